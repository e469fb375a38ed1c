// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// What a timeliness report is made of, for the events reported to the police from `from` until before `before`.
    ///
    /// A subject for whom nothing is released yet counts by its open hold, whose clock runs; one whose hold a person denied
    /// stands as denied, and one whose hold was taken back with its event as that. Exceptions, which stopped no notice, are left out,
    /// and so is word that a flag has lapsed, which answers no report.
    package func timelines(from: Instant?, before: Instant?) throws -> [NoticeTimeline] {
        let bounds = StatementArguments([from?.milliseconds ?? .min, before?.milliseconds ?? .max])
        return try pages(
            """
            SELECT n.seq, n.id, n.recipient, n.flow, n.stage, n.sent_at, n.delivered_at, n.opened_at, n.acknowledged_at,
            n.deadline, n.infeasible, n.confidence, n.escalation, n.released_at, n.held_ms, e.force, e.reported_at, e.accepted_at,
            CASE WHEN n.held_ms > 0 THEN (SELECT h.code FROM hold h WHERE h.event = n.event AND h.subject = n.subject
            AND h.exception = 0 AND h.resolved_at <= n.released_at ORDER BY h.resolved_at DESC LIMIT 1) END AS held_code
            FROM notice n JOIN event e ON e.seq = n.event
            WHERE n.kind = 0 AND NOT EXISTS (SELECT 1 FROM flag_lapse l WHERE l.subject = n.subject)
            AND e.reported_at >= ? AND e.reported_at < ? AND n.seq > ? ORDER BY n.seq LIMIT ?
            """, bounds, NoticeTimeline.init(notice:))
            + pages(
                """
                SELECT h.seq, h.id, coalesce(h.recipient, h.owner) AS recipient, h.flow, h.state, h.code, h.opened_at,
                h.resolved_at, h.deadline, h.infeasible, h.confidence, h.escalation, e.force, e.reported_at, e.accepted_at
                FROM hold h JOIN event e ON e.seq = h.event WHERE h.exception = 0 AND h.state IN ('open', 'denied', 'recalled', 'superseded')
                AND NOT EXISTS (SELECT 1 FROM flag_lapse l WHERE l.subject = h.subject)
                AND e.reported_at >= ? AND e.reported_at < ? AND h.seq > ? ORDER BY h.seq LIMIT ?
                """, bounds, NoticeTimeline.init(hold:))
    }

    /// Every wait for a person that began from `from` until before `before`; exceptions are none.
    package func heldIntervals(from: Instant?, before: Instant?) throws -> [HeldInterval] {
        try pages(
            """
            SELECT seq, code, opened_at, resolved_at FROM hold
            WHERE exception = 0 AND opened_at >= ? AND opened_at < ? AND seq > ? ORDER BY seq LIMIT ?
            """, [from?.milliseconds ?? .min, before?.milliseconds ?? .max]
        ) { row in
            guard let code = HoldCode(rawValue: row["code"]) else { throw JournalError.damaged("hold") }
            return HeldInterval(
                code: code, from: Instant(milliseconds: row["opened_at"]),
                to: (row["resolved_at"] as Int64?).map(Instant.init(milliseconds:)))
        }
    }

    /// Reads rows by pages, each on a snapshot of its own: a snapshot held for a whole report would keep the log from starting
    /// over (``JournalReader``).
    private func pages<Value>(
        _ sql: String, _ bounds: StatementArguments, _ value: (Row) throws -> Value
    ) throws -> [Value] {
        let size = 5_000
        var values: [Value] = []
        var last: Int64 = 0
        while true {
            let count = try pool.read { db in
                let rows = try Row.fetchCursor(db, sql: sql, arguments: bounds + [last, size])
                var count = 0
                while let row = try rows.next() {
                    values.append(try value(row))
                    last = row["seq"]
                    count += 1
                }
                return count
            }
            if count < size { return values }
        }
    }
}

extension NoticeTimeline {
    fileprivate init(notice row: Row) throws {
        guard let stage = Stage(rawValue: row["stage"]) else { throw JournalError.damaged("notice") }
        self = try NoticeTimeline(common: row, stage: stage)
        func instant(_ column: String) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
        sentAt = instant("sent_at")
        deliveredAt = instant("delivered_at")
        openedAt = instant("opened_at")
        acknowledgedAt = instant("acknowledged_at")
        if let code = (row["held_code"] as String?).flatMap(HoldCode.init(rawValue:)) {
            let released = Instant(milliseconds: row["released_at"])
            holds = [HeldInterval(code: code, from: released - .milliseconds(row["held_ms"] as Int64), to: released)]
        }
    }

    fileprivate init(hold row: Row) throws {
        guard let code = HoldCode(rawValue: row["code"]) else { throw JournalError.damaged("hold") }
        let stage: Stage =
            switch HoldState(rawValue: row["state"]) {
            case .denied: .denied
            case .recalled: .recalled
            case .superseded: .superseded
            default: .held
            }
        self = try NoticeTimeline(common: row, stage: stage)
        holds = [
            HeldInterval(
                code: code, from: Instant(milliseconds: row["opened_at"]),
                to: (row["resolved_at"] as Int64?).map(Instant.init(milliseconds:)))
        ]
    }

    private init(common row: Row, stage: Stage) throws {
        guard let id = NoticeID(octets: [UInt8](row["id"] as Data)), let recipient = PartnerID(row["recipient"] as String),
            let flow = Flow(rawValue: row["flow"]), let confidence = CalendarConfidence(rawValue: row["confidence"])
        else { throw JournalError.damaged("notice") }
        self.init(
            notice: id.description, flow: flow, recipient: recipient, force: row["force"],
            reportedAt: Instant(milliseconds: row["reported_at"]), acceptedAt: Instant(milliseconds: row["accepted_at"]),
            deadline: Instant(milliseconds: row["deadline"]), infeasible: row["infeasible"], confidence: confidence,
            escalation: EscalationLevel(rawValue: row["escalation"]), stage: stage)
    }
}
