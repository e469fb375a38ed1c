// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Safeguarding

/// The keyed digests of names that rolls of an older schema lack.
enum RollNames {
    /// Computes them once, in one transaction: a kill leaves all of it to the next start.
    static func complete(_ pool: DatabasePool, key: DeploymentKey) throws {
        let isMarked = "SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'rollsWithoutNames')"
        guard try pool.read({ try Bool.fetchOne($0, sql: isMarked) ?? false }) else { return }
        try pool.write { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT id, setting, sealed FROM roll WHERE ended_at IS NULL ORDER BY id")
            let update = try db.makeStatement(sql: "UPDATE roll SET names_key = ? WHERE id = ?")
            while let row = try rows.next() {
                let roll = try RollRow(sealed: [UInt8](row["sealed"] as Data), setting: row["setting"], key: key)
                let match = MatchKeys(
                    givenName: roll.givenName ?? "", familyName: roll.familyName, dateOfBirth: roll.dateOfBirth)
                guard let names = match.names else { continue }
                try update.execute(arguments: [Data(key.lookup("names", names)), row["id"] as Int64])
            }
            try db.execute(sql: "DELETE FROM meta WHERE key = 'rollsWithoutNames'")
        }
    }
}

extension RollRow {
    /// Opens the sealed row of a setting.
    init(sealed: [UInt8], setting: String, key: DeploymentKey) throws {
        try self.init(fields: RowText.decode(key.openRecord(sealed, context: "roll/\(setting)")))
    }
}
