// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

extension JournalTransaction {
    /// Adds many rows to a table that has few, and makes its indexes anew thereafter; with fewer it only adds them.
    ///
    /// Entries of an index by keyed digest come in no order, and each is a search of its own; a whole index is sorted once and
    /// written in order. The statements that make the indexes are those that the schema keeps, so that it is the same after.
    ///
    /// - Parameter count: how many rows `add` adds.
    func indexingAnew(_ table: String, after count: Int, add: () throws -> Void) throws {
        guard count >= 5_000 else { return try add() }
        let standing = try sql(composed: "SELECT coalesce(max(id), 0) FROM \(table)").first { $0.integer(0) } ?? 0
        // Making an index anew takes a quarter of the time a row of adding to a large one, and of all its rows.
        guard standing <= Int64(count) * 3 else { return try add() }
        var indexes: [(name: String, statement: String)] = []
        try sql("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid")
            .bind(1, table).forEach { indexes.append(($0.text(0), $0.text(1))) }
        for index in indexes { try runOnce("DROP INDEX \(index.name)") }
        try add()
        let build = { for index in indexes { try self.runOnce(index.statement) } }
        if Self.canSortAside(rows: standing + Int64(count)) { try sortingAside(build) } else { try build() }
    }

    /// Runs something that sorts much with threads of SQLite's own, which it has only for what may leave memory; what they sort, keyed
    /// digests and numbers of rows, goes through files that have no name.
    private func sortingAside(_ body: () throws -> Void) throws {
        // The less each run of the sorter may hold, the sooner a thread has one to sort (sqlite.org/pragma.html#pragma_threads).
        for pragma in ["temp_store = FILE", "threads = 2", "cache_size = -8192"] { try runOnce("PRAGMA \(pragma)") }
        let result = Result { try body() }
        for pragma in Journal.memory + ["threads = 0"] { try runOnce("PRAGMA \(pragma)") }
        try result.get()
    }

    /// Whether there is room for such files where SQLite puts them: without it a full `/tmp` would stand for a full journal.
    private static func canSortAside(rows: Int64) -> Bool {
        // The folders in their order of sqlite.org/tempfiles.html, section 5.
        let environment = ProcessInfo.processInfo.environment
        let folders = [environment["SQLITE_TMPDIR"], environment["TMPDIR"], "/var/tmp", "/usr/tmp", "/tmp"].compactMap(\.self)
        guard let folder = folders.first(where: { FileManager.default.isWritableFile(atPath: $0) }),
            let free = try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? Int64
        else { return false }
        // An entry of the widest index is of some sixty octets, and a sort may hold two of it.
        return free > rows * 256
    }
}
