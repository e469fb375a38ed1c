// SPDX-License-Identifier: Apache-2.0

/// A timeliness summary in the making: notices are counted as they come, and tallies of several threads are added up.
///
/// Only what cannot be counted, the values of legs and margins, is kept a notice.
package struct TimelinessTally: Sendable {
    // Side by side and narrow: a region has thousands of these, and each notice changes one of them in a place of its own.
    private var total: UInt32 = 0
    private var counted: UInt32 = 0
    private var withDeadline: UInt32 = 0
    private var delivered: UInt32 = 0
    private var opened: UInt32 = 0
    private var byDays: UInt32 = 0
    private var infeasible: UInt32 = 0
    private var lowConfidence: UInt32 = 0
    private var overseen: UInt32 = 0
    private var oversight: UInt32 = 0
    private var unseen = CaseCounts<Oversight.Exclusion, 4>()
    private var escalated = CaseCounts<EscalationLevel, 4>()
    private var causes = CaseCounts<DelayCause, 10>()
    private var excluded = CaseCounts<TimelinessSummary.Exclusion, 6>()
    private var days = DayCounts()
    /// One, or none of a brief tally: in an array, for most tallies are brief and the values of a notice are wide.
    private var spans: [SpanTally]

    /// Nothing yet.
    ///
    /// - Parameter isBrief: whether legs and margin are left out, which take most of the time.
    package init(isBrief: Bool = false) {
        spans = isBrief ? [] : [SpanTally()]
    }

    package var notices: Int { Int(total) }

    package mutating func add(_ measure: TimelinessMeasure) {
        total += 1
        switch measure.oversight {
        case .within24Hours:
            overseen += 1
            oversight += 1
        case .later, .missing: oversight += 1
        case .excluded(let reason): unseen.add(reason)
        }
        if let exclusion = measure.exclusion {
            excluded.add(exclusion)
            return
        }
        counted += 1
        if let inTime = measure.deliveredInTime {
            withDeadline += 1
            if inTime { delivered += 1 }
            if measure.openedInTime == true { opened += 1 }
            if let cause = measure.cause { causes.add(cause) }
        }
        if measure.isByDays { byDays += 1 }
        if measure.infeasible { infeasible += 1 }
        if measure.lowConfidence { lowConfidence += 1 }
        if let level = measure.escalation { escalated.add(level) }
        if let count = measure.days { days.add(count) }
        if !spans.isEmpty { spans[0].add(measure) }
    }

    /// Adds what another tally counted.
    package mutating func add(_ other: TimelinessTally) {
        total += other.total
        counted += other.counted
        withDeadline += other.withDeadline
        delivered += other.delivered
        opened += other.opened
        byDays += other.byDays
        infeasible += other.infeasible
        lowConfidence += other.lowConfidence
        overseen += other.overseen
        oversight += other.oversight
        excluded.add(other.excluded)
        unseen.add(other.unseen)
        escalated.add(other.escalated)
        causes.add(other.causes)
        days.add(other.days)
        for place in spans.indices where place < other.spans.count { spans[place].add(other.spans[place]) }
    }

    /// The distribution of one of the spans; nil of a brief tally and where no notice has it.
    package func distribution(of span: TimelinessSummary.Span) -> Distribution? { spans.first?.distribution(of: span) }

    /// The distribution of the days from report to delivery; nil where no notice was delivered.
    package var daysDistribution: Distribution? { days.distribution }

    /// - Parameters:
    ///   - oversightRecorded: whether any notice of the report has it, so that a notice without it was not looked at.
    ///   - distributions: of the spans and the days, where they were worked out elsewhere.
    package func summary(
        oversightRecorded: Bool, distributions: (spans: [TimelinessSummary.Span: Distribution], days: Distribution?)? = nil
    ) -> TimelinessSummary {
        let spans =
            distributions?.spans
            ?? Dictionary(
                uniqueKeysWithValues: TimelinessSummary.Span.allCases.compactMap { span in
                    distribution(of: span).map { (span, $0) }
                })
        let days = distributions?.days ?? daysDistribution
        let bands = DaysBand.counts(days)
        return TimelinessSummary(
            notices: notices, counted: Int(counted), excluded: excluded.counted,
            deliveredInTime: Share(Int(delivered), of: Int(withDeadline)),
            openedInTime: Share(Int(opened), of: Int(withDeadline)), withoutDeadline: Int(counted - withDeadline),
            byDays: Int(byDays), infeasible: Int(infeasible), lowConfidence: Int(lowConfidence),
            escalated: escalated.counted, causes: causes.counted, days: days, bands: bands, margin: spans[.margin],
            withinOneDay: Share((bands[.sameDay] ?? 0) + (bands[.nextDay] ?? 0), of: days?.count ?? 0),
            legs: TimelinessSummary.LegDistributions(
                force: spans[.force], broker: spans[.broker], held: spans[.held], opening: spans[.opening],
                acknowledging: spans[.acknowledging], whole: spans[.whole]),
            oversight: oversightRecorded
                ? OversightSummary(within24Hours: Share(Int(overseen), of: Int(oversight)), excluded: unseen.counted) : nil)
    }

}

