// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension TimelinessReport {
    /// One page that prints on A4: no script, no request to anywhere, every drawing with its numbers in a table beside it.
    var html: String {
        var parts = [
            "<!doctype html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "<title>\(heading.rehearsal ? "REHEARSAL - " : "")Timeliness of notices</title>", "<style>\(Self.style)</style>",
            "</head>",
            "<body>", "<main>",
        ]
        if heading.rehearsal { parts.append("<p class=\"rehearsal\">REHEARSAL: a rehearsal deployment, no real notices</p>") }
        parts.append("<h1>Timeliness of notices</h1>")
        parts.append(
            "<p class=\"range\">Reported \(HTMLText.escaped(heading.range)) · \(HTMLText.escaped(heading.deployment)) · as of "
                + "\(heading.asOf) · days in \(HTMLText.escaped(heading.zone.identifier))</p>")
        parts += headline
        for plot in plots {
            parts.append("<section><h2>\(HTMLText.escaped(plot.title))</h2>")
            parts.append("<figure>\(plot.svg)</figure>")
            parts.append(plotTable(plot))
            parts.append("</section>")
        }
        parts.append(section("Days from report to delivery", bandTable))
        parts.append(section("Legs", legTable))
        if byFlow.count > 1 { parts.append(section("By flow", groupTable(byFlow, "Flow"))) }
        if !byForce.isEmpty { parts.append(section("By force", groupTable(byForce, "Force"))) }
        if !bySetting.isEmpty { parts.append(section("By setting", groupTable(bySetting, "Setting"))) }
        parts.append(section("Escalated", escalationTable))
        parts.append(section("Not counted, and why", exclusionTable))
        if !late.isEmpty { parts.append(section("Late, and why", causeTable + lateTable)) }
        if !holds.isEmpty { parts.append(section("Holds", holdTable)) }
        parts.append(
            "<footer><p>Percentages are whole, rounded half up; 100 % means all and 0 % none. p90 is by nearest rank. Small counts are "
                + "not suppressed: for the partnership only.</p></footer>")
        parts += ["</main>", "</body>", "</html>"]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private var headline: [String] {
        let figures: [(String, String)] = [
            ("Delivered by the deadline", "\(overall.deliveredInTime)"), ("Opened by the deadline", "\(overall.openedInTime)"),
            ("Days to delivery", overall.days?.summary ?? "n=0"), ("Same day or the next", "\(overall.withinOneDay)"),
            ("Notices", "\(overall.notices), \(overall.counted) counted"),
        ]
        return ["<dl>"] + figures.map { "<div><dt>\($0)</dt><dd>\(HTMLText.escaped($1))</dd></div>" } + ["</dl>"]
    }

    private func section(_ title: String, _ body: String) -> String {
        body.isEmpty ? "" : "<section><h2>\(title)</h2>\n\(body)\n</section>"
    }

    /// A table whose first column names its rows.
    private func table(_ caption: String, _ headings: [String], _ rows: [[String]]) -> String {
        var result = "<table><caption>\(caption)</caption>\n<thead><tr>"
        result += headings.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            guard let first = row.first else { continue }
            result += "<tr><th scope=\"row\">\(HTMLText.escaped(first))</th>"
            result += row.dropFirst().map { "<td>\(HTMLText.escaped($0))</td>" }.joined() + "</tr>\n"
        }
        return result + "</tbody></table>"
    }

    private func plotTable(_ plot: StripPlot) -> String {
        func shown(_ value: Int64) -> String { plot.id == "margin" ? SpanText.brief(milliseconds: value) : "\(value)" }
        return table(
            plot.id == "margin" ? "Delivery less deadline; a minus sign is before it" : "Calendar days",
            ["", "n", "min", "lower quarter", "median", "upper quarter", "p90", "max"],
            plot.rows.map { label, values in
                let median = plot.id == "margin" ? shown(values.medianTenths / 10) : Distribution.decimal(values.medianTenths)
                return [
                    label, "\(values.count)", shown(values.min), shown(values.percentile(25)), median, shown(values.percentile(75)),
                    shown(values.percentile(90)), shown(values.max),
                ]
            })
    }

    private var bandTable: String {
        table(
            "Notices by band of days", ["Days"] + DaysBand.allCases.map(\.rawValue),
            [["Notices"] + DaysBand.allCases.map { "\(overall.bands[$0] ?? 0)" }])
    }

    private var legTable: String {
        table(
            "Each leg is its own; time held is nobody's", ["Leg", "n", "min", "median", "mean", "p90", "max"],
            overall.legs.named.map { leg in
                guard let figures = leg.distribution else { return [leg.title, "0", "", "", "", "", ""] }
                let spans = [figures.min, figures.medianTenths / 10, figures.meanTenths / 10, figures.percentile(90), figures.max]
                return [leg.title, "\(figures.count)"] + spans.map { SpanText.brief(milliseconds: $0) }
            })
    }

    private func groupTable(_ groups: [Group], _ name: String) -> String {
        table(
            "In time means by the deadline", [name, "Notices", "Delivered in time", "Opened in time", "Median days", "p90", "Max"],
            groups.map { group in
                let days = group.summary.days
                return [
                    group.key, "\(group.summary.notices)", "\(group.summary.deliveredInTime)", "\(group.summary.openedInTime)",
                    days.map { Distribution.decimal($0.medianTenths) } ?? "-", days.map { "\($0.percentile(90))" } ?? "-",
                    days.map { "\($0.max)" } ?? "-",
                ]
            })
    }

    private var exclusionTable: String {
        table(
            "\(overall.counted) of \(overall.notices) notices are counted", ["Reason", "Notices"],
            TimelinessSummary.Exclusion.allCases.map { [$0.rawValue, "\(overall.excluded[$0] ?? 0)"] })
    }

    private var escalationTable: String {
        table(
            "Counted notices by the highest level they reached", ["Level", "Notices"],
            EscalationLevel.allCases.map { [$0.code, "\(overall.escalated[$0] ?? 0)"] })
    }

    private var causeTable: String {
        table(
            "Causes add up to the \(late.count) late", ["Cause", "Notices"],
            DelayCause.allCases.compactMap { cause in overall.causes[cause].map { [cause.rawValue, "\($0)"] } })
    }

    private var lateTable: String {
        table(
            "Late notices, the earliest deadline first", ["Notice", "Setting", "Force", "Deadline", "Late by", "Cause"],
            late.map { notice in
                [
                    notice.notice, notice.setting.description, notice.force, notice.deadline.rfc3339,
                    notice.deliveredAt.map { SpanText.brief(milliseconds: ($0 - notice.deadline).wholeMilliseconds) }
                        ?? "not delivered",
                    notice.cause.rawValue,
                ]
            })
    }

    private var holdTable: String {
        table(
            "Decisions that waited for a person", ["Code", "Holds", "Open", "Oldest open", "Median wait", "Longest wait"],
            holds.map { hold in
                [
                    hold.code.rawValue, "\(hold.total)", "\(hold.open)",
                    hold.oldestOpen.map { SpanText.brief(milliseconds: $0.wholeMilliseconds) } ?? "-",
                    hold.waited.map { SpanText.brief(milliseconds: $0.medianTenths / 10) } ?? "-",
                    hold.waited.map { SpanText.brief(milliseconds: $0.max) } ?? "-",
                ]
            })
    }

    private static let style = """
        :root{--ink:#14213d;--muted:#5c677d;--rule:#d9dee7;--paper:#fff;--dot:#2a6f97;--late:#b3261e;--box:#cfe3ee}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ecf3;--muted:#a2adc0;--rule:#36415a;--paper:#131a2a;--dot:#7cc0e4;--late:#ff8a80;--box:#274a60}}
        @media print{:root{--ink:#000;--muted:#444;--rule:#bbb;--paper:#fff;--dot:#2a6f97;--late:#b3261e;--box:#cfe3ee}}
        @page{size:A4;margin:14mm}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif}
        main{max-width:60rem;margin:0 auto;padding:1.5rem}
        h1{font-size:1.7rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
        .range,footer,caption{color:var(--muted)}
        .rehearsal{border:2px solid var(--late);color:var(--late);font-weight:700;padding:.4rem .8rem;margin:0 0 1rem}
        dl{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin:1.2rem 0}dt{color:var(--muted)}dd{margin:0;font-size:1.2rem;font-weight:600}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-variant-numeric:tabular-nums}caption{text-align:left;padding-bottom:.3rem}
        th,td{padding:.3rem .5rem;border-bottom:1px solid var(--rule);text-align:right;overflow-wrap:anywhere}th:first-child{text-align:left}
        section{break-inside:avoid-page}thead{display:table-header-group}tr{break-inside:avoid}
        figure{margin:0}svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:var(--muted)}
        .row{text-anchor:end;fill:var(--ink)}.tick,.threshold-label{text-anchor:middle}.threshold-label{fill:var(--late);font-weight:600}
        .grid{stroke:var(--rule)}.threshold{stroke:var(--late);stroke-width:1.5;stroke-dasharray:5 3}
        .dot{fill:var(--dot)}.late{fill:var(--late)}.box{fill:var(--box);stroke:var(--dot)}.whisker{stroke:var(--dot)}.median{stroke:var(--ink);stroke-width:2.5}
        """
}
