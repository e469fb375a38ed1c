// SPDX-License-Identifier: Apache-2.0

/// A domestic abuse incident as a police system tells it: the `data` of `firstbell.incident.v1` (design.md section 6).
package struct Incident: Hashable, Sendable {
    /// The force's reference, opaque, 3 to 40 characters; unique only together with `force` (domain.md 5.1).
    package var reference: String
    /// Two-digit PNC force code, equal to the code of the police partner that publishes.
    package var force: String
    package var occurredAt: Instant
    package var reportedAt: Instant
    package var attendedAt: Instant?
    /// PNC code of the force where the children live when it is another one (Domestic Abuse Act 2021 s.49A(2)); a child's own
    /// ``Child/residesIn`` goes before it.
    package var residenceForce: String?
    package var crimeReference: String?
    package var riskGrade: RiskGrade
    package var abuseTypes: [AbuseType]
    package var locationCategory: LocationCategory?
    /// Brief factual circumstances, at most 1000 characters.
    package var summary: String?
    package var contactParentPolicy: ContactParentPolicy?
    package var reportedBy: ReportSource?
    package var children: [Child]
    package var adults: [Adult]
    /// Whether it is an incident of regulation 4 of SR (NI) 2022/146, as the police judged it; only Northern Ireland asks.
    package var relevantIncident: Bool?
    /// The CloudEvents id of the earlier event, of the same source and reference, that this one takes the place of.
    package var supersedes: String?

    package init(
        reference: String, force: String, occurredAt: Instant, reportedAt: Instant, attendedAt: Instant? = nil,
        residenceForce: String? = nil, crimeReference: String? = nil, riskGrade: RiskGrade, abuseTypes: [AbuseType] = [],
        locationCategory: LocationCategory? = nil, summary: String? = nil, contactParentPolicy: ContactParentPolicy? = nil,
        reportedBy: ReportSource? = nil, children: [Child], adults: [Adult] = [], relevantIncident: Bool? = nil,
        supersedes: String? = nil
    ) {
        self.reference = reference
        self.force = force
        self.occurredAt = occurredAt
        self.reportedAt = reportedAt
        self.attendedAt = attendedAt
        self.residenceForce = residenceForce
        self.crimeReference = crimeReference
        self.riskGrade = riskGrade
        self.abuseTypes = abuseTypes
        self.locationCategory = locationCategory
        self.summary = summary
        self.contactParentPolicy = contactParentPolicy
        self.reportedBy = reportedBy
        self.children = children
        self.adults = adults
        self.relevantIncident = relevantIncident
        self.supersedes = supersedes
    }

    /// The force where a child lives, where that is another than the one that publishes.
    package func residence(of child: Child) -> String? {
        guard let code = child.residesIn ?? residenceForce, code != force else { return nil }
        return code
    }
}

extension Incident {
    /// The full names of the adults that have one, as conflicts are looked for.
    package var namesOfAdults: [String] { adults.compactMap(\.fullName) }
}

extension Adult {
    /// Nil without a family name.
    package var fullName: String? { familyName.map { "\(givenName ?? "") \($0)" } }
}

/// A child of an incident, with the keys that match it to settings.
package struct Child: Hashable, Sendable {
    package var givenName: String
    package var familyName: String
    package var dateOfBirth: CivilDate
    /// Unique Pupil Number; the only match key that may reach a school.
    package var upn: String?
    /// Match key only.
    package var nhsNumber: String?
    /// Match key only; never leaves the broker.
    package var postcode: String?
    /// Settings the producer names, at most 8.
    package var settings: [PartnerID]
    /// PNC code of the force where the child lives; nil for what the incident says of all.
    package var residesIn: String?
    /// The health-visiting provider of a young child.
    package var healthVisitor: PartnerID?
    /// The local authority whose education team is told where no establishment can be.
    package var educationAuthority: PartnerID?
    package var exposure: Exposure
    package var voice: Voice?
    /// Whether officers made a welfare check of the child.
    package var welfareCheckMade: Bool?

    package init(
        givenName: String, familyName: String, dateOfBirth: CivilDate, upn: String? = nil, nhsNumber: String? = nil,
        postcode: String? = nil, settings: [PartnerID] = [], residesIn: String? = nil, healthVisitor: PartnerID? = nil,
        educationAuthority: PartnerID? = nil, exposure: Exposure, voice: Voice? = nil, welfareCheckMade: Bool? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.upn = upn
        self.nhsNumber = nhsNumber
        self.postcode = postcode
        self.settings = settings
        self.residesIn = residesIn
        self.healthVisitor = healthVisitor
        self.educationAuthority = educationAuthority
        self.exposure = exposure
        self.voice = voice
        self.welfareCheckMade = welfareCheckMade
    }
}

