// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Broker

@Suite struct IntakeTests {
    private func sessions(_ items: [Intake.Item]) -> [SessionNumber] {
        items.compactMap { if case .ended(let number) = $0 { number } else { nil } }
    }

    @Test func `items come out in the order in which they went in, at most as many as asked for`() {
        let intake = Intake(limit: 100)
        _ = intake.add((1...5).map { .ended($0) })
        _ = intake.add((6...9).map { .ended($0) })
        #expect(sessions(intake.take(4).items) == [1, 2, 3, 4])
        #expect(sessions(intake.take(4).items) == [5, 6, 7, 8])
        #expect(sessions(intake.take(4).items) == [9])
        #expect(intake.take(4).items.isEmpty)
    }

    @Test func `sessions take turns, and each hears of itself in order`() throws {
        let intake = Intake(limit: 100)
        _ = intake.add(try (1...40).map { try request($0, of: 7) } + [.ended(7)])
        _ = intake.add([try request(41, of: 8), try request(42, of: 8), .ended(9)])
        #expect(octets(intake.take(100, ofEach: 16).items) == Array(1...16) + [41, 42, 0])
        _ = intake.add([try request(43, of: 8)])
        #expect(octets(intake.take(20, ofEach: 16).items) == Array(17...32) + [43])
        #expect(octets(intake.take(100, ofEach: 16).items) == Array(33...40) + [0])
        #expect(intake.take(100, ofEach: 16).items.isEmpty)
    }

    @Test func `what a batch had no room for comes before what had its turn`() throws {
        let intake = Intake(limit: 100)
        _ = intake.add(
            try (1...6).flatMap { number in try (1...3).map { try request(number * 10 + $0, of: SessionNumber(number)) } })
        #expect(octets(intake.take(4, ofEach: 2).items) == [11, 12, 21, 22])
        #expect(octets(intake.take(7, ofEach: 2).items) == [31, 32, 41, 42, 51, 52, 61])
        #expect(octets(intake.take(100, ofEach: 2).items) == [13, 23, 33, 43, 53, 62, 63])
    }

