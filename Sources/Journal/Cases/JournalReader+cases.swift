// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding

extension JournalReader {
    /// What there is under a producer's reference, with the corrections and recalls of it.
    ///
    /// References are kept as keyed digests, one for each force.
    package func caseFile(reference: String) throws -> CaseFile {
        try pool.read { db in
            var found = Set<Int64>()
            for force in try String.fetchAll(db, sql: CaseFile.forces) {
                let key = Data(key.lookup("reference", force, reference))
                found.formUnion(try Int64.fetchAll(db, sql: CaseFile.eventsOfReference, arguments: [force, key]))
            }
            var fresh = found
            while !fresh.isEmpty {
                var next = Set<Int64>()
                for sequence in fresh {
                    next.formUnion(
                        try Int64.fetchAll(
                            db,
                            sql: """
                                SELECT seq FROM event WHERE supersedes = ?1 UNION SELECT event FROM recall WHERE recalled = ?1
                                UNION SELECT supersedes FROM event WHERE seq = ?1 AND supersedes IS NOT NULL
                                UNION SELECT recalled FROM recall WHERE event = ?1
                                """, arguments: [sequence]))
                }
                fresh = next.subtracting(found)
                found.formUnion(fresh)
            }
            return CaseFile(events: try found.sorted().map { try CaseFile.Event($0, db) })
        }
    }

    /// What there is of some events.
    package func caseFile(events: some Sequence<Int64>) throws -> CaseFile {
        try pool.read { db in CaseFile(events: try events.map { try CaseFile.Event($0, db) }) }
    }

    /// Calls `body` with each subject whose content is still there, in order, some hundred a read.
    ///
    /// It opens every one of them: who a subject is stands nowhere but in what is sealed.
    package func forEachSubject(_ body: (OpenSubject) throws -> Void) throws {
        var last: Int64 = 0
        while true {
            let subjects = try pool.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT s.id, s.event, s.position, s.person, s.protected, s.wrapped, s.sealed, e.type FROM subject s
                        JOIN event e ON e.seq = s.event WHERE s.id > ? AND s.wrapped IS NOT NULL ORDER BY s.id LIMIT 500
                        """, arguments: [last]
                ).map { row in
                    let binding = BodyBinding.subject(
                        row["id"], event: row["event"], position: row["position"], person: row["person"],
                        protected: row["protected"])
                    let key = try BodyKey(unwrapping: [UInt8](row["wrapped"] as Data), for: binding, deployment: key)
                    return OpenSubject(
                        id: row["id"], event: row["event"], type: row["type"],
                        body: try key.open([UInt8](row["sealed"] as Data? ?? Data())))
                }
            }
            guard let end = subjects.last else { return }
            for subject in subjects { try body(subject) }
            last = end.id
        }
    }

    /// What is sealed of the one subject of an event; nil once it has been destroyed.
    package func content(ofEvent sequence: Int64) throws -> [UInt8]? {
        try pool.read { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql:
                        "SELECT id, position, person, protected, wrapped, sealed FROM subject WHERE event = ? AND wrapped IS NOT NULL",
                    arguments: [sequence]), let sealed = row[5] as Data?
            else { return nil }
            let binding = BodyBinding.subject(row[0], event: sequence, position: row[1], person: row[2], protected: row[3])
            return try BodyKey(unwrapping: [UInt8](row[4] as Data), for: binding, deployment: key).open([UInt8](sealed))
        }
    }

    /// The body of a notice as its recipient has it; nil once it has been destroyed.
    package func body(ofNotice sequence: Int64) throws -> [UInt8]? {
        try pool.read { db in
            guard
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT n.wrapped, n.id, n.kind, n.event, n.subject, n.released_at, n.recipient, b.sealed FROM notice n
                        JOIN notice_body b ON b.notice = n.seq WHERE n.seq = ?
                        """, arguments: [sequence]), let wrapped = row[0] as Data?
            else { return nil }
            let binding = BodyBinding.notice(
                sequence, id: [UInt8](row[1] as Data), kind: row[2], event: row[3], subject: row[4], releasedAt: row[5],
                recipient: row[6])
            return try BodyKey(unwrapping: [UInt8](wrapped), for: binding, deployment: key).open([UInt8](row[7] as Data))
        }
    }
}

