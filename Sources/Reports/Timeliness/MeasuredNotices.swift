// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding

/// The notices of a heading's days, each measured once, in parts that several threads can make.
struct MeasuredNotices: Sendable {
    let heading: ReportHeading
    let dimensions: [TimelinessDimension]
    private let places: [PartnerID: TimelinessPlace]
    private let yearsOn: Int
    private var measures: [TimelinessMeasure] = []
    /// In the order of the dimensions.
    private var groupings: [Grouping]
    private var late: [TimelinessReport.LateNotice] = []
    private var oversightRecorded = false
    private(set) var historyNotices = 0

    /// None yet.
    ///
    /// - Parameters:
    ///   - places: what the directory has of settings, for the dimensions that ask for it.
    ///   - yearsOn: how many years later the groups of periods stand that these are set beside.
    init(
        _ heading: ReportHeading, by dimensions: [TimelinessDimension], places: [PartnerID: TimelinessPlace], yearsOn: Int = 0
    ) {
        self.heading = heading
        self.dimensions = dimensions
        self.places = places
        self.yearsOn = yearsOn
        groupings = dimensions.map { _ in Grouping() }
    }

    /// Measures a notice; one of other days is left out.
    mutating func add(_ timeline: NoticeTimeline) {
        let measure = TimelinessMeasure(timeline, asOf: heading.asOf, zone: heading.zone)
        guard heading.covers(measure.reportedOn) else { return }
        measures.append(measure)
        for place in dimensions.indices {
            groupings[place].add(
                dimensions[place].key(of: timeline, reportedOn: measure.reportedOn, places: places, yearsOn: yearsOn))
        }
        if timeline.oversightAt != nil { oversightRecorded = true }
        if timeline.isHistory { historyNotices += 1 }
        if yearsOn == 0, let cause = measure.cause, let deadline = timeline.deadline {
            late.append(
                TimelinessReport.LateNotice(
                    notice: timeline.notice, flow: timeline.flow, setting: timeline.recipient, force: timeline.force,
                    deadline: deadline, deliveredAt: timeline.deliveredAt, cause: cause))
        }
    }

    /// Adds those of another part.
    mutating func append(_ other: MeasuredNotices) {
        measures += other.measures
        for place in groupings.indices { groupings[place].append(other.groupings[place]) }
        late += other.late
        oversightRecorded = oversightRecorded || other.oversightRecorded
        historyNotices += other.historyNotices
    }

    /// The counted notices not delivered by their deadline, the earliest deadline first.
    var lateNotices: [TimelinessReport.LateNotice] {
        // By place, for what is sorted is moved some twenty times.
        late.indices.sorted { one, other in
            let (first, second) = (late[one].deadline.milliseconds, late[other].deadline.milliseconds)
            return first != second ? first < second : late[one].notice < late[other].notice
        }.map { late[$0] }
    }

    /// What there is to say of all and of each group.
    struct Summaries: Sendable {
        var overall: TimelinessSummary
        /// In the order of the dimensions.
        var groups: [[TimelinessKey: TimelinessSummary]]
        /// Of a group with nothing in it.
        var none: TimelinessSummary
    }

    /// - Parameter isBrief: whether groups go without legs and margins.
    func summarised(isBrief: Bool) -> Summaries {
        @Sendable func summary(of members: [Int], isBrief: Bool) -> TimelinessSummary {
            TimelinessSummary(measures, of: members, oversightRecorded: oversightRecorded, isBrief: isBrief)
        }
        // The summary of all is the first, and that of each group of some one more.
        var jobs: [(dimension: Int, key: TimelinessKey, members: [Int])] = []
        var whole: [(dimension: Int, key: TimelinessKey)] = []
        for (dimension, grouping) in groupings.enumerated() {
            for (key, members) in grouping.members {
                if members.count == measures.count {
                    whole.append((dimension, key))
                } else {
                    jobs.append((dimension, key, members))
                }
            }
        }
        let all = Array(measures.indices)
        let summaries = Processors.map(jobs.count + 1) { [jobs] place in
            place == 0 ? summary(of: all, isBrief: false) : summary(of: jobs[place - 1].members, isBrief: isBrief)
        }
        var groups = dimensions.map { _ in [TimelinessKey: TimelinessSummary]() }
        for (dimension, key) in whole { groups[dimension][key] = summaries[0] }
        for (job, summary) in zip(jobs, summaries.dropFirst()) { groups[job.dimension][job.key] = summary }
        return Summaries(overall: summaries[0], groups: groups, none: summary(of: [], isBrief: isBrief))
    }
}

/// The group that each of some notices belongs to, by one dimension.
private struct Grouping: Sendable {
    private var keys: [TimelinessKey] = []
    private var numbers: [TimelinessKey: Int32] = [:]
    /// Of each notice, the place of its key.
    private var groups: [Int32] = []

    mutating func add(_ key: TimelinessKey) {
        // Notices come in the order of their events, so that many have the key of the one before.
        if let last = groups.last, keys[Int(last)] == key { groups.append(last) } else { groups.append(number(of: key)) }
    }

    mutating func append(_ other: Grouping) {
        let numbers = other.keys.map { number(of: $0) }
        groups.reserveCapacity(groups.count + other.groups.count)
        for group in other.groups { groups.append(numbers[Int(group)]) }
    }

    /// Of each key, the places of the notices that have it, in their order.
    var members: [(key: TimelinessKey, members: [Int])] {
        var counts = [Int](repeating: 0, count: keys.count)
        for group in groups { counts[Int(group)] += 1 }
        var members = counts.map { count in
            var members: [Int] = []
            members.reserveCapacity(count)
            return members
        }
        for (place, group) in groups.enumerated() { members[Int(group)].append(place) }
        return zip(keys, members).map { ($0, $1) }
    }

    private mutating func number(of key: TimelinessKey) -> Int32 {
        if let number = numbers[key] { return number }
        let number = Int32(keys.count)
        keys.append(key)
        numbers[key] = number
        return number
    }
}
