// SPDX-License-Identifier: Apache-2.0
package import Directories
import Safeguarding

extension JournalTransaction {
    /// Applies an import of successors: adds, changes and removes links.
    package func apply(successors change: SnapshotChange<SuccessorRow>) throws {
        for row in change.added + change.changed.map(\.new) {
            try sql("INSERT OR REPLACE INTO successor (setting, successor, since_day) VALUES (?, ?, ?)")
                .bind(1, row.setting.description).bind(2, row.successor.description)
                .bind(3, row.since.map { Int64($0.daysSinceEpoch) }).run()
        }
        for row in change.ended {
            try sql("DELETE FROM successor WHERE setting = ? AND successor = ?")
                .bind(1, row.setting.description).bind(2, row.successor.description).run()
        }
    }
}
