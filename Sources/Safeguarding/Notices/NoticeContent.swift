// SPDX-License-Identifier: Apache-2.0

/// What one recipient is told about one child of one incident: the `data` of `firstbell.notice.v1`.
///
/// Only fields that a profile of domain.md 4.5 allows have a place here, so that a field nobody decided on cannot travel.
package struct NoticeContent: Hashable, Sendable {
    package var flow: Flow
    package var recipient: PartnerID
    package var deadline: Instant
    /// True in a rehearsal deployment, for ever.
    package var rehearsal: Bool
    package var handling: Handling
    package var child: ChildFields
    package var incident: IncidentFields
    package var adults: [AdultFields]
    package var event: EventReference
    package var decision: DecisionReference
    /// How the child was matched to the recipient.
    package var match: MatchBasis
    /// Facts about the notice that a reader must know, sorted by their code.
    package var flags: [NoticeFlag]
    /// The id of the notice that its recipient had before and that this one takes the place of.
    package var supersedes: String?
    /// The members of the notice that differ from that one, sorted.
    package var changes: [String]

    package init(
        flow: Flow, recipient: PartnerID, deadline: Instant, rehearsal: Bool, handling: Handling, child: ChildFields,
        incident: IncidentFields, adults: [AdultFields], event: EventReference, decision: DecisionReference, match: MatchBasis,
        flags: [NoticeFlag], supersedes: String? = nil, changes: [String] = []
    ) {
        self.flow = flow
        self.recipient = recipient
        self.deadline = deadline
        self.rehearsal = rehearsal
        self.handling = handling
        self.child = child
        self.incident = incident
        self.adults = adults
        self.event = event
        self.decision = decision
        self.match = match
        self.flags = flags
        self.supersedes = supersedes
        self.changes = changes
    }

    /// How the reader must handle the notice (domain.md 2.7).
    package struct Handling: Hashable, Sendable {
        package var text: String
        package var contactParentPolicy: ContactParentPolicy

        package init(text: String, contactParentPolicy: ContactParentPolicy) {
            self.text = text
            self.contactParentPolicy = contactParentPolicy
        }
    }

    /// The child's fields; `upn` is the only identifier a setting may see.
    package struct ChildFields: Hashable, Sendable {
        package var givenName: String
        package var familyName: String
        package var dateOfBirth: CivilDate
        package var upn: String?
        package var nhsNumber: String?
        package var exposure: Exposure?
        package var voice: Voice?
        package var welfareCheckMade: Bool?
        /// Whether another child of the incident is at another setting, which is never named.
        package var siblingsElsewhere: Bool?

        package init(
            givenName: String, familyName: String, dateOfBirth: CivilDate, upn: String? = nil, nhsNumber: String? = nil,
            exposure: Exposure? = nil, voice: Voice? = nil, welfareCheckMade: Bool? = nil, siblingsElsewhere: Bool? = nil
        ) {
            self.givenName = givenName
            self.familyName = familyName
            self.dateOfBirth = dateOfBirth
            self.upn = upn
            self.nhsNumber = nhsNumber
            self.exposure = exposure
            self.voice = voice
            self.welfareCheckMade = welfareCheckMade
            self.siblingsElsewhere = siblingsElsewhere
        }
    }

    /// The incident's fields.
    package struct IncidentFields: Hashable, Sendable {
        /// Nil where the profile does not grant the police reference.
        package var force: String?
        package var times: Times
        package var riskGrade: RiskGrade?
        package var abuseTypes: [AbuseType]
        package var locationCategory: LocationCategory?
        package var summary: String?

        package init(
            force: String?, times: Times, riskGrade: RiskGrade? = nil, abuseTypes: [AbuseType] = [],
            locationCategory: LocationCategory? = nil, summary: String? = nil
        ) {
            self.force = force
            self.times = times
            self.riskGrade = riskGrade
            self.abuseTypes = abuseTypes
            self.locationCategory = locationCategory
            self.summary = summary
        }
    }

    /// When it happened, as closely as the profile lets the reader know.
    package enum Times: Hashable, Sendable {
        case instants(occurredAt: Instant, reportedAt: Instant)
        /// Local dates, without a time of day.
        case dates(occurredOn: CivilDate, reportedOn: CivilDate)
    }

    /// An adult as a part and a relationship; with a name only for who is no setting.
    package struct AdultFields: Hashable, Sendable {
        package var role: AdultRole
        package var category: DataSubjectCategory?
        package var relationshipToChild: String?
        package var givenName: String?
        package var familyName: String?

        package init(
            role: AdultRole, category: DataSubjectCategory? = nil, relationshipToChild: String? = nil, givenName: String? = nil,
            familyName: String? = nil
        ) {
            self.role = role
            self.category = category
            self.relationshipToChild = relationshipToChild
            self.givenName = givenName
            self.familyName = familyName
        }
    }

    /// The producer's event: its CloudEvents id and the force's reference.
    package struct EventReference: Hashable, Sendable {
        package var id: String
        /// Nil where the profile does not grant it.
        package var reference: String?

        package init(id: String, reference: String?) {
            self.id = id
            self.reference = reference
        }
    }

    /// The decision that released the notice.
    package struct DecisionReference: Hashable, Sendable {
        /// Rule of the decision table, `OE-1`.
        package var rule: String
        /// Codes of gateway and lawful basis (domain.md 4.1).
        package var basis: String
        /// Lower-case hex SHA-256 of the policy in force.
        package var policy: String

        package init(rule: String, basis: String, policy: String) {
            self.rule = rule
            self.basis = basis
            self.policy = policy
        }
    }
}

/// How a child was matched to a setting.
package enum MatchBasis: String, Hashable, Sendable, CaseIterable {
    /// The roll holds the child's UPN.
    case upn
    /// The roll holds exactly this name, birth date and postcode.
    case person
    /// The producer named it: a setting that has no roll loaded, a force, a health visitor or an authority.
    case producer
    /// The area's options name it.
    case area
    /// The register of families or the membership list of the cluster names the recipient.
    case register
    /// A person released the hold.
    case human
}

/// A fact that a reader of a notice must know.
package enum NoticeFlag: String, Hashable, Sendable, CaseIterable {
    /// The times of the event are not in the order occurred, reported, published.
    case timesOutOfOrder = "times-out-of-order"
    /// The report came so close to the cut-off that the deadline could not be met.
    case infeasible
    /// The deadline rests on no term dates of the setting or its authority.
    case lowCalendarConfidence = "low-calendar-confidence"
    /// The setting has no key adult whose training is current.
    case noTrainedKeyAdult = "no-trained-key-adult"
    /// A perpetrator is registered at the practice that is told.
    case perpetratorSamePractice = "perpetrator-same-practice"
}
