// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension TimelinessReport {
    /// One row a group under one header: the whole, each flow, each setting, each force.
    ///
    /// Durations are seconds.
    var csv: String {
        var result = CSVText.row(["group", "key"] + Self.cells(of: overall).map(\.0) + ["rehearsal", "from", "to", "asOf"])
        func add(_ group: String, _ key: String, _ summary: TimelinessSummary) {
            result += CSVText.row(
                [group, key] + Self.cells(of: summary).map(\.1) + [
                    heading.rehearsal ? "REHEARSAL" : "", heading.from?.description ?? "", heading.to?.description ?? "",
                    heading.asOf.rfc3339,
                ])
        }
        add("overall", "", overall)
        for (name, groups) in [("flow", byFlow), ("setting", bySetting), ("force", byForce)] {
            for group in groups { add(name, group.key, group.summary) }
        }
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
