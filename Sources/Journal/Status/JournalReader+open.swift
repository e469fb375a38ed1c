// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Everything that is open, counted by what happens to it next.
    ///
    /// - Parameters:
    ///   - last: the sequence of the last notice that is counted.
    ///   - delivery: where a notice is that nobody has stored yet, by its sequence and its recipient.
    package func nextActions(
        now: Instant, upTo last: Int64 = .max, delivery: (Int64, PartnerID) -> DeliveryStanding
    ) throws -> NextActionSummary {
        var summary = NextActionSummary()
        // Each a read of its own, so that no snapshot is held for long; what changed between them is counted as one or the other.
        for (condition, isDelivered) in [
            (Counters.isWaiting, false),
            (
                """
                delivered_at IS NOT NULL AND opened_at IS NULL AND refused_at IS NULL AND recalled_at IS NULL
                AND superseded_at IS NULL AND kind = 0
                """, true
            ),
        ] {
            try pool.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT seq, id, kind, recipient, deadline, escalation, escalate_at, wrapped IS NOT NULL FROM notice
                        WHERE \(condition) AND +seq <= ?
                        """, arguments: [last])
                while let row = try rows.next() {
                    guard let recipient = PartnerID(row[3] as String) else { throw JournalError.damaged("notice") }
                    let item = OpenItem(
                        kind: NoticeKind(rawValue: row[2])?.open ?? .notice,
                        delivery: isDelivered ? nil : delivery(row[0], recipient), hasContent: row[7],
                        deadline: Instant(milliseconds: row[4]), journalled: EscalationLevel(rawValue: row[5]),
                        escalateAt: (row[6] as Int64?).map(Instant.init(milliseconds:)))
                    summary.count(NextAction(of: item, now: now), id: Self.name(row[1]))
                }
            }
        }
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT id, exception, deadline, escalation, escalate_at FROM hold WHERE state = 'open'")
            while let row = try rows.next() {
                let item = OpenItem(
                    kind: row[1] ? .exception : .hold, delivery: nil, hasContent: true, deadline: Instant(milliseconds: row[2]),
                    journalled: EscalationLevel(rawValue: row[3]), escalateAt: (row[4] as Int64?).map(Instant.init(milliseconds:)))
                summary.count(NextAction(of: item, now: now), id: Self.name(row[0]))
            }
        }
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT r.id, b.due, b.escalation, b.escalate_at FROM breach b JOIN recall r ON r.event = b.event
                    WHERE b.state = 'running'
                    """)
            while let row = try rows.next() {
                let item = OpenItem(
                    kind: .breach, delivery: nil, hasContent: true, deadline: Instant(milliseconds: row[1]),
                    journalled: EscalationLevel(rawValue: row[2]), escalateAt: (row[3] as Int64?).map(Instant.init(milliseconds:)))
                summary.count(NextAction(of: item, now: now), id: Self.name(row[0]))
            }
        }
        return summary
    }

    private static func name(_ id: Data) -> String { NoticeID(octets: [UInt8](id))?.description ?? "damaged" }
}

extension NoticeKind {
    fileprivate var open: OpenItem.Kind {
        switch self {
        case .subject: .notice
        case .hold: .holdNotice
        // No drill is among notices.
        case .recall, .drill: .recallNotice
        }
    }
}
