// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Every notice and drill that no recipient has stored yet: notices by recipient and in order, then drills in order.
    ///
    /// Of notices an index is read and no row: a million of them wait where a summer's have nobody to go to.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` also where that index has another number of entries than was counted, so that one
    ///   that lost an entry does not make a notice stay away without a word; ``waitingByRows()`` does without it.
    package func waiting() throws -> [WaitingNotice] {
        try pool.read { db in
            var emptied: Set<Int64> = []
            // What the index says is asked of the row: it is left out for good.
            try PreparedStatement(db, "SELECT seq, wrapped FROM notice WHERE delivered_at IS NULL AND wrapped IS NULL").forEach {
                guard $0.isNull(1) else { throw JournalError.damaged("index of emptied notices") }
                emptied.insert($0.integer(0))
            }
            var rows = WaitingRows()
            let expected = try Int64.fetchOne(db, sql: "SELECT waiting FROM frontier")
            var entries: Int64 = 0
            try PreparedStatement(db, Self.waitingNotices).forEach { row in
                entries += 1
                if emptied.isEmpty || !emptied.contains(row.integer(0)) { try rows.add(row) }
            }
            guard entries == expected ?? entries else { throw JournalError.damaged("index of waiting notices") }
            try rows.addDrills(db)
            return rows.found
        }
    }

    /// The same from the notices themselves, whatever an index says.
    package func waitingByRows() throws -> [WaitingNotice] {
        try pool.read { db in
            var rows = WaitingRows()
            try PreparedStatement(
                db,
                """
                SELECT seq, recipient, person, kind FROM notice NOT INDEXED WHERE \(Counters.isWaiting) AND wrapped IS NOT NULL
                ORDER BY recipient, seq
                """
            ).forEach { try rows.add($0) }
            try rows.addDrills(db)
            return rows.found
        }
    }

    /// Every entry of the index of waiting notices.
    static let waitingNotices = """
        SELECT seq, recipient, person, kind FROM notice INDEXED BY notice_waiting WHERE \(Counters.isWaiting)
        ORDER BY recipient, seq
        """

    /// What waits, of rows of number, recipient, person and kind.
    private struct WaitingRows {
        var found: [WaitingNotice] = []
        private var partners = TextValues<PartnerID> {
            guard let partner = PartnerID(octets: $0) else { throw JournalError.damaged("notice") }
            return partner
        }

        mutating func add(_ row: PreparedStatement, attempt: Int = 0) throws {
            guard let kind = NoticeKind(rawValue: Int(row.integer(3))) else { throw JournalError.damaged("notice") }
            found.append(
                WaitingNotice(
                    sequence: row.integer(0), recipient: try row.value(1, &partners), person: row.integer(2), attempt: attempt,
                    isUrgent: kind.isUrgent, isDrill: kind == .drill))
        }

        mutating func addDrills(_ db: Database) throws {
            try PreparedStatement(
                db,
                """
                SELECT seq, recipient, person, kind, attempt FROM drill WHERE delivered_at IS NULL AND superseded_at IS NULL
                AND wrapped IS NOT NULL ORDER BY seq
                """
            ).forEach { try add($0, attempt: Int($0.integer(4))) }
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
