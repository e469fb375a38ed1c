// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// Open holds and exceptions by code and owner.
    package func unresolvedHolds(asOf now: Instant) throws -> [UnresolvedHolds] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT code, owner, exception, count(*), sum(deadline < ?), min(opened_at) FROM hold WHERE state = 'open'
                    GROUP BY code, owner, exception ORDER BY code, owner, exception
                    """, arguments: [now.milliseconds]
            ).map { row in
                guard let code = HoldCode(rawValue: row[0]), let owner = PartnerID(row[1] as String) else {
                    throw JournalError.damaged("hold")
                }
                return UnresolvedHolds(
                    code: code, owner: owner, isException: row[2], count: row[3], overdue: row[4],
                    oldest: Instant(milliseconds: row[5]))
            }
        }
    }

    /// Notices about people that nobody has stored yet, by kind of recipient.
    package func undeliveredNotices(asOf now: Instant) throws -> [UndeliveredNotices] {
        var kinds: [PartnerKind: UndeliveredNotices] = [:]
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT recipient, deadline, released_at FROM notice
                    WHERE delivered_at IS NULL AND kind = 0 AND recalled_at IS NULL AND superseded_at IS NULL AND refused_at IS NULL
                    """)
            while let row = try rows.next() {
                guard let kind = PartnerID(row[0] as String)?.kind else { throw JournalError.damaged("notice") }
                let released = Instant(milliseconds: row[2])
                var undelivered = kinds[kind] ?? UndeliveredNotices(recipient: kind, count: 0, overdue: 0, oldest: released)
                undelivered.count += 1
                undelivered.overdue += (row[1] as Int64) < now.milliseconds ? 1 : 0
                undelivered.oldest = min(undelivered.oldest, released)
                kinds[kind] = undelivered
            }
        }
        return kinds.values.sorted { $0.recipient.rawValue < $1.recipient.rawValue }
    }
}
