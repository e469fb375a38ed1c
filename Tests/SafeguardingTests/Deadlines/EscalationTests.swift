// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct EscalationTests {
    private let deadline = Instant(milliseconds: 1_794_990_600_000)

    private func step(_ minutes: Int, _ journalled: EscalationLevel?) -> Escalation {
        Escalation(deadline: deadline, now: deadline + .seconds(minutes * 60), journalled: journalled)
    }

    @Test(
        arguments: [
            (-600, nil, nil, -60),
            (-61, nil, nil, -60),
            (-60, nil, .hourBefore, -30),
            (-60, .hourBefore, nil, -30),
            (-30, .hourBefore, .halfHourBefore, 0),
            (-1, .halfHourBefore, nil, 0),
            (0, .halfHourBefore, .deadlinePassed, nil),
            (0, .deadlinePassed, nil, nil),
            // Accepted late: only the highest of the levels that have passed, once.
            (-45, nil, .hourBefore, -30),
            (-10, nil, .halfHourBefore, 0),
            (5, nil, .deadlinePassed, nil),
            (1_000_000, .hourBefore, .deadlinePassed, nil),
        ] as [(Int, EscalationLevel?, EscalationLevel?, Int?)])
    func `a level is due once, and only the highest`(
        minutes: Int, journalled: EscalationLevel?, due: EscalationLevel?, next: Int?
    ) {
        let step = step(minutes, journalled)
        #expect(step.due == due)
        #expect(step.next == next.map { deadline + .seconds($0 * 60) })
    }

    @Test(arguments: 0..<100)
    func `however the clock is looked at, and killed between, each level is journalled at most once and in order`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var now = deadline - .seconds(Int.random(in: 0...7_200, using: &random))
        var journalled: [EscalationLevel] = []
        while now <= deadline {
            let step = Escalation(deadline: deadline, now: now, journalled: journalled.last)
            if let due = step.due { journalled.append(due) }
            if Bool.random(using: &random), let next = step.next {
                now = next
            } else {
                now = now + .seconds(Int.random(in: 1...1_800, using: &random))
            }
        }
        let last = Escalation(deadline: deadline, now: deadline, journalled: journalled.last)
        if let due = last.due { journalled.append(due) }
        #expect(journalled == journalled.sorted())
        #expect(Set(journalled).count == journalled.count)
        #expect(journalled.last == .deadlinePassed)
    }

    @Test func `the codes of the levels are those of the journal`() {
        #expect(EscalationLevel.allCases.map(\.code) == ["T-60", "T-30", "T+0"])
        #expect(EscalationLevel.allCases.map { EscalationLevel(code: $0.code) } == EscalationLevel.allCases)
        #expect(EscalationLevel(code: "T-5") == nil)
    }
}
