// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A decision that needs a person, to be stored.
package struct HoldRecord: Sendable {
    package var id: NoticeID
    package var code: HoldCode
    package var recipient: PartnerID?
    package var candidates: [PartnerID]
    /// Who must act: `local-authority/<code>`.
    package var owner: PartnerID
    package var flow: Flow
    package var rule: String
    /// An exception tells the owner of a defect that did not stop the notice.
    package var exception: Bool
    package var deadline: Deadline
    /// The rule that gave the deadline.
    package var due: PolicyDeadline

    package init(
        id: NoticeID, code: HoldCode, recipient: PartnerID?, candidates: [PartnerID], owner: PartnerID, flow: Flow, rule: String,
        exception: Bool, deadline: Deadline, due: PolicyDeadline = .nextCutOff
    ) {
        self.id = id
        self.code = code
        self.recipient = recipient
        self.candidates = candidates
        self.owner = owner
        self.flow = flow
        self.rule = rule
        self.exception = exception
        self.deadline = deadline
        self.due = due
    }
}

/// How a hold ended.
package enum HoldState: String, Hashable, Sendable, CaseIterable {
    case open, released, routed, denied, noted
    /// Its event was recalled, or a correction decides anew.
    case recalled, superseded
}

/// A hold as it stands.
package struct StandingHold: Sendable {
    package var sequence: Int64
    package var id: NoticeID
    package var event: Int64
    package var subject: Int64
    package var recipient: PartnerID?
    package var candidates: [PartnerID]
    package var code: HoldCode
    package var owner: PartnerID
    /// Whether the owner was found by the rule of decision 0036, and not by a guess of an earlier version.
    package var isOwnerCertain: Bool
    /// Whether whom it is about has a protected address, so that where it goes tells where they are.
    package var isProtected: Bool
    package var flow: Flow
    /// That held it.
    package var rule: String
    package var exception: Bool
    package var state: HoldState
    package var openedAt: Instant
    package var resolvedAt: Instant?
    package var deadline: Instant
    package var escalation: EscalationLevel?

    package init(
        sequence: Int64, id: NoticeID, event: Int64, subject: Int64, recipient: PartnerID?, candidates: [PartnerID],
        code: HoldCode, owner: PartnerID, isOwnerCertain: Bool, isProtected: Bool, flow: Flow, rule: String, exception: Bool,
        state: HoldState,
        openedAt: Instant, resolvedAt: Instant?, deadline: Instant, escalation: EscalationLevel?
    ) {
        self.sequence = sequence
        self.id = id
        self.event = event
        self.subject = subject
        self.recipient = recipient
        self.candidates = candidates
        self.code = code
        self.owner = owner
        self.isOwnerCertain = isOwnerCertain
        self.isProtected = isProtected
        self.flow = flow
        self.rule = rule
        self.exception = exception
        self.state = state
        self.openedAt = openedAt
        self.resolvedAt = resolvedAt
        self.deadline = deadline
        self.escalation = escalation
    }
}
