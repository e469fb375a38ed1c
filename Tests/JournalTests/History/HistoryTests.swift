// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Safeguarding
import Testing

@testable import Journal

/// Notices of earlier systems, as they stand in the journal.
@Suite struct HistoryTests {
    let test: TestJournal

    init() throws { test = try TestJournal() }

    private func record(_ notice: String, reported: String, deadline: Bool = true) throws -> HistoryRecord {
        let reported = try Instant(rfc3339: reported)
        func after(_ hours: Int64) -> HistoryTime { HistoryTime(reported + .seconds(hours * 3600)) }
        return HistoryRecord(
            row: HistoryRow(
                event: "e", notice: notice, flow: .encompass, recipient: try #require(PartnerID("school/116900")),
                source: .partnerAgency, abuseTypes: [.physical, .coerciveControl], riskGrade: .medium, force: "22",
                area: "Wyre Forest", reportedAt: HistoryTime(reported), receivedAt: after(1),
                deliveredAt: HistoryTime(try #require(CivilDate(iso: "2022-02-01")), in: .london), openedAt: after(80),
                oversightAt: after(90), status: .opened, delayCause: .conflictHold, isCrime: true),
            deadline: deadline
                ? HistoryDeadline(instant: reported + .seconds(9000), confidence: .authorityDefault, infeasible: true) : nil,
            timesOutOfOrder: true)
    }

    private func change(_ added: Int, _ changed: Int, _ unchanged: Int) -> HistoryChange {
        var change = HistoryChange()
        (change.added, change.changed, change.unchanged) = (added, changed, unchanged)
        return change
    }

    @Test func `rows are added once, changed by their key, and come back as they were, over a restart`() throws {
        let (first, second) = (
            try record("1", reported: "2022-01-10T09:00:00Z"), try record("2", reported: "2022-01-09T09:00:00Z", deadline: false)
        )
        #expect(try test.write { try $0.apply(history: [first, second]) } == change(2, 0, 0))
        #expect(try test.write { try $0.apply(history: [first, second]) } == change(0, 0, 2))
        try test.restart()
        #expect(try test.journal.reader.history(from: nil, before: nil) == [second, first])
        var other = second
        other.row.deliveredAt = nil
        other.row.delayCause = nil
        other.row.area = nil
        other.row.isCrime = false
        #expect(try test.write { try $0.apply(history: [first, other]) } == change(0, 1, 1))
        #expect(try test.write { try $0.apply(history: [other]) } == change(0, 0, 1))
        #expect(try test.journal.reader.history(from: nil, before: nil) == [other, first])
    }

    @Test func `a range takes in its first moment and not its last`() throws {
        try test.write { transaction in
            _ = try transaction.apply(
                history: try [
                    "2022-01-10T09:00:00Z", "2022-01-11T09:00:00Z", "2022-01-12T09:00:00Z",
                ].map { try record($0.filter { $0 != " " }, reported: $0) })
        }
        let found = try test.journal.reader.history(
            from: Instant(rfc3339: "2022-01-10T09:00:00Z"), before: Instant(rfc3339: "2022-01-12T09:00:00Z"))
        #expect(found.map(\.row.notice) == ["2022-01-10T09:00:00Z", "2022-01-11T09:00:00Z"])
    }

    @Test func `a range is looked up by an index`() throws {
        let plan = try test.journal.pool.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN SELECT * FROM history WHERE reported_at >= 1 AND reported_at < 2")
                .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("history_reported") })
    }
}
