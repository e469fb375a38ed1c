// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads what waits for somebody from a journal, beside whatever process writes it.
    package static func unresolved(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws
        -> FigureReport
    {
        unresolved(
            try journal.unresolvedHolds(asOf: heading.asOf), try journal.undeliveredNotices(asOf: heading.asOf), heading,
            audience: audience)
    }

    /// What waits for a person by its code, how many are past their deadline, and how long the oldest has waited (domain.md 12).
    package static func unresolved(
        _ holds: [UnresolvedHolds], _ undelivered: [UndeliveredNotices], _ heading: ReportHeading, audience: ReportAudience
    ) -> FigureReport {
        let waiting = holds.filter { !$0.isException }
        return FigureReport(
            name: "unresolved", title: "Unresolved", span: .now, heading: heading, audience: audience,
            figures: [],
            tables: [
                UnresolvedTable(waiting.map { ($0.code.rawValue, $0.count, $0.overdue, $0.oldest) }, heading.asOf, audience)
                    .table("holds", "Held for a person, by code", "code"),
                audience == .inside
                    ? UnresolvedTable(
                        waiting.map { ($0.owner.description, $0.count, $0.overdue, $0.oldest) }, heading.asOf, audience
                    )
                    .table("owners", "Held for a person, by who must act", "owner") : nil,
                UnresolvedTable(
                    holds.filter(\.isException).map { ($0.code.rawValue, $0.count, $0.overdue, $0.oldest) }, heading.asOf, audience
                ).table("exceptions", "Told in spite of a defect, which nobody has mended", "code"),
                UnresolvedTable(
                    undelivered.map { ($0.recipient.rawValue, $0.count, $0.overdue, $0.oldest) }, heading.asOf, audience
                ).table("undelivered", "Released and not stored by the recipient's system", "recipient"),
            ].compactMap(\.self),
            notes: [
                "A hold is overdue when the deadline of what it holds has passed; the clock of a child runs from the report to the "
                    + "police, whatever holds it up. Waiting is since the hold was opened, or the notice released."
            ])
    }
}

/// Counts of what waits, by a name.
private struct UnresolvedTable {
    private let names: [String]
    private let oldest: [Instant]
    private let now: Instant
    private let told: SuppressedTable

    init(_ rows: [(name: String, count: Int, overdue: Int, oldest: Instant)], _ now: Instant, _ audience: ReportAudience) {
        let groups = Dictionary(grouping: rows, by: \.name).sorted { $0.key < $1.key }
        names = groups.map(\.key)
        oldest = groups.map { $0.value.map(\.oldest).min() ?? now }
        self.now = now
        told = SuppressedTable(
            CountTable(
                rows: names, columns: ["in time", "overdue"],
                counts: groups.map { group in
                    let overdue = group.value.reduce(0) { $0 + $1.overdue }
                    return [group.value.reduce(0) { $0 + $1.count } - overdue, overdue]
                }), listed: true, audience: audience)
    }

    /// Nil where there is nothing, or nothing that may be told.
    func table(_ key: String, _ title: String, _ label: String) -> FigureTable? {
        if names.isEmpty || !told.isSafe { return nil }
        func cells(_ cells: [ShownCount], _ total: ShownCount, _ since: Instant) -> [FigureCell] {
            // The age of the oldest of a few is the age of one.
            let age: FigureCell = total.value == nil ? .none : .span((now - since).wholeMilliseconds)
            return [.count(total)] + cells.map { .count($0) } + [age]
        }
        var rows = names.indices.map { row in
            FigureTable.Row(names[row], cells: cells(told.cells[row], told.rowTotals[row], oldest[row]))
        }
        // Of rows that are told: the age of the oldest of all might be that of one who waits behind a small count.
        let known = names.indices.filter { told.rowTotals[$0].value != nil }.map { oldest[$0] }
        rows.append(.init(FigureTable.total, cells: cells(told.columnTotals, told.total, known.min() ?? now)))
        return FigureTable(
            key, title, labels: [label], columns: ["waiting", "in time", "overdue", "oldest"], rows: rows)
    }
}
