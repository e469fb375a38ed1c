// SPDX-License-Identifier: Apache-2.0
import GRDB
import GRDBSQLite
import NIOConcurrencyHelpers

/// Ends reads of the journal that nobody waits for any more.
package final class ReadStop: Sendable {
    private let raised = NIOLockedValueBox(false)

    package init() {}

    /// Ends what is being read at its next step, and whatever is read with it from now on; from any thread.
    package func raise() { raised.withLockedValue { $0 = true } }

    /// Whether it was raised.
    package var isRaised: Bool { raised.withLockedValue { $0 } }

    /// - Throws: `CancellationError` where it was raised.
    package func check() throws { if isRaised { throw CancellationError() } }
}

/// Where reads of the journal are made, each on a snapshot of its own.
struct ReadPool: Sendable {
    let database: any DatabaseReader
    var stop: ReadStop?

    /// How many steps of SQLite's machine are made between two looks at whether somebody still waits: well under a millisecond.
    private static let steps: Int32 = 10_000

    /// - Throws: `CancellationError` where nobody waits any more.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        guard let stop else { return try database.read(body) }
        try stop.check()
        do {
            return try database.read { db in
                // The handler stays with the connection, which is given to somebody else afterwards (sqlite.org/c3ref/progress_handler.html).
                let connection = db.sqliteConnection
                sqlite3_progress_handler(
                    connection, Self.steps,
                    { stop in
                        guard let stop else { return 0 }
                        return Unmanaged<ReadStop>.fromOpaque(stop).takeUnretainedValue().isRaised ? 1 : 0
                    }, Unmanaged.passUnretained(stop).toOpaque())
                defer { sqlite3_progress_handler(connection, 0, nil, nil) }
                return try withExtendedLifetime(stop) { try body(db) }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            throw CancellationError()
        }
    }
}
