// SPDX-License-Identifier: Apache-2.0

/// The release decisions about one person of a MARAC case: their practice, and children's social care (domain.md 4.4 rules 14
/// to 17).
package struct CaseRelease: Sendable {
    package var policy: Policy
    package var division: Division

    package init(policy: Policy, division: Division = .englandAndWales) {
        self.policy = policy
        self.division = division
    }

    /// How consent stands for a recipient; nil asks for one that nobody knows.
    package typealias ConsentOf = (PartnerID?) -> ConsentFacts

    /// What keeps a decision from being the policy's alone.
    private enum Obstacle {
        case hold(HoldCode, candidates: [PartnerID] = [])
        case deny(DenialCode)
    }

    /// Decides for one person.
    ///
    /// - Parameters:
    ///   - today: the local date of the decision.
    ///   - consent: the victim's, as it stands for a recipient.
    ///   - practice: nil for a practice that the directory does not have.
    /// - Returns: one decision about the practice; for a victim and a child one more about the record of social care, where the
    ///   co-ordinator named an authority.
    package func decide(
        _ subject: CaseSubject, today: CivilDate, consent: ConsentOf, practice: (PartnerID) -> PracticeFacts?,
        isSuspended: (PartnerID) -> Bool
    ) -> [Decision] {
        var decisions = [
            decide(
                subject, practice: subject.person.practice, basis: .producer, today: today, consent: consent, facts: practice)
        ]
        if let authority = subject.facts.socialCare, subject.role != .perpetrator {
            var asked = facts(of: subject, to: authority, today, consent(authority))
            asked.know(.notSuspended, !isSuspended(authority))
            // One event makes one record of each person, and its id names it for ever.
            asked.know(.oneRecordEach, true)
            decisions.append(settle(asked, recipient: authority, basis: .producer, obstacle: nil))
        }
        return decisions
    }

    /// Decides for a practice that a person chose; the person's word replaces the registration, not the other rules.
    package func decideRouted(
        _ subject: CaseSubject, to practice: PartnerID, today: CivilDate, consent: ConsentOf, facts: PracticeFacts?
    ) -> Decision {
        decide(subject, practice: practice, basis: .human, today: today, consent: consent, facts: { _ in facts })
    }

    /// The hold of a practice that says the person is not theirs.
    package func refused(_ subject: CaseSubject, by recipient: PartnerID, today: CivilDate) -> Decision {
        let asked = facts(of: subject, to: recipient, today, ConsentFacts())
        return settle(asked, recipient: recipient, basis: .human, obstacle: .hold(.refusedByRecipient))
    }

    /// When what a decision leads to is due; where no rule says it, by the end of the next working day, as for a practice.
    package func due(_ decision: Decision) -> PolicyDeadline { policy.rule(named: decision.rule)?.deadline ?? .workingDays(1) }

    /// What a policy is asked, as far as the case and the victim say it.
    func facts(of subject: CaseSubject, to recipient: PartnerID?, _ today: CivilDate, _ consent: ConsentFacts) -> PolicyFacts {
        var facts = PolicyFacts(person: subject, recipient: recipient, division: division, on: today)
        facts.consent = consent
        facts.know(.heard, subject.facts.outcome == .heard)
        return facts
    }

    private func decide(
        _ subject: CaseSubject, practice: PartnerID?, basis: MatchBasis, today: CivilDate, consent: ConsentOf,
        facts known: (PartnerID) -> PracticeFacts?
    ) -> Decision {
        var asked = facts(of: subject, to: practice, today, consent(practice))
        guard let practice else {
            let obstacle: Obstacle = subject.person.noPractice.map { .deny($0.denial) } ?? .hold(.noPractice)
            return settle(asked, recipient: nil, basis: basis, obstacle: obstacle)
        }
        guard let known = known(practice) else {
            return settle(asked, recipient: practice, basis: basis, obstacle: .hold(.practiceUnknown))
        }
        guard known.open else {
            let candidates = known.successor.map { [$0] } ?? []
            return settle(asked, recipient: practice, basis: basis, obstacle: .hold(.practiceClosed, candidates: candidates))
        }
        know(known, of: subject, practice: practice, &asked)
        asked.know(.ownPractice, true)
        return settle(asked, recipient: practice, basis: basis, obstacle: nil)
    }

    /// Adds what the directories say of a practice; nothing where they do not have it.
    func know(_ known: PracticeFacts?, of subject: CaseSubject, practice: PartnerID, _ asked: inout PolicyFacts) {
        guard let known else { return }
        let isShared = subject.role == .child && subject.perpetrators.contains { $0.practice == practice }
        asked.know(.open, known.open)
        asked.know(.notSuspended, !known.suspended)
        // A child's record may be open to the perpetrator at a practice that both use (domain.md 4.4 rule 15).
        asked.know(.noConflict, !known.conflicted && !isShared)
    }

    private func settle(_ asked: PolicyFacts, recipient: PartnerID?, basis: MatchBasis, obstacle: Obstacle?) -> Decision {
        var asked = asked
        if obstacle != nil {
            // What a missing practice hides must not be what decides: a case that may not be told is denied all the same.
            for condition: PolicyCondition in [.open, .ownPractice, .notSuspended, .noConflict] { asked.met.append(condition) }
            asked.consent.state = .given
            asked.consent.obtainedSafely = true
            asked.consent.scopes = Set(ConsentScope.allCases)
        }
        let decided = policy.decide(asked)
        let heading = decided.rule
        func decision(_ outcome: Decision.Outcome, candidates: [PartnerID] = []) -> Decision {
            Decision(
                recipient: recipient, outcome: outcome, rule: heading?.id ?? "default",
                basis: heading.map { policy.basis(of: $0, on: asked.date) } ?? "", flow: asked.flow.carried ?? .maracGP,
                candidates: candidates, consent: obstacle == nil ? decided.consent.record : nil)
        }
        switch (decided.outcome, obstacle) {
        case (.deny(let code), _): return decision(.deny(code))
        case (.hold, .hold(let code, let candidates)?), (.release, .hold(let code, let candidates)?):
            return decision(.hold(code), candidates: candidates)
        case (.hold, .deny(let code)?), (.release, .deny(let code)?): return decision(.deny(code))
        case (.hold(let code), nil): return decision(.hold(code))
        case (.release, nil):
            guard let heading, policy.notCarried(heading) == nil else { return decision(.deny(.noRule)) }
            return decision(.release(basis, exception: decided.exception))
        }
    }
}

extension ConsentFinding {
    /// What the journal keeps of it: `given`, `limb-a`, `life-at-risk`; nil where nobody asked or it stood in the way.
    package var record: String? {
        switch self {
        case .notAsked, .missing, .refused: nil
        case .given: "given"
        case .limb(let limb): "limb-\(limb.rawValue)"
        case .lifeAtRisk: "life-at-risk"
        }
    }
}
