// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads how many notices each recipient got from a journal, beside whatever process writes it.
    ///
    /// With both bounds it also reads the same days of the year before.
    package static func recipients(
        _ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience, history: HistoryUse = .leaveOut
    ) throws -> FigureReport {
        func notices(_ bounds: (from: Instant?, before: Instant?)) throws -> [PartnerID: Int] {
            var notices = history == .only ? [:] : try journal.noticesByRecipient(from: bounds.from, before: bounds.before)
            if history != .leaveOut {
                notices.merge(try journal.historyByRecipient(from: bounds.from, before: bounds.before), uniquingKeysWith: +)
            }
            return notices
        }
        var report = recipients(
            try notices(heading.bounds), aYearBefore: try heading.yearBefore.map { try notices($0.bounds) },
            onRolls: try journal.rollSizes(), heading, audience: audience)
        report.history = try FigureHistory(history, journal, heading, audience)
        return report
    }

    /// Notices to each practice, school and other recipient, with rank, rate and trend (domain.md 1B L5).
    ///
    /// - Parameters:
    ///   - earlier: the same for the same days of the year before; nil where nobody asked.
    ///   - rolls: children on the roll of each; a rate is of those.
    package static func recipients(
        _ notices: [PartnerID: Int], aYearBefore earlier: [PartnerID: Int]? = nil, onRolls rolls: [PartnerID: Int] = [:],
        _ heading: ReportHeading, audience: ReportAudience
    ) -> FigureReport {
        let kinds = Set(notices.keys.map(\.kind)).sorted { $0.rawValue < $1.rawValue }
        let byKind = SuppressedTable(
            CountTable(
                rows: kinds.map(\.rawValue), columns: ["notices"],
                counts: kinds.map { kind in [notices.filter { $0.key.kind == kind }.values.reduce(0, +)] }), audience: audience)
        var summary: [FigureTable.Row] = []
        var tables: [FigureTable] = []
        for (place, kind) in kinds.enumerated() {
            let rows = notices.filter { $0.key.kind == kind }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { recipient, notices in
                    RecipientRow(
                        recipient: recipient, notices: notices, before: earlier.map { $0[recipient] ?? 0 }, onRoll: rolls[recipient]
                    )
                }
            let total = byKind.cells[place][0]
            var cells: [FigureCell] = [.count(total)]
            if audience == .inside, let total = total.value {
                let top = (rows.count + 9) / 10
                cells += [
                    .count(rows.count), .tenths((total * 20 + rows.count) / (rows.count * 2)),
                    .share(Share(rows.prefix(top).reduce(0) { $0 + $1.notices }, of: total)),
                ]
            }
            summary.append(.init(kind.rawValue, cells: cells))
            // A kind of which the total may not be shown is shown in no other way.
            if total.value != nil { tables.append(list(kind, rows, audience: audience)) }
        }
        return FigureReport(
            name: "recipients", title: "Notices by recipient", span: .days(of: "reported"), heading: heading, audience: audience,
            figures: [.init("notices", "Notices", .count(byKind.total))],
            tables: [
                FigureTable(
                    "by-kind", "By kind of recipient", labels: ["kind"],
                    columns: ["notices"] + (audience == .inside ? ["recipients", "each", "top tenth"] : []), rows: summary)
            ] + tables.filter { !$0.rows.isEmpty },
            notes: [
                "Notices as they stand: none that was recalled or replaced, and none that only says that a flag has lapsed. Recipients "
                    + "with the same number share a rank. The rate is of 1,000 children on the roll as it is today; practices "
                    + "have none, because no directory gives the size of their lists.",
                audience == .inside
                    ? "Each: notices of the kind by recipients that got one. Top tenth: the share of the tenth of recipients with the most."
                    : "\(CoverageReport.folded) sums recipients with 1 to 4, with what had to be folded beside them; one that is not "
                        + "listed has none, fewer than 5, or was folded with those.",
            ])
    }

    private struct RecipientRow {
        var recipient: PartnerID
        var notices: Int
        var before: Int?
        var onRoll: Int?
    }

    private static func list(_ kind: PartnerKind, _ recipients: [RecipientRow], audience: ReportAudience) -> FigureTable {
        // A row is folded where either of its counts is small, so that a change gives none of them back.
        let told =
            audience == .inside
            ? nil
            : SmallNumbers(recipients.map { .init($0.recipient, [$0.notices] + ($0.before.map { [$0] } ?? [])) })
        let shown = told.map { Set($0.shown.map(\.key)) }
        var ranked: (count: Int, rank: Int)?
        var rows: [FigureTable.Row] = []
        for row in recipients where audience == .inside || shown?.contains(row.recipient) == true {
            let rank = ranked.flatMap { $0.count == row.notices ? $0.rank : nil } ?? rows.count + 1
            ranked = (row.notices, rank)
            var cells: [FigureCell] = [.count(row.notices), .rank(rank)]
            cells.append(
                row.onRoll.flatMap { $0 > 0 ? .tenths((row.notices * 20_000 + $0) / ($0 * 2)) : nil } ?? .none)
            if let before = row.before { cells += [.count(before), .change(row.notices - before)] }
            rows.append(.init(row.recipient.description, cells: cells))
        }
        if let folded = told?.folded {
            let before: [FigureCell] = folded.count > 1 ? [.count(folded[1]), .none] : []
            rows.append(.init(CoverageReport.folded, cells: [.count(folded[0]), .none, .none] + before))
        }
        return FigureTable(
            kind.rawValue, "Notices to each \(kind.rawValue)", labels: ["recipient"],
            columns: ["notices", "rank", "per 1,000"]
                + (recipients.contains { $0.before != nil } ? ["a year before", "change"] : []),
            rows: rows
        ).drawing("notices", "a year before")
    }
}
