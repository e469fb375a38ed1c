// SPDX-License-Identifier: Apache-2.0

/// What one organisation tells named others of the people of one case: the `data` of the event types of ``MatterForm``.
///
/// Each flow has its own members; ``MatterForm`` says which. Whom it is shared with, and how much of it, is for the policy.
package struct Matter: Hashable, Sendable {
    package var facts: MatterFacts
    package var victim: MatterPerson?
    package var children: [MatterPerson]
    package var perpetrators: [MatterPerson]
    /// Empty where everybody of the forum is told.
    package var recipients: [MatterRecipient]
    /// The CloudEvents id of the earlier event of the same source, type and reference that it takes the place of.
    package var supersedes: String?

    package init(
        facts: MatterFacts, victim: MatterPerson? = nil, children: [MatterPerson] = [], perpetrators: [MatterPerson] = [],
        recipients: [MatterRecipient] = [], supersedes: String? = nil
    ) {
        self.facts = facts
        self.victim = victim
        self.children = children
        self.perpetrators = perpetrators
        self.recipients = recipients
        self.supersedes = supersedes
    }

    /// Whom decisions are about, each with those who may be told of them and with nobody whom these need not know.
    ///
    /// It is the victim, or where none is named the first child, with everybody else of the case. A school is told of its own
    /// child and of no other (domain.md 2.5), and offender management of each perpetrator alone (domain.md 4.4 rule 24).
    ///
    /// Of a flag only what its notices can say is left.
    package var subjects: [MatterSubject] {
        let needed = facts.needed
        let isFlag = facts.stage == .flag
        func subject(_ person: MatterPerson, with others: [MatterPerson], told recipients: [MatterRecipient]) -> MatterSubject {
            MatterSubject(
                facts: needed, person: isFlag ? person.identity : person, others: isFlag ? others.map(\.identity) : others,
                recipients: recipients)
        }
        if facts.flow == .offenderManagement { return perpetrators.map { subject($0, with: [], told: recipients) } }
        let schools = recipients.filter { $0.role == .school }
        let agencies = recipients.filter { $0.role != .school }
        var subjects: [MatterSubject] = []
        if !agencies.isEmpty || schools.isEmpty {
            if let victim {
                subjects.append(subject(victim, with: children + perpetrators, told: agencies))
            } else if let first = children.first {
                subjects.append(subject(first, with: children.dropFirst() + perpetrators, told: agencies))
            }
        }
        if !schools.isEmpty { subjects += children.map { subject($0, with: perpetrators, told: schools) } }
        return subjects
    }
}

/// What is said of the matter itself, and of nobody in it.
package struct MatterFacts: Hashable, Sendable {
    package var flow: Flow
    /// The producer's own reference, opaque, 3 to 40 characters.
    package var reference: String
    /// When it was reported to the police, or referred; deadlines run from here.
    package var reportedAt: Instant
    package var occurredAt: Instant?
    package var riskGrade: RiskGrade?
    package var criteria: [MARACCriterion]
    /// Threshold of need, 1 to 4 (domain.md 1A W11).
    package var level: Int?
    package var stage: MeetingStage?
    package var forum: ForumID?
    package var meetingAt: Instant?
    /// At most 2,000 characters.
    package var circumstances: String?
    package var abuseTypes: [AbuseType]
    package var locationCategory: LocationCategory?
    /// How the victim may be contacted safely, at most 500 characters.
    package var safeContact: String?
    /// How to reach the independent adviser, at most 200 characters.
    package var advocate: String?
    package var consent: ConsentStatement?
    package var order: ProtectionOrder?
    /// What a flag comes to by the broker's register, never the producer's word.
    package var flag: MARACFlag?
    /// Whether it is a repeat by that register.
    package var isRepeatByRegister = false

    package init(
        flow: Flow, reference: String, reportedAt: Instant, occurredAt: Instant? = nil, riskGrade: RiskGrade? = nil,
        criteria: [MARACCriterion] = [], level: Int? = nil, stage: MeetingStage? = nil, forum: ForumID? = nil,
        meetingAt: Instant? = nil, circumstances: String? = nil, abuseTypes: [AbuseType] = [],
        locationCategory: LocationCategory? = nil, safeContact: String? = nil, advocate: String? = nil,
        consent: ConsentStatement? = nil, order: ProtectionOrder? = nil
    ) {
        self.flow = flow
        self.reference = reference
        self.reportedAt = reportedAt
        self.occurredAt = occurredAt
        self.riskGrade = riskGrade
        self.criteria = criteria
        self.level = level
        self.stage = stage
        self.forum = forum
        self.meetingAt = meetingAt
        self.circumstances = circumstances
        self.abuseTypes = abuseTypes
        self.locationCategory = locationCategory
        self.safeContact = safeContact
        self.advocate = advocate
        self.consent = consent
        self.order = order
    }

    /// Any abuse by the same person within twelve months of the last referral (domain.md 3.2).
    package var isRepeat: Bool { isRepeatByRegister || criteria.contains(.repeat) }

    /// Whether a criterion of the referral form is met; a repeat is one, whoever found it.
    package var meetsCriterion: Bool { isRepeatByRegister || !criteria.isEmpty }

    /// As far as its stage needs: a flag is about who, and not about what happened.
    fileprivate var needed: MatterFacts {
        guard stage == .flag else { return self }
        var needed = MatterFacts(
            flow: flow, reference: reference, reportedAt: reportedAt, riskGrade: riskGrade, criteria: criteria, stage: stage,
            forum: forum, consent: consent)
        needed.flag = flag
        needed.isRepeatByRegister = isRepeatByRegister
        return needed
    }
}

