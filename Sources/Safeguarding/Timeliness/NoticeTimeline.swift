// SPDX-License-Identifier: Apache-2.0

/// When a notice reached each of its stages, by the broker's clock, with what a timeliness report groups by.
///
/// It names no person: a notice is counted by its flow, its setting and its force.
package struct NoticeTimeline: Hashable, Sendable {
    /// The id of the notice, or of the hold of a subject for whom nothing is released yet.
    package var notice: String
    package var flow: Flow
    /// The setting; the owner of the hold, where no setting is known yet.
    package var recipient: PartnerID
    /// Two-digit code of the force that published.
    package var force: String
    package var reportedAt: Instant
    package var acceptedAt: Instant
    package var sentAt: Instant?
    package var deliveredAt: Instant?
    package var openedAt: Instant?
    package var acknowledgedAt: Instant?
    package var deadline: Instant
    package var infeasible: Bool
    package var confidence: CalendarConfidence
    /// The highest level of escalation journalled.
    package var escalation: EscalationLevel?
    /// Where the notice stands, which decides whether it counts.
    package var stage: Stage
    package var holds: [HeldInterval]
    /// The cause a person gave for a late notice.
    package var delayCause: DelayCause?

    package init(
        notice: String, flow: Flow, recipient: PartnerID, force: String, reportedAt: Instant, acceptedAt: Instant,
        sentAt: Instant? = nil, deliveredAt: Instant? = nil, openedAt: Instant? = nil, acknowledgedAt: Instant? = nil,
        deadline: Instant, infeasible: Bool = false, confidence: CalendarConfidence = .setting, escalation: EscalationLevel? = nil,
        stage: Stage, holds: [HeldInterval] = [], delayCause: DelayCause? = nil
    ) {
        self.notice = notice
        self.flow = flow
        self.recipient = recipient
        self.force = force
        self.reportedAt = reportedAt
        self.acceptedAt = acceptedAt
        self.sentAt = sentAt
        self.deliveredAt = deliveredAt
        self.openedAt = openedAt
        self.acknowledgedAt = acknowledgedAt
        self.deadline = deadline
        self.infeasible = infeasible
        self.confidence = confidence
        self.escalation = escalation
        self.stage = stage
        self.holds = holds
        self.delayCause = delayCause
    }
}

/// A time during which a notice waited for a person.
package struct HeldInterval: Hashable, Sendable {
    package var code: HoldCode
    package var from: Instant
    /// Nil while it is still held.
    package var to: Instant?

    package init(code: HoldCode, from: Instant, to: Instant? = nil) {
        self.code = code
        self.from = from
        self.to = to
    }
}
