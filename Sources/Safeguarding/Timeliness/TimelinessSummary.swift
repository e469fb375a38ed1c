// SPDX-License-Identifier: Apache-2.0

/// The timeliness of a set of notices as of an instant: who was told in time, how long each leg took, and who is left out.
///
/// Every notice is either counted or excluded with one reason, so that counted and excluded add up to all. A held notice
/// counts: its clock keeps running.
package struct TimelinessSummary: Hashable, Sendable {
    package var notices: Int
    package var counted: Int
    package var excluded: [Exclusion: Int]
    /// Delivered at or before the deadline, of those counted.
    package var deliveredInTime: Share
    /// Opened by a key adult at or before the deadline, of those counted.
    package var openedInTime: Share
    /// Counted notices whose deadline nobody could have met; they are in the shares all the same.
    package var infeasible: Int
    /// Counted notices whose deadline rests on nobody's term dates.
    package var lowConfidence: Int
    /// Counted notices by the highest level of escalation they reached.
    package var escalated: [EscalationLevel: Int]
    /// Of those not delivered in time; the counts add up to `deliveredInTime.whole - deliveredInTime.part`.
    package var causes: [DelayCause: Int]
    /// Calendar days from report to delivery, of those counted and delivered.
    package var days: Distribution?
    package var bands: [DaysBand: Int]
    /// Delivery less deadline in milliseconds, negative before it, of those counted and delivered.
    package var margin: Distribution?
    /// Delivered on the day of the report or the next, of those counted and delivered.
    package var withinOneDay: Share
    /// Distributions in milliseconds.
    package var legs: LegDistributions

    /// Why a notice does not count.
    package enum Exclusion: String, Hashable, Sendable, CaseIterable {
        /// Its deadline is still to come and it is not delivered.
        case notYetDue = "not-yet-due"
        case denied
        /// The recipient said that it was the wrong setting.
        case refused
        case recalled
        case superseded
    }

    /// The distribution of each leg over the counted notices that have it, in milliseconds.
    package struct LegDistributions: Hashable, Sendable {
        package var force: Distribution?
        package var broker: Distribution?
        /// Of those notices that were held at all.
        package var held: Distribution?
        package var opening: Distribution?
        package var acknowledging: Distribution?
        package var whole: Distribution?
    }

    /// - Parameter zone: the zone on whose calendar days are counted.
    package init(_ timelines: some Sequence<NoticeTimeline>, asOf: Instant, zone: Zone = .london) {
        var excluded: [Exclusion: Int] = [:]
        var counted: [NoticeTimeline] = []
        var notices = 0
        for timeline in timelines {
            notices += 1
            if let exclusion = TimelinessSummary.exclusion(of: timeline, asOf: asOf) {
                excluded[exclusion, default: 0] += 1
            } else {
                counted.append(timeline)
            }
        }
        self.notices = notices
        self.counted = counted.count
        self.excluded = excluded
        let late = counted.filter { !TimelinessSummary.inTime($0.deliveredAt, $0) }
        deliveredInTime = Share(counted.count - late.count, of: counted.count)
        openedInTime = Share(counted.count { TimelinessSummary.inTime($0.openedAt, $0) }, of: counted.count)
        infeasible = counted.count { $0.infeasible }
        lowConfidence = counted.count { $0.confidence == .low }
        escalated = counted.reduce(into: [:]) { if let level = $1.escalation { $0[level, default: 0] += 1 } }
        causes = late.reduce(into: [:]) { $0[DelayCause(of: $1), default: 0] += 1 }

        let days = counted.compactMap { timeline in
            timeline.deliveredAt.map { TimelinessSummary.days(from: timeline.reportedAt, to: $0, in: zone) }
        }
        self.days = Distribution(days)
        bands = days.reduce(into: [:]) { $0[DaysBand(days: $1), default: 0] += 1 }
        margin = Distribution(counted.compactMap { row in row.deliveredAt.map { ($0 - row.deadline).wholeMilliseconds } })
        withinOneDay = Share(days.count { $0 <= 1 }, of: days.count)

        let legs = counted.map { Legs($0, asOf: asOf) }
        func distribution(_ leg: (Legs) -> Duration?) -> Distribution? {
            Distribution(legs.compactMap { leg($0)?.wholeMilliseconds })
        }
        self.legs = LegDistributions(
            force: distribution(\.force), broker: distribution(\.broker), held: distribution { $0.held > .zero ? $0.held : nil },
            opening: distribution(\.opening), acknowledging: distribution(\.acknowledging), whole: distribution(\.whole))
    }

    /// Whether a notice counts and was not delivered at or before its deadline.
    package static func isLate(_ timeline: NoticeTimeline, asOf: Instant) -> Bool {
        exclusion(of: timeline, asOf: asOf) == nil && !inTime(timeline.deliveredAt, timeline)
    }

    private static func inTime(_ at: Instant?, _ timeline: NoticeTimeline) -> Bool { at.map { $0 <= timeline.deadline } ?? false }

    private static func exclusion(of timeline: NoticeTimeline, asOf: Instant) -> Exclusion? {
        switch timeline.stage {
        case .denied: .denied
        case .refused: .refused
        case .recalled: .recalled
        case .superseded: .superseded
        default: timeline.deliveredAt == nil && timeline.deadline > asOf ? .notYetDue : nil
        }
    }

    /// Calendar days from one instant to another in a zone; 0 when the second is not on a later date.
    package static func days(from: Instant, to: Instant, in zone: Zone) -> Int64 {
        Int64(max(0, zone.date(at: to).daysSinceEpoch - zone.date(at: from).daysSinceEpoch))
    }
}
