// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads how often the same people come back from a journal, beside whatever process writes it.
    package static func repeats(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws -> FigureReport
    {
        let (bounds, days) = (heading.bounds, heading.days)
        let tally = try journal.repeats(from: bounds.from, before: bounds.before, in: heading.zone) {
            days.contains($0.daysSinceEpoch)
        }
        return repeats(tally, heading, audience: audience)
    }

    /// New and repeat incidents of children, how few households have how many notices, and pairs with three incidents in a year.
    package static func repeats(_ tally: RepeatTally, _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        let quarters = tally.quarters.keys.sorted()
        let sightings = SuppressedTable(
            CountTable(
                rows: ["new", "repeat"], columns: quarters.map(\.description),
                counts: [quarters.map { tally.quarters[$0]?.new ?? 0 }, quarters.map { tally.quarters[$0]?.repeated ?? 0 }]),
            audience: audience)
        func shown(_ count: Int) -> FigureCell {
            .count(audience == .outside && ShownCount.isSmall(count) ? .small : .count(count))
        }
        let exact = tally.pairs.keys.filter { $0 >= escalatesAt }.sorted()
        let pairs = SuppressedTable(
            CountTable(rows: exact.map { "\($0)" }, columns: ["pairs"], counts: exact.map { [tally.pairs[$0] ?? 0] }), listed: true,
            audience: audience)
        var told = 0
        let parts = [1, 5, 10].map { percent -> FigureTable.Row in
            let top = (tally.households.count * percent + 99) / 100
            // Outside, a few households are nobody's statistic, and neither is what is left when they are taken away.
            let isTold =
                audience == .inside
                || ![top, top - told, tally.households.count - top].contains(where: ShownCount.isSmall)
                    && tally.households.count != 0
            if isTold { told = top }
            return .init(
                "\(percent) %",
                cells: [isTold ? .count(top) : .count(.withheld), .share(isTold ? tally.concentration(percent) : nil)])
        }
        return FigureReport(
            name: "repeats", title: "Repeats", span: .days(of: "reported"), heading: heading, audience: audience,
            figures: [
                // All sightings less the children are the repeats.
                .init(
                    "children", "Children",
                    audience == .outside && sightings.rowTotals.contains { $0.value == nil }
                        ? .count(.withheld) : shown(tally.children)),
                .init("households", "Households", shown(tally.households.count)),
                .init(
                    "escalated", "Pairs with \(escalatesAt) incidents in twelve months",
                    .count(pairs.isSafe ? pairs.total : .withheld)),
            ],
            tables: [
                FigureTable("new-and-repeat", "Children in incidents", label: "children", sightings),
                FigureTable(
                    "share-of-repeats", "Share of repeats", labels: ["quarter"], columns: ["share"],
                    rows: quarters.indices.map {
                        .init(quarters[$0].description, cells: [.share(sightings.share(row: 1, column: $0))])
                    }
                ).drawing("share"),
                FigureTable(
                    "concentration", "Notices of the households with the most", labels: ["households"],
                    columns: ["households", "notices"], rows: tally.households.isEmpty ? [] : parts
                ).drawing("notices"),
            ]
                + (pairs.isSafe && !exact.isEmpty
                    ? [FigureTable("pairs", "Pairs by incidents in twelve months", label: "incidents", pairs)] : []),
            notes: [
                "A repeat is a child who was in another incident within twelve months before. Children are the same where their numbers, or "
                    + "names, birth date and postcode, are; a household is of children who were in an incident together. Children of whom "
                    + "nobody was told are in no figure.",
                "A pair is of a victim and a perpetrator whose names the police gave, and several events of one reference are one incident. "
                    + "Incidents without both names, and those accepted before pairs were kept, are in no pair. Whether a case "
                    + "is open to social care is not recorded.",
            ])
    }

    /// Incidents in twelve months from which on a pair is to be considered by a MARAC (domain.md 12).
    private static let escalatesAt = 3
}
