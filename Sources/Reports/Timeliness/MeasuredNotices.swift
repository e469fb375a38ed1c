// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// The notices of a heading's days, each measured once and counted in its groups, in parts that several threads can make.
struct MeasuredNotices: Sendable {
    let heading: ReportHeading
    let dimensions: [TimelinessDimension]
    private let days: Range<Int>
    /// In the order of the dimensions, each of which has every notice; one group of all where there is no dimension.
    private var groupings: [Grouping]
    private var spans = SpanTally()
    private var late: LateNotices
    private var oversightRecorded = false
    private(set) var historyNotices = 0
    private let isOfNow: Bool

    /// None yet.
    ///
    /// - Parameters:
    ///   - places: what the directory has of settings, for the dimensions that ask for it.
    ///   - yearsOn: how many years later the groups of periods stand that these are set beside.
    ///   - isBrief: whether groups go without legs and margins, and of the late the earliest are enough.
    init(
        _ heading: ReportHeading, by dimensions: [TimelinessDimension], places: [PartnerID: TimelinessPlace], yearsOn: Int = 0,
        isBrief: Bool = false
    ) {
        self.heading = heading
        self.dimensions = dimensions
        days = heading.days
        isOfNow = yearsOn == 0
        groupings = dimensions.map { Grouping($0, places: places, yearsOn: yearsOn, isBrief: isBrief) }
        if groupings.isEmpty { groupings = [Grouping(nil, places: [:], yearsOn: yearsOn, isBrief: true)] }
        late = LateNotices(isBrief: isBrief)
    }

    /// Measures a notice; one of other days is left out.
    ///
    /// - Parameter number: a small number that stands for the recipient wherever this part is given one; nil for none.
    mutating func add(_ timeline: NoticeTimeline, recipient number: Int? = nil) {
        let measure = TimelinessMeasure(timeline, asOf: heading.asOf, zone: heading.zone)
        guard days.contains(measure.reportedDay) else { return }
        spans.add(measure)
        for place in groupings.indices { groupings[place].add(measure, of: timeline, recipient: number) }
        if timeline.oversightAt != nil { oversightRecorded = true }
        if timeline.isHistory { historyNotices += 1 }
        if isOfNow, let cause = measure.cause, let deadline = timeline.deadline {
            late.add(timeline, deadline: deadline, cause: cause)
        }
    }

    /// Adds those of another part.
    mutating func append(_ other: MeasuredNotices) {
        spans.add(other.spans)
        for place in groupings.indices { groupings[place].append(other.groupings[place]) }
        late.append(other.late)
        oversightRecorded = oversightRecorded || other.oversightRecorded
        historyNotices += other.historyNotices
    }

    /// The counts of all: every grouping has every notice.
    private var all: TimelinessTally {
        var all = TimelinessTally(isBrief: true)
        for group in groupings[0].groups { all.add(group.tally) }
        return all
    }

    /// What there is to say of all and of each group.
    struct Summaries: Sendable {
        var overall: TimelinessSummary
        /// In the order of the dimensions.
        var groups: [[TimelinessKey: TimelinessSummary]]
        /// Of a group with nothing in it.
        var none: TimelinessSummary
        /// The counted notices not delivered by their deadline, the earliest deadline first.
        var late: [TimelinessReport.LateNotice]
        /// How many they are, where not all are listed.
        var lateCount: Int
    }

    func summarised() -> Summaries {
        let recorded = oversightRecorded
        let all = all
        // The spans and days of all, and the order of the late, are the longest work, and each of them some of it.
        let spans = TimelinessSummary.Span.allCases
        let pieces = Processors.map(spans.count + 2) { place in
            switch place {
            case 0: Piece.late(late.earliestFirst)
            case 1: Piece.distribution(all.daysDistribution)
            default: Piece.distribution(self.spans.distribution(of: spans[place - 2]))
            }
        }
        let distributions = pieces.dropFirst().map(\.distribution)
        let overall = all.summary(
            oversightRecorded: recorded,
            distributions: (
                spans: Dictionary(
                    uniqueKeysWithValues: zip(spans, distributions.dropFirst()).compactMap { span, of in of.map { (span, $0) } }),
                days: distributions[0]
            ))
        let jobs = dimensions.indices.flatMap { dimension in
            let grouping = groupings[dimension]
            return grouping.groups.map { (dimension: dimension, key: $0.key, tally: $0.tally) }
        }
        let summaries = Processors.map(jobs.count) { place in
            // A group that all are in need not be worked out twice.
            jobs[place].tally.notices == overall.notices ? overall : jobs[place].tally.summary(oversightRecorded: recorded)
        }
        var groups = dimensions.map { _ in [TimelinessKey: TimelinessSummary]() }
        for (job, summary) in zip(jobs, summaries) { groups[job.dimension][job.key] = summary }
        return Summaries(
            overall: overall, groups: groups, none: TimelinessTally().summary(oversightRecorded: recorded), late: pieces[0].late,
            lateCount: late.count)
    }

