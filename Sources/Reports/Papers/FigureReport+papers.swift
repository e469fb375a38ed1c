// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads when papers of locality case conferences came from a journal, beside whatever process writes it.
    package static func papers(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws -> FigureReport
    {
        let bounds = heading.bounds
        let events = try journal.events(of: .matter(.localityConference), from: bounds.from, before: bounds.before)
        return papers(events, heading, audience: audience)
    }

    /// Papers that came five days before the meeting, and those that came late (domain.md 1B L11).
    package static func papers(_ events: [EventFigure], _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        let standing = events.filter { $0.exclusion == nil }
        let papers = standing.compactMap { Paper($0, heading.zone) }
        func rows(_ key: (Paper) -> String) -> (table: SuppressedTable, rows: [FigureTable.Row]) {
            let groups = Dictionary(grouping: papers, by: key).sorted { $0.key < $1.key }
            let told = SuppressedTable(
                CountTable(
                    rows: groups.map(\.key), columns: ["in time", "late"],
                    counts: groups.map { [$0.value.count(where: \.isInTime), $0.value.count { !$0.isInTime }] }),
                listed: true, audience: audience)
            func cells(_ cells: [ShownCount], _ total: ShownCount) -> [FigureCell] {
                let share = cells[0].value.flatMap { part in total.value.map { Share(part, of: $0) } }
                return [.count(total), .count(cells[0]), .count(cells[1]), .share(share)]
            }
            let rows = groups.indices.map {
                FigureTable.Row(groups[$0].key, cells: cells(told.cells[$0], told.rowTotals[$0]))
            }
            return (told, rows + (groups.isEmpty ? [] : [.init(FigureTable.total, cells: cells(told.columnTotals, told.total))]))
        }
        let byForum = rows(\.forum)
        let byMeeting = rows { "\($0.forum) \($0.meeting)" }
        let columns = ["papers", "in time", "late", "share"]
        let total = byForum.rows.last?.cells ?? [.count(0), .count(0), .count(0), .share(Share(0, of: 0))]
        func excluded(_ count: Int) -> FigureCell {
            .count(audience == .outside && ShownCount.isSmall(count) ? .small : .count(count))
        }
        return FigureReport(
            name: "papers", title: "Papers of locality case conferences", span: .days(of: "referred"), heading: heading,
            audience: audience,
            figures: [.init("papers", "Papers", total[0]), .init("inTime", "Five days before the meeting", total[3])],
            excluded: EventFigure.Exclusion.allCases.map { reason in
                .init(reason.rawValue, "Papers \(reason.rawValue)", excluded(events.count { $0.exclusion == reason }))
            } + [.init("notRecorded", "No meeting recorded", excluded(standing.count - papers.count))],
            tables: (byForum.table.isSafe
                ? [FigureTable("by-forum", "By forum", labels: ["forum"], columns: columns, rows: byForum.rows)] : [])
                // Of one meeting there are few papers: outside, what is small would be most of it.
                + (audience == .inside
                    ? [FigureTable("by-meeting", "By meeting", labels: ["meeting"], columns: columns, rows: byMeeting.rows)] : []),
            notes: [
                "In time: the broker had the paper at least \(Paper.notice) calendar days before the day of the meeting. Papers accepted "
                    + "before meetings were kept have none recorded."
            ])
    }
}

/// A paper and its meeting.
private struct Paper {
    /// Days by which papers come before their meeting.
    static let notice = 5

    let forum: String
    let meeting: CivilDate
    let isInTime: Bool

    /// Nil where no meeting is recorded.
    init?(_ event: EventFigure, _ zone: Zone) {
        guard let at = event.facts?.meetingAt, let forum = event.facts?.forum else { return nil }
        self.forum = forum.description
        meeting = zone.date(at: at)
        isInTime = zone.date(at: event.acceptedAt).days(until: meeting) >= Self.notice
    }
}
