// SPDX-License-Identifier: Apache-2.0

/// The timeliness of a set of notices as of an instant: who was told in time, how long each leg took, and who is left out.
///
/// Every notice is either counted or excluded with one reason, so that counted and excluded add up to all. A held notice
/// counts: its clock keeps running.
package struct TimelinessSummary: Hashable, Sendable {
    package var notices: Int
    package var counted: Int
    package var excluded: [Exclusion: Int]
    /// Delivered at or before the deadline, of those counted that have one.
    package var deliveredInTime: Share
    /// Opened by a key adult at or before the deadline, of those counted that have one.
    package var openedInTime: Share
    /// Counted notices of which no deadline can be told; they are in no share of those in time.
    package var withoutDeadline: Int
    /// Counted notices of an earlier system that knew only the day, so that being in time is by days.
    package var byDays: Int
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
    /// Delivery less deadline in milliseconds, negative before it, of those counted and delivered at a known time.
    package var margin: Distribution?
    /// Delivered on the day of the report or the next, of those counted and delivered.
    package var withinOneDay: Share
    /// Distributions in milliseconds.
    package var legs: LegDistributions
    /// Nil where no notice of the report has it recorded.
    package var oversight: OversightSummary?

    /// Why a notice does not count.
    package enum Exclusion: String, Hashable, Sendable, CaseIterable {
        /// Its deadline is still to come and it is not delivered.
        case notYetDue = "not-yet-due"
        case denied
        /// The recipient said that it was the wrong setting.
        case refused
        case recalled
        case superseded
        /// An earlier system says that it was delivered, and not when.
        case timeUnknown = "time-unknown"
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

    /// What a summary has the distribution of, beside the days; each in milliseconds.
    package enum Span: Int, Hashable, Sendable, CaseIterable {
        case margin, force, broker, held, opening, acknowledging, whole
    }
}

extension TimelinessSummary {
    /// - Parameter zone: the zone on whose calendar days are counted.
    package init(_ timelines: some Sequence<NoticeTimeline>, asOf: Instant, zone: Zone = .london) {
        var tally = TimelinessTally()
        var oversightRecorded = false
        for timeline in timelines {
            tally.add(TimelinessMeasure(timeline, asOf: asOf, zone: zone))
            if timeline.oversightAt != nil { oversightRecorded = true }
        }
        self = tally.summary(oversightRecorded: oversightRecorded)
    }

    /// Calendar days from one instant to another in a zone; 0 when the second is not on a later date.
    package static func days(from: Instant, to: Instant, in zone: Zone) -> Int64 {
        Int64(max(0, zone.date(at: from).days(until: zone.date(at: to))))
    }
}
