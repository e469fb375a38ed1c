// SPDX-License-Identifier: Apache-2.0

extension MatterRelease {
    /// Decides as ``decide(_:to:on:consent:_:isChosen:)`` does, and says why.
    ///
    /// - Parameter recipient: nil where the partner has nothing to do with the person; then nothing is decided.
    package func explain(
        _ subject: MatterSubject, _ partner: PartnerID, as recipient: MatterRecipient?, on days: MatterDays, consent: ConsentFacts,
        _ known: MatterKnowledge
    ) -> ReleaseExplanation {
        let asked = facts(
            of: subject, to: partner, as: recipient?.role ?? subject.role(of: partner) ?? .parent, on: days, consent: consent,
            known)
        return ReleaseExplanation(
            decision: recipient.map { decide(subject, to: $0, on: days, consent: consent, known) },
            how: how(subject, partner, recipient, known) + term(subject, partner, recipient), policy: policy.explain(asked))
    }

    /// How long consent lasts where the area says so.
    private func term(_ subject: MatterSubject, _ partner: PartnerID, _ recipient: MatterRecipient?) -> String {
        guard let role = recipient?.role ?? subject.role(of: partner),
            let term = policy.area.consentTerm(subject.facts.flow, to: role)
        else { return "" }
        guard term != .unlimited else { return " Consent that names no end has none here." }
        return " Consent that names no end lasts \(term.text) here."
    }

    private func how(
        _ subject: MatterSubject, _ partner: PartnerID, _ recipient: MatterRecipient?, _ known: MatterKnowledge
    ) -> String {
        guard let recipient else { return "The producer does not name \(partner), and no membership list does." }
        let named =
            subject.recipients.contains(recipient)
            ? "The producer names \(partner) as \(recipient.role.meaning)."
            : "\(partner) is \(recipient.role.meaning)."
        if !known.isKnown { return "\(named) Nobody has made such a partner." }
        guard recipient.role == .school else { return named }
        return known.match == nil ? "\(named) Its roll does not hold the child." : "\(named) Its roll holds the child."
    }
}
