// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

/// What one producer has published: octets of sealed content, and the last subject that it is about.
package struct PublishedSpace: Hashable, Sendable {
    package var source: PartnerID
    package var octets: Int64
    package var last: Int64
}

extension JournalReader {
    /// The last subject accepted before an instant; 0 when there is none.
    package func lastSubject(before instant: Instant) throws -> Int64 {
        // Backwards from the newest, which reads no more than what came since.
        try pool.read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT s.id FROM subject s JOIN event e ON e.seq = s.event WHERE e.accepted_at < ? ORDER BY s.id DESC LIMIT 1
                    """, arguments: [instant.milliseconds]) ?? 0
        }
    }

    /// The room that the subjects after one take up, by producer.
    package func published(after subject: Int64) throws -> [PublishedSpace] {
        try pool.read { db in
            // The length of a blob is in its row's header (sqlite.org/fileformat2.html#record_format): no content is read.
            try Row.fetchAll(
                db,
                sql: """
                    SELECT e.source, coalesce(sum(length(s.sealed)), 0), max(s.id) FROM subject s
                    JOIN event e ON e.seq = s.event WHERE s.id > ? GROUP BY e.source
                    """, arguments: [subject]
            ).map { row in
                guard let source = PartnerID(row[0] as String) else { throw JournalError.damaged("event") }
                return PublishedSpace(source: source, octets: row[1], last: row[2])
            }
        }
    }
}
