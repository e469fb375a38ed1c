// SPDX-License-Identifier: Apache-2.0

/// The release decisions about a digest of flagged families (domain.md 4.4 rule 22).
package struct FamilyRelease: Sendable {
    package var policy: Policy
    package var division: Division

    package init(policy: Policy, division: Division = .englandAndWales) {
        self.policy = policy
        self.division = division
    }

    /// What the directories say of one recipient of a digest.
    package struct Knowledge: Hashable, Sendable {
        /// Whether there is such a partner.
        package var isKnown: Bool
        package var isSuspended: Bool
        /// Its place on the membership list of the cluster; nil for the organisation of a lead practitioner.
        package var membership: ForumMember?

        package init(isKnown: Bool, isSuspended: Bool = false, membership: ForumMember? = nil) {
            self.isKnown = isKnown
            self.isSuspended = isSuspended
            self.membership = membership
        }
    }

    /// Whether a recipient is sent the digest at all, a nil return included.
    ///
    /// That is about nobody, so the consent that the rule asks for is not asked of it.
    package func decide(digestTo recipient: PartnerID, on day: CivilDate, _ known: Knowledge) -> Decision {
        var decision = settle(
            facts(nil, ConsentFacts(.given, scopes: Set(ConsentScope.allCases)), on: day, known), recipient, known)
        decision.consent = nil
        return decision
    }

    /// Whether a recipient is told of a family.
    ///
    /// - Parameter consents: how consent stands, once for each member of whom something is known; the strictest answer counts.
    package func decide(
        _ family: SeenFamily, to recipient: PartnerID, consents: [ConsentFacts], isFlagged: Bool = true, on day: CivilDate,
        _ known: Knowledge
    ) -> Decision {
        let decisions = consents.map {
            settle(facts(family.riskGrade, $0, isFlagged: isFlagged, on: day, known), recipient, known)
        }
        return decisions.max { $0.strictness < $1.strictness }
            ?? settle(facts(family.riskGrade, ConsentFacts(), isFlagged: isFlagged, on: day, known), recipient, known)
    }

    /// The hold of a recipient that says the digest is not for it.
    package func refused(by recipient: PartnerID, on day: CivilDate) -> Decision {
        var decision = decide(digestTo: recipient, on: day, Knowledge(isKnown: true))
        if case .deny = decision.outcome { return decision }
        decision.outcome = .hold(.refusedByRecipient)
        return decision
    }

    /// When what a decision leads to is due.
    package func due(_ decision: Decision) -> PolicyDeadline { policy.rule(named: decision.rule)?.deadline ?? .startOfDay }

    private func facts(
        _ grade: RiskGrade?, _ consent: ConsentFacts, isFlagged: Bool = true, on day: CivilDate, _ known: Knowledge
    ) -> PolicyFacts {
        var asked = PolicyFacts(
            flow: .familiesFirst, role: .clusterLead, grade: grade, division: division, date: day, consent: consent)
        asked.know(.flagActive, isFlagged)
        asked.know(.notSuspended, !known.isSuspended)
        asked.know(.listedMember, known.membership != nil)
        asked.know(.agreementSigned, known.membership?.agreementSigned(on: day) ?? false)
        asked.know(.representativeNamed, known.membership?.representative != nil)
        return asked
    }

    private func settle(_ asked: PolicyFacts, _ recipient: PartnerID, _ known: Knowledge) -> Decision {
        let decided = policy.decide(asked)
        let heading = decided.rule
        func decision(_ outcome: Decision.Outcome) -> Decision {
            Decision(
                recipient: recipient, outcome: outcome, rule: heading?.id ?? "default",
                basis: heading.map { policy.basis(of: $0, on: asked.date) } ?? "", flow: .familiesFirst,
                consent: decided.consent.record)
        }
        switch decided.outcome {
        case .deny(let code): return decision(.deny(code))
        // A morning's digest cannot wait for somebody's consent, and the next one looks again.
        case .hold(.consentMissing), .hold(.limbMissing): return decision(.deny(.consentRefused))
        case .hold(let code): return decision(.hold(known.isKnown ? code : .recipientUnknown))
        case .release:
            if !known.isKnown { return decision(.hold(.recipientUnknown)) }
            guard let heading, policy.notCarried(heading) == nil else { return decision(.deny(.noRule)) }
            return decision(.release(.register, exception: decided.exception))
        }
    }
}

extension Decision {
    /// Which of several answers about one family counts.
    fileprivate var strictness: Int {
        switch outcome {
        case .deny: 3
        case .hold: 2
        case .release: consent.map { $0 == "given" } ?? false ? 0 : 1
        }
    }
}
