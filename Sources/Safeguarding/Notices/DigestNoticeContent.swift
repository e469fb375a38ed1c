// SPDX-License-Identifier: Apache-2.0

/// What one recipient is told in a morning's digest of a cluster: the `data` of `firstbell.notice.v1` in the flow
/// `families-first`.
///
/// Without an entry it is a nil return, which says so, so that silence is never taken for nothing.
package struct DigestNoticeContent: Hashable, Sendable {
    package var recipient: PartnerID
    package var deadline: Instant
    /// True in a rehearsal deployment, for ever.
    package var rehearsal: Bool
    package var handling: NoticeContent.Handling
    package var cluster: ForumID
    package var date: CivilDate
    /// What was accepted from here on is in it.
    package var since: Instant
    package var entries: [Entry]
    package var event: NoticeContent.EventReference
    package var decision: NoticeContent.DecisionReference
    package var match: MatchBasis
    package var flags: [NoticeFlag]
    /// The id of the notice that its recipient had before and that this one takes the place of.
    package var supersedes: String?
    /// The members of the notice that differ from that one, sorted.
    package var changes: [String]

    package init(
        recipient: PartnerID, deadline: Instant, rehearsal: Bool, handling: NoticeContent.Handling, cluster: ForumID,
        date: CivilDate, since: Instant, entries: [Entry], event: NoticeContent.EventReference,
        decision: NoticeContent.DecisionReference, match: MatchBasis, flags: [NoticeFlag] = [], supersedes: String? = nil,
        changes: [String] = []
    ) {
        self.recipient = recipient
        self.deadline = deadline
        self.rehearsal = rehearsal
        self.handling = handling
        self.cluster = cluster
        self.date = date
        self.since = since
        self.entries = entries
        self.event = event
        self.decision = decision
        self.match = match
        self.flags = flags
        self.supersedes = supersedes
        self.changes = changes
    }

    /// Whether there is nothing to tell of.
    package var isNil: Bool { entries.isEmpty }

    /// One event of one family.
    package struct Entry: Hashable, Sendable {
        package var family: String
        package var children: [DigestChild]
        package var reference: String
        package var occurredAt: Instant?
        package var reportedAt: Instant?
        package var riskGrade: RiskGrade?
        package var abuseTypes: [AbuseType]

        package init(
            family: String, children: [DigestChild] = [], reference: String, occurredAt: Instant? = nil,
            reportedAt: Instant? = nil, riskGrade: RiskGrade? = nil, abuseTypes: [AbuseType] = []
        ) {
            self.family = family
            self.children = children
            self.reference = reference
            self.occurredAt = occurredAt
            self.reportedAt = reportedAt
            self.riskGrade = riskGrade
            self.abuseTypes = abuseTypes
        }
    }
}
