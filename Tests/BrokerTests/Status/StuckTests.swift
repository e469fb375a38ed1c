// SPDX-License-Identifier: Apache-2.0
import GRDB
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Broker

/// Nothing that is open is without a next action, and what is made so is found.
@Suite struct StuckTests {
    private static let events = [
        "01-bank-holiday", "02-weekend", "03-siblings-in-two-schools", "04-dual-registered", "05-half-term", "06-inset-day",
        "07-protected-address", "08-unknown-school", "09-no-trained-adult", "10-setting-unconfirmed", "11-times-out-of-order",
    ]
    private static let schools = ["school/116900", "school/116901", "school/116902", "school/116905", "local-authority/885"]

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `whatever happens in whatever order, everything open has a next action`(seed: UInt64) async throws {
        try await TestBroker.with { test in
            var random = SeededGenerator(seed: seed)
            var published = 0
            var events: [String] = []
            for step in 0..<40 {
                switch Int.random(in: 0..<7, using: &random) {
                case 0, 1:
                    let name = try #require(Self.events.randomElement(using: &random))
                    // Another id makes it another event.
                    let event = try test.event(name) { text in
                        text.replacing("\"id\": \"019d", with: "\"id\": \"\(1000 + step)")
                    }
                    let answer = try await test.publish(event)
                    if let accepted = answer.accepted {
                        published += 1
                        events.append(accepted.answer.event)
                    }
                case 2: try await test.broker.settleSome(using: &random)
                case 3:
                    let holds = try await test.ask(.holdList)["holds"]?.elements.map { $0 } ?? []
                    guard let hold = holds.randomElement(using: &random)?["id"]?.string else { break }
                    _ = try? await test.ask(
                        Bool.random(using: &random) ? .holdRelease : .holdDeny,
                        ["id": .string(hold), "by": "A. Officer", "reason": "a test"])
                case 5:
                    guard let event = events.randomElement(using: &random) else { break }
                    _ = try await test.publish(RecallTests.recall(event, id: "recall-\(step)"))
                case 4: await test.broker.sessionComesOrGoes(using: &random)
                default:
                    let length = Int64.random(in: 0...14_400_000, using: &random)
                    test.time.withLockedValue { $0 = $0 + .milliseconds(length) }
                }
                await test.broker.tick()
                let status = try await test.ask(.status)
                #expect(status["stuck"]?.integer == 0, "seed \(seed), step \(step): \(status["stuckItems"]?.tree as Any)")
            }
            #expect(published > 0)
            let actions = try await test.ask(.status)["nextActions"]
            #expect(["send", "resend", "escalate", "person"].contains { (actions?[$0]?.integer ?? 0) > 0 })
        }
    }

    @Test(arguments: [
        ("UPDATE notice SET escalate_at = NULL WHERE kind = 0", "no-escalation"),
        ("UPDATE hold SET escalate_at = NULL", "no-escalation"),
        ("UPDATE notice SET escalate_at = escalate_at + 1 WHERE kind = 0", "wrong-escalation"),
        ("UPDATE notice SET wrapped = NULL", "no-content"),
    ]) func `what the journal has no next action for is counted and named`(statement: String, cause: String) async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            _ = try await test.publish(test.event("08-unknown-school"))
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
            let queue = try DatabaseQueue(path: Journal.path(in: test.folder))
            try await queue.write { try $0.execute(sql: statement) }
            try queue.close()
            let status = try await test.ask(.status)
            #expect((status["stuck"]?.integer ?? 0) > 0)
            #expect(status["stuckItems"]?[0]?["cause"]?.string == cause)
        }
    }

    @Test func `a notice that delivery has lost, and an escalation that does not come, are found`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            await test.broker.loseDelivery()
            #expect(try await test.ask(.status)["stuckItems"]?[0]?["cause"]?.string == "not-in-delivery")
        }
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            // A day passes without a tick.
            test.time.withLockedValue { $0 = $0 + .seconds(86_400) }
            let causes = try await test.ask(.status)["stuckItems"]?.elements.compactMap { $0["cause"]?.string }
            #expect(causes?.contains("missed-escalation") == true)
        }
    }
}

