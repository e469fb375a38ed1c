// SPDX-License-Identifier: Apache-2.0

/// A timeliness summary in the making: notices are counted as they come, and tallies of several threads are added up.
///
/// Only what cannot be counted, the values of legs and margins, is kept a notice.
package struct TimelinessTally: Sendable {
    private let isBrief: Bool
    package private(set) var notices = 0
    private var counted = 0
    private var (withDeadline, delivered, opened) = (0, 0, 0)
    private var (byDays, infeasible, lowConfidence) = (0, 0, 0)
    private var (overseen, oversight) = (0, 0)
    private var excluded = CaseCounts<TimelinessSummary.Exclusion>()
    private var unseen = CaseCounts<Oversight.Exclusion>()
    private var escalated = CaseCounts<EscalationLevel>()
    private var causes = CaseCounts<DelayCause>()
    private var days = DayCounts()
    private var values: [SpanValues]

    /// Nothing yet.
    ///
    /// - Parameter isBrief: whether legs and margin are left out, which take most of the time.
    package init(isBrief: Bool = false) {
        self.isBrief = isBrief
        values = isBrief ? [] : TimelinessSummary.Span.allCases.map { _ in SpanValues() }
    }

    package mutating func add(_ measure: TimelinessMeasure) {
        notices += 1
        switch measure.oversight {
        case .within24Hours: (overseen, oversight) = (overseen + 1, oversight + 1)
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
        if isBrief { return }
        if let margin = measure.margin { values[TimelinessSummary.Span.margin.rawValue].append(margin) }
        guard let legs = measure.legs else { return }
        func add(_ span: TimelinessSummary.Span, _ value: Int64) { values[span.rawValue].append(value) }
        if legs.forceSpan >= 0 { add(.force, legs.forceSpan) }
        if legs.brokerSpan >= 0 { add(.broker, legs.brokerSpan) }
        if legs.heldSpan > 0 { add(.held, legs.heldSpan) }
        if legs.openingSpan >= 0 { add(.opening, legs.openingSpan) }
        if legs.acknowledgingSpan >= 0 { add(.acknowledging, legs.acknowledgingSpan) }
        if legs.wholeSpan >= 0 { add(.whole, legs.wholeSpan) }
    }

    /// Adds what another tally counted.
    package mutating func add(_ other: TimelinessTally) {
        notices += other.notices
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
        for place in values.indices { values[place].add(other.values[place]) }
    }

    /// The distribution of one of the spans; nil of a brief tally and where no notice has it.
    package func distribution(of span: TimelinessSummary.Span) -> Distribution? {
        isBrief ? nil : Distribution(parts: values[span.rawValue].parts)
    }

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
            notices: notices, counted: counted, excluded: excluded.counted, deliveredInTime: Share(delivered, of: withDeadline),
            openedInTime: Share(opened, of: withDeadline), withoutDeadline: counted - withDeadline, byDays: byDays,
            infeasible: infeasible, lowConfidence: lowConfidence,
            escalated: escalated.counted, causes: causes.counted, days: days, bands: bands, margin: spans[.margin],
            withinOneDay: Share((bands[.sameDay] ?? 0) + (bands[.nextDay] ?? 0), of: days?.count ?? 0),
            legs: TimelinessSummary.LegDistributions(
                force: spans[.force], broker: spans[.broker], held: spans[.held], opening: spans[.opening],
                acknowledging: spans[.acknowledging], whole: spans[.whole]),
            oversight: oversightRecorded
                ? OversightSummary(within24Hours: Share(overseen, of: oversight), excluded: unseen.counted) : nil)
    }

}

/// The values of a span, in parts: one array would be copied whenever it is full, and with each that is added to it.
private struct SpanValues: Sendable {
    private(set) var parts: [[Int64]] = []
    private var room = 0

    mutating func append(_ value: Int64) {
        if room == 0 {
            // What is small stays small: most groups have few notices.
            room = min(max(16, parts.last.map { $0.count * 2 } ?? 0), 32_768)
            var part: [Int64] = []
            part.reserveCapacity(room)
            parts.append(part)
        }
        parts[parts.count - 1].append(value)
        room -= 1
    }

    mutating func add(_ other: SpanValues) {
        if other.parts.isEmpty { return }
        parts += other.parts
        room = 0
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
        var days: [Int64] = []
        days.reserveCapacity(counts.indices.reduce(others.count) { $0 + Int(counts[$1]) })
        for place in counts.indices { days.append(contentsOf: repeatElement(Int64(place), count: Int(counts[place]))) }
        return Distribution(ascending: days + others.sorted())
    }
}

/// An enumeration whose cases have places in a small table.
private protocol Placed: CaseIterable, Hashable, Sendable {
    /// From 0 on, each case its own.
    var place: Int { get }
}

/// Counts by the cases of an enumeration of at most twelve.
private struct CaseCounts<Case: Placed>: Sendable {
    private var counts = InlineArray<12, UInt32>(repeating: 0)

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
