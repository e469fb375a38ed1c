// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Ledger
package import Safeguarding

/// An accepted event as it stands, with everything that was decided and made of it.
package struct EventStanding: Hashable, Sendable {
    package var sequence: Int64
    package var source: PartnerID
    package var id: String
    package var decisions: [DecisionStanding] = []
    package var notices: [NoticeStanding] = []
}

/// A decision as it stands: about one subject, and one recipient where there was one.
package struct DecisionStanding: Hashable, Sendable {
    package var subject: Int64
    package var recipient: PartnerID?
    /// `release`, `hold` or `deny`.
    package var outcome: String
    package var rule: String
    /// The digest of the policy in force.
    package var policy: String
}

/// A notice as it stands: how far it has come, and what happens to it next.
package struct NoticeStanding: Hashable, Sendable {
    package var sequence: Int64
    package var id: NoticeID
    package var kind: NoticeKind
    package var subject: Int64
    package var recipient: PartnerID
    /// The stage as it is written beside the instants of `life`.
    package var stage: Stage
    package var life: NoticeLife
    package var attempt: Int
    package var deadline: Instant
    package var escalation: EscalationLevel?
    package var escalatesAt: Instant?
    /// The keyed digest of the content; ``JournalReader/isDigest(_:of:)`` compares.
    package var digest: [UInt8]
    package var hasBody: Bool
}

extension JournalReader {
    /// Every accepted event, in order of sequence; for whoever checks the journal as a whole.
    package func standing() throws -> [EventStanding] {
        try pool.read { db in
            var events: [Int64: EventStanding] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT seq, source, id FROM event") {
                events[row[0]] = EventStanding(sequence: row[0], source: try Self.partner(row[1], "event"), id: row[2])
            }
            for row in try Row.fetchAll(
                db, sql: "SELECT event, subject, recipient, outcome, rule, policy FROM decision ORDER BY id")
            {
                events[row[0]]?.decisions.append(
                    DecisionStanding(
                        subject: row[1], recipient: try (row[2] as String?).map { try Self.partner($0, "decision") },
                        outcome: row[3],
                        rule: row[4], policy: row[5]))
            }
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT event, seq, id, kind, subject, recipient, stage, sent_at, delivered_at, opened_at, acknowledged_at, closed_at,
                    refused_at, attempt, deadline, escalation, escalate_at, digest, wrapped IS NOT NULL, recalled_at, superseded_at
                    FROM notice ORDER BY seq
                    """)
            {
                events[row[0]]?.notices.append(try NoticeStanding(row))
            }
            return events.values.sorted { $0.sequence < $1.sequence }
        }
    }

    /// Whether `digest`, SHA-256 of a notice's content, is the one that a notice was journalled with.
    package func isDigest(_ digest: [UInt8], of notice: NoticeStanding) -> Bool { key.outliving(digest) == notice.digest }

    /// The entries of one kind in the ledger, in order, as canonical JSON.
    package func entries(_ kind: EntryKind) throws -> [[UInt8]] {
        try pool.read { db in
            try Data.fetchAll(db, sql: "SELECT leaves FROM ledger ORDER BY size").flatMap { page in
                guard let records = LedgerPage.records(in: [UInt8](page)) else { throw JournalError.damaged("ledger page") }
                return records.filter { $0.kind == kind.rawValue }.map(\.entry)
            }
        }
    }

    /// The octets of the journal's file, and how many of them are in use; what is not is used again by what comes next.
    package func space() throws -> (file: Int, used: Int) {
        try pool.read { db in
            let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
            return (pages * size, (pages - free) * size)
        }
    }

    /// The tree after the last transaction that appended to it.
    package func head() throws -> TreeHead {
        try pool.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT size, root FROM ledger ORDER BY size DESC LIMIT 1") else {
                return Frontier().head
            }
            guard let root = MerkleHash([UInt8](row[1] as Data)) else { throw JournalError.damaged("root") }
            return TreeHead(size: UInt64(row[0] as Int64), root: root)
        }
    }

    fileprivate static func partner(_ name: String, _ what: String) throws -> PartnerID {
        guard let partner = PartnerID(name) else { throw JournalError.damaged(what) }
        return partner
    }
}

extension NoticeStanding {
    fileprivate init(_ row: Row) throws {
        func instant(_ column: Int) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
        guard let id = NoticeID(octets: [UInt8](row[2] as Data)), let kind = NoticeKind(rawValue: row[3]),
            let stage = Stage(rawValue: row[6])
        else { throw JournalError.damaged("notice") }
        self.init(
            sequence: row[1], id: id, kind: kind, subject: row[4], recipient: try JournalReader.partner(row[5], "notice"),
            stage: stage,
            life: NoticeLife(
                sentAt: instant(7), deliveredAt: instant(8), openedAt: instant(9), acknowledgedAt: instant(10),
                closedAt: instant(11),
                refusedAt: instant(12), recalledAt: instant(19), supersededAt: instant(20)), attempt: row[13],
            deadline: Instant(milliseconds: row[14]),
            escalation: EscalationLevel(rawValue: row[15]), escalatesAt: instant(16), digest: [UInt8](row[17] as Data),
            hasBody: row[18])
    }
}
