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

    /// - Parameter zone: the zone on whose calendar days are counted.
    package init(_ timelines: some Sequence<NoticeTimeline>, asOf: Instant, zone: Zone = .london) {
        let timelines = Array(timelines)
        self.init(
            timelines.map { TimelinessMeasure($0, asOf: asOf, zone: zone) }, of: Array(timelines.indices),
            oversightRecorded: timelines.contains { $0.oversightAt != nil })
    }

    /// - Parameters:
    ///   - places: those of the measures that belong to the set.
    ///   - oversightRecorded: whether any notice of the report has it, so that a notice without it was not looked at.
    ///   - isBrief: whether legs and margin are left out, which take most of the time.
    package init(_ measures: [TimelinessMeasure], of places: [Int], oversightRecorded: Bool, isBrief: Bool = false) {
        notices = places.count
        (excluded, escalated, causes) = ([:], [:], [:])
        (counted, withoutDeadline, byDays, infeasible, lowConfidence) = (0, 0, 0, 0, 0)
        var (withDeadline, delivered, opened, overseen, oversight) = (0, 0, 0, 0, 0)
        var unseen: [Oversight.Exclusion: Int] = [:]
        var days: [Int64] = []
        var margins: [Int64] = []
        var legs = LegValues()
        for place in places {
            let measure = measures[place]
            if oversightRecorded {
                switch measure.oversight {
                case .within24Hours: (overseen, oversight) = (overseen + 1, oversight + 1)
                case .later, .missing: oversight += 1
                case .excluded(let reason): unseen[reason, default: 0] += 1
                }
            }
            if let exclusion = measure.exclusion {
                excluded[exclusion, default: 0] += 1
                continue
            }
            counted += 1
            if let inTime = measure.deliveredInTime {
                withDeadline += 1
                if inTime { delivered += 1 }
                if measure.openedInTime == true { opened += 1 }
                if let cause = measure.cause { causes[cause, default: 0] += 1 }
            } else {
                withoutDeadline += 1
            }
            if measure.isByDays { byDays += 1 }
            if measure.infeasible { infeasible += 1 }
            if measure.lowConfidence { lowConfidence += 1 }
            if let level = measure.escalation { escalated[level, default: 0] += 1 }
            if let count = measure.days { days.append(count) }
            if isBrief { continue }
            if let margin = measure.margin { margins.append(margin) }
            if let of = measure.legs { legs.add(of) }
        }
        deliveredInTime = Share(delivered, of: withDeadline)
        openedInTime = Share(opened, of: withDeadline)
        self.days = Distribution(days)
        bands = DaysBand.counts(self.days)
        margin = Distribution(margins)
        withinOneDay = Share((bands[.sameDay] ?? 0) + (bands[.nextDay] ?? 0), of: days.count)
        self.legs = legs.distributions
        self.oversight =
            oversightRecorded ? OversightSummary(within24Hours: Share(overseen, of: oversight), excluded: unseen) : nil
    }

    /// The legs of all notices, each in milliseconds.
    private struct LegValues {
        private var force: [Int64] = []
        private var broker: [Int64] = []
        private var held: [Int64] = []
        private var opening: [Int64] = []
        private var acknowledging: [Int64] = []
        private var whole: [Int64] = []

        mutating func add(_ legs: Legs) {
            if legs.forceSpan >= 0 { force.append(legs.forceSpan) }
            if legs.brokerSpan >= 0 { broker.append(legs.brokerSpan) }
            if legs.heldSpan > 0 { held.append(legs.heldSpan) }
            if legs.openingSpan >= 0 { opening.append(legs.openingSpan) }
            if legs.acknowledgingSpan >= 0 { acknowledging.append(legs.acknowledgingSpan) }
            if legs.wholeSpan >= 0 { whole.append(legs.wholeSpan) }
        }

        var distributions: LegDistributions {
            LegDistributions(
                force: Distribution(force), broker: Distribution(broker), held: Distribution(held), opening: Distribution(opening),
                acknowledging: Distribution(acknowledging), whole: Distribution(whole))
        }
    }

    /// Calendar days from one instant to another in a zone; 0 when the second is not on a later date.
    package static func days(from: Instant, to: Instant, in zone: Zone) -> Int64 {
        Int64(max(0, zone.date(at: from).days(until: zone.date(at: to))))
    }
}
