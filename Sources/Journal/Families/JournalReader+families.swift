// SPDX-License-Identifier: Apache-2.0
package import Directories
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// The standing rows of the register of families for some clusters, opened, with their row numbers.
    package func familyRows(of scopes: Set<ForumID>) throws -> [(number: Int64, row: FamilyMemberRow)] {
        try pool.read { db in
            try scopes.sorted().flatMap { cluster in
                try Row.fetchAll(
                    db, sql: "SELECT id, sealed FROM family_member WHERE cluster = ? AND ended_at IS NULL ORDER BY id",
                    arguments: [cluster.description]
                ).map { row in (row[0], try key.openFamilyMember([UInt8](row[1] as Data), of: cluster)) }
            }
        }
    }

    /// Whether the register has any family.
    package func hasFamilies() throws -> Bool {
        try pool.read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM family_member WHERE ended_at IS NULL)") ?? false }
    }

    /// The digests of a local day.
    ///
    /// - Parameter due: when they are due; the register as it stood then says how many there should be.
    package func digests(on day: CivilDate, due: Instant) throws -> DigestCount {
        try pool.read { db in
            let made = try Set(
                String.fetchAll(db, sql: "SELECT cluster FROM family_digest WHERE day = ?", arguments: [day.daysSinceEpoch]))
            let expected = try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT DISTINCT cluster FROM family_member WHERE started_at <= ?2 AND (ended_at IS NULL OR ended_at > ?2)
                        AND flagged_from <= ?1 AND coalesce(flagged_until, ?1) >= ?1
                        """, arguments: [day.daysSinceEpoch, due.milliseconds]))
            return DigestCount(expected: made.union(expected).count, made: made.count)
        }
    }
}

/// How many clusters are to have a digest on a day, and how many have it.
package struct DigestCount: Hashable, Sendable {
    package let expected: Int
    package let made: Int
}
