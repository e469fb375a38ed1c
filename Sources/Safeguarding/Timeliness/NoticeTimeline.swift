// SPDX-License-Identifier: Apache-2.0

/// When a notice reached each of its stages, by the broker's clock, with what a timeliness report groups by.
///
/// It names no person: a notice is counted by its flow, its setting and its force.
package struct NoticeTimeline: Hashable, Sendable {
    /// The id of the notice, or of the hold of a subject for whom nothing is released yet; the key that an earlier system gave it.
    package var key: NoticeKey
    package var flow: Flow
    /// The setting; the owner of the hold, where no setting is known yet.
    package var recipient: PartnerID
    /// Two-digit code of the force that published; empty where none did.
    package var force: String
    package var risk: RiskGrade?
    /// What an earlier system called the area; nil for that of the setting's authority.
    package var area: String?
    package var reportedAt: Instant
    /// Nil only of an earlier system that did not keep it.
    package var acceptedAt: Instant?
    package var sentAt: Instant?
    package var deliveredAt: Instant?
    package var openedAt: Instant?
    package var acknowledgedAt: Instant?
    /// When a manager looked at what became of it; only an earlier system says.
    package var oversightAt: Instant?
    /// Those of the times of which only the day is known.
    package var days: UnclockedTimes
    /// Nil where none can be told.
    package var deadline: Instant?
    package var infeasible: Bool
    package var confidence: CalendarConfidence
    /// The highest level of escalation journalled.
    package var escalation: EscalationLevel?
    /// Where the notice stands, which decides whether it counts.
    package var stage: Stage
    package var holds: [HeldInterval]
    /// The cause a person gave for a late notice.
    package var delayCause: DelayCause?
    /// Whether an earlier system sent it.
    package var isHistory: Bool

    package var notice: String { key.description }

    package init(
        notice key: NoticeKey, flow: Flow, recipient: PartnerID, force: String, risk: RiskGrade? = nil, area: String? = nil,
        reportedAt: Instant, acceptedAt: Instant?, sentAt: Instant? = nil, deliveredAt: Instant? = nil, openedAt: Instant? = nil,
        acknowledgedAt: Instant? = nil, oversightAt: Instant? = nil, days: UnclockedTimes = [], deadline: Instant?,
        infeasible: Bool = false, confidence: CalendarConfidence = .setting, escalation: EscalationLevel? = nil, stage: Stage,
        holds: [HeldInterval] = [], delayCause: DelayCause? = nil, isHistory: Bool = false
    ) {
        self.key = key
        self.flow = flow
        self.recipient = recipient
        self.force = force
        self.risk = risk
        self.area = area
        self.reportedAt = reportedAt
        self.acceptedAt = acceptedAt
        self.sentAt = sentAt
        self.deliveredAt = deliveredAt
        self.openedAt = openedAt
        self.acknowledgedAt = acknowledgedAt
        self.oversightAt = oversightAt
        self.days = days
        self.deadline = deadline
        self.infeasible = infeasible
        self.confidence = confidence
        self.escalation = escalation
        self.stage = stage
        self.holds = holds
        self.delayCause = delayCause
        self.isHistory = isHistory
    }
}

/// Times of an earlier system of which only the day is known: the instant in their place is the midnight that begins it.
///
/// Calendar days are counted from them; hours are not.
package struct UnclockedTimes: OptionSet, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package static let reported = UnclockedTimes(rawValue: 1)
    package static let received = UnclockedTimes(rawValue: 2)
    package static let delivered = UnclockedTimes(rawValue: 4)
    package static let opened = UnclockedTimes(rawValue: 8)
    package static let oversight = UnclockedTimes(rawValue: 16)
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
