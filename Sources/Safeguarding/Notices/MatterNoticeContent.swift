// SPDX-License-Identifier: Apache-2.0

/// What one agency is told about one person of a matter: the `data` of `firstbell.notice.v1` in the flows of ``MatterForm``.
///
/// As in ``NoticeContent``, what no profile allows has no place here.
package struct MatterNoticeContent: Hashable, Sendable {
    package var flow: Flow
    package var recipient: PartnerID
    package var deadline: Instant
    /// True in a rehearsal deployment, for ever.
    package var rehearsal: Bool
    package var handling: NoticeContent.Handling
    /// Whom it is about.
    package var person: PersonFields
    /// Who else is in it and may be named.
    package var others: [PersonFields]
    package var matter: MatterFields
    package var event: NoticeContent.EventReference
    package var decision: NoticeContent.DecisionReference
    package var match: MatchBasis
    /// Facts about the notice that a reader must know, sorted by their code.
    package var flags: [NoticeFlag]
    /// The id of the notice that its recipient had before and that this one takes the place of.
    package var supersedes: String?
    /// The members of the notice that differ from that one, sorted.
    package var changes: [String]

    package init(
        flow: Flow, recipient: PartnerID, deadline: Instant, rehearsal: Bool, handling: NoticeContent.Handling,
        person: PersonFields, others: [PersonFields] = [], matter: MatterFields, event: NoticeContent.EventReference,
        decision: NoticeContent.DecisionReference, match: MatchBasis, flags: [NoticeFlag], supersedes: String? = nil,
        changes: [String] = []
    ) {
        self.flow = flow
        self.recipient = recipient
        self.deadline = deadline
        self.rehearsal = rehearsal
        self.handling = handling
        self.person = person
        self.others = others
        self.matter = matter
        self.event = event
        self.decision = decision
        self.match = match
        self.flags = flags
        self.supersedes = supersedes
        self.changes = changes
    }

    /// A victim, a child or a perpetrator, by name.
    package struct PersonFields: Hashable, Sendable {
        package var role: CaseRole
        package var givenName: String
        package var familyName: String
        package var dateOfBirth: CivilDate?
        package var nhsNumber: String?
        package var upn: String?
        package var address: String?
        package var exposure: Exposure?
        package var voice: Voice?
        package var relationshipToVictim: String?

        package init(
            role: CaseRole, givenName: String, familyName: String, dateOfBirth: CivilDate? = nil, nhsNumber: String? = nil,
            upn: String? = nil, address: String? = nil, exposure: Exposure? = nil, voice: Voice? = nil,
            relationshipToVictim: String? = nil
        ) {
            self.role = role
            self.givenName = givenName
            self.familyName = familyName
            self.dateOfBirth = dateOfBirth
            self.nhsNumber = nhsNumber
            self.upn = upn
            self.address = address
            self.exposure = exposure
            self.voice = voice
            self.relationshipToVictim = relationshipToVictim
        }
    }

    /// What is said of the matter, and of nobody in it.
    package struct MatterFields: Hashable, Sendable {
        package var forum: ForumID?
        package var stage: MeetingStage?
        package var meetingAt: Instant?
        package var reportedAt: Instant?
        package var occurredAt: Instant?
        package var riskGrade: RiskGrade?
        package var isRepeat: Bool
        package var criteria: [MARACCriterion]
        package var level: Int?
        package var abuseTypes: [AbuseType]
        package var locationCategory: LocationCategory?
        package var circumstances: String?
        package var safeContact: String?
        package var advocate: String?
        package var childrenConnected: Bool?
        package var order: ProtectionOrder?
        package var flag: MARACFlag?

        package init(
            forum: ForumID? = nil, stage: MeetingStage? = nil, meetingAt: Instant? = nil, reportedAt: Instant? = nil,
            occurredAt: Instant? = nil, riskGrade: RiskGrade? = nil, isRepeat: Bool = false, criteria: [MARACCriterion] = [],
            level: Int? = nil, abuseTypes: [AbuseType] = [], locationCategory: LocationCategory? = nil,
            circumstances: String? = nil, safeContact: String? = nil, advocate: String? = nil, childrenConnected: Bool? = nil,
            order: ProtectionOrder? = nil, flag: MARACFlag? = nil
        ) {
            self.forum = forum
            self.stage = stage
            self.meetingAt = meetingAt
            self.reportedAt = reportedAt
            self.occurredAt = occurredAt
            self.riskGrade = riskGrade
            self.isRepeat = isRepeat
            self.criteria = criteria
            self.level = level
            self.abuseTypes = abuseTypes
            self.locationCategory = locationCategory
            self.circumstances = circumstances
            self.safeContact = safeContact
            self.advocate = advocate
            self.childrenConnected = childrenConnected
            self.order = order
            self.flag = flag
        }
    }
}
