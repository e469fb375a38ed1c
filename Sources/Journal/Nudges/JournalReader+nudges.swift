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

    /// Of which audiences the directory has somebody today, by partner; of authorities their own duty officers.
    ///
    /// By the conditions of those who are told.
    package func nudgeAudiences(on day: CivilDate) throws -> [PartnerID: Set<NudgeAudience>] {
        try pool.read { db in
            var found: [PartnerID: Set<NudgeAudience>] = [:]
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT DISTINCT partner, role, coalesce(trained_on <= ?1 AND coalesce(expires_on, ?1) >= ?1, 0) FROM key_adult
                    WHERE ended_at IS NULL UNION SELECT partner, role, 1 FROM contact WHERE ended_at IS NULL
                    """, arguments: [day.daysSinceEpoch])
            while let row = try rows.next() {
                guard let partner = PartnerID(row[0] as String) else { continue }
                let (role, isTrained): (String, Bool) = (row[1], row[2])
                for audience in NudgeAudience.allCases
                where (audience.roles.contains(role) || audience.rawValue == role) && (isTrained || !audience.mustBeTrained) {
                    found[partner, default: []].insert(audience)
                }
            }
            return found
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
