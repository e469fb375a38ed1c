// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// The notices of a heading's days, each measured once and counted in its groups, in parts that several threads can make.
struct MeasuredNotices: Sendable {
    let heading: ReportHeading
    let dimensions: [TimelinessDimension]
    private var all = TimelinessTally()
    /// In the order of the dimensions.
    private var groupings: [Grouping]
    /// A part of its own for each thread.
    private var late: [[TimelinessReport.LateNotice]] = [[]]
    private var oversightRecorded = false
    private(set) var historyNotices = 0
    private let isOfNow: Bool

    /// None yet.
    ///
    /// - Parameters:
    ///   - places: what the directory has of settings, for the dimensions that ask for it.
    ///   - yearsOn: how many years later the groups of periods stand that these are set beside.
    ///   - briefGroups: whether groups go without legs and margins.
    init(
        _ heading: ReportHeading, by dimensions: [TimelinessDimension], places: [PartnerID: TimelinessPlace], yearsOn: Int = 0,
        briefGroups: Bool = false
    ) {
        self.heading = heading
        self.dimensions = dimensions
        isOfNow = yearsOn == 0
        groupings = dimensions.map { Grouping($0, places: places, yearsOn: yearsOn, isBrief: briefGroups) }
    }

    /// Measures a notice; one of other days is left out.
    mutating func add(_ timeline: NoticeTimeline) {
        let measure = TimelinessMeasure(timeline, asOf: heading.asOf, zone: heading.zone)
        guard heading.covers(measure.reportedOn) else { return }
        all.add(measure)
        for place in groupings.indices { groupings[place].add(measure, of: timeline) }
        if timeline.oversightAt != nil { oversightRecorded = true }
        if timeline.isHistory { historyNotices += 1 }
        if isOfNow, let cause = measure.cause, let deadline = timeline.deadline {
            late[late.count - 1].append(
                TimelinessReport.LateNotice(
                    key: timeline.key, flow: timeline.flow, setting: timeline.recipient, force: timeline.force,
                    deadline: deadline, deliveredAt: timeline.deliveredAt, cause: cause))
        }
    }

    /// Adds those of another part.
    mutating func append(_ other: MeasuredNotices) {
        all.add(other.all)
        for place in groupings.indices { groupings[place].append(other.groupings[place]) }
        late += other.late
        oversightRecorded = oversightRecorded || other.oversightRecorded
        historyNotices += other.historyNotices
    }

    /// The counted notices not delivered by their deadline, the earliest deadline first.
    private var lateNotices: [TimelinessReport.LateNotice] {
        // By place beside the deadline, for what is sorted is looked at and moved some twenty times.
        var places: [(deadline: Int64, part: Int32, place: Int32)] = []
        places.reserveCapacity(late.reduce(0) { $0 + $1.count })
        for (part, notices) in late.enumerated() {
            for (place, notice) in notices.enumerated() {
                places.append((notice.deadline.milliseconds, Int32(part), Int32(place)))
            }
        }
        places.sort { one, other in
            one.deadline != other.deadline
                ? one.deadline < other.deadline
                : late[Int(one.part)][Int(one.place)].key < late[Int(other.part)][Int(other.place)].key
        }
        return places.map { late[Int($0.part)][Int($0.place)] }
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
    }

    func summarised() -> Summaries {
        let recorded = oversightRecorded
        // The spans and days of all, and the order of the late, are the longest work, and each of them some of it.
        let spans = TimelinessSummary.Span.allCases
        let pieces = Processors.map(spans.count + 2) { place in
            switch place {
            case 0: Piece.late(lateNotices)
            case 1: Piece.distribution(all.daysDistribution)
            default: Piece.distribution(all.distribution(of: spans[place - 2]))
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
        let jobs = groupings.enumerated().flatMap { dimension, grouping in
            grouping.groups.map { (dimension: dimension, key: $0.key, tally: $0.tally) }
        }
        let summaries = Processors.map(jobs.count) { place in
            // A group that all are in need not be worked out twice.
            jobs[place].tally.notices == overall.notices ? overall : jobs[place].tally.summary(oversightRecorded: recorded)
        }
        var groups = dimensions.map { _ in [TimelinessKey: TimelinessSummary]() }
        for (job, summary) in zip(jobs, summaries) { groups[job.dimension][job.key] = summary }
        return Summaries(
            overall: overall, groups: groups, none: TimelinessTally().summary(oversightRecorded: recorded), late: pieces[0].late)
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
    private let dimension: TimelinessDimension
    private let places: [PartnerID: TimelinessPlace]
    private let yearsOn: Int
    private let isBrief: Bool
    private var keys: [TimelinessKey] = []
    private var tallies: [TimelinessTally] = []
    private var numbers: [TimelinessKey: Int] = [:]
    /// Where the recipient alone decides, which saves making the key of each notice.
    private var recipients: [PartnerID: Int] = [:]
    private var last: Int?

    init(_ dimension: TimelinessDimension, places: [PartnerID: TimelinessPlace], yearsOn: Int, isBrief: Bool) {
        self.dimension = dimension
        self.places = places
        self.yearsOn = yearsOn
        self.isBrief = isBrief
    }

    /// The groups, in no order.
    var groups: [(key: TimelinessKey, tally: TimelinessTally)] { zip(keys, tallies).map { ($0, $1) } }

    mutating func add(_ measure: TimelinessMeasure, of timeline: NoticeTimeline) {
        let number =
            dimension.isOfRecipient && timeline.area == nil
            ? number(ofRecipientIn: timeline, measure) : number(of: key(of: timeline, measure))
        tallies[number].add(measure)
    }

    mutating func append(_ other: Grouping) {
        for (key, tally) in other.groups { tallies[number(of: key)].add(tally) }
    }

    private func key(of timeline: NoticeTimeline, _ measure: TimelinessMeasure) -> TimelinessKey {
        dimension.key(of: timeline, reportedOn: measure.reportedOn, places: places, yearsOn: yearsOn)
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
