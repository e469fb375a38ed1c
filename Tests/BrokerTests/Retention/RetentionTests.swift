// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// The evening's look at old content, and what people ask of it.
@Suite struct RetentionTests {
    private static let incident = "019df4a1-1001-7c1a-9a51-1f2d3c4b5a01"

    /// Publishes an event and has its one notice read, unless only delivered.
    private static func settle(_ test: TestBroker, read: Bool = true) async throws -> String {
        _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
        let sending = try #require(try await test.sendings(to: "school/116900").first)
        #expect(try await test.receipt(sending, .delivered).recorded?.stage == .delivered)
        if read {
            #expect(try await test.receipt(sending, .opened, by: RecallTests.adult).recorded?.stage == .opened)
            #expect(try await test.receipt(sending, .acknowledged, by: RecallTests.adult).recorded != nil)
        }
        return sending.notice.id.description
    }

    private static func pass(_ test: TestBroker, days: Int64, hours: Int64 = 0) {
        test.time.withLockedValue { $0 = $0 + .seconds(days * 86_400 + hours * 3_600) }
    }

    /// As many seconds of an evening as its parts need.
    private static func evening(_ test: TestBroker) async { for _ in RetentionPart.allCases { await test.broker.tick() } }

    private static func bodies(_ test: TestBroker) async throws -> [Bool] {
        try await test.broker.standing().flatMap(\.notices).map(\.hasBody)
    }

