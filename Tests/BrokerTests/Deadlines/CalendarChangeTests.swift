// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What a new calendar does to what is open.
@Suite struct CalendarChangeTests {
    /// Terms of the school's own that leave every school day what it was.
    private static let sameDays = Array(
        "scope,kind,from,to,note\nschool/116900,TERM,2026-04-13,2026-05-22,\nschool/116900,TERM,2026-06-01,2026-07-21,\n".utf8)

    @Test func `a level is journalled once when a calendar changes the confidence of its deadline alone`() async throws {
        try await TestBroker.with { test in
            let answer = try await test.publish(test.event("01-bank-holiday"))
            let deadline = try #require(answer.accepted?.answer.notices.first?.deadline)
            test.time.withLockedValue { $0 = deadline - .seconds(3000) }
            await test.broker.tick()
            #expect(try Self.levels(in: test.folder) == 1)
            try await test.importFile("calendar", "calendar.csv", octets: Self.sameDays, confirm: true)
            await test.broker.tick()
            #expect(try Self.levels(in: test.folder) == 1)
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
            test.time.withLockedValue { $0 = deadline + .seconds(1) }
            await test.broker.tick()
            #expect(try Self.levels(in: test.folder) == 2)
        }
    }

    @Test func `an exception does not begin to escalate when its deadline moves`() async throws {
        try await TestBroker.with { test in
            let answer = try await test.publish(test.event("09-no-trained-adult"))
            #expect(answer.accepted?.answer.notices.count == 1)
            let holiday = Array("scope,kind,from,to,note\nschool/116908,CLOSURE,2026-05-05,2026-05-06,\n".utf8)
            try await test.importFile("calendar", "calendar.csv", octets: holiday, confirm: true)
            let status = try await test.ask(.status)
            #expect(status["openExceptions"]?.integer == 1)
            #expect(status["stuck"]?.integer == 0)
        }
    }

    @Test func `deadlines that could not be written with an import follow as soon as they can be`() async throws {
        try await TestBroker.with { test in
            let answer = try await test.publish(test.event("01-bank-holiday"))
            let deadline = try #require(answer.accepted?.answer.notices.first?.deadline)
            try Self.execute(
                "CREATE TRIGGER fault BEFORE UPDATE OF deadline ON notice BEGIN SELECT RAISE(FAIL, 'a fault'); END", in: test.folder
            )
            let closed = Array("scope,kind,from,to,note\nschool/116900,CLOSURE,2026-05-05,2026-05-05,\n".utf8)
            let failure = await #expect(throws: AdminFailure.self) {
                try await test.importFile("calendar", "calendar.csv", octets: closed, confirm: true)
            }
            #expect(failure?.isDone == true && failure?.isOfJournal == false, "nobody is asked to do again what stands")
            await test.broker.tick()
            #expect(try Self.deadlines(in: test.folder) == [deadline.milliseconds])
            try Self.execute("DROP TRIGGER fault", in: test.folder)
            await test.broker.tick()
            let moved = try Self.deadlines(in: test.folder)
            #expect(moved.count == 1 && moved[0] > deadline.milliseconds)
        }
    }

    private static func execute(_ statement: String, in folder: String) throws {
        let queue = try DatabaseQueue(path: Journal.path(in: folder))
        try queue.write { try $0.execute(sql: statement) }
        try queue.close()
    }

    private static func deadlines(in folder: String) throws -> [Int64] {
        let queue = try DatabaseQueue(path: Journal.path(in: folder))
        defer { try? queue.close() }
        return try queue.read { try Int64.fetchAll($0, sql: "SELECT deadline FROM notice WHERE deadline IS NOT NULL") }
    }

    /// How many levels the ledger has.
    private static func levels(in folder: String) throws -> Int {
        let queue = try DatabaseQueue(path: Journal.path(in: folder))
        let pages = try queue.read { try Data.fetchAll($0, sql: "SELECT leaves FROM ledger") }
        try queue.close()
        return try pages.reduce(0) { count, page in
            let entries = String(decoding: try #require(LedgerPage.opened([UInt8](page))), as: UTF8.self)
            return count + entries.ranges(of: "\"level\":\"T").count
        }
    }
}
