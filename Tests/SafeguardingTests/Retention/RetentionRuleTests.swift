// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

/// What ages out, and what never does.
@Suite struct RetentionRuleTests {
    private let rule = RetentionRule(bodyDays: 90)
    private let accepted: Instant

    init() throws { accepted = try Instant(rfc3339: "2026-01-01T00:00:00Z") }

    private func days(_ count: Int64) -> Instant { accepted + .seconds(count * 86_400) }

    private func facts(_ lives: NoticeLife..., needsReader: Bool = true) -> RetentionFacts {
        var facts = RetentionFacts(acceptedAt: accepted)
        facts.notices = lives.map { RetainedNotice(life: $0, needsReader: needsReader) }
        return facts
    }

    @Test func `what nobody has acknowledged never ages`() {
        let open = [
            NoticeLife(), NoticeLife(sentAt: accepted), NoticeLife(deliveredAt: accepted),
            NoticeLife(deliveredAt: accepted, openedAt: accepted),
            // A word of acknowledgement without a delivery is not to be relied on.
            NoticeLife(acknowledgedAt: accepted),
        ]
        for life in open { #expect(rule.verdict(on: facts(life), now: days(40_000)) == .unresolved) }
        let read = NoticeLife(deliveredAt: accepted, acknowledgedAt: accepted)
        #expect(rule.verdict(on: facts(read, NoticeLife(deliveredAt: accepted)), now: days(40_000)) == .unresolved)
    }

    @Test func `the window begins with the last thing that happened`() {
        let ends: [NoticeLife] = [
            NoticeLife(deliveredAt: accepted, acknowledgedAt: days(5)), NoticeLife(deliveredAt: accepted, closedAt: days(5)),
            NoticeLife(refusedAt: days(5)), NoticeLife(recalledAt: days(5)), NoticeLife(supersededAt: days(5)),
        ]
        for life in ends {
            #expect(rule.verdict(on: facts(life), now: days(94)) == .waits(until: days(95)))
            #expect(rule.verdict(on: facts(life), now: days(95)) == .due)
        }
        #expect(rule.verdict(on: facts(NoticeLife(deliveredAt: days(3)), needsReader: false), now: days(93)) == .due)
        #expect(rule.verdict(on: facts(), now: days(89)) == .waits(until: days(90)))
        #expect(rule.verdict(on: facts(), now: days(90)) == .due)
        var resolved = facts()
        resolved.ended = [days(7), days(2)]
        #expect(rule.verdict(on: resolved, now: days(96)) == .waits(until: days(97)))
        #expect(RetentionRule(bodyDays: 1).verdict(on: resolved, now: days(8)) == .due)
    }

    @Test func `an open hold, what is in force and a legal hold stop it`() {
        var facts = facts()
        facts.isInForce = true
        #expect(rule.verdict(on: facts, now: days(40_000)) == .inForce)
        facts.isOpen = true
        #expect(rule.verdict(on: facts, now: days(40_000)) == .unresolved)
        facts.isHeldByLaw = true
        #expect(rule.verdict(on: facts, now: days(40_000)) == .held)
    }
}
