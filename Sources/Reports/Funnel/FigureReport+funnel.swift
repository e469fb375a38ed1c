// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads how far contacts and notices came from a journal, beside whatever process writes it.
    package static func funnel(
        _ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience, history: HistoryUse = .leaveOut
    ) throws -> FigureReport {
        let bounds = heading.bounds
        var tally =
            history == .only ? FunnelTally() : try journal.funnel(from: bounds.from, before: bounds.before, in: heading.zone)
        if history != .leaveOut {
            tally.add(try journal.historyFunnel(from: bounds.from, before: bounds.before, in: heading.zone))
        }
        var report = funnel(tally, heading, audience: audience)
        report.history = try FigureHistory(history, journal, heading, audience)
        return report
    }

    /// Contacts, those of which somebody was told, their notices, and how many were opened and acknowledged (domain.md 1E P2).
    package static func funnel(_ tally: FunnelTally, _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        let inside = audience == .inside
        let whole = tally.whole()
        let cells = FunnelTables.cells(whole)
        let told = FunnelTables(tally, heading, audience: audience)
        return FigureReport(
            name: "funnel", title: "From contact to acknowledgement", span: .days(of: "reported"), heading: heading,
            audience: audience,
            figures: inside
                ? zip(FunnelTables.figures, cells).map { .init($0.key, $0.title, $1) }
                : [
                    .init("contacts", "Contacts", .count(told.totals.contacts.total)),
                    .init("notices", "Notices", .count(told.totals.notices.total)),
                ],
            excluded: EventFigure.Exclusion.allCases.map { reason in
                let count = tally.excluded[reason] ?? 0
                return .init(
                    reason.rawValue, "Contacts \(reason.rawValue)",
                    .count(!inside && ShownCount.isSmall(count) ? .small : .count(count)))
            },
            tables: inside ? told.inside(tally) : told.outside,
            notes: [
                "A contact is an event that tells of an incident or a case; somebody was told of it where at least one notice of it stands. "
                    + "Of abuse are those of them for which their producer gave a kind of abuse. Notices count as they stand; delivered, "
                    + "opened and acknowledged are of the notices, and a later step takes in the earlier ones.",
                "What a partner turned away before it told FirstBell is in no event, and so in no figure.",
            ])
    }
}

/// What a report of the funnel is made of.
private struct FunnelTables {
    let totals: QuarterTotals
    /// Parts of a whole each, so that every step is a sum of what is shown.
    private let contacts: SuppressedTable
    private let notices: SuppressedTable

    init(_ tally: FunnelTally, _ heading: ReportHeading, audience: ReportAudience) {
        let present = Set(tally.steps.keys.map(\.quarter))
        let steps = Dictionary(uniqueKeysWithValues: present.map { quarter in (quarter, tally.whole { $0.quarter == quarter }) })
        let totals = QuarterTotals(
            steps.mapValues { VolumeTally.Volume(contacts: $0.contacts, notices: $0.reached.notices) }, heading, audience: audience)
        self.totals = totals
        func table(_ total: SuppressedTable, _ rows: [(String, (FunnelTally.Steps) -> Int)]) -> SuppressedTable {
            QuarterTotals.divided(
                total,
                into: CountTable(
                    rows: rows.map(\.0), columns: totals.quarters.map(\.description),
                    counts: rows.map { row in totals.quarters.map { row.1(steps[$0] ?? FunnelTally.Steps()) } }),
                audience: audience)
        }
        contacts = table(totals.contacts, [("told to somebody", \.told), ("told to nobody", { $0.contacts - $0.told })])
        notices = table(
            totals.notices, FunnelTally.Reach.allCases.map { reach in (reach.rawValue, { $0.reached[reach] }) })
    }

    static let figures: [(key: String, title: String)] = [
        ("contacts", "Contacts"), ("told", "Told to somebody"), ("toldOfAbuse", "Of abuse"), ("notices", "Notices"),
        ("delivered", "Delivered"), ("opened", "Opened"), ("acknowledged", "Acknowledged"), ("refused", "Refused"),
    ]

    static func cells(_ steps: FunnelTally.Steps) -> [FigureCell] {
        let reached = steps.reached
        func share(_ part: Int) -> FigureCell { .share(Share(part, of: reached.notices)) }
        return [
            .count(steps.contacts), .share(Share(steps.told, of: steps.contacts)), .share(Share(steps.toldOfAbuse, of: steps.told)),
            .count(reached.notices), share(reached.delivered), share(reached.opened), share(reached[.acknowledged]),
            .count(reached[.refused]),
        ]
    }

    func inside(_ tally: FunnelTally) -> [FigureTable] {
        let columns = Self.figures.map { $0.title.lowercased() }
        func table(_ key: String, _ title: String, _ labels: [String], _ rows: [FigureTable.Row]) -> FigureTable {
            FigureTable(key, title, labels: labels, columns: columns, rows: rows)
        }
        let sources = ContactSource.allCases
        let both = totals.quarters.flatMap { quarter in
            sources.compactMap { source in
                tally.steps[.init(quarter: quarter, source: source)].map {
                    FigureTable.Row(quarter.description, source.rawValue, cells: Self.cells($0))
                }
            }
        }
        return [
            table(
                "by-quarter", "By quarter", ["quarter"],
                totals.quarters.map { quarter in
                    .init(quarter.description, cells: Self.cells(tally.whole { $0.quarter == quarter }))
                }
            ).drawing("contacts", "notices"),
            table(
                "by-source", "By source", ["source"],
                sources.map { source in .init(source.rawValue, cells: Self.cells(tally.whole { $0.source == source })) }),
            table("by-quarter-and-source", "By quarter and source", ["quarter", "source"], both),
        ]
    }

    var outside: [FigureTable] {
        [
            ("contacts", "Contacts", contacts), ("notices", "Notices by how far they came", notices),
        ].filter(\.2.isSafe).map { FigureTable($0.0, $0.1, label: $0.0, $0.2) }
    }
}