/// The voice of the child: whether the child was spoken to, what was said, and who else was there (domain.md 2.2).
package struct Voice: Hashable, Sendable {
    package var spokenTo: Bool
    package var words: String?
    package var othersPresent: String?

    package init(spokenTo: Bool, words: String? = nil, othersPresent: String? = nil) {
        self.spokenTo = spokenTo
        self.words = words
        self.othersPresent = othersPresent
    }
}

/// An adult involved in an incident.
///
/// Names and postcode are for flows whose profile allows them; no school notice carries them.
package struct Adult: Hashable, Sendable {
    package var role: AdultRole
    /// Data Protection Act 2018 s.38(3): suspects, convicted persons, victims and witnesses are told apart.
    package var category: DataSubjectCategory?
    package var relationshipToChild: String?
    package var givenName: String?
    package var familyName: String?
    package var postcode: String?

    package init(
        role: AdultRole, category: DataSubjectCategory? = nil, relationshipToChild: String? = nil, givenName: String? = nil,
        familyName: String? = nil, postcode: String? = nil
    ) {
        self.role = role
        self.category = category
        self.relationshipToChild = relationshipToChild
        self.givenName = givenName
        self.familyName = familyName
        self.postcode = postcode
    }
}

/// The police grade of risk.
package enum RiskGrade: String, Hashable, Sendable, CaseIterable { case standard, medium, high }

/// The kinds of abuse of domain.md 1A W13.
package enum AbuseType: String, Hashable, Sendable, CaseIterable {
    case physical, verbal, sexual
    case coerciveControl = "coercive_control"
    case economic, emotional
    case stalkingHarassment = "stalking_harassment"
    case honourBased = "hba"
    case forcedMarriage = "fm"
    case childToParent = "child_to_parent"
    case other
}

/// Where it happened, as a category; an address never travels (domain.md 2.7).
package enum LocationCategory: String, Hashable, Sendable, CaseIterable {
    case home = "HOME"
    case otherHome = "OTHER_HOME"
    case publicPlace = "PUBLIC"
    case online = "ONLINE"
}

/// How the child met the abuse (domain.md 2.2).
package enum Exposure: String, Hashable, Sendable, CaseIterable {
    case directVictim = "DIRECT_VICTIM"
    case presentSaw = "PRESENT_SAW"
    case presentHeard = "PRESENT_HEARD"
    case inHomeOtherRoom = "IN_HOME_OTHER_ROOM"
    case vicinity = "VICINITY"
    case aftermath = "AFTERMATH"
    case notPresentLinked = "NOT_PRESENT_LINKED"
    case unknown = "UNKNOWN"
}

/// Whether a school may speak to a parent about the notice (domain.md 2.7).
package enum ContactParentPolicy: String, Hashable, Sendable, CaseIterable {
    case doNotContact = "DO_NOT_CONTACT"
    case harmedParentOnlyIfSafe = "HARMED_PARENT_ONLY_IF_SAFE"
    case dslJudgement = "DSL_JUDGEMENT"
}

/// Who told the police (domain.md 1A W13, `source`).
package enum ReportSource: String, Hashable, Sendable, CaseIterable {
    case police
    case partnerAgency = "partner_agency"
    case familyPublic = "family_public"
}

/// The part an adult played.
package enum AdultRole: String, Hashable, Sendable, CaseIterable { case victim, perpetrator, other }

/// The categories of data subject of Data Protection Act 2018 s.38(3).
package enum DataSubjectCategory: String, Hashable, Sendable, CaseIterable { case suspect, convicted, victim, witness }
