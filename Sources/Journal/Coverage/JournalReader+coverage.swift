// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// The cases that MARACs published and heard, or should have, from `from` until before `before`, with what became of telling
    /// each victim's practice.
    ///
    /// - Parameter area: code of one MARAC; nil is every one.
    package func victimHearings(from: Instant?, before: Instant?, area: String? = nil) throws -> [VictimHearing] {
        let size = 500
        var hearings: [VictimHearing] = []
        var last: Int64 = 0
        while true {
            // What stands about one case is read from one snapshot, so that a hold resolved meanwhile is not missed between two.
            let count = try pool.read { db in
                let rows = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT seq, force, reported_at, EXISTS (SELECT 1 FROM event c WHERE c.supersedes = event.seq)
                        AS corrected FROM event WHERE type = 'firstbell.marac-case-heard.v1' AND seq > ?
                        AND reported_at >= ? AND reported_at < ? AND (? IS NULL OR force = ?) ORDER BY seq LIMIT ?
                        """,
                    arguments: [last, from?.milliseconds ?? .min, before?.milliseconds ?? .max, area, area, size])
                for row in rows {
                    let event: Int64 = row["seq"]
                    hearings.append(
                        VictimHearing(
                            area: row["force"], heardAt: Instant(milliseconds: row["reported_at"]),
                            telling: row["corrected"] ? .excluded(.superseded) : try Self.telling(of: event, db)))
                    last = event
                }
                return rows.count
            }
            if count < size { return hearings }
        }
    }

    /// The victim is the subject at position 0 of a case.
    private static func telling(of event: Int64, _ db: Database) throws -> PracticeTelling {
        func newest(_ sql: String) throws -> Row? {
            try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: [event])
        }
        let notice = try newest(
            """
            SELECT n.recipient, n.stage, n.delivered_at, n.deadline FROM notice n JOIN subject s ON s.id = n.subject
            WHERE n.event = ? AND n.kind = 0 AND n.flow = 'marac-gp' AND s.position = 0 ORDER BY n.seq DESC LIMIT 1
            """
        ).map { row in
            guard let recipient = PartnerID(row["recipient"] as String), let stage = Stage(rawValue: row["stage"]) else {
                throw JournalError.damaged("notice")
            }
            return PracticeTelling.NoticeStanding(
                recipient: recipient, stage: stage, deliveredAt: (row["delivered_at"] as Int64?).map(Instant.init(milliseconds:)),
                deadline: Instant(milliseconds: row["deadline"]))
        }
        let hold = try newest(
            """
            SELECT h.code, h.state FROM hold h JOIN subject s ON s.id = h.subject WHERE h.event = ? AND h.flow = 'marac-gp'
            AND h.exception = 0 AND h.state IN ('open', 'denied') AND s.position = 0 ORDER BY h.seq DESC LIMIT 1
            """
        ).map { row in
            guard let code = HoldCode(rawValue: row["code"]) else { throw JournalError.damaged("hold") }
            return PracticeTelling.HoldStanding(code: code, open: row["state"] as String == HoldState.open.rawValue)
        }
        // A decision does not say its flow, but one about a record of social care always has a recipient, and that is no practice.
        let denial = try newest(
            """
            SELECT d.code, d.rule FROM decision d JOIN subject s ON s.id = d.subject WHERE d.event = ? AND d.outcome = 'deny'
            AND d.code <> 'denied-by-person' AND (d.recipient IS NULL OR d.recipient LIKE 'gp/%') AND s.position = 0
            ORDER BY d.id DESC LIMIT 1
            """
        ).map { row in
            guard let code = DenialCode(rawValue: row["code"]) else { throw JournalError.damaged("decision") }
            return PracticeTelling.PolicyDenial(code: code, byDefault: row["rule"] as String == "default")
        }
        return PracticeTelling(notice: notice, hold: hold, denial: denial)
    }
}