/// `status` is counted beside the thread that decides.
@Suite struct StatusLookTests {
    @Test func `what comes after a look is in none of its figures of what waits, and what it knew is`() async throws {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let look = await test.broker.statusLook()
            _ = try #require(try await test.publish(test.event("02-weekend")).accepted)
            let reader = await test.broker.reader
            func answer(_ look: StatusLook) throws -> JSONValue { try JSONDocument(look.answer(reader).octets).root }
            func open(_ answer: JSONValue) -> Int64 {
                ["send", "resend", "escalate", "person"].reduce(0) { $0 + (answer["nextActions"]?[$1]?.integer ?? 0) }
            }
            let early = try answer(look)
            #expect(early["stuck"]?.integer == 0, "nobody can say where the second notice is")
            #expect(open(early) == 1)
            let late = try answer(await test.broker.statusLook())
            #expect(late["stuck"]?.integer == 0 && open(late) == 2)
            #expect(try await test.ask(.status)["nextActions"]?.tree == late["nextActions"]?.tree)
        }
    }
}

/// What is stuck is known without anybody asking for `status`.
@Suite struct StuckCountTests {
    private let start = ContinuousClock.now

    @Test func `it is counted once at a time, and no sooner than after a minute`() {
        let stuck = StuckCount()
        let (early, late) = (start + StuckCount.rest - .milliseconds(1), start + StuckCount.rest)
        #expect(stuck.reading == nil)
        #expect(stuck.begin(at: start) && !stuck.begin(at: start + .seconds(3600)), "the first still counts")
        stuck.counted(3, at: start, took: .seconds(1))
        stuck.ended()
        #expect(stuck.reading == .init(count: 3, at: start))
        #expect(!stuck.begin(at: early) && stuck.begin(at: late))
        // One that fails says nothing new.
        stuck.ended()
        #expect(stuck.reading == .init(count: 3, at: start))
        #expect(!stuck.begin(at: late + .seconds(1)))
    }

    @Test func `a journal that takes long to count is counted seldom`() {
        let stuck = StuckCount()
        _ = stuck.begin(at: start)
        stuck.counted(0, at: start, took: .seconds(30))
        stuck.ended()
        #expect(!stuck.begin(at: start + .seconds(599)) && stuck.begin(at: start + .seconds(600)))
    }

    @Test func `what somebody asked for counts too, and an older look takes nothing back`() {
        let stuck = StuckCount()
        stuck.counted(1, at: start + .seconds(50), took: .zero)
        stuck.counted(2, at: start, took: .zero)
        #expect(stuck.reading == .init(count: 1, at: start + .seconds(50)))
        #expect(!stuck.begin(at: start + .seconds(109)) && stuck.begin(at: start + .seconds(110)))
    }

    @Test(.timeLimit(.minutes(20))) func `the broker has it counted by another thread, and status says the same`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            await test.broker.loseDelivery()
            await test.broker.watchStuck()
            while test.broker.stuck.reading == nil { await Task.yield() }
            let first = try #require(test.broker.stuck.reading)
            #expect(first.count > 0)
            await test.broker.watchStuck()
            #expect(test.broker.stuck.reading == first, "not again within a minute")
            #expect(try await test.ask(.status)["stuck"]?.integer == Int64(first.count))
            #expect(try #require(test.broker.stuck.reading).at > first.at, "whoever asks for status has it counted")
        }
    }
}

extension Broker {
    /// Delivery forgets everything, as no code may.
    fileprivate func loseDelivery() { delivery = Delivery() }

    /// A session of some recipient says HELLO, or goes.
    fileprivate func sessionComesOrGoes(using random: inout SeededGenerator) {
        let number = SessionNumber.random(in: 1...4, using: &random)
        if Bool.random(using: &random), let school = PartnerID("school/11690\(Int.random(in: 0...5, using: &random))") {
            delivery.ended(number)
            delivery.helloed(number, partner: school, window: Int.random(in: 1...4, using: &random))
            finishTurn()
        } else {
            delivery.ended(number)
        }
    }

    /// Some of the notices that wait are delivered, as by receipts of other sessions.
    fileprivate func settleSome(using random: inout SeededGenerator) throws {
        for notice in try journal.reader.waiting() where Bool.random(using: &random) {
            try journal.write(at: clock.now) { transaction in
                guard let sent = try transaction.beginAttempt(notice.sequence, to: notice.recipient),
                    let today = CivilDate(iso: "2026-05-05")
                else {
                    return
                }
                _ = try transaction.receive(
                    ReceiptRecord(
                        notice: sent.id, recipient: notice.recipient, digest: Digest.sha256(sent.body), stage: .delivered, by: nil,
                        claimedAt: nil, code: nil, note: nil), today: today)
                delivery.settled(notice.sequence, recipient: notice.recipient)
            }
        }
    }
}
