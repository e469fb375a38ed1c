// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import Testing

extension TestBroker {
    /// Changes the journal behind the broker's back, as a bad disk does.
    func change(_ sql: String) throws {
        try disk().write { try $0.execute(sql: sql) }
    }

    /// Flips a bit in the middle of a blob of the only row that a condition is true of.
    func flip(_ column: String, of table: String, where condition: String) throws {
        try disk().write { db in
            let rows = try Row.fetchAll(db, sql: "SELECT rowid AS number, \(column) AS value FROM \(table) WHERE \(condition)")
            #expect(rows.count == 1, "of \(table) where \(condition)")
            for row in rows {
                var octets: Data = row["value"]
                octets[octets.startIndex + octets.count / 2] ^= 1
                try db.execute(
                    sql: "UPDATE \(table) SET \(column) = ? WHERE rowid = ?", arguments: [octets, row["number"] as Int64])
            }
        }
    }

    private func disk() throws -> DatabaseQueue {
        // The broker's checkpoints hold the lock for a moment.
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: Journal.path(in: folder), configuration: configuration)
    }
}
