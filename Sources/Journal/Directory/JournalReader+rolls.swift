// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// Who is on any roll on a day, opened, each with its row number; all of them in memory at once.
    package func currentRolls(on today: CivilDate) throws -> [(number: Int64, setting: PartnerID, details: PersonDetails)] {
        try pool.read { db in
            let day = today.daysSinceEpoch
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT id, setting, sealed FROM roll
                    WHERE ended_at IS NULL AND coalesce(from_day, ?1) <= ?1 AND coalesce(to_day, ?1) >= ?1 ORDER BY id
                    """, arguments: [day])
            var people: [(number: Int64, setting: PartnerID, details: PersonDetails)] = []
            while let row = try rows.next() {
                guard let setting = PartnerID(row["setting"] as String) else { throw JournalError.damaged("roll") }
                let plain = try key.openRecord([UInt8](row["sealed"] as Data), context: "roll/\(setting)")
                let roll = try RollRow(fields: RowText.decode(plain))
                people.append(
                    (
                        row["id"], setting,
                        PersonDetails(
                            givenName: roll.givenName ?? "", familyName: roll.familyName, dateOfBirth: roll.dateOfBirth,
                            postcode: roll.postcode, upn: roll.upn)
                    ))
            }
            return people
        }
    }
}
