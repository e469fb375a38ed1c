// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger

/// The next number of each numbered table, how many notices wait, and the shape of the ledger's tree, as of the last commit.
struct Counters {
    var event: Int64
    var subject: Int64
    /// Of notices and drills, so that a number is one of either alone.
    var notice: Int64
    var hold: Int64
    /// Notices that nobody has stored and that were not taken back; drills are none.
    var waiting: Int64
    var frontier: Frontier

    /// What ``waiting`` counts.
    static let isWaiting = "delivered_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL"

    /// Counts by the rows of the table, whatever an index says.
    static func countWaiting(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT count(*) FROM notice NOT INDEXED WHERE \(isWaiting)") ?? 0
    }

    init(_ db: Database) throws {
        func next(_ table: String, _ column: String) throws -> Int64 {
            try (Int64.fetchOne(db, sql: "SELECT max(\(column)) FROM \(table)") ?? 0) + 1
        }
        event = try next("event", "seq")
        subject = try next("subject", "id")
        notice = try max(next("notice", "seq"), next("drill", "seq"))
        hold = try next("hold", "seq")
        waiting = try Int64.fetchOne(db, sql: "SELECT waiting FROM frontier") ?? Self.countWaiting(db)
        if let state = try Data.fetchOne(db, sql: "SELECT state FROM frontier") {
            frontier = try Frontier(encoded: [UInt8](state))
        } else {
            frontier = Frontier()
        }
    }
}
