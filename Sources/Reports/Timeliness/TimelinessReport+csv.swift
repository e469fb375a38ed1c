// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension TimelinessReport {
    /// One row a group under one header: the whole, and each group of each dimension; last year's rows follow the year's own.
    ///
    /// Durations are seconds.
    var csv: String {
        var result = CSVText.row(
            ["group", "key"] + Self.cells(of: overall).map(\.0) + ["rehearsal", "from", "to", "asOf", "period", "history"])
        func add(_ group: String, _ key: String, _ summary: TimelinessSummary, _ heading: ReportHeading, _ period: String) {
            result += CSVText.row(
                [group, key] + Self.cells(of: summary).map(\.1) + [
                    heading.rehearsal ? "REHEARSAL" : "", heading.from?.description ?? "", heading.to?.description ?? "",
                    heading.asOf.rfc3339, period, history.rawValue,
                ])
        }
        func add(_ period: String, _ heading: ReportHeading, _ whole: TimelinessSummary, _ part: (Group) -> TimelinessSummary?) {
            add("overall", "", whole, heading, period)
            for dimension in dimensions {
                for group in by(dimension) {
                    if let summary = part(group) { add(dimension.rawValue, group.key, summary, heading, period) }
                }
            }
        }
        add("this", heading, overall) { $0.summary }
        if compares, let lastYear { add("last-year", lastYear.heading, lastYear.overall) { $0.lastYear } }
        return result
    }

    /// The columns of a summary with their names.
    private static func cells(of summary: TimelinessSummary) -> [(String, String)] {
        var cells = [("notices", "\(summary.notices)"), ("counted", "\(summary.counted)")]
        for exclusion in TimelinessSummary.Exclusion.allCases {
            cells.append(("excluded:\(exclusion.rawValue)", "\(summary.excluded[exclusion] ?? 0)"))
        }
        cells.append(("deliveredInTime", "\(summary.deliveredInTime.part)"))
        cells.append(("openedInTime", "\(summary.openedInTime.part)"))
        cells.append(("infeasible", "\(summary.infeasible)"))
        cells.append(("lowConfidence", "\(summary.lowConfidence)"))
        for level in EscalationLevel.allCases { cells.append(("escalated:\(level.code)", "\(summary.escalated[level] ?? 0)")) }
        cells.append(("withinOneDay", "\(summary.withinOneDay.part)"))
        cells.append(("withinOneDayOf", "\(summary.withinOneDay.whole)"))
        cells += figures("days", summary.days, unit: 1)
        for band in DaysBand.allCases { cells.append(("days:\(band.rawValue)", "\(summary.bands[band] ?? 0)")) }
        for leg in summary.legs.named { cells += figures(leg.field, leg.distribution, unit: 1000) }
        for cause in DelayCause.allCases { cells.append(("late:\(cause.rawValue)", "\(summary.causes[cause] ?? 0)")) }
        cells.append(("withoutDeadline", "\(summary.withoutDeadline)"))
        cells.append(("byDays", "\(summary.byDays)"))
        cells.append(("overseenWithin24Hours", summary.oversight.map { "\($0.within24Hours.part)" } ?? ""))
        cells.append(("overseenWithin24HoursOf", summary.oversight.map { "\($0.within24Hours.whole)" } ?? ""))
        for reason in Oversight.Exclusion.allCases {
            cells.append(("oversight:\(reason.rawValue)", summary.oversight.map { "\($0.excluded[reason] ?? 0)" } ?? ""))
        }
        return cells
    }

    private static func figures(_ name: String, _ distribution: Distribution?, unit: Int64) -> [(String, String)] {
        func scaled(_ tenths: Int64) -> String {
            let value = Double(tenths) / Double(unit * 10)
            return value == value.rounded() ? "\(Int64(value))" : "\(value)"
        }
        let values: [(String, Int64?)] = [
            ("min", distribution.map { $0.min * 10 }), ("median", distribution?.medianTenths), ("mean", distribution?.meanTenths),
            ("p90", distribution.map { $0.percentile(90) * 10 }), ("max", distribution.map { $0.max * 10 }),
        ]
        return [("\(name):n", "\(distribution?.count ?? 0)")] + values.map { ("\(name):\($0)", $1.map(scaled) ?? "") }
    }
}
