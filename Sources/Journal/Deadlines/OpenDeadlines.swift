// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

/// The open notices and holds whose deadlines follow calendars.
enum OpenDeadlines {
    /// What is open, each statement by an index that the notice or hold has anyway: what nobody has stored, what nobody has opened
    /// since, and holds.
    static let queries: [(kind: EscalatedItem.Kind, columns: String, condition: String, partner: String)] = [
        (.notice, "n.attendance, 0, n.due", "n.delivered_at IS NULL AND \(unopened)", "n.recipient"),
        (.notice, "n.attendance, 0, n.due", "n.delivered_at IS NOT NULL AND \(unopened)", "n.recipient"),
        (.hold, "NULL, n.exception, n.due", "n.state = 'open'", "coalesce(n.recipient, n.owner)"),
    ]

    private static let unopened = """
        n.opened_at IS NULL AND n.kind = 0 AND n.refused_at IS NULL AND n.recalled_at IS NULL AND n.superseded_at IS NULL
        """

    /// - Parameter isOfOne: whether the statement is of one recipient, to be bound.
    static func sql(_ query: (kind: EscalatedItem.Kind, columns: String, condition: String, partner: String), isOfOne: Bool)
        -> String
    {
        """
        SELECT n.seq, n.id, \(query.partner), n.deadline, e.reported_at, n.escalation, n.confidence, \(query.columns)
        FROM \(query.kind.rawValue) n CROSS JOIN event e ON e.seq = n.event
        WHERE \(query.condition)\(isOfOne ? " AND \(query.partner) = ?" : "")
        """
    }

    /// Those to which other calendars give another deadline, or another confidence in it: notices first, each in their order.
    ///
    /// - Parameters:
    ///   - recipient: whose alone; nil for everybody's.
    ///   - prepare: makes a statement.
    static func changes(
        of recipient: PartnerID?, _ prepare: (String) throws -> PreparedStatement, _ deadline: (DeadlineQuestion) -> Deadline?
    ) throws -> [DeadlineChange] {
        var changes: [DeadlineChange] = []
        for query in queries {
            let statement = try prepare(sql(query, isOfOne: recipient != nil))
            if let recipient { statement.bind(1, recipient.description) }
            try statement.forEach { row in
                guard let partner = PartnerID(row.text(2)), let id = NoticeID(octets: row.blob(1)) else { return }
                let question = DeadlineQuestion(
                    recipient: partner, reportedAt: Instant(milliseconds: row.integer(4)),
                    attendance: row.optionalInteger(7).map { Weekdays(rawValue: UInt8(truncatingIfNeeded: $0)) },
                    due: row.optionalText(9).flatMap { PolicyDeadline($0) } ?? .nextCutOff)
                guard let new = deadline(question) else { return }
                let old = Instant(milliseconds: row.integer(3))
                guard new.instant != old || new.confidence.rawValue != row.text(6) else { return }
                changes.append(
                    DeadlineChange(
                        kind: query.kind, sequence: row.integer(0), id: id, old: old, new: new,
                        journalled: EscalationLevel(rawValue: Int(row.integer(5))), escalates: row.integer(8) == 0))
            }
        }
        return changes.sorted { one, other in
            (one.kind == .hold ? 1 : 0, one.sequence) < (other.kind == .hold ? 1 : 0, other.sequence)
        }
    }
}

extension JournalTransaction {
    /// The open notices and holds to which a changed calendar gives another deadline, or another confidence in it.
    ///
    /// - Parameters:
    ///   - recipient: whose alone; nil for everybody's.
    ///   - deadline: the new deadline of a setting for a report at an instant; nil leaves the row as it is.
    package func deadlineChanges(
        of recipient: PartnerID? = nil, _ deadline: (DeadlineQuestion) -> Deadline?
    ) throws -> [DeadlineChange] {
        try OpenDeadlines.changes(of: recipient, { try sql(composed: $0) }, deadline)
    }
}

extension JournalReader {
    /// The same, beside the writer.
    package func deadlineChanges(
        of recipient: PartnerID? = nil, _ deadline: (DeadlineQuestion) -> Deadline?
    ) throws -> [DeadlineChange] {
        try pool.read { db in try OpenDeadlines.changes(of: recipient, { try PreparedStatement(db, $0) }, deadline) }
    }
}

/// What a deadline is asked for when calendars change.
package struct DeadlineQuestion: Hashable, Sendable {
    package var recipient: PartnerID
    package var reportedAt: Instant
    package var attendance: Weekdays?
    /// The rule that gave the deadline.
    package var due: PolicyDeadline
}
