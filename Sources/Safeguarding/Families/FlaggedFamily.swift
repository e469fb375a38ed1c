// SPDX-License-Identifier: Apache-2.0

/// A family of the Families First programme, as the register of its cluster has it (domain.md 1B L12).
package struct FlaggedFamily: Hashable, Sendable {
    /// The programme's own number for the family; unique within the cluster.
    package var id: String
    package var cluster: ForumID
    /// The organisation of the lead practitioner.
    package var lead: PartnerID
    package var flaggedFrom: CivilDate
    /// The last day of the flag; nil while nobody has set one.
    package var flaggedUntil: CivilDate?
    package var consent: ProgrammeConsent
    /// On which the family's data is shared without consent.
    package var limb: ConsentLimb?
    package var people: [FamilyPerson]

    package init(
        id: String, cluster: ForumID, lead: PartnerID, flaggedFrom: CivilDate, flaggedUntil: CivilDate? = nil,
        consent: ProgrammeConsent = .given(until: nil), limb: ConsentLimb? = nil, people: [FamilyPerson]
    ) {
        self.id = id
        self.cluster = cluster
        self.lead = lead
        self.flaggedFrom = flaggedFrom
        self.flaggedUntil = flaggedUntil
        self.consent = consent
        self.limb = limb
        self.people = people
    }

    /// Whether the flag counts on a day; its last day is one on which it does.
    package func isFlagged(on day: CivilDate) -> Bool { flaggedFrom <= day && flaggedUntil.map { day <= $0 } ?? true }

    /// What the register says of consent, as a statement made when the flag was set.
    package func statement(in zone: Zone) -> ConsentHistory.Entry {
        let at = zone.instant(reaching: flaggedFrom, .midnight)
        switch consent {
        case .none: return ConsentHistory.Entry(state: .notSought, limb: limb, at: at)
        case .given(let until):
            return ConsentHistory.Entry(
                state: .given, scopes: [.information], limb: limb, at: at,
                expiresAt: until.map { zone.instant(reaching: $0.adding(days: 1), .midnight) })
        }
    }

    /// How consent stands for one recipient, once for each member of the family of whom something is known.
    ///
    /// Of whom the register of consent knows something, the register of families says nothing.
    ///
    /// - Parameter registered: what the register of consent has, a history for each member, empty for one whom it does not know.
    package func consents(
        _ registered: [ConsentHistory], for recipient: PartnerID, at now: Instant, in zone: Zone
    ) -> [ConsentFacts] {
        histories(registered, in: zone).map { $0.facts(for: recipient, at: now, gate: .release) }
    }

    /// When consent that stands now is the first to expire by itself; nil where none does.
    package func expiry(_ registered: [ConsentHistory], at now: Instant, in zone: Zone) -> Instant? {
        histories(registered, in: zone).compactMap { $0.expiry(at: now) }.min()
    }

    private func histories(_ registered: [ConsentHistory], in zone: Zone) -> [ConsentHistory] {
        var histories = registered.filter { !$0.entries.isEmpty }
        // Who has left since, or is unknown to the register of consent, rests on what the register of families says.
        if histories.count < max(people.count, registered.count) { histories.append(ConsentHistory([statement(in: zone)])) }
        return histories
    }
}

/// Whether a family agreed to the programme.
package enum ProgrammeConsent: Hashable, Sendable {
    case none
    /// To a last day, or without end.
    case given(until: CivilDate?)
}

/// A member of a flagged family, with what finds the person in an event.
package struct FamilyPerson: Hashable, Sendable {
    package var givenName: String
    package var familyName: String
    package var dateOfBirth: CivilDate
    package var upn: String?
    package var nhsNumber: String?

    package init(
        givenName: String, familyName: String, dateOfBirth: CivilDate, upn: String? = nil, nhsNumber: String? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.upn = upn
        self.nhsNumber = nhsNumber
    }

    package var identity: PersonIdentity {
        PersonIdentity(givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth, nhsNumber: nhsNumber)
    }
}
