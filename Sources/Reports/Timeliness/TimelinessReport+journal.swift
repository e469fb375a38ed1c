// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension TimelinessReport {
    /// Reads a report from a journal, beside whatever process writes it.
    ///
    /// - Parameters:
    ///   - from: the first day of reports to the police that it covers; nil is no bound.
    ///   - to: the last day, itself included.
    ///   - asOf: the deployment's clock, which in a rehearsal is not the machine's.
    ///   - isBrief: whether groups go without legs and margins, and of the late notices the earliest are enough.
    ///   - comparesLastYear: whether the same days a year earlier stand beside; without both bounds there are none.
    /// - Throws: what the journal throws.
    package init(
        journal: JournalReader, from: CivilDate?, to: CivilDate?, asOf: Instant, zone: Zone = .london,
        by dimensions: [TimelinessDimension] = TimelinessDimension.usual, history: HistoryUse = .leaveOut,
        comparesLastYear: Bool = false, isBrief: Bool = false
    ) throws {
        let identity = try journal.identity()
        let heading = ReportHeading(
            deployment: identity.trustDomain, rehearsal: identity.rehearsal, from: from, to: to, asOf: asOf, zone: zone)
        let places = dimensions.contains(where: \.isOfPlace) ? try journal.timelinessPlaces() : [:]
        func notices(_ heading: ReportHeading, yearsOn: Int) throws -> MeasuredNotices {
            var notices = MeasuredNotices(
                heading, by: dimensions, places: places, yearsOn: yearsOn, isBrief: isBrief)
            let bounds = heading.bounds
            if history != .only {
                let parts = try journal.timelines(from: bounds.from, before: bounds.before, into: notices) {
                    $0.add($1, recipient: $2)
                }
                if let first = parts.first { notices = first }
                for part in parts.dropFirst() { notices.append(part) }
            }
            if history != .leaveOut {
                for timeline in try journal.historyTimelines(from: bounds.from, before: bounds.before) { notices.add(timeline) }
            }
            return notices
        }
        let bounds = heading.bounds
        self.init(
            try notices(heading, yearsOn: 0),
            before: comparesLastYear ? try heading.yearBefore.map { try notices($0, yearsOn: 1) } : nil,
            holds: history == .only ? [] : try journal.heldIntervals(from: bounds.from, before: bounds.before), history: history,
            leftOut: history == .leaveOut ? try journal.historyCount(from: bounds.from, before: bounds.before) : 0)
    }
}
