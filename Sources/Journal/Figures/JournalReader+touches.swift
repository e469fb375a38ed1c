// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// Notices about the events of a span by whether a person released them, and the holds that people ended in it.
    package func touches(from: Instant?, before: Instant?, in zone: Zone) throws -> TouchTally {
        var tally = TouchTally()
        // A hold that the rolls resolved by themselves was nobody's touch.
        let byPerson = """
            held_ms > 0 AND EXISTS (SELECT 1 FROM hold h WHERE h.event = notice.event AND h.subject = notice.subject
            AND h.exception = 0 AND h.state IN ('released', 'routed'))
            """
        let parts = try eventParts(from: from, before: before) { part in
            var tally = TouchTally()
            let quarters = part.events.map { FinancialQuarter(zone.date(at: $0.reportedAt)) }
            try part.forEachNotice(byPerson) { place, row in
                tally.addNotice(wasHeld: row.integer(2) != 0, in: quarters[place])
            }
            return tally
        }
        for part in parts { tally.add(part) }
        try pool.read { db in
            var ends = TextValues(words: TouchTally.End.init(rawValue:), table: "hold")
            try PreparedStatement(
                db,
                """
                SELECT state, opened_at, resolved_at FROM hold WHERE resolved_at >= ? AND resolved_at < ?
                AND state IN ('released', 'routed', 'denied', 'noted')
                """
            ).bind(1, from?.milliseconds ?? .min).bind(2, before?.milliseconds ?? .max).forEach { row in
                let resolved = row.integer(2)
                tally.addTouch(
                    try row.value(0, &ends), waited: resolved - row.integer(1),
                    in: FinancialQuarter(zone.date(at: Instant(milliseconds: resolved))))
            }
        }
        return tally
    }
}
