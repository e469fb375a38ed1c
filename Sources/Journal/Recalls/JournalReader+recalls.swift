// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Every recall, the newest first.
    package func recalls() throws -> [RecallStanding] {
        try pool.read { try RecallStanding.fetch($0, "", []) }
    }

    /// The recalls for whose breach an authority answers, the newest first, each with who had what it took back.
    package func recalls(answeredBy owner: PartnerID) throws -> [(recall: RecallStanding, recipients: Set<PartnerID>)] {
        try pool.read { db in
            let recalls = try RecallStanding.fetch(db, "WHERE b.owner = ?", [owner.description])
            var recipients: [Int64: Set<PartnerID>] = [:]
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT n.withdrawn_by, n.recipient FROM breach b JOIN notice n ON n.withdrawn_by = b.event
                    WHERE b.owner = ? AND n.recalled_at IS NOT NULL
                    """, arguments: [owner.description])
            {
                guard let recipient = PartnerID(row[1] as String) else { throw JournalError.damaged("notice") }
                recipients[row[0], default: []].insert(recipient)
            }
            return recalls.map { ($0, recipients[$0.event] ?? []) }
        }
    }

    /// The recalls that some partners made, the newest first.
    package func recalls(madeBy sources: [PartnerID]) throws -> [RecallStanding] {
        if sources.isEmpty { return [] }
        return try pool.read { db in
            try RecallStanding.fetch(
                db, "WHERE e.source IN (\(databaseQuestionMarks(count: sources.count)))",
                StatementArguments(sources.map(\.description)))
        }
    }

    /// One recall with the notices that it took back, in order; nil for an id that is none.
    package func recall(_ id: NoticeID) throws -> (recall: RecallStanding, notices: [RecalledNotice])? {
        try pool.read { db in
            guard let recall = try RecallStanding.fetch(db, "WHERE r.id = ?", [Data(id.octets)]).first else { return nil }
            let notices = try Row.fetchAll(
                db,
                sql: """
                    SELECT n.id, n.recipient, n.flow, n.sent_at, n.delivered_at, n.opened_at, n.opened_by, n.acknowledged_at,
                    n.acknowledged_by, c.id AS recall, c.stage AS recall_stage,
                    CASE WHEN c.code = 'deleted' THEN c.acknowledged_at END AS deleted_at,
                    CASE WHEN c.code = 'deleted' THEN c.acknowledged_by END AS deleted_by
                    FROM notice n LEFT JOIN notice c ON c.corrects = n.seq AND c.kind = 2 AND c.event = n.withdrawn_by
                    WHERE n.withdrawn_by = ? AND n.recalled_at IS NOT NULL ORDER BY n.seq
                    """, arguments: [recall.event]
            ).map(RecalledNotice.init)
            return (recall, notices)
        }
    }

    /// What a producer said of its recall; nil where it said nothing.
    package func note(of recall: RecallStanding) throws -> String? {
        let sealed = try pool.read { db in
            try Data.fetchOne(db, sql: "SELECT note FROM recall WHERE event = ?", arguments: [recall.event])
        }
        return try sealed.map {
            String(decoding: try key.openRecord([UInt8]($0), context: "recall/\(recall.event)"), as: UTF8.self)
        }
    }
}

extension RecallStanding {
    fileprivate static func fetch(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [RecallStanding] {
        func notices(_ and: String) -> String {
            "(SELECT count(*) FROM notice n WHERE n.withdrawn_by = r.event AND n.recalled_at IS NOT NULL AND \(and))"
        }
        let sent = "(n.sent_at IS NOT NULL OR n.delivered_at IS NOT NULL)"
        return try Row.fetchAll(
            db,
            sql: """
                SELECT r.id, r.event, e.source, e.id AS event_id, w.id AS recalled_id, r.reason, r.recipient, e.accepted_at,
                \(notices("NOT \(sent)")) AS unsent, \(notices(sent)) AS sent,
                \(notices("n.delivered_at IS NOT NULL")) AS delivered, \(notices("n.opened_at IS NOT NULL")) AS opened,
                (SELECT count(*) FROM notice c WHERE c.event = r.event AND c.kind = 2 AND c.code = 'deleted'
                    AND EXISTS (SELECT 1 FROM notice n WHERE n.seq = c.corrects AND n.withdrawn_by = r.event
                        AND n.recalled_at IS NOT NULL)) AS deleted,
                (SELECT count(*) FROM hold h WHERE h.withdrawn_by = r.event) AS holds,
                b.owner, b.state, b.started_at, b.escalation, b.closed_at, b.unowned
                FROM recall r JOIN event e ON e.seq = r.event JOIN event w ON w.seq = r.recalled
                LEFT JOIN breach b ON b.event = r.event \(condition) ORDER BY r.event DESC
                """, arguments: arguments
        ).map(RecallStanding.init)
    }

    private init(_ row: Row) throws {
        guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let source = PartnerID(row["source"] as String),
            let reason = RecallReason(rawValue: row["reason"])
        else { throw JournalError.damaged("recall") }
        self.init(
            id: id, event: row["event"], source: source, eventID: row["event_id"], recalledID: row["recalled_id"], reason: reason,
            recipient: (row["recipient"] as String?).flatMap { PartnerID($0) },
            acceptedAt: Instant(milliseconds: row["accepted_at"]), unsent: row["unsent"], sent: row["sent"],
            delivered: row["delivered"], opened: row["opened"], deleted: row["deleted"], holds: row["holds"],
            breach: try BreachStanding(row))
    }
}

extension BreachStanding {
    fileprivate init?(_ row: Row) throws {
        guard let name = row["owner"] as String? else { return nil }
        guard let owner = PartnerID(name), let state = BreachClock.State(rawValue: row["state"]) else {
            throw JournalError.damaged("breach")
        }
        self.init(
            owner: owner, clock: BreachClock(startedAt: Instant(milliseconds: row["started_at"]), state: state),
            escalation: EscalationLevel(rawValue: row["escalation"]),
            closedAt: (row["closed_at"] as Int64?).map(Instant.init(milliseconds:)), unowned: row["unowned"])
    }
}

extension RecalledNotice {
    fileprivate init(_ row: Row) throws {
        func instant(_ column: String) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
        guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let recipient = PartnerID(row["recipient"] as String),
            let flow = Flow(rawValue: row["flow"])
        else { throw JournalError.damaged("notice") }
        self.init(
            id: id, recipient: recipient, flow: flow, sentAt: instant("sent_at"), deliveredAt: instant("delivered_at"),
            openedAt: instant("opened_at"), openedBy: row["opened_by"], acknowledgedAt: instant("acknowledged_at"),
            acknowledgedBy: row["acknowledged_by"], recall: (row["recall"] as Data?).flatMap { NoticeID(octets: [UInt8]($0)) },
            recallStage: (row["recall_stage"] as String?).flatMap { Stage(rawValue: $0) }, deletedAt: instant("deleted_at"),
            deletedBy: row["deleted_by"])
    }
}
