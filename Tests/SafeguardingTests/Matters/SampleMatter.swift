// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// A matter of each flow that its rule releases, for tests to change in one thing.
struct SampleMatter {
    static let today = CivilDate(iso: "2026-11-18") ?? CivilDate(daysSinceEpoch: 0)
    static let reported = Instant(milliseconds: 1_794_957_000_000)  // 2026-11-17T23:10:00Z

    var facts: MatterFacts
    var victim: MatterPerson?
    var children: [MatterPerson]
    var perpetrators: [MatterPerson]
    var recipient: MatterRecipient
    var known = MatterKnowledge(isKnown: true)
    var consent = ConsentFacts()

    init(_ flow: Flow, to partner: String, as role: RecipientRole) throws {
        let form = try #require(MatterForm(flow))
        facts = MatterFacts(flow: flow, reference: "22/26/0123456", reportedAt: Self.reported)
        victim = form.takes(.victim) ? Self.person(.victim) : nil
        children = form.takes(.children) ? [Self.person(.child)] : []
        perpetrators = form.takes(.perpetrators) ? [Self.person(.perpetrator)] : []
        recipient = MatterRecipient(try #require(PartnerID(partner)), as: role)
        #expect(form.parts.contains { $0.role == role && $0.kinds.contains(recipient.partner.kind) })
        facts.circumstances = form.takes(.circumstances) ? "Officers attended." : nil
        facts.safeContact = form.takes(.safeContact) ? "By telephone on weekday mornings." : nil
        facts.meetingAt = form.takes(.meetingAt) ? Self.reported + .seconds(14 * 86_400) : nil
        facts.forum = try form.forum.map { try #require(ForumID("\($0.rawValue)/sample")) }
        facts.stage = form.takes(.stage) ? .agenda : nil
        facts.level = form.takes(.level) ? 3 : nil
        facts.order =
            form.takes(.order)
            ? ProtectionOrder(kind: .order, from: Self.today, until: Self.today.adding(days: 27), terms: "He keeps away.") : nil
        if form.forum != nil {
            known.membership = ForumMember(
                partner: recipient.partner, representative: "Lee Example", agreementFrom: Self.today.adding(days: -400))
        }
        if role == .school { known.match = .upn }
    }

    static func person(_ role: CaseRole) -> MatterPerson {
        switch role {
        case .victim:
            MatterPerson(
                role: .victim, givenName: "Cleo", familyName: "Sample", dateOfBirth: CivilDate(iso: "1988-07-02"),
                nhsNumber: "9990000018", address: "1 Sample Street")
        case .child:
            MatterPerson(
                role: .child, givenName: "Ada", familyName: "Sample", dateOfBirth: CivilDate(iso: "2016-03-27"),
                nhsNumber: "9990000026", upn: "B801200005001", exposure: .presentHeard,
                voice: Voice(spokenTo: true, words: "I hid upstairs."))
        case .perpetrator:
            MatterPerson(
                role: .perpetrator, givenName: "Max", familyName: "Beispiel", dateOfBirth: CivilDate(iso: "1985-01-31"),
                relationshipToVictim: "former partner")
        }
    }

    var matter: Matter {
        Matter(facts: facts, victim: victim, children: children, perpetrators: perpetrators, recipients: [recipient])
    }

    func subject() throws -> MatterSubject { try #require(matter.subjects.first) }

    func days() throws -> MatterDays {
        MatterDays(facts, today: Self.today, zone: try #require(Zone("Europe/London")))
    }

    func decision(of policy: Policy = .shipped, division: Division = .englandAndWales) throws -> Decision {
        MatterRelease(policy: policy, division: division).decide(
            try subject(), to: recipient, on: try days(), consent: consent, known)
    }

    /// `LOC-20 release`, `LOC-20 hold condition-unmet`.
    func verdict() throws -> String {
        let decision = try decision()
        return switch decision.outcome {
        case .release: "\(decision.rule) release"
        case .hold(let code): "\(decision.rule) hold \(code.rawValue)"
        case .deny(let code): "\(decision.rule) deny \(code.rawValue)"
        }
    }

    func content(area: AreaOptions = AreaOptions(), isProtected: Bool = false) throws -> MatterNoticeContent {
        let decision = try decision()
        let policy = Policy.shipped
        let profile = try #require(policy.rule(named: decision.rule).flatMap { policy.profile(of: $0) })
        return Minimisation.content(
            try subject(), profile: profile, area: area, isProtected: isProtected,
            settled: .init(
                flow: facts.flow, recipient: recipient.partner, deadline: Self.reported, rehearsal: false, eventID: "e-1",
                decision: .init(rule: decision.rule, basis: decision.basis, policy: String(repeating: "0", count: 64)),
                match: .producer, flags: []))
    }
}

extension ConsentFacts {
    static let toBoth = ConsentFacts(.given, scopes: Set(ConsentScope.allCases))
}
