// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// The drills that were sent in a span, in order; nil for no bound.
    package func drills(from: Instant?, before: Instant?) throws -> [DrillRecord] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, recipient, released_at, deadline, sent_at, delivered_at, opened_at, acknowledged_at, closed_at,
                    refused_at, recalled_at, superseded_at FROM drill WHERE released_at >= ? AND released_at < ? ORDER BY seq
                    """, arguments: [from?.milliseconds ?? .min, before?.milliseconds ?? .max]
            ).map { row in
                func instant(_ column: Int) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
                guard let id = NoticeID(octets: [UInt8](row[0] as Data)), let setting = PartnerID(row[1] as String) else {
                    throw JournalError.damaged("drill")
                }
                return DrillRecord(
                    id: id, setting: setting, sentAt: Instant(milliseconds: row[2]), deadline: Instant(milliseconds: row[3]),
                    life: NoticeLife(
                        sentAt: instant(4), deliveredAt: instant(5), openedAt: instant(6), acknowledgedAt: instant(7),
                        closedAt: instant(8), refusedAt: instant(9), recalledAt: instant(10), supersededAt: instant(11)))
            }
        }
    }

    /// When each setting last passed a drill.
    package func drillsPassed() throws -> [PartnerID: Instant] {
        try instants(
            """
            SELECT recipient, max(max(opened_at, acknowledged_at)) FROM drill
            WHERE max(opened_at, acknowledged_at) <= deadline GROUP BY recipient
            """)
    }

    /// When each setting was last sent a drill by the area's own times.
    package func drillsScheduled() throws -> [PartnerID: Instant] {
        try instants(
            """
            SELECT d.recipient, max(d.released_at) FROM drill d JOIN drill_round r ON r.id = d.event WHERE r.scheduled = 1
            GROUP BY d.recipient
            """)
    }

    /// The authorities that were told of readiness on the evening of a day.
    package func eveningsTold(on day: CivilDate) throws -> Set<PartnerID> {
        try pool.read { db in
            Set(
                try String.fetchAll(
                    db, sql: "SELECT authority FROM evening WHERE day = ?", arguments: [Int64(day.daysSinceEpoch)]
                ).compactMap { PartnerID($0) })
        }
    }

    private func instants(_ sql: String) throws -> [PartnerID: Instant] {
        try pool.read { db in
            var found: [PartnerID: Instant] = [:]
            for row in try Row.fetchAll(db, sql: sql) {
                guard let setting = PartnerID(row[0] as String) else { throw JournalError.damaged("drill") }
                found[setting] = Instant(milliseconds: row[1])
            }
            return found
        }
    }
}
