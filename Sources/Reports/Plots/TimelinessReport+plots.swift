// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension TimelinessReport {
    /// The drawings of the page that have anything to show.
    var plots: [StripPlot] {
        [marginPlot, daysPlot].filter { !$0.rows.isEmpty }
    }

    /// The whole, the year before, and each group of the first dimension that has several and few enough to draw.
    private func rows(_ figures: (TimelinessSummary) -> Distribution?) -> [(label: String, values: Distribution)] {
        var rows = figures(overall).map { [("all", $0)] } ?? []
        if let before = lastYear.flatMap({ figures($0.overall) }) { rows.append(("a year before", before)) }
        if let dimension = drawnDimension {
            rows += by(dimension).compactMap { group in
                figures(group.summary).map { ("\(dimension == .force ? "force " : "")\(group.key)", $0) }
            }
        }
        return rows.map { (label: $0.0, values: $0.1) }
    }

    private var drawnDimension: TimelinessDimension? {
        let candidates = dimensions == TimelinessDimension.usual ? [.force] : dimensions
        return candidates.first { (2...12).contains(by($0).count) }
    }

    private var marginPlot: StripPlot {
        let hour: Int64 = 3_600_000
        let spans: [(Int64, String)] = [
            (hour, "1h"), (6 * hour, "6h"), (24 * hour, "1d"), (72 * hour, "3d"), (7 * 24 * hour, "7d"), (14 * 24 * hour, "14d"),
            (30 * 24 * hour, "30d"), (60 * 24 * hour, "60d"), (180 * 24 * hour, "180d"), (365 * 24 * hour, "365d"),
        ]
        return StripPlot(
            id: "margin", title: "Delivery against the deadline",
            summary:
                "Delivered by the deadline: \(overall.deliveredInTime). The line is the deadline; left of it is before, right of it late.",
            rows: rows(\.margin), threshold: (0, "deadline"),
            ticks: spans.flatMap { [(value: -$0.0, label: "-\($0.1)"), (value: $0.0, label: "+\($0.1)")] })
    }

    private var daysPlot: StripPlot {
        StripPlot(
            id: "days", title: "Days from report to delivery",
            summary: "Days: \(overall.days?.summary ?? "n=0"). The line is the day after the report.", rows: rows(\.days),
            threshold: (1, "next day"),
            ticks: [0, 3, 7, 14, 21, 35, 60, 90, 180, 365].map { (value: Int64($0), label: "\($0)") })
    }
}
