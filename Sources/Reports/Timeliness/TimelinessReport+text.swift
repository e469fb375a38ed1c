// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension TimelinessReport {
    /// The report as tables for a terminal.
    var text: String {
        var lines: [String] = []
        if heading.rehearsal { lines.append("REHEARSAL: a rehearsal deployment, no real notices") }
        lines.append("Timeliness of notices reported \(heading.range)")
        lines.append("\(heading.deployment), as of \(heading.asOf), days in \(heading.zone.identifier)")
        lines += remarks
        lines.append("")
        lines += figureLines
        lines += section("Days from report to delivery", bands(overall))
        lines += section("Legs", legs(overall))
        for dimension in shownDimensions { lines += section("By \(dimension.title)", table(by(dimension), named: dimension.title)) }
        lines += section("Late", lateTable)
        lines += section("Holds", holdTable)
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ title: String, _ body: [String]) -> [String] {
        body.isEmpty ? [] : ["", title] + body.map { "  " + $0 }
    }

    /// The figures of the whole, with those of last year beside them where it has any.
    private var figureLines: [String] {
        let figures = overall.printedFigures
        guard compares, let lastYear else {
            let width = figures.map(\.label.count).max() ?? 0
            return figures.map { $0.label + String(repeating: " ", count: width - $0.label.count + 2) + $0.value }
        }
        var columns = TextColumns()
        columns.add(["", heading.range, lastYear.heading.range])
        for row in PrintedFigure.beside(figures, lastYear.overall.printedFigures) { columns.add(row) }
        return columns.lines
    }

    private func bands(_ summary: TimelinessSummary) -> [String] {
        guard summary.days != nil else { return [] }
        var columns = TextColumns()
        columns.add(["days"] + DaysBand.allCases.map(\.rawValue))
        columns.add(["notices"] + DaysBand.allCases.map { "\(summary.bands[$0] ?? 0)" })
        if compares, let lastYear {
            columns.add(["a year before"] + DaysBand.allCases.map { "\(lastYear.overall.bands[$0] ?? 0)" })
        }
        return columns.lines
    }

    private func legs(_ summary: TimelinessSummary) -> [String] {
        var columns = TextColumns()
        columns.add(["", "n", "min", "median", "mean", "p90", "max"])
        for leg in summary.legs.named {
            guard let figures = leg.distribution else {
                columns.add([leg.title, "0"])
                continue
            }
            let spans = [figures.min, figures.medianTenths / 10, figures.meanTenths / 10, figures.percentile(90), figures.max]
            columns.add([leg.title, "\(figures.count)"] + spans.map { SpanText.brief(milliseconds: $0) })
        }
        return columns.lines
    }

    private func table(_ groups: [Group], named name: String) -> [String] {
        if groups.isEmpty { return [] }
        var columns = TextColumns()
        columns.add(
            [name, "notices", "delivered in time", "opened in time", "median d", "p90 d", "max d"]
                + (compares ? ["a year before: notices", "delivered in time", "median d"] : []))
        for group in groups {
            let days = group.summary.days
            columns.add(
                [
                    group.key, "\(group.summary.notices)", "\(group.summary.deliveredInTime)", "\(group.summary.openedInTime)",
                    days.map { Distribution.decimal($0.medianTenths) } ?? "-", days.map { "\($0.percentile(90))" } ?? "-",
                    days.map { "\($0.max)" } ?? "-",
                ] + (compares ? group.lastYearCells : []))
        }
        return columns.lines
    }

    private var lateTable: [String] {
        if late.isEmpty { return [] }
        var columns = TextColumns()
        columns.add(["notice", "setting", "force", "deadline", "late by", "cause"])
        for notice in late.prefix(LateNotices.listed) {
            columns.add([
                notice.notice, notice.setting.description, notice.force, notice.deadline.rfc3339,
                notice.deliveredAt.map { SpanText.brief(milliseconds: ($0 - notice.deadline).wholeMilliseconds) }
                    ?? "not delivered",
                notice.cause.rawValue,
            ])
        }
        let rest = lateCount - LateNotices.listed
        return columns.lines + (rest > 0 ? ["and \(rest) more: see --format json"] : [])
    }

    private var holdTable: [String] {
        if holds.isEmpty { return [] }
        var columns = TextColumns()
        columns.add(["code", "holds", "open", "oldest open", "median wait", "longest wait"])
        for hold in holds {
            columns.add([
                hold.code.rawValue, "\(hold.total)", "\(hold.open)",
                hold.oldestOpen.map { SpanText.brief(milliseconds: $0.wholeMilliseconds) } ?? "-",
                hold.waited.map { SpanText.brief(milliseconds: $0.medianTenths / 10) } ?? "-",
                hold.waited.map { SpanText.brief(milliseconds: $0.max) } ?? "-",
            ])
        }
        return columns.lines
    }
}
