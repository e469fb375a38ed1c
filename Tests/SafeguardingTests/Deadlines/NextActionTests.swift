// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Safeguarding

/// What happens next to something that is open.
@Suite struct NextActionTests {
    let deadline: Instant
    let now: Instant

    init() throws {
        deadline = try Instant(rfc3339: "2026-11-18T08:30:00Z")
        now = try Instant(rfc3339: "2026-11-18T06:00:00Z")
    }

    private func item(
        _ kind: OpenItem.Kind = .notice, _ delivery: DeliveryStanding? = nil, content: Bool = true, level: EscalationLevel? = nil,
        at planned: Instant?
    ) -> OpenItem {
        OpenItem(
            kind: kind, delivery: delivery, hasContent: content, deadline: deadline, journalled: level, escalateAt: planned)
    }

    private func level(_ level: EscalationLevel) -> Instant { level.instant(for: deadline) }

    @Test func `what waits is sent, what is out is sent again, what is read by nobody escalates`() {
        let first = level(.hourBefore)
        #expect(NextAction(of: item(.notice, .waiting, at: first), now: now) == .send(escalation: first))
        #expect(NextAction(of: item(.notice, .out(resendAt: now), at: first), now: now) == .resend(at: now))
        #expect(NextAction(of: item(.notice, at: first), now: now) == .escalate(at: first))
        #expect(NextAction(of: item(.hold, at: first), now: now) == .escalate(at: first))
        #expect(
            NextAction(of: item(.notice, .waiting, level: .hourBefore, at: level(.halfHourBefore)), now: now)
                == .send(escalation: level(.halfHourBefore)))
    }

    @Test func `after the last level it is a person's turn, and delivery goes on`() {
        let later = deadline + .seconds(86_400)
        #expect(NextAction(of: item(.notice, level: .deadlinePassed, at: nil), now: later) == .person)
        #expect(NextAction(of: item(.hold, level: .deadlinePassed, at: nil), now: later) == .person)
        #expect(NextAction(of: item(.notice, .waiting, level: .deadlinePassed, at: nil), now: later) == .send(escalation: nil))
        #expect(NextAction(of: item(.exception, at: nil), now: now) == .person)
        #expect(NextAction(of: item(.holdNotice, .waiting, at: nil), now: now) == .send(escalation: nil))
    }

    @Test func `a level without a time, with another's time or with one that passed is stuck`() {
        #expect(NextAction(of: item(.notice, .waiting, at: nil), now: now) == .stuck(.noEscalation))
        #expect(NextAction(of: item(.hold, level: .halfHourBefore, at: nil), now: now) == .stuck(.noEscalation))
        #expect(NextAction(of: item(.notice, at: level(.halfHourBefore)), now: now) == .stuck(.wrongEscalation))
        #expect(NextAction(of: item(.notice, level: .hourBefore, at: level(.hourBefore)), now: now) == .stuck(.wrongEscalation))
        let due = level(.hourBefore)
        #expect(NextAction(of: item(.notice, at: due), now: due + NextAction.grace) == .escalate(at: due))
        #expect(NextAction(of: item(.notice, at: due), now: due + .seconds(61)) == .stuck(.missedEscalation))
    }

    @Test func `what nobody will send is stuck`() {
        let first = level(.hourBefore)
        #expect(NextAction(of: item(.notice, .unknown, at: first), now: now) == .stuck(.notInDelivery))
        #expect(NextAction(of: item(.holdNotice, .unknown, at: nil), now: now) == .stuck(.notInDelivery))
        #expect(NextAction(of: item(.notice, .out(resendAt: now - .seconds(61)), at: first), now: now) == .stuck(.missedResend))
        #expect(NextAction(of: item(.notice, .waiting, content: false, at: first), now: now) == .stuck(.noContent))
    }

    /// The domain's own steps never lead to something stuck, whatever the deadline and however long each step takes.
    @Test(arguments: 0..<200 as Range<UInt64>) func `an item that follows the clock is never stuck`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var now = deadline - .seconds(Int64.random(in: -7200...14_400, using: &random))
        var first = Escalation(deadline: deadline, now: now, journalled: nil)
        var item = item(at: first.next, level: first.due)
        while true {
            let action = NextAction(of: item, now: now)
            if case .stuck(let cause) = action { Issue.record("stuck: \(cause.rawValue)") }
            guard case .escalate(let time) = action else {
                #expect(item.journalled == .deadlinePassed)
                return
            }
            now = time + .milliseconds(Int64.random(in: 0...3_600_000, using: &random))
            first = Escalation(deadline: deadline, now: now, journalled: item.journalled)
            item.journalled = first.due ?? item.journalled
            item.escalateAt = first.next
        }
    }

    private func item(at planned: Instant?, level: EscalationLevel?) -> OpenItem { item(.notice, level: level, at: planned) }
}
