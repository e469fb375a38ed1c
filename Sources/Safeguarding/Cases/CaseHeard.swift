// SPDX-License-Identifier: Apache-2.0

/// A case before a MARAC meeting, as its co-ordinator tells it: the `data` of `firstbell.marac-case-heard.v1` (domain.md 3).
package struct CaseHeard: Hashable, Sendable {
    package var facts: CaseFacts
    package var victim: CasePerson
    /// Children of the victim or of a perpetrator.
    package var children: [CasePerson]
    package var perpetrators: [Perpetrator]
    /// The CloudEvents id of the earlier case of the same source and reference that it takes the place of.
    package var supersedes: String?

    package init(
        facts: CaseFacts, victim: CasePerson, children: [CasePerson] = [], perpetrators: [Perpetrator] = [],
        supersedes: String? = nil
    ) {
        self.facts = facts
        self.victim = victim
        self.children = children
        self.perpetrators = perpetrators
        self.supersedes = supersedes
    }

    /// Whom decisions are about: the victim, each child, and each perpetrator of whom a practice is named.
    package var subjects: [CaseSubject] {
        func subject(_ role: CaseRole, _ position: Int, _ person: CasePerson) -> CaseSubject {
            CaseSubject(
                facts: facts, role: role, position: position, person: person, perpetrators: perpetrators,
                hasChildren: !children.isEmpty)
        }
        return [subject(.victim, 0, victim)] + children.enumerated().map { subject(.child, $0, $1) }
            + perpetrators.enumerated().compactMap { position, perpetrator in
                guard perpetrator.practice != nil else { return nil }
                return subject(.perpetrator, position, CasePerson(perpetrator))
            }
    }
}

/// What is said of the case itself, and of nobody in it.
package struct CaseFacts: Hashable, Sendable {
    /// The MARAC's own reference, opaque, 3 to 40 characters.
    package var reference: String
    /// Code of the MARAC partner that publishes; a case of one area never appears in another's (domain.md 13 item 6).
    package var area: String
    /// When the meeting took the case, or should have.
    package var heardAt: Instant
    package var outcome: HearingOutcome
    package var riskGrade: RiskGrade
    package var criteria: [MARACCriterion]
    package var consent: ConsentStatement?
    /// How to reach the independent adviser, at most 200 characters.
    package var advocate: String?
    /// How the victim may be contacted safely, at most 500 characters.
    package var safeContact: String?
    /// The authority whose children's social care keeps a record of each person (domain.md 4.4 rule 17).
    package var socialCare: PartnerID?

    package init(
        reference: String, area: String, heardAt: Instant, outcome: HearingOutcome, riskGrade: RiskGrade,
        criteria: [MARACCriterion] = [], consent: ConsentStatement? = nil, advocate: String? = nil, safeContact: String? = nil,
        socialCare: PartnerID? = nil
    ) {
        self.reference = reference
        self.area = area
        self.heardAt = heardAt
        self.outcome = outcome
        self.riskGrade = riskGrade
        self.criteria = criteria
        self.consent = consent
        self.advocate = advocate
        self.safeContact = safeContact
        self.socialCare = socialCare
    }

    /// Any abuse by the same person within twelve months of the last referral (domain.md 3.2).
    package var isRepeat: Bool { criteria.contains(.repeat) }
}

/// What the meeting did with a case.
package enum HearingOutcome: String, Hashable, Sendable, CaseIterable {
    case heard = "HEARD"
    /// Put off to a later meeting; nothing is told of it until then.
    case deferred = "DEFERRED"
    case withdrawn = "WITHDRAWN"
}

/// The four criteria of the SafeLives referral form, of which one suffices (domain.md 3.1).
package enum MARACCriterion: String, Hashable, Sendable, CaseIterable {
    case visibleHighRisk = "VISIBLE_HIGH_RISK"
    case professionalJudgement = "PROFESSIONAL_JUDGEMENT"
    case escalation = "ESCALATION"
    case `repeat` = "REPEAT"
}

/// A victim or a child of a case.
package struct CasePerson: Hashable, Sendable {
    package var givenName: String
    package var familyName: String
    /// Nil only of a perpetrator.
    package var dateOfBirth: CivilDate?
    package var nhsNumber: String?
    /// The practice of registration on the day of the hearing, `gp/M81001`.
    package var practice: PartnerID?
    /// Why there is none; never beside ``practice``.
    package var noPractice: PracticeException?
    /// Whose child it is; nil of a victim.
    package var connection: Connection?

    package init(
        givenName: String, familyName: String, dateOfBirth: CivilDate?, nhsNumber: String? = nil, practice: PartnerID? = nil,
        noPractice: PracticeException? = nil, connection: Connection? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.nhsNumber = nhsNumber
        self.practice = practice
        self.noPractice = noPractice
        self.connection = connection
    }

    /// Whose child a child is.
    package enum Connection: String, Hashable, Sendable, CaseIterable {
        case victim = "VICTIM"
        case perpetrator = "PERPETRATOR"
        case both = "BOTH"
    }
}

/// Why a person of a case has no practice that could be told; each difference between victims heard and notices has one
/// (domain.md 1B L4).
package enum PracticeException: String, Hashable, Sendable, CaseIterable {
    case notRegistered = "NOT_REGISTERED"
    case outOfArea = "OUT_OF_AREA"
    /// No NHS number could be found, so no practice either.
    case numberUnknown = "NUMBER_UNKNOWN"
    case deceased = "DECEASED"
    /// To tell the practice would not be safe.
    case safetyHold = "SAFETY_HOLD"

    /// The denial under which it is counted.
    package var denial: DenialCode {
        switch self {
        case .notRegistered: .noPractice
        case .outOfArea: .practiceOutOfArea
        case .numberUnknown: .numberUnknown
        case .deceased: .deceased
        case .safetyHold: .safetyHold
        }
    }
}

/// A perpetrator, told to no practice; the names serve to find conflicts of interest (domain.md 2.5).
package struct Perpetrator: Hashable, Sendable {
    package var givenName: String
    package var familyName: String
    package var dateOfBirth: CivilDate?
    package var practice: PartnerID?
    package var relationshipToVictim: String?

    package init(
        givenName: String, familyName: String, dateOfBirth: CivilDate? = nil, practice: PartnerID? = nil,
        relationshipToVictim: String? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.practice = practice
        self.relationshipToVictim = relationshipToVictim
    }

    package var fullName: String { "\(givenName) \(familyName)" }
}

extension CasePerson {
    fileprivate init(_ perpetrator: Perpetrator) {
        self.init(
            givenName: perpetrator.givenName, familyName: perpetrator.familyName, dateOfBirth: perpetrator.dateOfBirth,
            practice: perpetrator.practice)
    }
}
