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
        for life in open { #expect(rule.verdict(on: facts(life), of: .encompass, now: days(40_000)) == .unresolved) }
        let read = NoticeLife(deliveredAt: accepted, acknowledgedAt: accepted)
        #expect(rule.verdict(on: facts(read, NoticeLife(deliveredAt: accepted)), of: .encompass, now: days(40_000)) == .unresolved)
    }

    @Test func `the window begins with the last thing that happened`() {
        let ends: [NoticeLife] = [
            NoticeLife(deliveredAt: accepted, acknowledgedAt: days(5)), NoticeLife(deliveredAt: accepted, closedAt: days(5)),
            NoticeLife(refusedAt: days(5)), NoticeLife(recalledAt: days(5)), NoticeLife(supersededAt: days(5)),
        ]
        for life in ends {
            #expect(rule.verdict(on: facts(life), of: .encompass, now: days(94)) == .waits(until: days(95)))
            #expect(rule.verdict(on: facts(life), of: .encompass, now: days(95)) == .due)
        }
        #expect(
            rule.verdict(on: facts(NoticeLife(deliveredAt: days(3)), needsReader: false), of: .encompass, now: days(93)) == .due)
        #expect(rule.verdict(on: facts(), of: .encompass, now: days(89)) == .waits(until: days(90)))
        #expect(rule.verdict(on: facts(), of: .encompass, now: days(90)) == .due)
        var resolved = facts()
        resolved.ended = [days(7), days(2)]
        #expect(rule.verdict(on: resolved, of: .encompass, now: days(96)) == .waits(until: days(97)))
        #expect(RetentionRule(bodyDays: 1).verdict(on: resolved, of: .encompass, now: days(8)) == .due)
    }

    @Test func `an open hold, what is in force and a legal hold stop it`() {
        var facts = facts()
        facts.isInForce = true
        #expect(rule.verdict(on: facts, of: .encompass, now: days(40_000)) == .inForce)
        facts.isOpen = true
        #expect(rule.verdict(on: facts, of: .encompass, now: days(40_000)) == .unresolved)
        facts.isHeldByLaw = true
        #expect(rule.verdict(on: facts, of: .encompass, now: days(40_000)) == .held)
    }
}

extension RetentionRuleTests {
    @Test func `each class has a window of its own, content within what is proposed`() {
        var rule = RetentionRule([.encompass: 30, .metadata: 3_000])
        #expect(rule[.encompass] == 30 && rule[.metadata] == 3_000 && rule[.marac] == 90 && rule[.history] == 2_556)
        #expect(RetentionClass.content.allSatisfy { (30...90).contains($0.usualDays) })
        #expect(rule.verdict(on: facts(), of: .encompass, now: days(30)) == .due)
        #expect(rule.verdict(on: facts(), of: .marac, now: days(30)) == .waits(until: days(90)))
        #expect(rule.horizon(now: days(100)) == days(70))
        rule[.words] = 10
        #expect(rule.horizon(now: days(100)) == days(90) && rule.horizon(of: .marac, now: days(100)) == days(10))
    }

    @Test(arguments: [
        ("firstbell.incident.v1", RetentionClass.encompass), ("firstbell.marac-meeting.v1", .marac),
        ("firstbell.marac-case-heard.v1", .marac), ("firstbell.marac-action.v1", .marac), ("firstbell.consent.v1", .consent),
        ("firstbell.families-digest.v1", .digests),
        ("firstbell.protection-order.v1", .agencies), ("firstbell.recall.v1", .agencies),
    ])
    func `an event is of the class of its type`(type: String, kind: RetentionClass) {
        #expect(RetentionClass(eventType: type) == kind)
    }
}
