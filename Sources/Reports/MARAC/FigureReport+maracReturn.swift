// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads the cases that MARACs heard from a journal, beside whatever process writes it.
    package static func maracReturn(_ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience) throws
        -> FigureReport
    {
        let bounds = heading.bounds
        let events = try journal.events(of: .caseHeard, from: bounds.from, before: bounds.before)
        return maracReturn(events, heading, audience: audience)
    }

    /// The fields of the quarterly return to SafeLives, by meeting and by quarter (domain.md 3.6).
    package static func maracReturn(_ events: [EventFigure], _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        let standing = events.filter { $0.exclusion == nil }
        let known = standing.filter { $0.facts?.outcome != nil }
        let heard = known.filter { $0.facts?.outcome == .heard }
        func day(_ event: EventFigure) -> CivilDate { heading.zone.date(at: event.reportedAt) }
        func excluded(_ count: Int) -> FigureCell {
            .count(audience == .outside && ShownCount.isSmall(count) ? .small : .count(count))
        }
        let columns = [
            "cases", "repeats", "repeat share", "children", "victims 16-17", "perpetrators under 18", "police referrals",
            "minoritised victims", "LGBT+ victims", "disabled victims", "male victims",
        ]
        func table(_ key: String, _ title: String, _ label: String, _ name: (EventFigure) -> String) -> FigureTable {
            FigureTable(
                key, title, labels: ["MARAC", label], columns: columns,
                rows: Dictionary(grouping: heard) { MeetingName(area: $0.area, name: name($0)) }
                    .sorted { ($0.key.area, $0.key.name) < ($1.key.area, $1.key.name) }
                    .map { .init($0.key.area, $0.key.name, cells: cells($0.value)) })
        }
        let tables = [
            table("by-quarter", "By quarter", "quarter") { FinancialQuarter(day($0)).description },
            table("by-meeting", "By meeting", "day") { day($0).description },
        ]
        let whole = audience == .inside ? cells(heard) : []
        return FigureReport(
            name: "marac-return", title: "Return of the MARACs", span: .days(of: "heard"), heading: heading, audience: audience,
            figures: whole.isEmpty
                ? []
                : [
                    .init("cases", "Cases heard", whole[0]), .init("repeats", "Repeats", whole[2]),
                    .init("children", "Children", whole[3]),
                ],
            excluded: EventFigure.Exclusion.allCases.map { reason in
                .init(reason.rawValue, "Cases \(reason.rawValue)", excluded(events.count { $0.exclusion == reason }))
            } + [
                .init("notHeard", "Put off or withdrawn", excluded(known.count - heard.count)),
                .init("notRecorded", "Accepted before what a meeting did was kept", excluded(standing.count - known.count)),
            ],
            tables: audience == .inside ? tables : [outside(heard) { FinancialQuarter(day($0)).description }],
            notes: [
                "Cases by the agency that referred them, and of minoritised, LGBT+, disabled and male victims, are asked for in the return "
                    + "and in no event that FirstBell takes: not-recorded. A perpetrator without a birth date is not counted as young."
            ])
    }

    private struct MeetingName: Hashable {
        var area: String
        var name: String
    }

    private static func cells(_ cases: [EventFigure]) -> [FigureCell] {
        let facts = cases.compactMap(\.facts)
        let repeats = facts.count(where: \.isRepeat)
        return [
            .count(cases.count), .count(repeats), .share(Share(repeats, of: cases.count)),
            .count(facts.reduce(0) { $0 + $1.children }), .count(facts.count { $0.isVictimYoung == true }),
            .count(facts.count { $0.isPerpetratorYoung == true }),
        ] + Array(repeating: .text("not-recorded"), count: 5)
    }

    /// Outside, cases by quarter and whether they are repeats, all MARACs together: a meeting or one of its fields is too small.
    private static func outside(_ heard: [EventFigure], _ name: (EventFigure) -> String) -> FigureTable {
        let quarters = Set(heard.map(name)).sorted()
        var table = CountTable(rows: ["repeat", "new"], columns: quarters)
        for event in heard {
            guard let column = quarters.firstIndex(of: name(event)) else { continue }
            table.add(1, row: event.facts?.isRepeat == true ? 0 : 1, column: column)
        }
        return FigureTable(
            "by-quarter", "Cases by quarter", label: "cases", SuppressedTable(table, audience: .outside))
    }
}
