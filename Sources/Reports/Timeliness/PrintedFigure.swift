// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// A figure of a summary as people read it.
struct PrintedFigure {
    var label: String
    var value: String

    /// The rows of two summaries beside one another; what one of them has nothing of is nothing there.
    static func beside(_ figures: [PrintedFigure], _ others: [PrintedFigure]) -> [[String]] {
        let known = Dictionary(others.map { ($0.label, $0.value) }, uniquingKeysWith: { $1 })
        let labels = Set(figures.map(\.label))
        return figures.map { [$0.label, $0.value, known[$0.label] ?? "-"] }
            + others.filter { !labels.contains($0.label) }.map { [$0.label, "-", $0.value] }
    }
}

extension TimelinessSummary {
    /// The figures for people, with a line for what is rare only where there is any.
    var printedFigures: [PrintedFigure] {
        var figures = [
            PrintedFigure(label: "Notices", value: "\(notices), \(counted) counted"),
            PrintedFigure(label: "Delivered by the deadline", value: "\(deliveredInTime)"),
            PrintedFigure(label: "Opened by the deadline", value: "\(openedInTime)"),
            PrintedFigure(label: "Days to delivery", value: days?.summary ?? "n=0"),
            PrintedFigure(label: "Same day or the next", value: "\(withinOneDay)"),
        ]
        func add(_ label: String, _ count: Int, _ words: String = "") {
            if count > 0 { figures.append(PrintedFigure(label: label, value: "\(count)\(words)")) }
        }
        if let oversight {
            figures.append(PrintedFigure(label: "Overseen within 24 hours", value: "\(oversight.within24Hours)"))
            for reason in Oversight.Exclusion.allCases {
                add("Oversight not counted: \(reason.rawValue)", oversight.excluded[reason] ?? 0)
            }
        }
        add("Deadline too near to meet", infeasible, ", counted above")
        add("Deadline on no term dates", lowConfidence, ", counted above")
        add("In time or not by days alone", byDays, ", counted above")
        add("No deadline to be told", withoutDeadline, ", in no share by the deadline")
        for level in EscalationLevel.allCases { add("Escalated to \(level.code)", escalated[level] ?? 0) }
        for exclusion in Exclusion.allCases { add("Not counted: \(exclusion.rawValue)", excluded[exclusion] ?? 0) }
        for cause in DelayCause.allCases { add("Late: \(cause.rawValue)", causes[cause] ?? 0) }
        return figures
    }
}

extension TimelinessReport.Group {
    /// Notices, delivered in time and median days of last year.
    var lastYearCells: [String] {
        guard let lastYear else { return ["-", "-", "-"] }
        return [
            "\(lastYear.notices)", "\(lastYear.deliveredInTime)",
            lastYear.days.map { Distribution.decimal($0.medianTenths) } ?? "-",
        ]
    }
}
