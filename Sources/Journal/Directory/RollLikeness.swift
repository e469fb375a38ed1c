// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
package import Safeguarding

/// Somebody on a roll of today who shares the birth date or both names with a child, opened for comparison where it opens.
package struct RollLikeness: Sendable {
    /// The number of the row.
    package let number: Int64
    package let setting: PartnerID
    /// The roll says that the address must stay unknown.
    package let isProtected: Bool
    /// Nil where the row cannot be opened, so that nobody can say how like the child it is.
    package let details: PersonDetails?

    /// Nil for a row of no setting, in which ``JournalTransaction/matches(_:today:)`` finds nobody either.
    fileprivate init?(number: Int64, setting: String, isProtected: Bool, sealed: [UInt8], key: DeploymentKey) throws {
        guard let partner = PartnerID(setting) else { return nil }
        self.number = number
        self.setting = partner
        self.isProtected = isProtected
        do {
            let roll = try RollRow(sealed: sealed, setting: setting, key: key)
            details = PersonDetails(
                givenName: roll.givenName ?? "", familyName: roll.familyName, dateOfBirth: roll.dateOfBirth,
                postcode: roll.postcode, upn: roll.upn)
        } catch JournalError.damaged {
            details = nil
        }
    }

    /// With the birth date's digest, the names' and the day: whoever is wrong in one of the two is still found.
    fileprivate static let query = """
        SELECT id, setting, protected, sealed FROM roll
        WHERE id IN (
            SELECT id FROM roll
            WHERE birth_key = ?1 AND ended_at IS NULL AND coalesce(from_day, ?3) <= ?3 AND coalesce(to_day, ?3) >= ?3
            UNION ALL
            SELECT id FROM roll
            WHERE names_key = ?2 AND ended_at IS NULL AND coalesce(from_day, ?3) <= ?3 AND coalesce(to_day, ?3) >= ?3)
        """
}

extension JournalTransaction {
    /// Who on the rolls of a day is worth comparing with a child.
    package func likenesses(_ keys: RollKeys, today: CivilDate) throws -> [RollLikeness] {
        var found: [RollLikeness] = []
        try sql(composed: RollLikeness.query).bind(1, keys.birth).bind(2, keys.names).bind(3, today.daysSinceEpoch).forEach { row in
            let likeness = try RollLikeness(
                number: row.integer(0), setting: row.text(1), isProtected: row.integer(2) != 0, sealed: row.blob(3), key: key)
            if let likeness { found.append(likeness) }
        }
        return found
    }
}

extension JournalReader {
    /// Who on the rolls of a day is worth comparing with a child.
    package func likenesses(_ keys: RollKeys, today: CivilDate) throws -> [RollLikeness] {
        try pool.read { db in
            let names = keys.names.map { Data($0) }
            let rows = try Row.fetchCursor(
                db, sql: RollLikeness.query, arguments: [Data(keys.birth), names, today.daysSinceEpoch])
            var found: [RollLikeness] = []
            while let row = try rows.next() {
                let likeness = try RollLikeness(
                    number: row["id"], setting: row["setting"], isProtected: row["protected"],
                    sealed: [UInt8](row["sealed"] as Data), key: key)
                if let likeness { found.append(likeness) }
            }
            return found
        }
    }

    /// Makes the digests by which children are found on this journal's rolls.
    package var rollLookup: RollLookup { RollLookup(key) }
}
