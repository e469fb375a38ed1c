// SPDX-License-Identifier: Apache-2.0

/// The release decisions about one person of a matter that agencies are told of (domain.md 4.4 rules 8 to 13 and 18 to 25).
package struct MatterRelease: Sendable {
    package var policy: Policy
    package var division: Division

    package init(policy: Policy, division: Division = .englandAndWales) {
        self.policy = policy
        self.division = division
    }

    /// Decides for one recipient.
    ///
    /// - Parameters:
    ///   - consent: the victim's, as it stands for the recipient.
    ///   - isChosen: whether a person chose the recipient; that replaces the producer's word and a match, not the other rules.
    package func decide(
        _ subject: MatterSubject, to recipient: MatterRecipient, on days: MatterDays, consent: ConsentFacts,
        _ known: MatterKnowledge, isChosen: Bool = false
    ) -> Decision {
        let basis = isChosen ? MatchBasis.human : known.match ?? .producer
        let asked = facts(
            of: subject, to: recipient.partner, as: recipient.role, on: days, consent: consent, known, isChosen: isChosen)
        let decision = settle(asked, subject, recipient.partner, basis, obstacle: known.isKnown ? nil : .recipientUnknown)
        // To ask the wrong school would tell it where the child is looked for (design.md section 6).
        guard recipient.role == .school, known.isProtected, known.match == nil, !isChosen else { return decision }
        return Decision(
            recipient: recipient.partner, outcome: .deny(.protectedAddress), rule: decision.rule, basis: decision.basis,
            flow: decision.flow, consent: decision.consent)
    }

    /// Decides where nobody is to be told: the producer named nobody, and the forum has no members.
    ///
    /// - Returns: a hold that names no recipient, or the denial of what nobody may be told.
    package func decideForNobody(_ subject: MatterSubject, on days: MatterDays, consent: ConsentFacts) -> Decision? {
        guard let role = MatterForm(subject.facts.flow)?.parts.first?.role else { return nil }
        let asked = facts(of: subject, to: nil, as: role, on: days, consent: consent, MatterKnowledge(isKnown: false))
        return settle(asked, subject, nil, .producer, obstacle: .recipientUnknown)
    }

    /// The hold of a recipient that says the matter is not for it.
    package func refused(_ subject: MatterSubject, by recipient: MatterRecipient, on days: MatterDays) -> Decision {
        let asked = facts(
            of: subject, to: recipient.partner, as: recipient.role, on: days, consent: ConsentFacts(),
            MatterKnowledge(isKnown: true))
        return settle(asked, subject, recipient.partner, .human, obstacle: .refusedByRecipient)
    }

    /// When what a decision leads to is due.
    ///
    /// A number of days before the meeting becomes one after the report, so that it stands without the meeting.
    package func due(_ decision: Decision, on days: MatterDays) -> PolicyDeadline {
        let rule = policy.rule(named: decision.rule)?.deadline ?? .none
        guard case .daysBeforeMeeting(let count) = rule else { return rule }
        guard let meeting = days.meetingOn else { return .none }
        let left = days.reportedOn.days(until: meeting.adding(days: -count))
        return left > 0 ? .days(left) : .immediate
    }

    /// What a policy is asked, as far as the matter and the directories say it.
    ///
    /// - Parameter partner: nil where nobody is to be told.
    func facts(
        of subject: MatterSubject, to partner: PartnerID?, as role: RecipientRole, on days: MatterDays, consent: ConsentFacts,
        _ known: MatterKnowledge, isChosen: Bool = false
    ) -> PolicyFacts {
        var asked = PolicyFacts(of: subject, role: role, division: division, on: days.today)
        asked.consent = consent
        asked.know(.notSuspended, !known.isSuspended)
        asked.know(.noConflict, !known.isConflicted)
        asked.know(.childInvolved, !subject.children.isEmpty)
        if let level = subject.facts.level { asked.know(.belowLevelFour, level < 4) }
        asked.know(.safeContact, subject.facts.safeContact != nil)
        asked.know(.reportedRecently, days.isReportedRecently)
        asked.know(.circulatedInTime, days.isCirculatedInTime)
        asked.know(.noVictimAddress, !subject.people.contains { $0.role == .victim && $0.address != nil })
        // Only a school has a roll that can bear out that the child of the household is there.
        asked.know(.protectedHousehold, role != .school || known.match != nil || isChosen)
        asked.know(.orderInForce, subject.facts.order?.isInForce(on: days.today) ?? false)
        // The co-ordinator's own system is told of a referral; it is no member that would have to sign anything.
        let isCoordinator = subject.facts.forum.map { partner?.description == $0.description } ?? false
        asked.know(.listedMember, known.membership != nil || isCoordinator)
        asked.know(.agreementSigned, known.membership?.agreementSigned(on: days.today) ?? isCoordinator)
        asked.know(.representativeNamed, known.membership?.representative != nil || isCoordinator)
        return asked
    }

    private func settle(
        _ asked: PolicyFacts, _ subject: MatterSubject, _ recipient: PartnerID?, _ basis: MatchBasis, obstacle: HoldCode?
    ) -> Decision {
        let decided = policy.decide(asked)
        let heading = decided.rule
        func decision(_ outcome: Decision.Outcome) -> Decision {
            Decision(
                recipient: recipient, outcome: outcome, rule: heading?.id ?? "default",
                basis: heading.map { policy.basis(of: $0, on: asked.date) } ?? "", flow: subject.facts.flow,
                consent: decided.consent.record)
        }
        switch decided.outcome {
        case .deny(let code): return decision(.deny(code))
        // Whom nobody knows, or who says that it is not for them, is a question before any condition is one.
        case .hold(let code): return decision(.hold(obstacle ?? code))
        case .release:
            if let obstacle { return decision(.hold(obstacle)) }
            guard let heading, policy.notCarried(heading) == nil else { return decision(.deny(.noRule)) }
            return decision(.release(basis, exception: decided.exception))
        }
    }
}
