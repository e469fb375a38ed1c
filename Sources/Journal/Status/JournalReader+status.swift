// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

/// Counts of what stands in the journal, for `firstbell status`.
package struct JournalStatus: Sendable {
    /// Seats at forums that the membership lists give today.
    package var members: Int
    /// Cases that a MARAC has flagged and whose twelve months are not over.
    package var flags: Int
    package var events: Int
    package var notices: Int
    /// Notices about subjects by the furthest stage they have reached.
    package var byStage: [Stage: Int]
    package var openHolds: Int
    package var openExceptions: Int
    /// Open holds by code.
    package var holdsByCode: [HoldCode: Int]
    /// How many events were recalled, corrections that took something back included.
    package var recalls: Int
    /// Clocks of breaches that nobody has closed.
    package var openBreaches: Int
    /// Unread notices and open holds by the highest escalation level journalled.
    package var escalated: [EscalationLevel: Int]
    /// Unread notices whose deadline is past.
    package var overdue: Int
    package var earliestOpenDeadline: Instant?
    package var ledgerSize: Int64
}

extension JournalReader {
    private static let unread = """
        kind = 0 AND opened_at IS NULL AND refused_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL
        """

    /// Unread notices and open holds by the level journalled, with how many notices are past `?1` and the earliest deadline.
    ///
    /// Unread is what waits and what nobody has opened since it was delivered, of each of which there is an index.
    private static let openByLevel = """
        SELECT escalation, count(*), count(*) FILTER (WHERE deadline <= ?1 AND is_notice), min(deadline) FROM (
            SELECT escalation, deadline, 1 AS is_notice FROM notice WHERE delivered_at IS NULL AND \(unread)
            UNION ALL SELECT escalation, deadline, 1 FROM notice WHERE delivered_at IS NOT NULL AND \(unread)
            UNION ALL SELECT escalation, deadline, 0 FROM hold WHERE state = 'open' AND exception = 0
        ) GROUP BY escalation
        """

    /// How the deployment stands at `now`.
    package func status(now: Instant) throws -> JournalStatus {
        try pool.read { db in
            func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
                try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
            }
            var byStage: [Stage: Int] = [:]
            var notices = 0
            for row in try Row.fetchAll(db, sql: "SELECT stage, count(*) FROM notice WHERE kind = 0 GROUP BY stage") {
                if let stage = Stage(rawValue: row[0]) { byStage[stage] = row[1] }
                notices += row[1]
            }
            var byCode: [HoldCode: Int] = [:]
            for row in try Row.fetchAll(
                db, sql: "SELECT code, count(*) FROM hold WHERE state = 'open' AND exception = 0 GROUP BY code")
            {
                if let code = HoldCode(rawValue: row[0]) { byCode[code] = row[1] }
            }
            var escalated: [EscalationLevel: Int] = [:]
            var overdue = 0
            var earliest: Int64?
            for row in try Row.fetchAll(db, sql: Self.openByLevel, arguments: [now.milliseconds]) {
                if let level = EscalationLevel(rawValue: row[0]) { escalated[level] = row[1] }
                overdue += row[2]
                earliest = [earliest, row[3]].compactMap { $0 }.min()
            }
            return JournalStatus(
                members: try count("SELECT count(*) FROM forum_member WHERE ended_at IS NULL"),
                flags: try count("SELECT count(*) FROM flag WHERE ended_at IS NULL"),
                events: try count("SELECT count(*) FROM event"), notices: notices,
                byStage: byStage, openHolds: byCode.values.reduce(0, +),
                openExceptions: try count("SELECT count(*) FROM hold WHERE state = 'open' AND exception = 1"), holdsByCode: byCode,
                recalls: try count("SELECT count(*) FROM recall"),
                openBreaches: try count("SELECT count(*) FROM breach WHERE state = 'running'"),
                escalated: escalated,
                overdue: overdue,
                earliestOpenDeadline: earliest.map(Instant.init(milliseconds:)),
                ledgerSize: try Int64.fetchOne(db, sql: "SELECT max(size) FROM ledger") ?? 0)
        }
    }
}
