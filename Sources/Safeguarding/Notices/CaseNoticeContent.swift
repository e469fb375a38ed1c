// SPDX-License-Identifier: Apache-2.0

/// What one recipient is told about one person of a MARAC case: the `data` of `firstbell.notice.v1` in the flows of a case.
///
/// As in ``NoticeContent``, what no profile allows has no place here: no minutes, no address, no other agency's words
/// (domain.md 3.5).
package struct CaseNoticeContent: Hashable, Sendable {
    package var flow: Flow
    package var recipient: PartnerID
    package var deadline: Instant
    /// True in a rehearsal deployment, for ever.
    package var rehearsal: Bool
    package var handling: NoticeContent.Handling
    package var person: PersonFields
    package var hearing: HearingFields
    /// Only where the profile grants them in full; never to a practice.
    package var perpetrators: [PerpetratorFields]
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
        person: PersonFields,
        hearing: HearingFields, perpetrators: [PerpetratorFields], event: NoticeContent.EventReference,
        decision: NoticeContent.DecisionReference, match: MatchBasis, flags: [NoticeFlag], supersedes: String? = nil,
        changes: [String] = []
    ) {
        self.flow = flow
        self.recipient = recipient
        self.deadline = deadline
        self.rehearsal = rehearsal
        self.handling = handling
        self.person = person
        self.hearing = hearing
        self.perpetrators = perpetrators
        self.event = event
        self.decision = decision
        self.match = match
        self.flags = flags
        self.supersedes = supersedes
        self.changes = changes
    }

    /// The person whom the notice is about.
    package struct PersonFields: Hashable, Sendable {
        package var role: CaseRole
        package var givenName: String
        package var familyName: String
        package var dateOfBirth: CivilDate?
        package var nhsNumber: String?

        package init(
            role: CaseRole, givenName: String, familyName: String, dateOfBirth: CivilDate?, nhsNumber: String? = nil
        ) {
            self.role = role
            self.givenName = givenName
            self.familyName = familyName
            self.dateOfBirth = dateOfBirth
            self.nhsNumber = nhsNumber
        }
    }

    /// The hearing.
    package struct HearingFields: Hashable, Sendable {
        /// Code of the MARAC.
        package var area: String
        /// The local date.
        package var heardOn: CivilDate
        package var heardAt: Instant?
        package var riskGrade: RiskGrade?
        package var isRepeat: Bool?
        package var criteria: [MARACCriterion]
        /// Whether children are connected to the case, none of them named.
        package var childrenConnected: Bool?
        package var advocate: String?
        package var safeContact: String?

        package init(
            area: String, heardOn: CivilDate, heardAt: Instant? = nil, riskGrade: RiskGrade? = nil, isRepeat: Bool? = nil,
            criteria: [MARACCriterion] = [], childrenConnected: Bool? = nil, advocate: String? = nil, safeContact: String? = nil
        ) {
            self.area = area
            self.heardOn = heardOn
            self.heardAt = heardAt
            self.riskGrade = riskGrade
            self.isRepeat = isRepeat
            self.criteria = criteria
            self.childrenConnected = childrenConnected
            self.advocate = advocate
            self.safeContact = safeContact
        }
    }

    /// A perpetrator, for an agency whose own record needs it.
    package struct PerpetratorFields: Hashable, Sendable {
        package var givenName: String
        package var familyName: String
        package var relationshipToVictim: String?

        package init(givenName: String, familyName: String, relationshipToVictim: String? = nil) {
            self.givenName = givenName
            self.familyName = familyName
            self.relationshipToVictim = relationshipToVictim
        }
    }
}
