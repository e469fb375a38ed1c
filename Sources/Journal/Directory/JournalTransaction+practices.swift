// SPDX-License-Identifier: Apache-2.0
package import Directories
import Safeguarding

extension JournalTransaction {
    /// Applies an import of practices: adds, changes and ends rows.
    package func apply(practices change: SnapshotChange<PracticeRow>) throws {
        for row in change.added { try put(row) }
        for replacement in change.changed { try put(replacement.new) }
        for row in change.ended {
            try sql("UPDATE practice SET ended_at = ? WHERE id = ?").bind(1, now.milliseconds).bind(2, row.id.description).run()
        }
    }

    private func put(_ row: PracticeRow) throws {
        try sql(
            """
            INSERT OR REPLACE INTO practice (id, name, status, postcode, opened_day, closed_day, successor, ended_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, NULL)
            """
        )
        .bind(1, row.id.description).bind(2, row.name).bind(3, row.status.rawValue).bind(4, row.postcode)
        .bind(5, row.openedOn.map { Int64($0.daysSinceEpoch) }).bind(6, row.closedOn.map { Int64($0.daysSinceEpoch) })
        .bind(7, row.successor?.description).run()
    }
}
