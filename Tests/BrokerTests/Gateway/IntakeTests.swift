// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

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
}
