// SPDX-License-Identifier: Apache-2.0
import Safeguarding
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
