// SPDX-License-Identifier: Apache-2.0
import NIOCore
import Safeguarding
import TestSupport
import Testing

@testable import Edge

@Suite struct AdmissionsTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    @Test func `A second's worth may come at once, and then as many as the rate refills`() {
        var buckets = TokenBuckets<String>(rate: 4)
        func take(_ key: String, _ now: NIODeadline) -> Bool { buckets.take(key, now: now) }
        for _ in 0..<4 { #expect(take("a", start)) }
        #expect(!take("a", start))
        #expect(take("b", start))
        #expect(!take("a", start + .milliseconds(249)))
        #expect(take("a", start + .milliseconds(250)))
        #expect(!take("a", start + .milliseconds(250)))
        #expect((0..<9).filter { _ in take("a", start + .seconds(60)) }.count == 4)
    }

    @Test func `No rate lets everything pass and remembers nobody`() {
        var buckets = TokenBuckets<Int>(rate: nil)
        let refused = (0..<10_000).filter { !buckets.take($0, now: start) }
        #expect(refused == [])
        #expect(buckets.count == 0)
    }

    @Test func `Keys that have been quiet are forgotten, so an attacker's addresses do not pile up`() {
        var buckets = TokenBuckets<Int>(rate: 1)
        for key in 0..<100_000 { _ = buckets.take(key, now: start + .milliseconds(Int64(key))) }
        #expect(buckets.count < 5_000)
    }

    @Test(arguments: 0..<100)
    func `In any second no key gets more than twice its rate`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var buckets = TokenBuckets<Int>(rate: 5)
        var now = start
        var taken: [NIODeadline] = []
        for _ in 0..<400 {
            now = now + .milliseconds(Int64.random(in: 0...90, using: &random))
            if buckets.take(1, now: now) { taken.append(now) }
        }
        #expect(!taken.isEmpty)
        for first in taken { #expect(taken.filter { $0 >= first && $0 < first + .seconds(1) }.count <= 10) }
    }

    @Test func `Pending handshakes, connections and sessions are counted down as they were counted up`() throws {
        var limits = EdgeLimits.unlimited
        limits.pendingHandshakes = 2
        limits.sessionsPerPartner = 1
        var admissions = Admissions(limits: limits, room: 3)
        let partner = try #require(PartnerID(kind: .school, code: "1"))
        func arrived() -> EdgeReason? { admissions.arrived(from: "a", now: start) }
        func identified() -> EdgeReason? { admissions.identified(as: partner, now: start) }
        #expect(arrived() == nil)
        #expect(arrived() == nil)
        #expect(arrived() == .pendingHandshakes)
        #expect(identified() == nil)
        #expect(identified() == .partnerSessions)
        admissions.opened()
        #expect(arrived() == nil)
        #expect(!admissions.hasRoom)
        admissions.ended(partner: partner, wasPending: false)
        #expect(admissions.hasRoom)
        #expect(identified() == nil)
        admissions.ended(partner: partner, wasPending: true)
        admissions.ended(partner: nil, wasPending: true)
        #expect((admissions.pending, admissions.connections) == (0, 0))
    }

    @Test func `A publish account pauses beyond its limit and resumes once`() {
        var account = PublishAccount(limit: 2)
        func seen(_ count: Int) -> PublishAccount.Seen { account.seen(count) }
        func answered(_ count: Int) -> PublishAccount.Answered { account.answered(count) }
        #expect(seen(2) == .goOn)
        #expect(seen(1) == .pause)
        #expect(seen(4) == .pause)
        #expect(answered(4) == .nothing)
        #expect(answered(1) == .resume)
        #expect(answered(1) == .nothing)
        #expect(answered(9) == .nothing)
        #expect(account.unanswered == 0)
    }

    @Test func `The clock of a message stands still while the edge does not read`() {
        var clock = MessageClock(message: 0, now: start)
        let limit = TimeAmount.seconds(10)
        #expect(!clock.isExpired(after: limit, now: start + .seconds(9)))
        #expect(clock.isExpired(after: limit, now: start + .seconds(10)))
        clock.paused()
        #expect(!clock.isExpired(after: limit, now: start + .seconds(30)))
        clock.reading(now: start + .seconds(30))
        clock.reading(now: start + .seconds(39))
        #expect(!clock.isExpired(after: limit, now: start + .seconds(39)))
        #expect(clock.isExpired(after: limit, now: start + .seconds(40)))
    }
}
