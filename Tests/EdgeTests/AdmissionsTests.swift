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
        func arrived() -> Admissions.Arrival { admissions.arrived(from: "a", now: start) }
        func identified() -> EdgeReason? { admissions.identified(as: partner, now: start) }
        #expect(arrived() == .begun(1, evicted: nil))
        #expect(arrived() == .begun(2, evicted: nil))
        #expect(arrived() == .refused(.pendingHandshakes))
        #expect(identified() == nil)
        #expect(identified() == .partnerSessions)
        admissions.opened(1)
        #expect(arrived() == .begun(3, evicted: nil))
        #expect(!admissions.hasRoom)
        admissions.ended(1, partner: partner)
        #expect(admissions.hasRoom)
        #expect(identified() == nil)
        admissions.ended(2, partner: partner)
        admissions.ended(3, partner: nil)
        #expect((admissions.pending, admissions.connections) == (0, 0))
    }

    @Test func `When handshakes are too many, the address that has most of them makes room for one that has few`() {
        var limits = EdgeLimits.unlimited
        limits.pendingHandshakes = 4
        var admissions = Admissions(limits: limits, room: 100)
        func arrived(_ address: String) -> Admissions.Arrival { admissions.arrived(from: address, now: start) }
        for number in 1...4 { #expect(arrived("flood") == .begun(UInt64(number), evicted: nil)) }
        #expect(arrived("flood") == .refused(.pendingHandshakes))
        #expect(arrived("school") == .begun(5, evicted: 1))
        #expect(arrived("police") == .begun(6, evicted: 2))
        #expect(arrived("school") == .refused(.pendingHandshakes), "nobody gives up what leaves it with no more than the other")
        admissions.ended(1, partner: nil)
        admissions.ended(2, partner: nil)
        #expect((admissions.pending, admissions.connections) == (4, 4))
    }

    @Test func `A network of IPv6 is one address, so that one host with all of it is the one that makes room`() {
        var limits = EdgeLimits.unlimited
        limits.pendingHandshakes = 4
        limits.connectionsPerAddress = 5
        var admissions = Admissions(limits: limits, room: 100)
        func arrived(_ address: String) -> Admissions.Arrival { admissions.arrived(from: address, now: start) }
        for number in 1...4 { #expect(arrived("2001:db8::\(number)") == .begun(UInt64(number), evicted: nil)) }
        #expect(arrived("2001:db8::5") == .refused(.pendingHandshakes))
        #expect(arrived("2001:db8::6") == .refused(.addressRate))
        #expect(arrived("2001:db8:1::1") == .begun(5, evicted: 1))
    }

    @Test func `An IPv4 address is the same at a socket for both families`() {
        var limits = EdgeLimits.unlimited
        limits.connectionsPerAddress = 2
        var admissions = Admissions(limits: limits, room: 100)
        func arrived(_ address: String) -> Admissions.Arrival { admissions.arrived(from: address, now: start) }
        #expect(arrived("192.0.2.1") == .begun(1, evicted: nil))
        #expect(arrived("::ffff:192.0.2.1") == .begun(2, evicted: nil))
        #expect(arrived("192.0.2.1") == .refused(.addressRate))
        #expect(arrived("::ffff:192.0.2.2") == .begun(3, evicted: nil))
    }

    @Test(arguments: 0..<50)
    func `The queue of handshakes agrees with a plain list, whatever comes and goes`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var queue = HandshakeQueue()
        var plain: [(number: UInt64, address: String)] = []
        for number in 1...600 {
            let address = "\(Int.random(in: 0..<6, using: &random))"
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1, 2:
                queue.began(UInt64(number), from: address)
                plain.append((UInt64(number), address))
            case 3:
                guard let gone = plain.randomElement(using: &random) else { continue }
                queue.left(gone.number)
                plain.removeAll { $0.number == gone.number }
            default:
                let sizes = Dictionary(grouping: plain, by: \.address).mapValues(\.count)
                let evicted = queue.evict(for: address)
                guard let most = sizes.values.max(), most > (sizes[address] ?? 0) + 1 else {
                    #expect(evicted == nil)
                    continue
                }
                guard let evicted, let place = plain.firstIndex(where: { $0.number == evicted }) else {
                    Issue.record("nobody was evicted")
                    return
                }
                let victim = plain[place].address
                #expect(sizes[victim] == most)
                #expect(plain.first { $0.address == victim }?.number == evicted, "the oldest goes")
                plain.remove(at: place)
            }
            #expect(queue.count == plain.count)
        }
    }

    @Test func `Refusals are counted for ever and written only so often, whatever the codes are`() {
        var tally = RefusalTally()
        func refused(_ code: String, _ second: Int64) -> Bool { tally.refused(code, second: second) }
        #expect((0..<1_000).filter { _ in refused("handshake-failed", 7) }.count == RefusalTally.linesPerSecond)
        #expect(refused("no-client-certificate", 7), "one code does not silence another")
        #expect(refused("handshake-failed", 8))
        #expect(tally.counts == ["handshake-failed": 1_001, "no-client-certificate": 1])
        #expect(tally.takeUnwritten() == ["handshake-failed": 1_000 - UInt64(RefusalTally.linesPerSecond)])
        #expect(tally.takeUnwritten() == [:])
        for code in 0..<10_000 { _ = refused("\(code)", 9) }
        #expect(tally.counts.count <= RefusalTally.codeLimit + 1)
        #expect(tally.counts.values.reduce(0, +) == 11_002)
    }

    @Test func `A publish account pauses beyond its limit and resumes once`() {
        var account = PublishAccount(limit: 2)
        func answered(_ count: Int) -> PublishAccount.Answered { account.answered(count) }
        account.seen([1, 2])
        #expect(!account.isPaused)
        account.seen([4])
        #expect(account.isPaused)
        account.seen([8, 16, 32, 64])
        #expect(account.isPaused)
        #expect(answered(4) == .init(resumes: false, octets: 1 + 2 + 4 + 8))
        #expect(answered(1) == .init(resumes: true, octets: 16))
        #expect(answered(1) == .init(resumes: false, octets: 32))
        #expect(answered(9) == .init(resumes: false, octets: 64))
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