    /// What one of several threads worked out.
    private enum Piece: Sendable {
        case late([TimelinessReport.LateNotice])
        case distribution(Distribution?)

        var late: [TimelinessReport.LateNotice] { if case .late(let notices) = self { notices } else { [] } }
        var distribution: Distribution? { if case .distribution(let distribution) = self { distribution } else { nil } }
    }
}

/// The notices by the group of one dimension that each belongs to.
private struct Grouping: Sendable {
    /// Nil for one group of all.
    private let dimension: TimelinessDimension?
    private let places: [PartnerID: TimelinessPlace]
    private let yearsOn: Int
    private let isBrief: Bool
    private var keys: [TimelinessKey] = []
    private var tallies: [TimelinessTally] = []
    private var numbers: [TimelinessKey: Int] = [:]
    /// Where the recipient alone decides, which saves making the key of each notice.
    private var recipients: [PartnerID: Int] = [:]
    /// The same by the recipient's number, and -1 of one that was not seen.
    private var numbered: [Int] = []
    private let isOfRecipient: Bool
    private var last: Int?

    init(_ dimension: TimelinessDimension?, places: [PartnerID: TimelinessPlace], yearsOn: Int, isBrief: Bool) {
        self.dimension = dimension
        self.places = places
        self.yearsOn = yearsOn
        self.isBrief = isBrief
        isOfRecipient = dimension?.isOfRecipient ?? false
    }

    /// The groups, in no order.
    var groups: [(key: TimelinessKey, tally: TimelinessTally)] { zip(keys, tallies).map { ($0, $1) } }

    mutating func add(_ measure: TimelinessMeasure, of timeline: NoticeTimeline, recipient: Int?) {
        let number =
            isOfRecipient && timeline.area == nil
            ? number(ofRecipientIn: timeline, recipient, measure) : number(of: key(of: timeline, measure))
        tallies[number].add(measure)
    }

    mutating func append(_ other: Grouping) {
        for (key, tally) in other.groups { tallies[number(of: key)].add(tally) }
    }

    private func key(of timeline: NoticeTimeline, _ measure: TimelinessMeasure) -> TimelinessKey {
        dimension?.key(of: timeline, reportedDay: measure.reportedDay, places: places, yearsOn: yearsOn) ?? .all
    }

    private mutating func number(
        ofRecipientIn timeline: NoticeTimeline, _ recipient: Int?, _ measure: TimelinessMeasure
    ) -> Int {
        guard let recipient else { return number(ofRecipientIn: timeline, measure) }
        if recipient < numbered.count, numbered[recipient] >= 0 { return numbered[recipient] }
        let number = number(ofRecipientIn: timeline, measure)
        while numbered.count <= recipient { numbered.append(-1) }
        numbered[recipient] = number
        return number
    }

    private mutating func number(ofRecipientIn timeline: NoticeTimeline, _ measure: TimelinessMeasure) -> Int {
        if let number = recipients[timeline.recipient] { return number }
        let number = number(of: key(of: timeline, measure))
        recipients[timeline.recipient] = number
        return number
    }

    private mutating func number(of key: TimelinessKey) -> Int {
        // Notices come in the order of their events, so that many have the key of the one before.
        if let last, keys[last] == key { return last }
        let number = numbers[key] ?? keys.count
        if number == keys.count {
            numbers[key] = number
            keys.append(key)
            tallies.append(TimelinessTally(isBrief: isBrief))
        }
        last = number
        return number
    }
}
