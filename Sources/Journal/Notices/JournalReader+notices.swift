// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Every notice and drill that no recipient has stored yet, in order.
    package func waiting() throws -> [WaitingNotice] {
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT seq, recipient, person, attempt, kind FROM notice WHERE delivered_at IS NULL AND recalled_at IS NULL
                    AND superseded_at IS NULL AND wrapped IS NOT NULL
                    UNION ALL SELECT seq, recipient, person, attempt, kind FROM drill WHERE delivered_at IS NULL
                    AND superseded_at IS NULL AND wrapped IS NOT NULL
                    """)
            var partners: [String: PartnerID] = [:]
            var waiting: [WaitingNotice] = []
            while let row = try rows.next() {
                let name: String = row[1]
                guard let recipient = partners[name] ?? PartnerID(name) else { throw JournalError.damaged("notice") }
                partners[name] = recipient
                guard let kind = NoticeKind(rawValue: row[4]) else { throw JournalError.damaged("notice") }
                waiting.append(
                    WaitingNotice(
                        sequence: row[0], recipient: recipient, person: row[2], attempt: row[3], isUrgent: kind.isUrgent,
                        isDrill: kind == .drill))
            }
            return waiting.sorted { $0.sequence < $1.sequence }
        }
    }

    /// How the notices of an event stand; nil when `source` published no such event.
    package func progress(source: PartnerID, id: String) throws -> [NoticeProgress]? {
        try pool.read { db in
            guard
                let event = try Int64.fetchOne(
                    db, sql: "SELECT seq FROM event WHERE source = ? AND id = ?", arguments: [source.description, id])
            else { return nil }
            return try NoticeProgress.fetch(db, whereClause: "n.event = ?", arguments: [event], key: key)
        }
    }

    /// How one notice stands, with the event it belongs to.
    package func progress(notice sequence: Int64) throws -> NoticeProgress? {
        try pool.read { try NoticeProgress.fetch($0, whereClause: "n.seq = ?", arguments: [sequence], key: key).first }
    }
}

/// How a notice about a subject, or of a recall, stands, as its producer may know it.
package struct NoticeProgress: Sendable {
    package var source: PartnerID
    package var event: String
    package var id: NoticeID
    /// Nil for a child with a protected address (design.md section 6).
    package var recipient: PartnerID?
    package var stage: Stage
    package var at: Instant
    package var deadline: Instant

    fileprivate static func fetch(
        _ db: Database, whereClause: String, arguments: StatementArguments, key: DeploymentKey
    ) throws -> [NoticeProgress] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT e.source, e.id AS event, n.id, n.recipient, n.stage, n.released_at, n.sent_at, n.delivered_at, n.opened_at,
                n.acknowledged_at, n.closed_at, n.refused_at, n.recalled_at, n.superseded_at, n.deadline, s.id AS subject,
                s.event AS subject_event, s.position, s.person, s.protected, s.wrapped FROM notice n
                JOIN event e ON e.seq = n.event JOIN subject s ON s.id = n.subject WHERE n.kind <> 1 AND \(whereClause) ORDER BY n.seq
                """, arguments: arguments
        ).map { row in
            guard let source = PartnerID(row["source"] as String), let id = NoticeID(octets: row["id"]),
                let stage = Stage(rawValue: row["stage"]), let recipient = PartnerID(row["recipient"] as String)
            else { throw JournalError.damaged("notice") }
            let released: Int64 = row["released_at"]
            let columns = [
                "recalled_at", "superseded_at", "refused_at", "closed_at", "acknowledged_at", "opened_at", "delivered_at",
                "sent_at",
            ]
            let reached = columns.compactMap { row[$0] as Int64? }.first
            return NoticeProgress(
                source: source, event: row["event"], id: id, recipient: isProtected(row, key) ? nil : recipient, stage: stage,
                at: Instant(milliseconds: reached ?? released), deadline: Instant(milliseconds: row["deadline"]))
        }
    }

    /// Whether the recipient is not to be told; also when the mark that says so may not be what was written.
    private static func isProtected(_ row: Row, _ key: DeploymentKey) -> Bool {
        if row["protected"] as Int64 != 0 { return true }
        guard let wrapped = row["wrapped"] as Data? else { return false }
        let binding = BodyBinding.subject(
            row["subject"], event: row["subject_event"], position: row["position"], person: row["person"], protected: 0)
        return (try? BodyKey(unwrapping: [UInt8](wrapped), for: binding, deployment: key)) == nil
    }
}

extension NoticeID {
    fileprivate init?(octets: Data) { self.init(octets: [UInt8](octets)) }
}
