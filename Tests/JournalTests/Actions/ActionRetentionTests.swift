// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding
import Testing

@testable import Journal

/// How long what a MARAC told of an action is kept.
@Suite struct ActionRetentionTests {
    let test: TestJournal

    init() throws { test = try TestJournal() }

    /// - Returns: the event.
    @discardableResult
    private func say(_ id: String, _ state: ActionState, supersedes: Int64? = nil) throws -> Int64 {
        let marac = try #require(PartnerID("marac/north"))
        let action = MARACAction(
            reference: "WN/26/0042", area: "north", action: "A3", owner: try #require(PartnerID("agency/severn-housing")),
            givenAt: try Instant(rfc3339: "2026-11-17T14:45:00Z"), due: try #require(CivilDate(iso: "2026-12-01")), state: state,
            stateAt: state == .open ? nil : test.now, reason: state.needsReason ? "a reason that nobody reads" : nil)
        return try test.write { transaction in
            let standing = try transaction.action(of: action)
            let event = try transaction.accept(
                EventRecord(
                    source: marac, id: id, type: "firstbell.marac-action.v1", digest: [UInt8](repeating: 7, count: 32),
                    reference: action.reference, force: "north", riskGrade: nil, occurredAt: action.givenAt,
                    reportedAt: action.givenAt, publishedAt: test.now, timesOutOfOrder: false, supersedes: supersedes),
                answer: Array("{}".utf8))
            let subject = try transaction.add(
                SubjectRecord(event: event, position: 0, person: 0, protectedAddress: false, body: Array("the words".utf8)))
            try transaction.record(action, since: standing?.number, about: subject)
            return event
        }
    }

    private func count(_ sql: String) throws -> Int { try test.journal.pool.read { try Int.fetchOne($0, sql: sql) ?? 0 } }

    private func pass(days: Int) { test.now = test.now + .seconds(Int64(days) * 86_400) }

    private var bodies: Int { get throws { try count("SELECT count(*) FROM subject WHERE wrapped IS NOT NULL") } }

    @Test func `an action that waits for its owner keeps what was said of it, and an end begins the window`() throws {
        let rule = RetentionRule()
        try say("given", .open)
        try say("begun", .inProgress)
        // The last moment before it counts as given up.
        test.now = try Instant(rfc3339: "2027-12-01T23:59:59Z")
        #expect(try test.age(rule).unresolved > 0)
        #expect(try bodies == 2 && count("SELECT count(*) FROM marac_action WHERE action_key IS NOT NULL") == 2)
        try say("end", .notPossible)
        #expect(try count("SELECT count(DISTINCT action) FROM marac_action") == 1)
        pass(days: 89)
        try test.age(rule)
        #expect(try bodies == 3)
        pass(days: 1)
        try test.age(rule)
        #expect(try bodies == 0)
        let before = try test.journal.reader.actions(from: nil, before: nil)
        #expect(before.map(\.statement.state) == [.notPossible])
        // After seven years nothing says which action of which case it was, and the figures stay.
        #expect(try count("SELECT count(*) FROM marac_action WHERE action_key IS NOT NULL") == 3)
        pass(days: rule[.metadata])
        try test.age(rule)
        #expect(try count("SELECT count(*) FROM marac_action WHERE action_key IS NOT NULL") == 0)
        #expect(try test.journal.reader.actions(from: nil, before: nil) == before)
        _ = try test.journal.reader.verifyLedger()
    }

    @Test func `what nobody ends ages from a year after its last day, and an end that comes later begins the window anew`() throws {
        let rule = RetentionRule()
        try say("given", .open)
        test.now = try Instant(rfc3339: "2027-12-02T00:00:00Z")
        #expect(try test.age(rule).unresolved == 0)
        pass(days: 89)
        try test.age(rule)
        #expect(try bodies == 1)
        try say("end", .notUndertaken)
        pass(days: 89)
        try test.age(rule)
        #expect(try bodies == 2)
        pass(days: 1)
        try test.age(rule)
        #expect(try bodies == 0)
        #expect(try test.journal.reader.actions(from: nil, before: nil).map(\.statement.state) == [.notUndertaken])
    }

    @Test func `a corrected event counts no more, and opens nothing for ever`() throws {
        let given = try say("given", .open)
        let right = try say("right", .done, supersedes: given)
        #expect(try test.journal.reader.actions(from: nil, before: nil).map(\.statement.state) == [.done])
        pass(days: 90)
        try test.age(RetentionRule())
        #expect(try bodies == 0)
        #expect(try count("SELECT count(*) FROM destruction WHERE event IN (\(given), \(right))") == 2)
    }
}
