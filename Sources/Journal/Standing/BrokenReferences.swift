// SPDX-License-Identifier: Apache-2.0
import GRDB

/// Rows of a table that refer to rows which are not there; a journal that is whole has none.
///
/// SQLite does not enforce it (decision 0045), so that it is asked for where a journal is proved.
package struct BrokenReferences: Hashable, Sendable {
    package var table: String
    /// The table that they refer to.
    package var parent: String
    /// How many rows.
    package var count: Int

    /// What is wrong, without an end mark.
    package var what: String { Self.what(table, parent) + " (\(count))" }

    static func what(_ table: String, _ parent: String) -> String {
        "rows of the table \(table) refer to rows of \(parent) that are not there"
    }

    /// The tables of a journal, in order of their names.
    static func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
    }

    /// What a table refers to in vain, in order of what that is.
    static func found(in table: String, _ db: Database) throws -> [BrokenReferences] {
        var counts: [String: Int] = [:]
        // Columns: the table, the row, what it refers to, and which of its keys (sqlite.org/pragma.html#pragma_foreign_key_check).
        let rows = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check(\(table.quotedDatabaseIdentifier))")
        while let row = try rows.next() { counts[row[2] as String, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { BrokenReferences(table: table, parent: $0.key, count: $0.value) }
    }
}

extension JournalReader {
    /// What refers to rows that are not there, in order of the tables; empty in a journal that is whole.
    ///
    /// Reads every row that refers to one, a table at a time, so that no snapshot is held for longer than one takes.
    package func brokenReferences() throws -> [BrokenReferences] {
        try pool.read { try BrokenReferences.tables($0) }.flatMap { table in
            try pool.read { try BrokenReferences.found(in: table, $0) }
        }
    }
}