/// How many notices took so many days; few take more than some weeks.
private struct DayCounts: Sendable {
    // In place, for each notice is counted once for all and once a group, and an array is asked each time whether it is shared.
    private var counts = InlineArray<64, UInt32>(repeating: 0)
    private var others: [Int64] = []

    mutating func add(_ days: Int64) {
        if days < counts.count { counts[Int(days)] += 1 } else { others.append(days) }
    }

    mutating func add(_ other: DayCounts) {
        for place in counts.indices { counts[place] += other.counts[place] }
        others += other.others
    }

    var distribution: Distribution? {
        var runs = counts.indices.filter { counts[$0] > 0 }.map { Distribution.Run(Int64($0), count: Int(counts[$0])) }
        var of: [Int64: Int] = [:]
        for days in others { of[days, default: 0] += 1 }
        runs += of.sorted { $0.key < $1.key }.map { Distribution.Run($0.key, count: $0.value) }
        return Distribution(runs: runs)
    }
}

/// An enumeration whose cases have places in a small table.
private protocol Placed: CaseIterable, Hashable, Sendable {
    /// From 0 on, each case its own.
    var place: Int { get }
}

/// Counts by the cases of an enumeration of at most `room`.
private struct CaseCounts<Case: Placed, let room: Int>: Sendable {
    private var counts = InlineArray<room, UInt32>(repeating: 0)

    mutating func add(_ one: Case) { counts[one.place] += 1 }

    mutating func add(_ other: CaseCounts) {
        for place in counts.indices { counts[place] += other.counts[place] }
    }

    /// Without those that have none.
    var counted: [Case: Int] {
        Dictionary(uniqueKeysWithValues: Case.allCases.map { ($0, Int(counts[$0.place])) }.filter { $0.1 > 0 })
    }
}

extension EscalationLevel: Placed {
    fileprivate var place: Int { rawValue }
}

extension TimelinessSummary.Exclusion: Placed {
    fileprivate var place: Int {
        switch self {
        case .notYetDue: 0
        case .denied: 1
        case .refused: 2
        case .recalled: 3
        case .superseded: 4
        case .timeUnknown: 5
        }
    }
}

extension Oversight.Exclusion: Placed {
    fileprivate var place: Int {
        switch self {
        case .notRecorded: 0
        case .withdrawn: 1
        case .receiptUnknown: 2
        case .timeOfDayUnknown: 3
        }
    }
}

extension DelayCause: Placed {
    fileprivate var place: Int {
        switch self {
        case .forceBacklog: 0
        case .forceStaffing: 1
        case .missingSchool: 2
        case .wrongSchool: 3
        case .noTrainedAdult: 4
        case .conflictHold: 5
        case .consentHold: 6
        case .recipientOffline: 7
        case .closure: 8
        case .other: 9
        }
    }
}
