// SPDX-License-Identifier: Apache-2.0

/// One person of a matter with what decisions about them need, and with nobody whom their recipients need not know.
package struct MatterSubject: Hashable, Sendable {
    package var facts: MatterFacts
    package var person: MatterPerson
    /// Who else is in it.
    package var others: [MatterPerson]
    /// Whom the producer named for this person; empty where everybody of the forum is told.
    package var recipients: [MatterRecipient]

    package init(
        facts: MatterFacts, person: MatterPerson, others: [MatterPerson] = [], recipients: [MatterRecipient] = []
    ) {
        self.facts = facts
        self.person = person
        self.others = others
        self.recipients = recipients
    }

    package var people: [MatterPerson] { [person] + others }

    /// Whose consent counts: the victim's, where the matter has one.
    package var victim: MatterPerson? { people.first { $0.role == .victim } }

    package var children: [MatterPerson] { people.filter { $0.role == .child } }

    package var perpetrators: [MatterPerson] { people.filter { $0.role == .perpetrator } }

    /// A partner that a person chose in the place of another: what the other was, where it can be that too.
    ///
    /// - Parameter rule: that held the other, which says in what part.
    package func recipient(
        _ partner: PartnerID, inPlaceOf other: PartnerID?, heldBy rule: PolicyRule?
    ) -> MatterRecipient? {
        if recipients.contains(where: { $0.partner == partner }) {
            return role(of: partner, by: rule).map { MatterRecipient(partner, as: $0) }
        }
        let former = other.flatMap { role(of: $0, by: rule) }
        let parts = MatterForm(facts.flow)?.parts.filter { $0.kinds.contains(partner.kind) } ?? []
        return (parts.first { $0.role == former } ?? parts.first).map { MatterRecipient(partner, as: $0.role) }
    }

    /// In which of its parts a rule decides for a partner, which the producer may have named in more than one.
    package func role(of partner: PartnerID, by rule: PolicyRule?) -> RecipientRole? {
        func fits(_ role: RecipientRole) -> Bool { rule?.when.recipients.contains(role) ?? false }
        if let named = recipients.first(where: { $0.partner == partner && fits($0.role) }) { return named.role }
        // One that a person chose is in the part that the rule decides for, where its kind can be in more than one.
        guard !recipients.contains(where: { $0.partner == partner }) else { return role(of: partner) }
        return MatterForm(facts.flow)?.parts.first { fits($0.role) && $0.kinds.contains(partner.kind) }?.role
            ?? role(of: partner)
    }

    /// What a partner is in it: as the producer says, else what its kind can be; nil where it can be nothing.
    package func role(of partner: PartnerID) -> RecipientRole? {
        recipients.first { $0.partner == partner }?.role
            ?? MatterForm(facts.flow)?.parts.first { $0.kinds.contains(partner.kind) }?.role
    }
}
