// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads the actions that MARACs gave to agencies from a journal, beside whatever process writes it.
    package static func maracActions(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws
        -> FigureReport
    {
        let bounds = heading.bounds
        return maracActions(try journal.actions(from: bounds.from, before: bounds.before), heading, audience: audience)
    }

    /// What became of the actions that MARACs gave, by the agency that answers for them (domain.md 12 and 1B L2).
    package static func maracActions(_ actions: [ActionFigure], _ heading: ReportHeading, audience: ReportAudience) -> FigureReport
    {
        let given = actions.filter { !$0.isRecalled }.map { GivenAction($0, heading) }
        let inside = audience == .inside
        let quarters = CountTable(
            rows: ActionFigure.Outcome.allCases.map(\.rawValue),
            columns: heading.quarters(with: given.map(\.quarter)).map(\.description))
        let byQuarter = SuppressedTable(quarters.counting(given), audience: audience)
        let recalled = actions.count(where: \.isRecalled)
        let whole = GivenAction.cells(given, heading)
        let late = given.filter { $0.outcome == .overdue }.sorted { ($0.due, $0.owner) < ($1.due, $1.owner) }
        return FigureReport(
            name: "marac-actions", title: "Actions of the MARACs", span: .days(of: "given"), heading: heading, audience: audience,
            figures: inside
                ? [
                    .init("given", "Actions given", whole[0]),
                    .init("doneInTime", "Done in time, of those that were due", whole[7]),
                    .init("overdue", "Overdue", whole[6]), .init("oldest", "Longest waiting", whole[9]),
                ] : [.init("given", "Actions given", .count(byQuarter.total))],
            excluded: [
                .init(
                    "recalled", "Actions recalled", .count(!inside && ShownCount.isSmall(recalled) ? .small : .count(recalled)))
            ],
            tables: inside
                ? [
                    table("by-agency", "By agency", given, heading, ["agency"]) { [$0.owner.description] }
                        .drawing("done in time", "overdue"),
                    table("by-quarter", "By quarter", given, heading, ["quarter"]) { [$0.quarter.description] },
                    table("by-agency-and-quarter", "By agency and quarter", given, heading, ["agency", "quarter"]) {
                        [$0.owner.description, $0.quarter.description]
                    }, table("by-marac", "By MARAC", given, heading, ["MARAC"]) { [$0.area] },
                    FigureTable(
                        "overdue", "Overdue, the earliest due first", labels: ["agency"],
                        columns: ["MARAC", "due", "overdue", "has it"],
                        rows: late.map {
                            .init(
                                $0.owner.description,
                                cells: [
                                    .text($0.area), .day($0.due), .days($0.daysOverdue),
                                    .text($0.isAcknowledged ? "yes" : "not said"),
                                ])
                        }),
                ] : [FigureTable("by-quarter", "What became of actions, by quarter given", label: "actions", byQuarter)],
            notes: [
                "An action counts in the quarter in which the meeting gave it, and as its MARAC told of it last. In time is by the end of its "
                    + "last day; open is one whose last day is not over. Those that were due are all but the open.",
                "The MARAC says what became of an action, not the agency. Not possible is one of which what it was for has changed, "
                    + "and not undertaken one that nobody did.",
            ])
    }

    private static func table(
        _ key: String, _ title: String, _ actions: [GivenAction], _ heading: ReportHeading, _ labels: [String],
        _ names: (GivenAction) -> [String]
    ) -> FigureTable {
        FigureTable(
            key, title, labels: labels, columns: GivenAction.columns,
            rows: Dictionary(grouping: actions, by: names).sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
                var row = FigureTable.Row(cells: GivenAction.cells($0.value, heading))
                row.labels = $0.key
                return row
            })
    }
}

/// An action as the report divides it.
private struct GivenAction {
    let area: String
    let owner: PartnerID
    let quarter: FinancialQuarter
    let due: CivilDate
    let outcome: ActionFigure.Outcome
    let isAcknowledged: Bool
    /// Days since it was given.
    let age: Int
    /// Days since its last day; 0 where that is not over.
    let daysOverdue: Int

    init(_ action: ActionFigure, _ heading: ReportHeading) {
        let said = action.statement
        let (given, today) = (heading.zone.date(at: said.givenAt), heading.zone.date(at: heading.asOf))
        area = said.area
        owner = said.owner
        quarter = FinancialQuarter(given)
        due = said.due
        outcome = action.outcome(at: heading.asOf, in: heading.zone)
        isAcknowledged = said.acknowledgedAt != nil
        age = max(0, today.daysSinceEpoch - given.daysSinceEpoch)
        daysOverdue = outcome == .overdue ? today.daysSinceEpoch - said.due.daysSinceEpoch : 0
    }

    static let columns =
        ["given"] + ActionFigure.Outcome.allCases.map(\.rawValue) + ["in time of due", "not acknowledged", "oldest waiting"]

    /// The figures of some actions, by ``columns``.
    static func cells(_ actions: [GivenAction], _ heading: ReportHeading) -> [FigureCell] {
        func count(_ outcome: ActionFigure.Outcome) -> Int { actions.count { $0.outcome == outcome } }
        let waiting = actions.filter(\.outcome.isWaiting)
        return [.count(actions.count)] + ActionFigure.Outcome.allCases.map { .count(count($0)) } + [
            .share(Share(count(.doneInTime), of: actions.count - count(.open))), .count(waiting.count { !$0.isAcknowledged }),
            waiting.map(\.age).max().map { .days($0) } ?? .none,
        ]
    }
}

extension CountTable {
    /// The same with some actions counted, by outcome and quarter.
    fileprivate func counting(_ actions: [GivenAction]) -> CountTable {
        var table = self
        let rows = Dictionary(uniqueKeysWithValues: ActionFigure.Outcome.allCases.enumerated().map { ($1, $0) })
        let columns = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        for action in actions {
            guard let row = rows[action.outcome], let column = columns[action.quarter.description] else { continue }
            table.add(1, row: row, column: column)
        }
        return table
    }
}

extension FigureCell {
    /// A span of whole days.
    fileprivate static func days(_ days: Int) -> FigureCell { .span(Int64(days) * 86_400_000) }
}
