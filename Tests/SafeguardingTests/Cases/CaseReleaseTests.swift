// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// The decisions about people of a MARAC case, against rules 14 to 17 of domain.md 4.4 written out by hand.
@Suite struct CaseReleaseTests {
    static let today = CivilDate(daysSinceEpoch: 20_775)

    /// Where the person is registered, so far as anybody says.
    enum Registration: CaseIterable {
        case open, sharedWithPerpetrator, staffConflict, suspended, closed, unknown, unnamed, notRegistered, safetyHold
    }

    /// How consent stands, with the limb on which it may be shared without.
    struct Consent {
        var statement: ConsentStatement?
        /// What a decision that asks for it keeps; nil where it holds.
        var record: String?

        static let all: [Consent] = [
            Consent(statement: nil, record: nil),
            Consent(statement: .init(state: .given), record: "given"),
            Consent(statement: .init(state: .given, obtainedSafely: false), record: nil),
            Consent(
                statement: .init(state: .given, obtainedSafely: false, override: SampleCase.override(.wouldPrejudice)),
                record: "limb-c"),
            Consent(statement: .init(state: .refused), record: nil),
            Consent(statement: .init(state: .refused, override: SampleCase.override(.cannotBeObtained)), record: "limb-b"),
            Consent(statement: .init(state: .withdrawn), record: nil),
            Consent(statement: .init(state: .unable, override: SampleCase.override(.cannotBeGiven)), record: "limb-a"),
            Consent(statement: .init(state: .expired), record: nil),
            Consent(statement: .init(state: .notSought), record: nil),
        ]
    }

    /// What the table says, in the words of the journal.
    func expected(
        _ role: CaseRole, _ registration: Registration, _ outcome: HearingOutcome, isGrave: Bool, _ consent: Consent
    ) -> String {
        guard isGrave else { return "default deny no-rule" }
        if role == .perpetrator { return "GP-16 deny perpetrator-practice" }
        let rule = role == .victim ? "GP-14" : "GP-15"
        guard outcome == .heard else { return "\(rule) deny not-heard" }
        switch registration {
        case .suspended: return "\(rule) hold recipient-suspended"
        case .notRegistered: return "\(rule) deny not-registered"
        case .safetyHold: return "\(rule) deny safety-hold"
        case .unnamed: return "\(rule) hold practice-missing"
        case .unknown: return "\(rule) hold practice-unknown"
        case .closed: return "\(rule) hold practice-closed"
        case .staffConflict: return "\(rule) hold conflict-of-interest"
        case .sharedWithPerpetrator where role == .child: return "\(rule) hold conflict-of-interest"
        case .open, .sharedWithPerpetrator: break
        }
        if role == .child { return "\(rule) release" }
        return consent.record.map { "\(rule) release \($0)" } ?? "\(rule) hold limb-missing"
    }

    func words(_ decision: Decision?) -> String {
        guard let decision else { return "nothing" }
        let outcome =
            switch decision.outcome {
            case .release(_, nil): "release"
            case .release(_, let code?): "release!\(code.rawValue)"
            case .hold(let code): "hold \(code.rawValue)"
            case .deny(let code): "deny \(code.rawValue)"
            }
        return [decision.rule, outcome, decision.consent].compactMap(\.self).joined(separator: " ")
    }

    @Test func `every cell of role, registration, outcome, risk and consent is what the table says`() {
        let release = CaseRelease(policy: .shipped)
        var cells = 0
        for role in CaseRole.allCases {
            for registration in Registration.allCases {
                for outcome in HearingOutcome.allCases {
                    for (grade, criteria) in RiskGrade.allCases.flatMap({ grade in
                        ([[]] + MARACCriterion.allCases.map { [$0] }).map { (grade, $0) }
                    }) {
                        for consent in Consent.all {
                            cells += 1
                            let decision = decide(release, role, registration, outcome, grade, criteria, consent)
                            let isGrave = grade == .high || !criteria.isEmpty
                            let wanted = expected(role, registration, outcome, isGrave: isGrave, consent)
                            #expect(words(decision) == wanted, "\(role) \(registration) \(outcome) \(grade) \(criteria)")
                        }
                    }
                }
            }
        }
        #expect(cells == 3 * 9 * 3 * 15 * 10)
    }

