// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// The days from `from` to `to` on which a cluster was to have a digest, by the register as it stood then, or had one.
    ///
    /// - Parameters:
    ///   - to: the last day; what is due later than `asOf` is not expected yet.
    package func digestDays(from: CivilDate?, to: CivilDate?, asOf: Instant, in zone: Zone) throws -> [DigestDay] {
        struct Flag {
            var from: Int
            var until: Int
            var startedAt: Int64
            var endedAt: Int64
        }
        struct Place: Hashable {
            var cluster: String
            var day: Int
        }
        let today = zone.date(at: asOf)
        let dueToday = FamilyDigest.due(on: today, in: zone) <= asOf
        let last = min(to ?? today, dueToday ? today : today.adding(days: -1)).daysSinceEpoch
        var (flags, made): ([String: [Flag]], [Place: DigestDay.Made]) = ([:], [:])
        try pool.read { db in
            for row in try Row.fetchAll(
                db, sql: "SELECT cluster, flagged_from, flagged_until, started_at, ended_at FROM family_member")
            {
                flags[row[0], default: []].append(
                    Flag(from: row[1], until: row[2] ?? Int.max, startedAt: row[3], endedAt: row[4] ?? Int64.max))
            }
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT d.cluster, d.day, d.families, count(n.seq), coalesce(sum(n.delivered_at <= n.deadline), 0)
                    FROM family_digest d LEFT JOIN notice n ON n.event = d.event AND n.kind = 0 AND n.superseded_at IS NULL
                    WHERE d.day BETWEEN ? AND ? GROUP BY d.cluster, d.day
                    """, arguments: [from?.daysSinceEpoch ?? 0, last])
            while let row = try rows.next() {
                made[Place(cluster: row[0], day: row[1])] = DigestDay.Made(families: row[2], notices: row[3], inTime: row[4])
            }
        }
        var places = Set(made.keys)
        for (cluster, flags) in flags {
            // A register that began later than the range asks for nothing before.
            let first = max(
                from?.daysSinceEpoch ?? 0,
                flags.map { max($0.from, zone.date(at: Instant(milliseconds: $0.startedAt)).daysSinceEpoch) }.min() ?? last)
            if first > last { continue }
            for day in first...last {
                let due = FamilyDigest.due(on: CivilDate(daysSinceEpoch: day), in: zone).milliseconds
                if flags.contains(where: { $0.from <= day && day <= $0.until && $0.startedAt <= due && due < $0.endedAt }) {
                    places.insert(Place(cluster: cluster, day: day))
                }
            }
        }
        return try places.map { place in
            guard let cluster = ForumID(place.cluster) else { throw JournalError.damaged("family digest") }
            return DigestDay(cluster: cluster, day: CivilDate(daysSinceEpoch: place.day), digest: made[place])
        }.sorted { ($0.cluster, $0.day) < ($1.cluster, $1.day) }
    }
}
