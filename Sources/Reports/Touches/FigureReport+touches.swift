// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads what people had to do from a journal, beside whatever process writes it.
    package static func touches(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws -> FigureReport
    {
        let bounds = heading.bounds
        return touches(
            try journal.touches(from: bounds.from, before: bounds.before, in: heading.zone), heading, audience: audience)
    }

    /// Notices that no person touched, and what people did for the others (domain.md 1A W25).
    package static func touches(_ tally: TouchTally, _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        let quarters = tally.quarters.keys.sorted()
        func table(_ rows: [(String, (TouchTally.Touches) -> Int)]) -> SuppressedTable {
            SuppressedTable(
                CountTable(
                    rows: rows.map(\.0), columns: quarters.map(\.description),
                    counts: rows.map { row in quarters.map { row.1(tally.quarters[$0] ?? .init()) } }), audience: audience)
        }
        let notices = table([("automated", \.automated), ("by a person", \.manual)])
        let touches = table([("released", \.released), ("routed", \.routed), ("denied", \.denied), ("noted", \.noted)])
        let whole = notices.rowTotals.first?.value.flatMap { part in notices.total.value.map { Share(part, of: $0) } }
        var figures: [Figure] = [
            .init("automated", "Notices without a touch", .share(quarters.isEmpty ? Share(0, of: 0) : whole)),
            .init("touches", "Holds that a person ended", .count(touches.total)),
        ]
        // The middle of a few waits is the wait of one.
        if let waits = Distribution(tally.waits), touches.total.value != nil {
            figures.append(.init("medianWait", "Median wait for a person", .span(waits.medianTenths / 10)))
            if audience == .inside { figures.append(.init("longestWait", "Longest wait", .span(waits.max))) }
        }
        return FigureReport(
            name: "touches", title: "Touches by staff", span: .days(of: "reported or ended"), heading: heading, audience: audience,
            figures: figures,
            tables: [
                FigureTable("notices", "Notices", label: "notices", notices),
                FigureTable("holds", "Holds ended", label: "ended as", touches),
                FigureTable(
                    "shares", "Notices without a touch", labels: ["quarter"], columns: ["share"],
                    rows: quarters.indices.map {
                        .init(quarters[$0].description, cells: [.share(notices.share(row: 0, column: $0))])
                    }),
            ],
            notes: [
                "A notice counts in the quarter in which its event was reported, a hold in the one in which a person ended it. A notice that "
                    + "waited in a hold was released by a person."
            ])
    }
}
