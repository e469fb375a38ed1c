// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import GRDBSQLite

/// A copy of the journal in the making: SQLite's online backup, some pages at a time, on the writer's own connection.
///
/// What the writer commits meanwhile to pages that are copied already, SQLite puts into the copy as well, so that the copy does
/// not begin again however busy the writer is, and no read outlives a step (sqlite.org/c3ref/backup_finish.html). Confined to
/// the writer's isolation.
final class JournalCopy {
    private var target: OpaquePointer?
    private var backup: OpaquePointer?
    /// How far the copy was after its last step.
    private(set) var progress = CopyProgress(remaining: 0, total: 0, isDone: false)

    /// Creates the file at `path`, which must not exist, for nobody but its owner to read.
    ///
    /// - Throws: ``BackupFailure``.
    init(of source: Database, to path: String) throws(BackupFailure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == EEXIST ? .exists : .unwritable(code: errno) }
        close(descriptor)
        do throws(BackupFailure) {
            try begin(source, path)
        } catch {
            finish()
            unlink(path)
            throw error
        }
    }

    private func begin(_ source: Database, _ path: String) throws(BackupFailure) {
        try check(sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil))
        // Whoever asked for the copy brings it to the disk when it is whole; the writer's thread must not wait for that.
        try check(sqlite3_exec(target, "PRAGMA synchronous = OFF", nil, nil, nil))
        backup = sqlite3_backup_init(target, "main", source.sqliteConnection, "main")
        if backup == nil { throw .copying(code: sqlite3_extended_errcode(target)) }
    }

    /// Copies up to so many pages more; true when that was all, and then the copy is what stands now.
    func step(pages: Int32) throws(BackupFailure) -> Bool {
        let code = sqlite3_backup_step(backup, pages)
        progress.remaining = Int(sqlite3_backup_remaining(backup))
        progress.total = Int(sqlite3_backup_pagecount(backup))
        switch code {
        case SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED: return false
        case SQLITE_DONE:
            let code = sqlite3_backup_finish(backup)
            backup = nil
            try check(code)
            // The journal's header asks for a write-ahead log; a backup is one file.
            try check(sqlite3_exec(target, "PRAGMA journal_mode = DELETE", nil, nil, nil))
            try check(sqlite3_close(target))
            target = nil
            progress.isDone = true
            return true
        default: throw .copying(code: code)
        }
    }

    private func check(_ code: Int32) throws(BackupFailure) {
        guard code == SQLITE_OK else { throw .copying(code: code) }
    }

    private func finish() {
        if let backup { sqlite3_backup_finish(backup) }
        backup = nil
        if let target { sqlite3_close(target) }
        target = nil
    }

    deinit { finish() }
}

/// How far a copy of the journal has come, in pages; a busy writer makes the whole grow.
package struct CopyProgress: Hashable, Sendable {
    package var remaining: Int
    package var total: Int
    package var isDone: Bool
}
