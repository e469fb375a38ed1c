// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Testing

@testable import Journal

/// How SQLite finds what boards and queues show: by the days that they are about, whatever else the journal has.
@Suite struct BoardPlanTests {
    @Test(arguments: [
        (BoardNotice.dueToday, BoardNotice.byDeadline, "notice_deadline"),
        (BoardNotice.late, BoardNotice.byDeadline, "notice_unopened"),
        (BoardNotice.lateOfAuthority, "n.deadline DESC, n.seq LIMIT 9", "notice_unopened"),
    ])
    func `a look searches an index and scans no table`(condition: String, order: String, index: String) throws {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue)
        let plan = try queue.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + BoardNotice.sql(condition, order: order),
                arguments: StatementArguments(Array(repeating: 0, count: condition.count { $0 == "?" }))
            ).map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.hasPrefix("SEARCH n USING INDEX \(index) (deadline>? AND deadline<?)") }, "\(plan)")
        #expect(plan.contains { $0.hasPrefix("SEARCH s USING ") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }
}
