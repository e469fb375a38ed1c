// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads contacts by their source from a journal, beside whatever process writes it.
    package static func divergence(
        _ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience, history: HistoryUse = .leaveOut
    ) throws -> FigureReport {
        var report = divergence(try VolumeTally(journal, heading, history), heading, audience: audience)
        report.history = try FigureHistory(history, journal, heading, audience)
        return report
    }

    /// Whether the police see the rise that agencies see, each against the same quarter of the year before (domain.md 1C S3 and S4).
    package static func divergence(_ tally: VolumeTally, _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        let sides: [(name: String, source: ContactSource)] = [("police", .police), ("partner-agency", .partnerAgency)]
        let all = Set(tally.volumes.keys.map(\.quarter)).sorted()
        var table = CountTable(rows: sides.map(\.name), columns: all.map(\.description))
        for (key, volume) in tally.volumes {
            guard let row = sides.firstIndex(where: { $0.source == key.source }), let column = all.firstIndex(of: key.quarter)
            else {
                continue
            }
            table.add(volume.contacts, row: row, column: column)
        }
        let told = SuppressedTable(table, audience: audience)
        var flagged = 0
        let rows = all.enumerated().map { column, quarter in
            var cells: [FigureCell] = []
            var growths: [Int] = []
            for row in sides.indices {
                let now = told.cells[row][column]
                cells.append(.count(now))
                guard let before = all.firstIndex(of: quarter.aYearBefore).flatMap({ told.cells[row][$0].value }),
                    let now = now.value
                else {
                    cells.append(.none)
                    continue
                }
                cells.append(.growth(from: before, to: now))
                if let growth = FigureCell.growth(before, now) { growths.append(growth) }
            }
            guard growths.count == 2 else { return FigureTable.Row(quarter.description, cells: cells + [.none]) }
            let diverges = abs(growths[0] - growths[1]) >= divergesFrom * 10
            flagged += diverges ? 1 : 0
            return FigureTable.Row(quarter.description, cells: cells + [.text(diverges ? "DIVERGES" : "together")])
        }
        return FigureReport(
            name: "divergence", title: "Contacts from the police and from agencies", span: .days(of: "reported"), heading: heading,
            audience: audience, figures: [.init("diverging", "Quarters that diverge", .count(flagged))],
            tables: [
                FigureTable(
                    "by-quarter", "Against the same quarter of the year before", labels: ["quarter"],
                    columns: sides.flatMap { [$0.name, "\($0.name) on year"] } + ["verdict"], rows: rows)
            ],
            notes: [
                "Two sources diverge where one grew by \(divergesFrom) percentage points more than the other. The first and the last quarter "
                    + "are whole only where the range is. Contacts from the public are in neither."
            ])
    }

    /// Percentage points of growth; Staffordshire asked about 30 against nothing.
    private static let divergesFrom = 20
}
