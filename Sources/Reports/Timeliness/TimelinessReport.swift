// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The timeliness of the notices of a range of days, whole and by flow, setting and force (domain.md 12).
///
/// It names organisations and notices, and no person.
package struct TimelinessReport: Hashable, Sendable {
    package var heading: ReportHeading
    package var overall: TimelinessSummary
    /// Each in the order of its key: flow, partner id of the setting, code of the force.
    package var byFlow: [Group]
    package var bySetting: [Group]
    package var byForce: [Group]
    package var holds: [HoldSummary]
    /// The counted notices not delivered by their deadline, the earliest deadline first.
    package var late: [LateNotice]

    /// The notices that share a key.
    package struct Group: Hashable, Sendable {
        package var key: String
        package var summary: TimelinessSummary
    }

    /// A notice that was not delivered by its deadline.
    package struct LateNotice: Hashable, Sendable {
        package var notice: String
        package var flow: Flow
        package var setting: PartnerID
        package var force: String
        package var deadline: Instant
        /// Nil while it is not delivered.
        package var deliveredAt: Instant?
        package var cause: DelayCause
    }

    /// Makes a report of notices and holds; those not of the heading's days are left out.
    ///
    /// A notice belongs to the day of its report to the police, a hold to the day on which it began.
    package init(heading: ReportHeading, timelines: [NoticeTimeline], holds: [HeldInterval]) {
        let timelines = timelines.filter { heading.covers($0.reportedAt) }
        func groups(_ key: (NoticeTimeline) -> String) -> [Group] {
            Dictionary(grouping: timelines, by: key)
                .map { Group(key: $0, summary: TimelinessSummary($1, asOf: heading.asOf, zone: heading.zone)) }
                .sorted { $0.key < $1.key }
        }
        self.heading = heading
        overall = TimelinessSummary(timelines, asOf: heading.asOf, zone: heading.zone)
        byFlow = groups { $0.flow.rawValue }
        bySetting = groups { $0.recipient.description }
        byForce = groups(\.force)
        self.holds = HoldSummary.byCode(holds.filter { heading.covers($0.from) }, asOf: heading.asOf)
        late =
            timelines
            .filter { TimelinessSummary.isLate($0, asOf: heading.asOf) }
            .map {
                LateNotice(
                    notice: $0.notice, flow: $0.flow, setting: $0.recipient, force: $0.force, deadline: $0.deadline,
                    deliveredAt: $0.deliveredAt, cause: DelayCause(of: $0))
            }
            .sorted { ($0.deadline, $0.notice) < ($1.deadline, $1.notice) }
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
