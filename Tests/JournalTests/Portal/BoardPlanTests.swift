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
        let plan = try plan(of: BoardNotice.sql(condition, order: order), condition.count { $0 == "?" })
        #expect(plan.contains { $0.hasPrefix("SEARCH n USING INDEX \(index) (deadline>? AND deadline<?)") }, "\(plan)")
        #expect(plan.contains { $0.hasPrefix("SEARCH s USING ") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test(arguments: [(BoardNotice.dueToday, "notice_deadline"), (BoardNotice.late, "notice_unopened")])
    func `a count by setting searches the same index`(condition: String, index: String) throws {
        let plan = try plan(of: BoardNotice.counts(condition), 4)
        #expect(plan.contains { $0.hasPrefix("SEARCH n USING INDEX \(index) (deadline>? AND deadline<?)") }, "\(plan)")
        #expect(plan.contains { $0.hasPrefix("SEARCH s USING ") } && !plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test(arguments: [BoardNotice.dueTodayOfSetting, BoardNotice.lateOfSetting])
    func `what a board counts of a setting is found by the setting`(condition: String) throws {
        let plan = try plan(of: BoardNotice.sql(condition, order: BoardNotice.byDeadline), 4)
        #expect(plan.contains { $0.contains("(recipient=?)") } && !plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test func `what other calendars may move is found without reading every notice`() throws {
        for query in OpenDeadlines.queries {
            for isOfOne in [false, true] {
                let plan = try plan(of: OpenDeadlines.sql(query, isOfOne: isOfOne), isOfOne ? 1 : 0)
                let found = plan.first { $0.contains(" n USING INDEX ") } ?? ""
                #expect(
                    ["notice_waiting", "notice_unread", "notice_recipient", "hold_open"].contains { found.contains("INDEX \($0)") },
                    "\(plan)")
                #expect(query.kind == .hold || !isOfOne || found.contains("(recipient=?"), "\(plan)")
                #expect(isOfOne || !found.contains("notice_recipient"), "\(plan)")
            }
        }
    }

    private func plan(of sql: String, _ arguments: Int) throws -> [String] {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue)
        return try queue.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(Array(repeating: 0, count: arguments))
            ).map { $0["detail"] as String }
        }
    }
}
