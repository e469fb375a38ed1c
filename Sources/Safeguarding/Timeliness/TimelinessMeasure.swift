// SPDX-License-Identifier: Apache-2.0

/// What one notice says of timeliness as of an instant, worked out once for every group that it is counted in.
package struct TimelinessMeasure: Hashable, Sendable {
    /// Why it does not count; nil for one that does.
    package let exclusion: TimelinessSummary.Exclusion?
    /// The day of the report to the police, in days since 1970-01-01.
    package let reportedDay: Int
    /// Whether it was delivered by its deadline; nil where it does not count or has none.
    package let deliveredInTime: Bool?
    package let openedInTime: Bool?
    /// Why it was not delivered in time.
    package let cause: DelayCause?
    /// Calendar days from report to delivery.
    package let days: Int64?
    /// Delivery less deadline in milliseconds.
    package let margin: Int64?
    /// Whether a day had to do for a time in saying whether it was in time.
    package let isByDays: Bool
    package let infeasible: Bool
    package let lowConfidence: Bool
    package let escalation: EscalationLevel?
    package let legs: Legs?
    package let oversight: Oversight

    package init(_ timeline: borrowing NoticeTimeline, asOf: Instant, zone: Zone) {
        let exclusion = TimelinessSummary.Exclusion(of: timeline, asOf: asOf)
        self.exclusion = exclusion
        let reportedDay = zone.day(at: timeline.reportedAt)
        self.reportedDay = reportedDay
        oversight = Oversight(of: timeline, zone: zone)
        let counted = exclusion == nil
        escalation = counted ? timeline.escalation : nil
        infeasible = counted && timeline.infeasible
        lowConfidence = counted && timeline.deadline != nil && timeline.confidence == .low
        legs = counted ? Legs(timeline, asOf: asOf) : nil
        days =
            counted
            ? timeline.deliveredAt.map { Int64(max(0, zone.day(at: $0) - reportedDay)) } : nil
        guard counted, let deadline = timeline.deadline else {
            (deliveredInTime, openedInTime, cause, margin, isByDays) = (nil, nil, nil, nil, false)
            return
        }
        /// A day is in time that is not after the day of the deadline.
        func inTime(_ at: Instant?, _ time: UnclockedTimes) -> Bool {
            guard let at else { return false }
            return timeline.days.contains(time) ? zone.day(at: at) <= zone.day(at: deadline) : at <= deadline
        }
        let delivered = inTime(timeline.deliveredAt, .delivered)
        deliveredInTime = delivered
        openedInTime = inTime(timeline.openedAt, .opened)
        cause = delivered ? nil : DelayCause(of: timeline, deadline: deadline)
        margin =
            timeline.days.contains(.delivered) ? nil : timeline.deliveredAt.map { $0.milliseconds - deadline.milliseconds }
        isByDays = !timeline.days.isDisjoint(with: [.reported, .delivered])
    }
}

extension TimelinessSummary.Exclusion {
    /// Why a notice does not count as of an instant; nil for one that does.
    init?(of timeline: borrowing NoticeTimeline, asOf: Instant) {
        switch timeline.stage {
        case .denied: self = .denied
        case .refused: self = .refused
        case .recalled: self = .recalled
        case .superseded: self = .superseded
        case .delivered, .opened, .acknowledged, .closed:
            guard timeline.isHistory, timeline.deliveredAt == nil else { return nil }
            self = .timeUnknown
        default:
            guard timeline.deliveredAt == nil, let deadline = timeline.deadline, deadline > asOf else { return nil }
            self = .notYetDue
        }
    }
}
