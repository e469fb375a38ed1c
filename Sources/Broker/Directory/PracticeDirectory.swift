// SPDX-License-Identifier: Apache-2.0
import Directories
package import Journal
package import Safeguarding

/// The GP practices as one value in memory, read from the journal at start and after every import.
package struct PracticeDirectory: Sendable {
    private var practices: [PartnerID: Entry] = [:]
    /// How many practices the directory has.
    package private(set) var count = 0

    private struct Entry {
        var row: PracticeRow
        /// A later file no longer had it.
        var ended: Bool
    }

    package init(_ reader: JournalReader) throws {
        for row in try reader.formerPractices() { practices[row.id] = Entry(row: row, ended: true) }
        for row in try reader.practices() {
            practices[row.id] = Entry(row: row, ended: false)
            count += 1
        }
    }

    /// What is known of a practice on a day; nil for one that the directory has never had.
    ///
    /// One that has ended is known and never open, so that a person who has to find another sees its successor.
    package func facts(_ id: PartnerID, on day: CivilDate) -> PracticeFacts? {
        guard let entry = practices[id] else { return nil }
        return PracticeFacts(id: id, open: !entry.ended && entry.row.isOpen(on: day), successor: entry.row.successor)
    }
}
