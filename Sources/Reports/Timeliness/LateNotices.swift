// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The counted notices that were not delivered by their deadline, in parts that several threads can make.
struct LateNotices: Sendable {
    /// How many of the earliest a brief list keeps, at least.
    static let listed = 20
    private static let room = 1_024

    /// How many there are, those too that a brief list does not keep.
    private(set) var count = 0
    private let isBrief: Bool
    /// A part of its own for each thread.
    private var parts: [[TimelinessReport.LateNotice]] = [[]]
    /// Later than this none is of the earliest that a brief list keeps.
    private var bound = Instant(milliseconds: .max)

    /// None yet.
    ///
    /// - Parameter isBrief: whether the earliest `listed` are enough; a large region has hundreds of thousands.
    init(isBrief: Bool) { self.isBrief = isBrief }

    mutating func add(_ timeline: NoticeTimeline, deadline: Instant, cause: DelayCause) {
        count += 1
        if deadline > bound { return }
        parts[parts.count - 1].append(
            TimelinessReport.LateNotice(
                key: timeline.key, flow: timeline.flow, setting: timeline.recipient, force: timeline.force,
                deadline: deadline, deliveredAt: timeline.deliveredAt, cause: cause))
        if isBrief, parts[parts.count - 1].count >= Self.room { shorten() }
    }

    private mutating func shorten() {
        parts = [Array(earliestFirst.prefix(Self.listed))]
        if let last = parts[0].last { bound = last.deadline }
    }

    /// Adds those of another part.
    mutating func append(_ other: LateNotices) {
        count += other.count
        parts += other.parts
    }

    /// Those kept, the earliest deadline first.
    var earliestFirst: [TimelinessReport.LateNotice] {
        // By place beside the deadline, for what is sorted is looked at and moved some twenty times.
        var places: [(deadline: Int64, part: Int32, place: Int32)] = []
        places.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for (part, notices) in parts.enumerated() {
            for (place, notice) in notices.enumerated() {
                places.append((notice.deadline.milliseconds, Int32(part), Int32(place)))
            }
        }
        places.sort { one, other in
            one.deadline != other.deadline
                ? one.deadline < other.deadline
                : parts[Int(one.part)][Int(one.place)].key < parts[Int(other.part)][Int(other.place)].key
        }
        return (isBrief ? places.prefix(Self.listed) : places[...]).map { parts[Int($0.part)][Int($0.place)] }
    }
}
