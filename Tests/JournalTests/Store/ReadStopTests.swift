// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Testing

@testable import Journal

/// Reads that nobody waits for any more.
@Suite struct ReadStopTests {
    /// Counts until somebody ends it.
    private static let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

    @Test func `a read ends in the middle of a statement, and the connection goes on for others`() throws {
        let test = try TestJournal()
        let stop = ReadStop()
        let reader = test.journal.reader.stopped(by: stop)
        #expect(try reader.identity().trustDomain == "test.example")
        #expect(throws: CancellationError.self) {
            try reader.pool.read { db in
                // On another thread, so that the statement below runs when it comes.
                Thread.detachNewThread { stop.raise() }
                _ = try Int.fetchOne(db, sql: Self.endless)
            }
        }
        #expect(throws: CancellationError.self) { try reader.identity() }
        for _ in 0..<8 { #expect(try test.journal.reader.identity().trustDomain == "test.example") }
    }
}
