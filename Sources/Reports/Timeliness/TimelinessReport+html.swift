// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension TimelinessReport {
    /// One page that prints on A4: no script, no request to anywhere, every drawing with its numbers in a table beside it.
    var html: String {
        var parts = HTMLPage.opening("Timeliness of notices", rehearsal: heading.rehearsal)
        parts.append("<h1>Timeliness of notices</h1>")
        parts.append(
            "<p class=\"range\">Reported \(HTMLText.escaped(heading.range)) · \(HTMLText.escaped(heading.deployment)) · as of "
                + "\(heading.asOf) · days in \(HTMLText.escaped(heading.zone.identifier))</p>")
        parts += remarks.map { "<p class=\"remark\">\(HTMLText.escaped($0))</p>" }
        parts += headline
        if compares, let lastYear { parts.append(HTMLPage.section("Beside the same days a year earlier", lastYearTable(lastYear))) }
        for plot in plots {
            parts.append("<section><h2>\(HTMLText.escaped(plot.title))</h2>")
            parts.append("<figure>\(plot.svg)</figure>")
            parts.append(plotTable(plot))
            parts.append("</section>")
        }
        parts.append(HTMLPage.section("Days from report to delivery", bandTable))
        parts.append(HTMLPage.section("Legs", legTable))
        for dimension in shownDimensions {
            parts.append(HTMLPage.section("By \(dimension.title)", groupTable(by(dimension), dimension.title)))
        }
        parts.append(HTMLPage.section("Escalated", escalationTable))
        parts.append(HTMLPage.section("Not counted, and why", exclusionTable))
        if let oversight = overall.oversight { parts.append(HTMLPage.section("Oversight", oversightTable(oversight))) }
        if !late.isEmpty { parts.append(HTMLPage.section("Late, and why", causeTable + lateTable)) }
        if !holds.isEmpty { parts.append(HTMLPage.section("Holds", holdTable)) }
        parts.append(
            "<footer><p>Percentages are whole, rounded half up; 100 % means all and 0 % none. p90 is by nearest rank. Small counts are "
                + "not suppressed: for the partnership only.</p></footer>")
        parts += HTMLPage.closing
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private var headline: [String] {
        let figures: [(String, String)] = [
            ("Delivered by the deadline", "\(overall.deliveredInTime)"), ("Opened by the deadline", "\(overall.openedInTime)"),
            ("Days to delivery", overall.days?.summary ?? "n=0"), ("Same day or the next", "\(overall.withinOneDay)"),
            ("Notices", "\(overall.notices), \(overall.counted) counted"),
        ]
        let oversight = overall.oversight.map { [("Overseen within 24 hours", "\($0.within24Hours)")] } ?? []
        return ["<dl>"] + (figures + oversight).map { "<div><dt>\($0)</dt><dd>\(HTMLText.escaped($1))</dd></div>" } + ["</dl>"]
    }

    private func plotTable(_ plot: StripPlot) -> String {
        func shown(_ value: Int64) -> String { plot.id == "margin" ? SpanText.brief(milliseconds: value) : "\(value)" }
        return HTMLPage.table(
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
        HTMLPage.table(
            "Notices by band of days", ["Days"] + DaysBand.allCases.map(\.rawValue),
            [["Notices"] + DaysBand.allCases.map { "\(overall.bands[$0] ?? 0)" }])
    }

    private var legTable: String {
        HTMLPage.table(
            "Each leg is its own; time held is nobody's", ["Leg", "n", "min", "median", "mean", "p90", "max"],
            overall.legs.named.map { leg in
                guard let figures = leg.distribution else { return [leg.title, "0", "", "", "", "", ""] }
                let spans = [figures.min, figures.medianTenths / 10, figures.meanTenths / 10, figures.percentile(90), figures.max]
                return [leg.title, "\(figures.count)"] + spans.map { SpanText.brief(milliseconds: $0) }
            })
    }

    private func lastYearTable(_ lastYear: LastYear) -> String {
        HTMLPage.table(
            "The same figures of two periods", ["", heading.range, lastYear.heading.range],
            PrintedFigure.beside(overall.printedFigures, lastYear.overall.printedFigures))
    }

    private func groupTable(_ groups: [Group], _ name: String) -> String {
        HTMLPage.table(
            compares
                ? "In time means by the deadline; the last three columns are of a year before" : "In time means by the deadline",
            [
                name.prefix(1).uppercased() + name.dropFirst(), "Notices", "Delivered in time", "Opened in time", "Median days",
                "p90",
                "Max",
            ] + (compares ? ["Notices", "Delivered in time", "Median days"] : []),
            groups.map { group in
                let days = group.summary.days
                return [
                    group.key, "\(group.summary.notices)", "\(group.summary.deliveredInTime)", "\(group.summary.openedInTime)",
                    days.map { Distribution.decimal($0.medianTenths) } ?? "-", days.map { "\($0.percentile(90))" } ?? "-",
                    days.map { "\($0.max)" } ?? "-",
                ] + (compares ? group.lastYearCells : [])
            })
    }

    private var exclusionTable: String {
        HTMLPage.table(
            "\(overall.counted) of \(overall.notices) notices are counted", ["Reason", "Notices"],
            TimelinessSummary.Exclusion.allCases.map { [$0.rawValue, "\(overall.excluded[$0] ?? 0)"] })
    }

    private func oversightTable(_ oversight: OversightSummary) -> String {
        HTMLPage.table(
            "Managers who looked within 24 hours of receipt: \(oversight.within24Hours)", ["Not counted", "Notices"],
            Oversight.Exclusion.allCases.map { [$0.rawValue, "\(oversight.excluded[$0] ?? 0)"] })
    }

    private var escalationTable: String {
        HTMLPage.table(
            "Counted notices by the highest level they reached", ["Level", "Notices"],
            EscalationLevel.allCases.map { [$0.code, "\(overall.escalated[$0] ?? 0)"] })
    }

    private var causeTable: String {
        HTMLPage.table(
            "Causes add up to the \(lateCount) late", ["Cause", "Notices"],
            DelayCause.allCases.compactMap { cause in overall.causes[cause].map { [cause.rawValue, "\($0)"] } })
    }

    private var lateTable: String {
        HTMLPage.table(
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
        HTMLPage.table(
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
}
