// SPDX-License-Identifier: Apache-2.0
package import Directories
import GRDB
import Safeguarding

extension JournalReader {
    /// Every practice of the directory that has not ended.
    package func practices() throws -> [PracticeRow] {
        try practices("SELECT * FROM practice WHERE ended_at IS NULL ORDER BY id")
    }

    /// Every practice that the directory had and a later file no longer has.
    package func formerPractices() throws -> [PracticeRow] {
        try practices("SELECT * FROM practice WHERE ended_at IS NOT NULL ORDER BY id")
    }

    private func practices(_ sql: String) throws -> [PracticeRow] {
        try pool.read { db in
            let rows = try Row.fetchCursor(db, sql: sql)
            var practices: [PracticeRow] = []
            while let row = try rows.next() {
                func day(_ column: String) -> CivilDate? { (row[column] as Int?).map { CivilDate(daysSinceEpoch: $0) } }
                guard let id = PartnerID(row["id"] as String), let status = PracticeStatus(rawValue: row["status"]) else {
                    throw JournalError.damaged("practice")
                }
                practices.append(
                    PracticeRow(
                        id: id, name: row["name"], status: status, postcode: row["postcode"], openedOn: day("opened_day"),
                        closedOn: day("closed_day"), successor: (row["successor"] as String?).flatMap { PartnerID($0) }))
            }
            return practices
        }
    }
}