/// What a MARAC sends its agencies (domain.md 3.3).
package enum MeetingStage: String, Hashable, Sendable, CaseIterable {
    /// To the co-ordinator, so that the case comes before a meeting.
    case referral = "REFERRAL"
    case agenda = "AGENDA"
    case minutes = "MINUTES"
    /// That the agencies mark a case for twelve months from the referral, because any further abuse is a repeat.
    case flag = "FLAG"
}

/// A notice or an order that keeps a perpetrator away (domain.md 4.4 rule 25).
package struct ProtectionOrder: Hashable, Sendable {
    package var kind: Kind
    package var from: CivilDate
    /// The last day on which it counts.
    package var until: CivilDate
    /// At most 500 characters.
    package var terms: String?

    package init(kind: Kind, from: CivilDate, until: CivilDate, terms: String? = nil) {
        self.kind = kind
        self.from = from
        self.until = until
        self.terms = terms
    }

    /// What was made.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A domestic violence protection notice, made by the police.
        case notice = "DVPN"
        /// A domestic violence protection order, made by a court.
        case order = "DVPO"
        case other = "OTHER"
    }

    /// A protection order lasts 28 days at most.
    package static let longest = 28

    /// Whether it counts on a day, and no longer than such an order may.
    package func isInForce(on day: CivilDate) -> Bool {
        from <= day && day <= until && until <= from.adding(days: Self.longest)
    }
}

/// A victim, a child or a perpetrator of a matter.
package struct MatterPerson: Hashable, Sendable {
    package var role: CaseRole
    /// Place among the people of the role in the event, from 0.
    package var position: Int
    package var givenName: String
    package var familyName: String
    /// Nil only of a perpetrator.
    package var dateOfBirth: CivilDate?
    package var nhsNumber: String?
    package var upn: String?
    /// Match key of a child only; never leaves the broker.
    package var postcode: String?
    /// The victim's, one line; only in the flows that ``MatterForm`` lets it in.
    package var address: String?
    /// The address must reach nobody, whatever a profile grants.
    package var addressProtected: Bool
    package var exposure: Exposure?
    package var voice: Voice?
    /// Whose child a child is.
    package var connection: CasePerson.Connection?
    /// Of a perpetrator.
    package var relationshipToVictim: String?

    package init(
        role: CaseRole, position: Int = 0, givenName: String, familyName: String, dateOfBirth: CivilDate? = nil,
        nhsNumber: String? = nil, upn: String? = nil, postcode: String? = nil, address: String? = nil,
        addressProtected: Bool = false, exposure: Exposure? = nil, voice: Voice? = nil, connection: CasePerson.Connection? = nil,
        relationshipToVictim: String? = nil
    ) {
        self.role = role
        self.position = position
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.nhsNumber = nhsNumber
        self.upn = upn
        self.postcode = postcode
        self.address = address
        self.addressProtected = addressProtected
        self.exposure = exposure
        self.voice = voice
        self.connection = connection
        self.relationshipToVictim = relationshipToVictim
    }

    package var fullName: String { "\(givenName) \(familyName)" }

    /// Who it is, and nothing else.
    package var identity: MatterPerson {
        MatterPerson(
            role: role, position: position, givenName: givenName, familyName: familyName, dateOfBirth: dateOfBirth,
            nhsNumber: nhsNumber, upn: upn)
    }

    /// RFC 6901 pointer into the event.
    package var pointer: String {
        switch role {
        case .victim: "/data/victim"
        case .child: "/data/children/\(position)"
        case .perpetrator: "/data/perpetrators/\(position)"
        }
    }
}

/// A partner that the producer names, and what it is in the case.
package struct MatterRecipient: Hashable, Sendable {
    package var partner: PartnerID
    package var role: RecipientRole

    package init(_ partner: PartnerID, as role: RecipientRole) {
        self.partner = partner
        self.role = role
    }
}