    @Test func `in the evening after its time content goes, and what is asked afterwards is answered`() async throws {
        try await TestBroker.with { test in
            let notice = try await Self.settle(test)
            let before = try await test.broker.timeliness()
            // Ten in the evening there; then the morning of the ninetieth day, and its evening.
            Self.pass(test, days: 89)
            await Self.evening(test)
            #expect(try await Self.bodies(test) == [true])
            Self.pass(test, days: 1, hours: -12)
            await Self.evening(test)
            #expect(try await Self.bodies(test) == [true])
            Self.pass(test, days: 0, hours: 12)
            let due = try await test.ask(.retentionStatus)
            #expect(
                due["due"]?.integer == 1 && due["windows"]?[0]?["class"]?.string == "encompass"
                    && due["windows"]?[0]?["days"]?.integer == 90 && due["lastEvening"]?.string == "2026-08-01")
            await Self.evening(test)
            #expect(try await Self.bodies(test) == [false])
            let done = try await test.ask(.retentionStatus)
            #expect(done["due"]?.integer == 0 && done["lastEvening"]?.string == "2026-08-02")
            // Reports work from what stays.
            #expect(try await test.broker.timeliness() == before)
            #expect(try await test.broker.stages(of: Self.incident) == [notice: .closed])
            // The event is still known.
            #expect(try await test.publish(test.event("01-bank-holiday")).accepted?.answer.notices.first?.notice == notice)
            let status = try await test.ask(.status)
            #expect(status["state"]?.string != "fenced")
        }
    }

    @Test func `what nobody has read stays for ever`() async throws {
        try await TestBroker.with { test in
            _ = try await Self.settle(test, read: false)
            Self.pass(test, days: 900)
            await Self.evening(test)
            #expect(try await Self.bodies(test) == [true])
            let status = try await test.ask(.retentionStatus)
            #expect(status["unresolved"]?.integer == 1 && status["due"]?.integer == 0)
        }
    }

    @Test func `people run it, try it first, and hold what they need`() async throws {
        try await TestBroker.with { test in
            let notice = try await Self.settle(test)
            Self.pass(test, days: 91, hours: -6)
            let who: [JSON.Member] = [.init("by", "Jo Example"), .init("reason", "inquest")]
            func on(_ name: String) -> JSON { .object([.init("of", .string(name))] + who) }
            let held = try await test.ask(.retentionHold, on(notice))
            #expect(held["held"]?.integer == 1)
            await #expect(throws: AdminFailure.self) { try await test.ask(.retentionHold, on(notice)) }
            await #expect(throws: AdminFailure.self) { try await test.ask(.retentionHold, on("no-such-thing")) }
            let kept = try await test.ask(.retentionRun, ["after": 0, "dryRun": false])
            #expect(kept["held"]?.integer == 1 && kept["notices"]?.integer == 0)
            #expect(try await test.ask(.retentionRelease, on(notice))["released"]?.integer == 1)
            await #expect(throws: AdminFailure.self) { try await test.ask(.retentionRelease, on(notice)) }
            let dry = try await test.ask(.retentionRun, ["after": 0, "dryRun": true])
            #expect(dry["due"]?.integer == 1 && dry["notices"]?.integer == 0)
            #expect(try await Self.bodies(test) == [true])
            let run = try await test.ask(.retentionRun, ["after": 0, "dryRun": false])
            #expect(run["due"]?.integer == 1 && run["notices"]?.integer == 1 && run["nextPart"]?.string == "registers")
            #expect(try await Self.bodies(test) == [false])
        }
    }

    @Test func `whoever has a copy is told of a recall though the content is destroyed, and so is the authority`() async throws {
        try await TestBroker.with { test in
            let notice = try await Self.settle(test)
            Self.pass(test, days: 91)
            await Self.evening(test)
            #expect(try await Self.bodies(test) == [false])
            let sent = try await test.sendings {
                let recall = RecallTests.recall(
                    Self.incident, note: "Wrong child, says Chris Sample.", time: "2026-08-03T21:00:00Z")
                let accepted = try await test.publish(recall).accepted
                #expect(accepted?.answer.notices.count == 1)
            }
            let word = try #require(sent.first { $0.notice.kind == .recall })
            #expect(word.notice.recipient.description == "school/116900")
            guard case .recalled(let content) = try ReceivedNotice(body: word.message(source: "x").body).content else {
                Issue.record("the recall is of another type")
                return
            }
            #expect(content.notice == notice && content.event == .init(id: Self.incident, reference: nil))
            let warning = try await test.sendings(to: "local-authority/885", session: 13)
            #expect(warning.count == 1)
            let recall = try await test.onlyRecall()
            #expect(recall["sent"]?.integer == 1 && recall["breach"]?["owner"]?.string == "local-authority/885")
            #expect(try await test.ask(.status)["since"]?["alarms"]?.integer == 0)
            // Its own content and words go in their turn, once the breach is closed and everybody has confirmed.
            #expect(try await test.receipt(word, .acknowledged, by: RecallTests.adult, code: .deleted).recorded != nil)
            _ = try await test.receipt(try #require(warning.first), .delivered)
            Self.pass(test, days: 91)
            #expect(try await test.ask(.retentionStatus)["unresolved"]?.integer == 1)
            let id = try #require(recall["id"]?.string)
            _ = try await test.ask(.recallClose, ["id": .string(id), "by": "A. Officer", "reason": "notified"])
            Self.pass(test, days: 91)
            #expect(try await test.ask(.retentionStatus)["due"]?.integer == 1)
            await Self.evening(test)
            #expect(try await Self.bodies(test).allSatisfy { !$0 })
            let shown = try await test.ask(.recallShow, ["id": .string(id), "by": "A. Officer", "reason": "a look"])
            #expect(shown["note"] == nil)
            _ = try await test.broker.reader.verifyLedger()
        }
    }

    @Test func `a hold that a restore opened again over destroyed content can be ended`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("08-unknown-school")).accepted)
            let hold = try #require(accepted.answer.holds.first?.hold)
            // As opening a journal does that came back from before the hold was ended.
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE subject SET wrapped = NULL, sealed = NULL")
            }
            await #expect(throws: AdminFailure.self) {
                try await test.ask(.holdRelease, ["id": .string(hold), "by": "Jo Example", "reason": "seen", "textRead": true])
            }
            let denied = try await test.ask(.holdDeny, ["id": .string(hold), "by": "Jo Example", "reason": "destroyed in May"])
            #expect(denied["state"]?.string == "denied")
            _ = try await test.broker.reader.verifyLedger()
        }
    }
}

extension Broker {
    fileprivate func standing() throws -> [EventStanding] { try journal.reader.standing() }
}
