// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding

/// Whether a partner is suspended, with a code beside it: a bit that the disk changes must let nobody in again.
extension DeploymentKey {
    /// The 16 octets kept beside `suspended`.
    func standing(of partner: PartnerID, suspended: Bool) -> [UInt8] {
        code(of: [suspended ? 1 : 0], in: "partner/\(partner)")
    }

    /// Whether the row of a partner says that it is not suspended, and is to be believed; one of an older version is.
    func admits(_ row: Row, _ partner: PartnerID) -> Bool {
        guard (row["suspended"] as Int64?) == 0 else { return false }
        guard let kept = row["standing"] as Data? else { return true }
        return Array(kept) == standing(of: partner, suspended: false)
    }
}

/// The codes of partners that an older version added.
enum PartnerStandings {
    /// Computes them, in one transaction.
    static func complete(_ pool: DatabasePool, key: DeploymentKey) throws {
        let lacking = "SELECT id, suspended FROM partner WHERE standing IS NULL"
        guard try pool.read({ try Row.fetchOne($0, sql: lacking + " LIMIT 1") }) != nil else { return }
        try pool.write { db in
            for row in try Row.fetchAll(db, sql: lacking) {
                guard let id = PartnerID(row["id"] as String) else { throw JournalError.damaged("partner") }
                let code = key.standing(of: id, suspended: row["suspended"] as Int64 != 0)
                try db.execute(sql: "UPDATE partner SET standing = ? WHERE id = ?", arguments: [Data(code), id.description])
            }
        }
    }
}