extension CaseFile.Event {
    fileprivate init(_ sequence: Int64, _ db: Database) throws {
        guard
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT e.*, r.recalled FROM event e LEFT JOIN recall r ON r.event = e.seq WHERE e.seq = ?
                    """, arguments: [sequence]), let source = PartnerID(row["source"] as String)
        else { throw JournalError.damaged("event") }
        self.init(
            sequence: sequence, source: source, id: row["id"], type: row["type"], force: row["force"], risk: row["risk"],
            occurredAt: Instant(milliseconds: row["occurred_at"]), reportedAt: Instant(milliseconds: row["reported_at"]),
            publishedAt: Instant(milliseconds: row["published_at"]), acceptedAt: Instant(milliseconds: row["accepted_at"]),
            timesOutOfOrder: row["disordered"], supersedes: row["supersedes"], recalls: row["recalled"],
            decisions: try Row.fetchAll(db, sql: "SELECT * FROM decision WHERE event = ? ORDER BY id", arguments: [sequence])
                .map(CaseFile.Decision.init),
            notices: try Row.fetchAll(
                db,
                sql: """
                    SELECT n.*, (SELECT count(*) FROM note WHERE notice = n.seq) AS notes FROM notice n WHERE n.event = ? ORDER BY n.seq
                    """, arguments: [sequence]
            ).map(CaseFile.Notice.init),
            holds: try Row.fetchAll(db, sql: "SELECT * FROM hold WHERE event = ? ORDER BY seq", arguments: [sequence])
                .map(CaseFile.Hold.init),
            action: try PreparedStatement(db, "SELECT \(ActionStatement.columns) FROM marac_action WHERE event = ?")
                .bind(1, sequence).first { try ActionStatement($0, from: 0) })
    }
}

extension CaseFile.Decision {
    fileprivate init(_ row: Row) {
        self.init(
            subject: row["subject"], recipient: (row["recipient"] as String?).flatMap { PartnerID($0) }, outcome: row["outcome"],
            code: row["code"], rule: row["rule"], basis: row["basis"], consent: row["consent"], policy: row["policy"],
            inputs: Hex.text([UInt8](row["inputs"] as Data)), at: Instant(milliseconds: row["at"]))
    }
}

extension CaseFile.Notice {
    fileprivate init(_ row: Row) throws {
        guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let recipient = PartnerID(row["recipient"] as String),
            let kind = NoticeKind(rawValue: row["kind"])
        else { throw JournalError.damaged("notice") }
        let columns: [(Stage, String)] = [
            (.released, "released_at"), (.sent, "sent_at"), (.delivered, "delivered_at"), (.opened, "opened_at"),
            (.acknowledged, "acknowledged_at"), (.closed, "closed_at"), (.refused, "refused_at"), (.superseded, "superseded_at"),
            (.recalled, "recalled_at"),
        ]
        self.init(
            sequence: row["seq"], id: id, kind: kind, subject: row["subject"], flow: row["flow"], recipient: recipient,
            deadline: Instant(milliseconds: row["deadline"]), confidence: row["confidence"], infeasible: row["infeasible"],
            escalation: row["escalation"], attempt: row["attempt"], heldFor: row["held_ms"], code: row["code"],
            stages: columns.compactMap { stage, column in
                (row[column] as Int64?).map { (stage, Instant(milliseconds: $0)) }
            }, notes: row["notes"], hasBody: (row["wrapped"] as Data?) != nil)
    }
}

extension CaseFile.Hold {
    fileprivate init(_ row: Row) throws {
        guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let owner = PartnerID(row["owner"] as String) else {
            throw JournalError.damaged("hold")
        }
        self.init(
            id: id, subject: row["subject"], recipient: (row["recipient"] as String?).flatMap { PartnerID($0) },
            flow: row["flow"], code: row["code"], owner: owner, isException: row["exception"], state: row["state"],
            openedAt: Instant(milliseconds: row["opened_at"]),
            resolvedAt: (row["resolved_at"] as Int64?).map(Instant.init(milliseconds:)),
            deadline: Instant(milliseconds: row["deadline"]))
    }
}