    @Test func `what the socket refused is heard before all else, whole and in order`() throws {
        let intake = Intake(limit: 100)
        let school = try #require(PartnerID("school/116900"))
        func refusal(_ sequence: Int64) -> Intake.Item {
            .congested(.init(notice: WaitingNotice(sequence: sequence, recipient: school, person: 1, attempt: 1), session: 7))
        }
        _ = intake.add(try (1...3).map { try request($0, of: 7) } + [refusal(1), refusal(2)])
        _ = intake.add([refusal(3)])
        let taken = intake.take(2, ofEach: 1)
        #expect(
            taken.items.map { if case .congested(let dispatch) = $0 { Int(dispatch.notice.sequence) } else { 0 } } == [1, 2, 3])
        #expect(octets(intake.take(2, ofEach: 1).items) == [1])
    }

    @Test func `turns hold what a plain list would, whatever is put in and taken out`() {
        var random = SeededGenerator(seed: 20_261_128)
        var turns = SessionTurns<Int>()
        var model: [SessionNumber: [Int]] = [:]
        var next = 0
        for _ in 0..<2_000 {
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let session = SessionNumber.random(in: 1...5, using: &random)
                turns.append(next * 10 + Int(session), of: session)
                model[session, default: []].append(next * 10 + Int(session))
                next += 1
            }
            let (most, share) = (Int.random(in: 0...8, using: &random), Int.random(in: 1...4, using: &random))
            var taken: [Int] = []
            turns.take(most, ofEach: share, counting: { _ in true }, into: &taken)
            for (session, items) in Dictionary(grouping: taken, by: { SessionNumber($0 % 10) }) {
                #expect(items.count <= share && items == Array(model[session, default: []].prefix(items.count)))
                model[session]?.removeFirst(items.count)
            }
            let left = model.values.reduce(0) { $0 + $1.count }
            #expect(turns.count == left && taken.count <= most)
            // Nobody is passed over: a batch with room left has the share of everyone.
            #expect(
                taken.count == most
                    || model.keys.allSatisfy { session in
                        model[session]?.isEmpty != false || taken.count { SessionNumber($0 % 10) == session } == share
                    })
        }
    }

    private func request(_ octets: Int, of session: SessionNumber) throws -> Intake.Item {
        let school = try #require(PartnerID("school/116900"))
        return .request(
            Request(
                session: session, partner: school, correlation: [], body: .hello(try Hello(body: Array(#"{"window":1}"#.utf8))),
                octets: octets))
    }

    @Test func `what a session publishes is taken as it comes, and counts for nothing in its turn`() {
        var turns = SessionTurns<Int>()
        for item in [1, 2, 3, 100, 4, 101, 5] { turns.append(item, of: 7) }
        for item in [6, 7] { turns.append(item, of: 8) }
        func take(_ most: Int) -> [Int] {
            var taken: [Int] = []
            turns.take(most, ofEach: 1, counting: { $0 >= 100 }, into: &taken)
            return taken
        }
        #expect(take(100) == [1, 2, 3, 100, 4, 6, 7])
        #expect(take(100) == [101, 5])
    }

    @Test func `a session has as many receipts in a batch as publishes wait, where those are more than its share`() async throws {
        try await TestBroker.with { test in
            let lookup = test.broker.lookup
            let now = test.broker.clock.now
            let publication = Publication(try DecodedEvent(body: try test.event("01-bank-holiday"), now: now), lookup: lookup)
            let force = try #require(PartnerID("police/22"))
            let intake = Intake(limit: 100)
            _ = intake.add(try (1...9).map { try request($0, of: 7) })
            _ = intake.add(
                (11...16).map {
                    .request(
                        Request(session: 8, partner: force, correlation: [], body: .publish(publication), octets: $0))
                })
            #expect(octets(intake.take(8, ofEach: 2).items) == [1, 2, 3, 4, 5, 6, 11, 12])
            #expect(octets(intake.take(100, ofEach: 2).items) == [7, 8, 9, 13, 14, 15, 16])
            _ = intake.add(try (1...3).map { try request($0, of: 7) })
            #expect(octets(intake.take(100, ofEach: 2).items) == [1, 2])
        }
    }

    private func octets(_ items: [Intake.Item]) -> [Int] { items.map(\.octets) }

    @Test func `the broker is told once, and again only after it found nothing`() {
        let intake = Intake(limit: 100)
        #expect(intake.add([.ended(1)]).announce)
        #expect(!intake.add([.ended(2)]).announce)
        #expect(sessions(intake.take(10).items) == [1, 2])
        // It looks once more before it waits, so what comes in between needs no word.
        #expect(!intake.add([.ended(3)]).announce)
        #expect(sessions(intake.take(10).items) == [3])
        #expect(intake.take(10).items.isEmpty)
        #expect(intake.add([.ended(4)]).announce)
    }

    @Test func `a gateway too far ahead pauses until half is taken`() {
        let intake = Intake(limit: 4)
        #expect(!intake.add((1...3).map { .ended($0) }).pause)
        #expect(intake.add([.ended(4)]).pause)
        #expect(!intake.take(1).resume)
        #expect(intake.take(1).resume)
        #expect(!intake.take(1).resume)
    }

    @Test func `a gateway that adds the end of a session while it is paused still hears that it may go on`() {
        let intake = Intake(limit: 4)
        #expect(intake.add((1...4).map { .ended($0) }).pause)
        #expect(!intake.take(1).resume)
        _ = intake.add([.ended(5)])
        var resumed = 0
        while true {
            let taken = intake.take(1)
            if taken.resume { resumed += 1 }
            if taken.items.isEmpty { break }
        }
        #expect(resumed == 1)
    }

    @Test func `a gateway pauses for octets as it does for items`() throws {
        let intake = Intake(limit: 100, octets: 1000)
        let school = try #require(PartnerID("school/116900"))
        func request(_ octets: Int) throws -> Intake.Item {
            .request(
                Request(
                    session: 1, partner: school, correlation: [], body: .hello(try Hello(body: Array(#"{"window":1}"#.utf8))),
                    octets: octets))
        }
        #expect(!intake.add([try request(600)]).pause)
        #expect(intake.add([try request(600), .ended(1)]).pause)
        #expect(!intake.take(1).resume)
        #expect(intake.take(1).resume)
        #expect(!intake.add([try request(600)]).pause)
    }
}
