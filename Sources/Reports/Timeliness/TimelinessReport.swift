// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The timeliness of the notices of a range of days, whole and by what was asked for (domain.md 12).
///
/// It names organisations and notices, and no person.
package struct TimelinessReport: Hashable, Sendable {
    package var heading: ReportHeading
    package var overall: TimelinessSummary
    /// The same days a year earlier; nil where that was not asked for or the range has no bound.
    package var lastYear: LastYear?
    /// What the notices are grouped by, in the order in which it was asked for.
    package var dimensions: [TimelinessDimension]
    /// Of each dimension, the groups in the order of their keys.
    package var groups: [TimelinessDimension: [Group]]
    package var holds: [HoldSummary]
    /// The counted notices not delivered by their deadline, the earliest deadline first; of a brief report the first of them.
    package var late: [LateNotice]
    /// How many were not delivered by their deadline.
    package var lateCount: Int
    package var history: HistoryUse
    /// How many of the notices are of earlier systems.
    package var historyNotices: Int
    /// How many notices of earlier systems the range has that are left out.
    package var historyLeftOut: Int

    /// The notices that share a key.
    package struct Group: Hashable, Sendable {
        package var key: String
        package var summary: TimelinessSummary
        /// Nil where there is no last year to set beside.
        package var lastYear: TimelinessSummary?
    }

    /// What stands beside the report.
    package struct LastYear: Hashable, Sendable {
        package var heading: ReportHeading
        package var overall: TimelinessSummary
    }

    /// A notice that was not delivered by its deadline.
    package struct LateNotice: Hashable, Sendable {
        package var key: NoticeKey
        package var flow: Flow
        package var setting: PartnerID
        package var force: String
        package var deadline: Instant
        /// Nil while it is not delivered.
        package var deliveredAt: Instant?
        package var cause: DelayCause

        package var notice: String { key.description }
    }

    /// Makes a report of notices and holds; those not of the heading's days are left out.
    ///
    /// A notice belongs to the day of its report to the police, a hold to the day on which it began.
    ///
    /// - Parameters:
    ///   - lastYear: the notices of the same days a year earlier; nil for no comparison.
    ///   - places: what the directory has of settings, for the dimensions that ask for it.
    ///   - leftOut: how many notices of earlier systems the range has beside.
    ///   - isBrief: whether groups go without legs and margins, and of the late notices all but the earliest are counted alone:
    ///     the text form prints no more.
    package init(
        heading: ReportHeading, timelines: [NoticeTimeline], holds: [HeldInterval],
        by dimensions: [TimelinessDimension] = TimelinessDimension.usual, lastYear: [NoticeTimeline]? = nil,
        places: [PartnerID: TimelinessPlace] = [:], history: HistoryUse = .leaveOut, leftOut: Int = 0, isBrief: Bool = false
    ) {
        var now = MeasuredNotices(heading, by: dimensions, places: places, isBrief: isBrief)
        for timeline in timelines { now.add(timeline) }
        let before = lastYear.flatMap { notices in
            heading.yearBefore.map { earlier in
                var before = MeasuredNotices(
                    earlier, by: dimensions, places: places, yearsOn: 1, isBrief: isBrief)
                for timeline in notices { before.add(timeline) }
                return before
            }
        }
        self.init(now, before: before, holds: holds, history: history, leftOut: leftOut)
    }

    init(_ now: MeasuredNotices, before: MeasuredNotices?, holds: [HeldInterval], history: HistoryUse, leftOut: Int) {
        let heading = now.heading
        self.heading = heading
        dimensions = now.dimensions
        self.history = history
        historyLeftOut = leftOut
        historyNotices = now.historyNotices
        let (current, earlier) = (now.summarised(), before?.summarised())
        overall = current.overall
        lastYear = earlier.flatMap { earlier in before.map { LastYear(heading: $0.heading, overall: earlier.overall) } }
        groups = Dictionary(
            now.dimensions.enumerated().map { place, dimension in
                let groups = current.groups[place]
                let prior = earlier?.groups[place]
                let keys = Set(groups.keys).union(prior?.keys.map { $0 } ?? []).sorted()
                return (
                    dimension,
                    keys.map { key in
                        Group(
                            key: key.text, summary: groups[key] ?? current.none,
                            lastYear: prior.flatMap { prior in earlier.map { prior[key] ?? $0.none } })
                    }
                )
            }, uniquingKeysWith: { $1 })
        self.holds = HoldSummary.byCode(holds.filter { heading.covers($0.from) }, asOf: heading.asOf)
        late = current.late
        lateCount = current.lateCount
    }

    /// The groups of one dimension; none where it was not asked for.
    package func by(_ dimension: TimelinessDimension) -> [Group] { groups[dimension] ?? [] }

    /// Whether there is a last year with something in it.
    var compares: Bool { lastYear.map { $0.overall.notices > 0 } ?? false }

    /// The dimensions worth a table: the one flow that most deployments have says nothing unless it was asked for.
    var shownDimensions: [TimelinessDimension] {
        dimensions.filter { dimension in
            let groups = by(dimension)
            return !groups.isEmpty && (dimension != .flow || groups.count > 1 || dimensions != TimelinessDimension.usual)
        }
    }

    /// What a reader should know before the figures, a sentence each.
    var remarks: [String] {
        var remarks: [String] = []
        if overall.notices == 0 { remarks.append("No notice was reported to the police in this range.") }
        if historyNotices > 0 {
            remarks.append("\(historyNotices) of the \(overall.notices) notices were sent by earlier systems and imported.")
        }
        if historyLeftOut > 0 {
            remarks.append("\(historyLeftOut) notices of earlier systems are left out: --history include or only has them.")
        }
        if let lastYear, lastYear.overall.notices == 0 {
            remarks.append("The same days a year earlier, \(lastYear.heading.range), have no notice to compare with.")
        }
        if shownDimensions.contains(where: { by($0).contains { $0.summary.notices == 1 } }) {
            remarks.append("A group of one notice has that notice's own figures: they are no rate, and can point to a child.")
        }
        return remarks
    }

    /// The report in a format, ending in a line end.
    package func rendered(as format: ReportFormat) -> String {
        switch format {
        case .text: text
        case .json: json
        case .csv: csv
        case .html: html
        }
    }
}