    /// What the co-ordinator said, and nothing else.
    static func said(_ subject: CaseSubject) -> CaseRelease.ConsentOf {
        let history = ConsentHistory(subject.facts.consent.map { [.init($0, at: Instant(milliseconds: 0))] } ?? [])
        return { history.facts(for: $0, at: Instant(milliseconds: 1), gate: .release) }
    }

    private func decide(
        _ release: CaseRelease, _ role: CaseRole, _ registration: Registration, _ outcome: HearingOutcome, _ grade: RiskGrade,
        _ criteria: [MARACCriterion], _ consent: Consent
    ) -> Decision? {
        let exception: PracticeException? =
            switch registration {
            case .notRegistered: .notRegistered
            case .safetyHold: .safetyHold
            default: nil
            }
        let isNamed = ![.unnamed, .notRegistered, .safetyHold].contains(registration)
        let subject = SampleCase.subject(
            role, SampleCase.facts(outcome: outcome, grade: grade, criteria: criteria, consent: consent.statement),
            person: SampleCase.person(practice: isNamed ? SampleCase.practice : nil, noPractice: exception),
            perpetratorAt: registration == .sharedWithPerpetrator ? SampleCase.practice : SampleCase.other)
        return release.decide(
            subject, today: Self.today, consent: Self.said(subject),
            practice: { id in
                registration == .unknown
                    ? nil
                    : PracticeFacts(
                        id: id, open: registration != .closed, successor: registration == .closed ? SampleCase.other : nil,
                        suspended: registration == .suspended, conflicted: registration == .staffConflict)
            }, isSuspended: { _ in false }
        ).first
    }

    @Test func `a closed practice's successor is offered and never followed`() {
        let decision = decide(
            CaseRelease(policy: .shipped), .victim, .closed, .heard, .high, [], Consent.all[1])
        #expect(decision?.recipient == SampleCase.practice)
        #expect(decision?.candidates == [SampleCase.other].compactMap(\.self))
    }

    @Test func `social care gets one record of the victim and of each child, and none of a perpetrator`() {
        let release = CaseRelease(policy: .shipped)
        for role in CaseRole.allCases {
            let subject = SampleCase.subject(role, SampleCase.facts(socialCare: SampleCase.authority))
            let decisions = release.decide(
                subject, today: Self.today, consent: Self.said(subject), practice: { PracticeFacts(id: $0, open: true) },
                isSuspended: { _ in false })
            let records = decisions.filter { $0.flow == .maracRecord }
            #expect(records.map(\.recipient) == (role == .perpetrator ? [] : [SampleCase.authority]))
            #expect(records.allSatisfy { $0.rule == "CSC-17" && !$0.isHeld })
        }
    }

    @Test func `a person's routing replaces the registration and nothing else`() throws {
        let release = CaseRelease(policy: .shipped)
        let other = try #require(SampleCase.other)
        func routed(_ facts: CaseFacts, conflicted: Bool = false) -> String {
            words(
                release.decideRouted(
                    SampleCase.subject(.victim, facts, perpetratorAt: nil), to: other, today: Self.today,
                    consent: Self.said(SampleCase.subject(.victim, facts)),
                    facts: PracticeFacts(id: other, open: true, conflicted: conflicted)))
        }
        #expect(routed(SampleCase.facts()) == "GP-14 release given")
        #expect(routed(SampleCase.facts(consent: nil)) == "GP-14 hold limb-missing")
        #expect(routed(SampleCase.facts(), conflicted: true) == "GP-14 hold conflict-of-interest")
        #expect(routed(SampleCase.facts(outcome: .deferred)) == "GP-14 deny not-heard")
    }

    @Test func `an explanation ends with what was decided`() throws {
        let release = CaseRelease(policy: .shipped)
        let practice = try #require(SampleCase.practice)
        for role in CaseRole.allCases {
            let explanation = release.explain(
                SampleCase.subject(role), recipient: practice, today: Self.today,
                consent: ConsentFacts(.given), facts: PracticeFacts(id: practice, open: true), isSuspended: false)
            #expect(explanation.outcome == (role == .perpetrator ? "deny" : "release"))
            #expect(explanation.sentences.count > 3)
        }
        let stranger = release.explain(
            SampleCase.subject(.victim), recipient: try #require(SampleCase.other), today: Self.today,
            consent: ConsentFacts(), facts: nil, isSuspended: false)
        #expect(stranger.outcome == "nothing")
    }
}

extension Decision {
    fileprivate var isHeld: Bool {
        if case .hold = outcome { return true }
        return false
    }
}
