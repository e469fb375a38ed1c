// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

/// How nudges stand, for `firstbell status`.
package struct NudgeFigures: Hashable, Sendable {
    /// Those to be sent, and when the next one is.
    package var waiting = 0
    package var nextAt: Instant?
    /// Of those, the ones that have failed before.
    package var failing = 0
    /// Those that ended within a day, by how.
    package var ended: [NudgeState: Int] = [:]
    /// What the other side answered at the last failure that still counts; below zero a code of libcurl.
    package var lastCode: Int?

    package init() {}
}

extension JournalReader {
    /// How nudges stand.
    package func nudges(now: Instant) throws -> NudgeFigures {
        try pool.read { db in
            var figures = NudgeFigures()
            if let row = try Row.fetchOne(
                db, sql: "SELECT count(*), min(next_at), count(code) FROM nudge WHERE next_at IS NOT NULL")
            {
                figures.waiting = row[0]
                figures.nextAt = (row[1] as Int64?).map { Instant(milliseconds: $0) }
                figures.failing = row[2]
            }
            for row in try Row.fetchAll(
                db, sql: "SELECT state, count(*) FROM nudge WHERE ended_at > ? GROUP BY state",
                arguments: [(now - .seconds(86_400)).milliseconds])
            {
                if let state = NudgeState(rawValue: row[0]) { figures.ended[state] = row[1] }
            }
            figures.lastCode = try Int.fetchOne(
                db, sql: "SELECT code FROM nudge WHERE next_at IS NOT NULL AND code IS NOT NULL ORDER BY next_at DESC LIMIT 1")
            return figures
        }
    }

    /// Partners of whose people or posts the directory has an address to which nudges go; authorities only by their duty officers.
    package func withAddress() throws -> Set<PartnerID> {
        try pool.read { db in
            Set(
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT partner FROM key_adult WHERE ended_at IS NULL AND partner NOT LIKE 'local-authority/%'
                        UNION SELECT partner FROM contact WHERE ended_at IS NULL
                        """
                ).compactMap { PartnerID($0) })
        }
    }

    /// How many nudges wait to be sent, and when the next is due; cheap enough to be asked each second.
    package func waitingNudges() throws -> (count: Int, next: Instant?) {
        try pool.read { db in
            let row = try Row.fetchOne(db, sql: "SELECT count(*), min(next_at) FROM nudge WHERE next_at IS NOT NULL")
            return (row?[0] ?? 0, (row?[1] as Int64?).map { Instant(milliseconds: $0) })
        }
    }
}
