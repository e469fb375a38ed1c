// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing
import Wire

@testable import Client

struct RequestTableTests {
    private let start = ContinuousClock.now

    @Test func `requests go out in order, no more than the limit`() {
        var table = RequestTable(limit: 2)
        for id in UInt64(1)...3 { table.submitted(id, .publish, [UInt8(id)]) }
        #expect(table.next(now: start)?.body == [1])
        #expect(table.next(now: start)?.body == [2])
        #expect(table.next(now: start) == nil)
        #expect(table.answered(RequestTable.correlation(1)) == 1)
        #expect(table.next(now: start)?.body == [3])
        #expect(table.count == 2)
    }

    @Test func `an answer counts once`() {
        var table = RequestTable()
        table.submitted(7, .publish, [])
        let message = table.next(now: start)
        #expect(message?.correlation == [0, 0, 0, 0, 0, 0, 0, 7])
        #expect(table.answered(RequestTable.correlation(7)) == 7)
        #expect(table.answered(RequestTable.correlation(7)) == nil)
        #expect(table.answered([7]) == nil)
    }

    @Test func `without an answer the same request goes out after ten seconds and every ten after`() {
        var table = RequestTable()
        table.submitted(1, .publish, [1])
        let first = table.next(now: start)
        #expect(table.due(now: start + .milliseconds(9999)).isEmpty)
        #expect(table.due(now: start + .seconds(10)) == [first])
        #expect(table.due(now: start + .seconds(19)).isEmpty)
        #expect(table.due(now: start + .seconds(20)) == [first])
    }

    @Test func `what the broker postpones goes out when it said`() {
        var table = RequestTable()
        table.submitted(1, .publish, [])
        _ = table.next(now: start)
        table.postponed(1, until: start + .seconds(60))
        #expect(table.due(now: start + .seconds(59)).isEmpty)
        #expect(table.due(now: start + .seconds(60)).count == 1)
    }

    @Test func `a new connection makes everything due, and nothing that was forgotten`() {
        var table = RequestTable(limit: 2)
        for id in UInt64(1)...3 { table.submitted(id, .publish, [UInt8(id)]) }
        while table.next(now: start) != nil {}
        table.forgotten(1)
        table.forgotten(3)
        table.reconnected(now: start)
        #expect(table.due(now: start).map(\.body) == [[2]])
        #expect(table.next(now: start) == nil)
        #expect(table.count == 1)
    }

    @Test(arguments: UInt64(0)..<100)
    func `whatever is lost, every request is answered exactly once in the end`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var table = RequestTable(limit: Int.random(in: 1...8, using: &generator))
        var now = start
        var answered: Set<UInt64> = []
        var wire: [Wire.Message] = []
        let total = UInt64.random(in: 1...60, using: &generator)
        for id in 1...total { table.submitted(id, .publish, []) }
        var steps = 0
        while table.count > 0 {
            steps += 1
            guard steps < 100_000 else {
                Issue.record("never drained")
                return
            }
            while let message = table.next(now: now) { wire.append(message) }
            wire += table.due(now: now)
            if Int.random(in: 0..<5, using: &generator) == 0 { table.reconnected(now: now) }
            now += .seconds(Int.random(in: 0...12, using: &generator))
            for message in wire where Bool.random(using: &generator) {
                if let id = table.answered(message.correlation) {
                    #expect(answered.insert(id).inserted)
                }
            }
            wire.removeAll()
        }
        #expect(answered.count == Int(total))
    }
}

struct HelloClockTests {
    private let start = ContinuousClock.now

    @Test func `HELLO is due at once, after ten seconds without an answer, and every thirty with one`() {
        var clock = HelloClock(now: start)
        #expect(clock.isDue(now: start))
        clock.sent(now: start)
        #expect(!clock.isDue(now: start + .seconds(9)))
        #expect(clock.isDue(now: start + .seconds(10)))
        clock.sent(now: start + .seconds(10))
        clock.welcomed(now: start + .seconds(11))
        #expect(clock.isWelcomed)
        #expect(!clock.isDue(now: start + .seconds(40)))
        #expect(clock.isDue(now: start + .seconds(41)))
    }

    @Test func `a lost session is greeted again at once or when asked`() {
        var clock = HelloClock(now: start)
        clock.welcomed(now: start)
        clock.sessionLost(now: start, pause: .seconds(1))
        #expect(!clock.isDue(now: start))
        #expect(clock.isDue(now: start + .seconds(1)))
        clock.sessionLost(now: start)
        #expect(clock.isDue(now: start))
    }
}
