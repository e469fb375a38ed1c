// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import TestSupport
import Testing

@testable import Broker

/// Which waiting notice goes to which session, and when it goes again.
@Suite struct DeliveryTests {
    let school: PartnerID
    let start = Instant(milliseconds: 1_000_000)

    init() throws { school = try #require(PartnerID("school/116900")) }

    func notice(_ sequence: Int64, person: Int64? = nil, isUrgent: Bool = false) -> WaitingNotice {
        WaitingNotice(sequence: sequence, recipient: school, person: person ?? sequence, attempt: 0, isUrgent: isUrgent)
    }

    func drill(_ sequence: Int64, attempt: Int = 0) -> WaitingNotice {
        WaitingNotice(sequence: sequence, recipient: school, person: -sequence, attempt: attempt, isDrill: true)
    }

    func sequences(_ dispatches: [Delivery.Dispatch]) -> [Int64] { dispatches.map(\.notice.sequence) }

    @Test func `nothing is sent before HELLO, and everything in order after it`() {
        var delivery = Delivery()
        for sequence in [3, 1, 2] as [Int64] { delivery.released(notice(sequence)) }
        #expect(delivery.take(limit: 10, now: start).isEmpty)
        delivery.helloed(1, partner: school, window: 10)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1, 2, 3])
        #expect(delivery.take(limit: 10, now: start).isEmpty)
    }

    @Test func `no more than the window is out, and a receipt makes room`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 2)
        for sequence in 1...5 as ClosedRange<Int64> { delivery.released(notice(sequence)) }
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1, 2])
        delivery.settled(2, recipient: school)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [3])
        #expect(delivery.pending(school) == 4)
    }

    @Test func `a drill goes after everything that is real, and a client that answers none loses nothing real by it`() {
        var delivery = Delivery()
        delivery.released(drill(1))
        delivery.released(notice(2))
        delivery.released(notice(3))
        #expect(delivery.pending(school) == 2)
        delivery.helloed(1, partner: school, window: 1)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [2])
        delivery.settled(2, recipient: school)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [3])
        delivery.settled(3, recipient: school)
        var now = start
        _ = delivery.takeSettlements()
        for attempt in 1...WaitingNotice.drillAttempts {
            #expect(sequences(delivery.take(limit: 10, now: now)) == [1], "attempt \(attempt)")
            #expect(delivery.pending(school) == 0)
            now = now + .seconds(60)
            delivery.tick(now: now)
            // What is real goes first as soon as the drill's minute is over.
            delivery.released(notice(Int64(10 + attempt)))
            #expect(sequences(delivery.take(limit: 10, now: now)) == [Int64(10 + attempt)])
            delivery.settled(Int64(10 + attempt), recipient: school)
        }
        #expect(delivery.take(limit: 10, now: now).isEmpty && delivery.outstanding(on: 1) == 0)
        #expect(delivery.takeSettlements().map(\.sequence).contains(1))
        // A restart begins with what the journal counted.
        var next = Delivery()
        next.released(all: [drill(1, attempt: WaitingNotice.drillAttempts), drill(2, attempt: 1)])
        next.helloed(1, partner: school, window: 5)
        #expect(sequences(next.take(limit: 10, now: now)) == [2])
    }

    @Test func `a drill that no socket took has not been sent`() throws {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 5)
        delivery.released(drill(1))
        for _ in 0..<(2 * WaitingNotice.drillAttempts) {
            let dispatch = try #require(delivery.take(limit: 1, now: start).first)
            #expect(dispatch.notice.attempt == 0)
            delivery.congested(dispatch)
            delivery.tick(now: start)
        }
        #expect(sequences(delivery.take(limit: 1, now: start)) == [1])
        delivery.ended(1)
        delivery.helloed(2, partner: school, window: 5)
        #expect(sequences(delivery.take(limit: 1, now: start)) == [1])
    }

    @Test func `saying HELLO again changes the window and resends nothing`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 1)
        delivery.released(notice(1))
        delivery.released(notice(2))
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1])
        delivery.helloed(1, partner: school, window: 2)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [2])
    }

    @Test func `a clock that is set back puts off what is out by no more than a minute`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 2)
        delivery.released(notice(1))
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1])
        let back = start - .seconds(3600)
        delivery.tick(now: back)
        #expect(delivery.take(limit: 10, now: back).isEmpty)
        delivery.tick(now: back + .seconds(59))
        #expect(delivery.take(limit: 10, now: back + .seconds(59)).isEmpty)
        delivery.tick(now: back + .seconds(60))
        #expect(sequences(delivery.take(limit: 10, now: back + .seconds(60))) == [1])
    }

    @Test func `what was out on a session that ended goes again, before everything newer`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 2)
        for sequence in 1...4 as ClosedRange<Int64> { delivery.released(notice(sequence)) }
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1, 2])
        delivery.ended(1)
        delivery.helloed(2, partner: school, window: 10)
        let again = delivery.take(limit: 10, now: start)
        #expect(sequences(again) == [1, 2, 3, 4])
        #expect(again.allSatisfy { $0.session == 2 })
    }

    @Test func `a recipient with a backlog gets its share of a turn and no more, beside others and alone`() throws {
        var delivery = Delivery()
        let other = try #require(PartnerID("school/116901"))
        delivery.helloed(1, partner: school, window: 100)
        delivery.helloed(2, partner: other, window: 100)
        for sequence in 1...40 as ClosedRange<Int64> { delivery.released(notice(sequence)) }
        delivery.released(WaitingNotice(sequence: 41, recipient: other, person: 41, attempt: 0))
        #expect(sequences(delivery.take(limit: 100, now: start)) == Array(1...16) + [41])
        #expect(delivery.hasReady)
        #expect(sequences(delivery.take(limit: 100, now: start)) == Array(17...32))
        #expect(sequences(delivery.take(limit: 100, now: start)) == Array(33...40))
        #expect(!delivery.hasReady)
    }

    @Test func `a notice without a receipt goes again after sixty seconds and not before`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 2)
        delivery.released(notice(1))
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1])
        delivery.tick(now: start + .milliseconds(59_999))
        #expect(delivery.take(limit: 10, now: start + .milliseconds(59_999)).isEmpty)
        delivery.tick(now: start + .seconds(60))
        #expect(sequences(delivery.take(limit: 10, now: start + .seconds(60))) == [1])
        delivery.settled(1, recipient: school)
        delivery.tick(now: start + .seconds(600))
        #expect(delivery.take(limit: 10, now: start + .seconds(600)).isEmpty)
    }

    @Test func `a person sticks to one session while others compete`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 1)
        delivery.released(notice(1, person: 7))
        #expect(delivery.take(limit: 10, now: start).map(\.session) == [1])
        delivery.helloed(2, partner: school, window: 5)
        delivery.released(notice(2, person: 7))
        delivery.released(notice(3, person: 8))
        let sent = delivery.take(limit: 10, now: start)
        #expect(sequences(sent) == [3])
        #expect(sent.map(\.session) == [2])
        delivery.settled(1, recipient: school)
        #expect(delivery.take(limit: 10, now: start).map(\.session) == [1])
    }

    @Test func `a notice released with room and nothing before it goes at once`() {
        var delivery = Delivery()
        #expect(delivery.releasedAtOnce(notice(1), now: start) == nil)
        delivery.helloed(1, partner: school, window: 3)
        #expect(delivery.releasedAtOnce(notice(2), now: start) == nil)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1, 2])
        #expect(delivery.releasedAtOnce(notice(3), now: start) == 1)
        #expect(delivery.releasedAtOnce(notice(4), now: start) == nil)
    }

    @Test func `a backlog that is stored as fast as it is sent keeps nobody waiting`() throws {
        // Whatever the order in which a set of ids would give them, each of these has to come up.
        for code in 100_000..<100_020 {
            let other = try #require(PartnerID("school/\(code)"))
            var delivery = Delivery()
            delivery.helloed(1, partner: school, window: 256)
            delivery.helloed(2, partner: other, window: 1)
            for sequence in 1...2_000 as ClosedRange<Int64> { delivery.released(notice(sequence)) }
            delivery.released(WaitingNotice(sequence: 5_000, recipient: other, person: 1, attempt: 0))
            var turns = 0
            var isSent = false
            while !isSent, turns < 20 {
                turns += 1
                for dispatch in delivery.take(limit: 32, now: start) {
                    delivery.settled(dispatch.notice.sequence, recipient: dispatch.notice.recipient)
                    if dispatch.notice.recipient == other { isSent = true }
                }
            }
            #expect(turns == 1 && isSent, "school/\(code)")
        }
    }

    @Test func `what is urgent goes before what waits, and never before an older one about the same person`() {
        var delivery = Delivery()
        for (sequence, person) in [(1, 1), (2, 2), (3, 3), (4, 2), (5, 5)] as [(Int64, Int64)] {
            delivery.released(notice(sequence, person: person))
        }
        delivery.released(notice(6, person: 2, isUrgent: true))
        // One that comes later about the same person, and one that comes back, keep their places too.
        delivery.released(notice(7, person: 2))
        delivery.released(notice(8, person: 8, isUrgent: true))
        delivery.helloed(1, partner: school, window: 4)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [2, 4, 6, 8])
        delivery.ended(1)
        delivery.helloed(2, partner: school, window: 10)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [2, 4, 6, 8, 1, 3, 5, 7])
        for sequence in 1...8 as ClosedRange<Int64> { delivery.settled(sequence, recipient: school) }
        delivery.released(notice(9))
        #expect(sequences(delivery.take(limit: 10, now: start)) == [9])
    }

    @Test func `an urgent one that was settled while it waited pulls nothing forward`() {
        var delivery = Delivery()
        delivery.released(notice(1))
        delivery.released(notice(2, person: 7))
        delivery.released(notice(3, person: 7, isUrgent: true))
        delivery.settled(3, recipient: school)
        delivery.released(notice(4, isUrgent: true))
        delivery.helloed(1, partner: school, window: 10)
        #expect(sequences(delivery.take(limit: 10, now: start)) == [4, 1, 2])
    }

    @Test(arguments: 0..<50) func `many that are released at once stand as if one came after the other`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let notices = (1...40 as ClosedRange<Int64>).map {
            notice($0, person: Int64.random(in: 1...6, using: &random), isUrgent: Int.random(in: 0..<8, using: &random) == 0)
        }
        var one = Delivery(), all = Delivery()
        for notice in notices { one.released(notice) }
        all.released(all: notices)
        one.helloed(1, partner: school, window: 64)
        all.helloed(1, partner: school, window: 64)
        #expect(sequences(one.take(limit: 64, ofEach: 64, now: start)) == sequences(all.take(limit: 64, ofEach: 64, now: start)))
    }

    @Test func `what was settled while it waited keeps nobody waiting, however much it was`() {
        var delivery = Delivery()
        for sequence in 1...1800 as ClosedRange<Int64> { delivery.released(notice(sequence)) }
        for sequence in 1...1500 as ClosedRange<Int64> { delivery.settled(sequence, recipient: school) }
        delivery.helloed(1, partner: school, window: 400)
        #expect(sequences(delivery.take(limit: 400, ofEach: 400, now: start)) == Array(1501...1800))
    }

    @Test func `a congested session rests until a tick`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 3)
        delivery.released(notice(1))
        let sent = delivery.take(limit: 10, now: start)
        delivery.congested(sent[0])
        #expect(delivery.take(limit: 10, now: start).isEmpty)
        delivery.tick(now: start + .seconds(1))
        #expect(sequences(delivery.take(limit: 10, now: start)) == [1])
    }

    @Test func `a socket that stays full refuses one notice a tick and not a window`() {
        var delivery = Delivery()
        delivery.helloed(1, partner: school, window: 50)
        for sequence in 1...60 as ClosedRange<Int64> { delivery.released(notice(sequence)) }
        var now = start
        var attempts = 0
        func congest(_ dispatches: [Delivery.Dispatch]) {
            attempts += dispatches.count
            for dispatch in dispatches { delivery.congested(dispatch) }
        }
        congest(delivery.take(limit: 100, ofEach: 100, now: now))
        #expect(attempts == 50)
        for _ in 0..<10 {
            now = now + .seconds(1)
            delivery.tick(now: now)
            congest(delivery.take(limit: 100, ofEach: 100, now: now))
        }
        #expect(attempts == 60)
        // One that goes, and its receipt, open the whole window; so does a second in which nothing was refused.
        now = now + .seconds(1)
        delivery.tick(now: now)
        #expect(sequences(delivery.take(limit: 100, ofEach: 100, now: now)) == [1])
        delivery.settled(1, recipient: school)
        #expect(sequences(delivery.take(limit: 100, ofEach: 100, now: now)) == Array(2...51))
        for sequence in 2...51 as ClosedRange<Int64> { delivery.settled(sequence, recipient: school) }
        let last = delivery.take(limit: 100, ofEach: 100, now: now)
        #expect(sequences(last) == Array(52...60))
        for dispatch in last { delivery.congested(dispatch) }
        delivery.tick(now: now)
        #expect(sequences(delivery.take(limit: 100, ofEach: 100, now: now)) == [52])
        delivery.tick(now: now)
        #expect(sequences(delivery.take(limit: 100, ofEach: 100, now: now)) == Array(53...60))
    }

    /// Whatever happens in whatever order, a notice is out at most once, never beyond the window, and settles once.
    @Test(arguments: 0..<200) func `any course of events delivers everything in order for each person`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var delivery = Delivery()
        var now = start
        var live: [SessionNumber: Int] = [:]
        var nextSession: SessionNumber = 0
        var released: Int64 = 0
        var unsettled: Set<Int64> = []
        var out: [Int64: SessionNumber] = [:]
        var firstSent: [Int64: [Int64]] = [:]
        var persons: [Int64: Int64] = [:]
        func check(_ dispatches: [Delivery.Dispatch]) {
            for dispatch in dispatches {
                let sequence = dispatch.notice.sequence
                #expect(out[sequence] == nil, "out twice")
                out[sequence] = dispatch.session
                firstSent[persons[sequence] ?? 0, default: []].append(sequence)
            }
            for (session, window) in live { #expect(out.values.filter { $0 == session }.count <= window) }
        }
        for _ in 0..<300 {
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1:
                released += 1
                persons[released] = Int64.random(in: 0..<5, using: &random)
                unsettled.insert(released)
                let waiting = notice(released, person: persons[released], isUrgent: Int.random(in: 0..<6, using: &random) == 0)
                if Bool.random(using: &random) {
                    delivery.released(waiting)
                } else if let session = delivery.releasedAtOnce(waiting, now: now) {
                    check([Delivery.Dispatch(notice: waiting, session: session)])
                }
            case 2:
                nextSession += 1
                live[nextSession] = Int.random(in: 1...4, using: &random)
                delivery.helloed(nextSession, partner: school, window: live[nextSession] ?? 1)
            case 3:
                guard let session = live.keys.sorted().randomElement(using: &random) else { break }
                live[session] = nil
                out = out.filter { $0.value != session }
                delivery.ended(session)
            case 4:
                guard let sequence = out.keys.sorted().randomElement(using: &random) else { break }
                out[sequence] = nil
                unsettled.remove(sequence)
                delivery.settled(sequence, recipient: school)
            default:
                // Kept below the minute after which an unanswered notice goes again.
                guard now - start < .seconds(58) else { break }
                now = now + .seconds(1)
                delivery.tick(now: now)
            }
            check(delivery.take(limit: 3, now: now))
        }
        for sequences in firstSent.values {
            var seen: Set<Int64> = []
            let firsts = sequences.filter { seen.insert($0).inserted }
            #expect(firsts == firsts.sorted(), "notices about one person went out of order")
        }
        nextSession += 1
        delivery.helloed(nextSession, partner: school, window: 256)
        while !unsettled.isEmpty {
            now = now + .seconds(61)
            delivery.tick(now: now)
            out = [:]
            let last = delivery.take(limit: 1000, now: now)
            guard !last.isEmpty else { break }
            for dispatch in last {
                unsettled.remove(dispatch.notice.sequence)
                delivery.settled(dispatch.notice.sequence, recipient: school)
            }
        }
        #expect(unsettled.isEmpty)
        #expect(delivery.pending(school) == 0)
    }
}
