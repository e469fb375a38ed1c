// SPDX-License-Identifier: Apache-2.0
package import Directories
import GRDB
package import Safeguarding

extension JournalReader {
    /// Every setting that took over from another.
    package func successors() throws -> [SuccessorRow] {
        try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT setting, successor, since_day FROM successor ORDER BY setting, successor").map {
                row in
                guard let setting = PartnerID(row[0] as String), let successor = PartnerID(row[1] as String) else {
                    throw JournalError.damaged("successor")
                }
                return SuccessorRow(
                    setting: setting, successor: successor, since: (row[2] as Int?).map { CivilDate(daysSinceEpoch: $0) })
            }
        }
    }

    /// How many children the roll of a setting has on a day.
    package func childrenOnRoll(of setting: PartnerID, on day: CivilDate) throws -> Int {
        try pool.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM roll WHERE setting = ?1 AND ended_at IS NULL AND coalesce(from_day, ?2) <= ?2
                    AND coalesce(to_day, ?2) >= ?2
                    """, arguments: [setting.description, day.daysSinceEpoch]) ?? 0
        }
    }
}
