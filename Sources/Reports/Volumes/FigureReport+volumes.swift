// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding

extension FigureReport {
    /// Reads how much came and went out from a journal, beside whatever process writes it.
    ///
    /// - Throws: what the journal throws.
    package static func volumes(
        _ journal: JournalReader, _ heading: ReportHeading, audience: ReportAudience, history: HistoryUse = .leaveOut
    ) throws -> FigureReport {
        var report = volumes(try VolumeTally(journal, heading, history), heading, audience: audience)
        report.history = try FigureHistory(history, journal, heading, audience)
        return report
    }

    /// Contacts and notices by quarter of the financial year, source, kind of abuse, and area (domain.md 1A W13, W14 and W22).
    package static func volumes(_ tally: VolumeTally, _ heading: ReportHeading, audience: ReportAudience) -> FigureReport {
        VolumeTables(tally, heading, audience: audience).report(heading)
    }
}

extension VolumeTally {
    /// Contacts and notices of the days of a heading, of this system, of earlier ones, or of both.
    init(_ journal: JournalReader, _ heading: ReportHeading, _ history: HistoryUse) throws {
        let bounds = heading.bounds
        self =
            history == .only
            ? VolumeTally() : try journal.volumes(from: bounds.from, before: bounds.before, in: heading.zone)
        if history != .leaveOut {
            add(try journal.historyVolumes(from: bounds.from, before: bounds.before, in: heading.zone))
        }
    }
}

/// What a report of volumes is made of.
///
/// For readers outside, a quarter of which the total may not be shown is in no other table, and every table is one more division of
/// totals that the reader has: they are guarded with that in mind.
private struct VolumeTables {
    let tally: VolumeTally
    let audience: ReportAudience
    let quarters: [FinancialQuarter]
    /// By quarter, and which of them may be told.
    let contacts: SuppressedTable
    let notices: SuppressedTable

    init(_ tally: VolumeTally, _ heading: ReportHeading, audience: ReportAudience) {
        self.tally = tally
        self.audience = audience
        var counts: [FinancialQuarter: VolumeTally.Volume] = [:]
        for (key, volume) in tally.volumes {
            counts[key.quarter, default: VolumeTally.Volume()].contacts += volume.contacts
            counts[key.quarter, default: VolumeTally.Volume()].notices += volume.notices
        }
        let totals = QuarterTotals(counts, heading, audience: audience)
        (quarters, contacts, notices) = (totals.quarters, totals.contacts, totals.notices)
    }

    /// Counts by a division and by quarter.
    private static func table(
        _ rows: [String], _ quarters: [FinancialQuarter], _ tally: VolumeTally, row: (VolumeTally.Class) -> Int?,
        count: (VolumeTally.Class, VolumeTally.Volume) -> Int
    ) -> CountTable {
        var table = CountTable(rows: rows, columns: quarters.map(\.description))
        guard let first = quarters.first else { return table }
        for (key, volume) in tally.volumes {
            guard let row = row(key) else { continue }
            table.add(count(key, volume), row: row, column: key.quarter.index - first.index)
        }
        return table
    }

    func report(_ heading: ReportHeading) -> FigureReport {
        let types = notices.cells.isEmpty ? nil : typesByQuarter
        return FigureReport(
            name: "volumes", title: "Contacts and notices", span: .days(of: "reported"), heading: heading, audience: audience,
            figures: [
                .init("contacts", "Contacts", .count(contacts.total)), .init("notices", "Notices", .count(notices.total)),
            ],
            excluded: excluded,
            tables: [
                whole, FigureTable("contacts-by-source", "Contacts by source", label: "source", contactsBySource), shares,
                FigureTable("notices-by-source", "Notices by source", label: "source", noticesBySource), types,
                audience == .inside ? typesBySource : nil, areas,
            ].compactMap(\.self),
            notes: [
                "A contact is an event that tells of an incident or a case; a notice is what one recipient is told about one person of "
                    + "it. Quarters are those of the financial year, Q1 from April to June.",
                "The source is who reported it, where the event says so, and else the kind of its producer. A contact of several kinds "
                    + "of abuse is counted in each, so that kinds add up to more than the notices. What was accepted before kinds "
                    + "were kept is not-recorded; what its producer gave none of is none-given.",
                "A change is the difference of the two percentages as they are printed.",
            ])
    }

    private var excluded: [FigureReport.Figure] {
        let reasons = EventFigure.Exclusion.allCases
        // One small reason beside another that is shown tells nothing: no total of theirs is shown.
        return reasons.map { reason in
            let count = tally.excluded[reason] ?? 0
            let isSmall = audience == .outside && ShownCount.isSmall(count)
            return .init(reason.rawValue, "Contacts \(reason.rawValue)", .count(isSmall ? .small : .count(count)))
        }
    }

    private var whole: FigureTable {
        FigureTable(
            "by-quarter", "By quarter", labels: ["quarter"], columns: ["contacts", "notices"],
            rows: quarters.indices.map { place in
                .init(
                    quarters[place].description, cells: [.count(contacts.cells[0][place]), .count(notices.cells[0][place])])
            }
        ).drawing("contacts", "notices")
    }

    private func bySource(_ whole: SuppressedTable, _ count: (VolumeTally.Volume) -> Int) -> SuppressedTable {
        let sources = ContactSource.allCases
        let table = Self.table(sources.map(\.rawValue), quarters, tally) {
            sources.firstIndex(of: $0.source)
        } count: {
            count($1)
        }
        return QuarterTotals.divided(whole, into: table, audience: audience)
    }

    private var contactsBySource: SuppressedTable { bySource(contacts, \.contacts) }
    private var noticesBySource: SuppressedTable { bySource(notices, \.notices) }

    /// Shares of the contacts of a quarter, with the change since the quarter and the year before.
    private var shares: FigureTable {
        let told = contactsBySource
        let places = Dictionary(uniqueKeysWithValues: told.table.columns.enumerated().map { ($1, $0) })
        func share(_ source: Int, _ quarter: FinancialQuarter) -> Share? {
            places[quarter.description].flatMap { told.share(row: source, column: $0) }
        }
        func change(_ source: Int, _ quarter: FinancialQuarter, since other: FinancialQuarter) -> FigureCell {
            guard let now = share(source, quarter)?.percent, let then = share(source, other)?.percent else { return .none }
            return .points(now - then)
        }
        let sources = ContactSource.allCases
        return FigureTable(
            "shares-by-source", "Sources of contacts", labels: ["quarter", "source"],
            columns: ["share", "on the quarter before", "on the year before"],
            rows: quarters.filter { places[$0.description] != nil }.flatMap { quarter in
                sources.indices.map { source in
                    .init(
                        quarter.description, sources[source].rawValue,
                        cells: [
                            .share(share(source, quarter)),
                            change(source, quarter, since: FinancialQuarter(index: quarter.index - 1)),
                            change(source, quarter, since: quarter.aYearBefore),
                        ])
                }
            })
    }

    private static let kinds = AbuseType.allCases.map(\.rawValue) + ["none-given", "not-recorded"]

    /// The rows of a class: one for each of its kinds of abuse.
    private static func rows(of types: AbuseTypes?) -> [Int] {
        guard let types else { return [kinds.count - 1] }
        if types.isEmpty { return [kinds.count - 2] }
        return AbuseType.allCases.enumerated().filter { types.contains($1) }.map(\.offset)
    }

    private func types(_ isCounted: (VolumeTally.Class) -> Bool) -> CountTable {
        var table = CountTable(rows: Self.kinds, columns: quarters.map(\.description))
        guard let first = quarters.first else { return table }
        for (key, volume) in tally.volumes where isCounted(key) {
            for row in Self.rows(of: key.abuseTypes) {
                table.add(volume.notices, row: row, column: key.quarter.index - first.index)
            }
        }
        return table
    }

    private var typesByQuarter: FigureTable {
        let kept = notices.cells[0].map { $0.value != nil }
        let all = types { _ in true }.keeping(columns: kept)
        let (key, title) = ("notices-by-type", "Notices by kind of abuse")
        guard audience == .outside else {
            let least = notices.table.keeping(columns: kept).columnTotals
            return FigureTable(
                key, title, label: "kind", SuppressedTable(all, totals: .atLeast(least), audience: audience), sumsColumns: false)
        }
        // Those of no kind overlap with none, so that the notices of the quarter less those of any kind would give them back.
        let kinds = CountTable(
            rows: Array(all.rows.dropLast(2)), columns: all.columns, counts: Array(all.counts.dropLast(2)))
        return FigureTable(key, title, label: "kind", SuppressedTable(kinds, totals: .own, audience: audience), sumsColumns: false)
    }

    private var typesBySource: FigureTable {
        let rows = ContactSource.allCases.flatMap { source in
            let table = types { $0.source == source }.withoutEmptyRows
            return table.rows.enumerated().map { row, kind in
                FigureTable.Row(
                    kind, source.rawValue,
                    cells: table.counts[row].map { .count($0) } + [.count(table.rowTotals[row])])
            }
        }
        return FigureTable(
            "notices-by-type-and-source", "Notices by kind of abuse and source", labels: ["kind", "source"],
            columns: quarters.map(\.description) + [FigureTable.total],
            rows: rows.sorted { ($0.labels[0], $0.labels[1]) < ($1.labels[0], $1.labels[1]) })
    }

    /// Incidents by area and financial year, those that are crimes apart.
    ///
    /// Outside, a year of which one part is small is left out: the other parts and the contacts of the year would give it back.
    private var areas: FigureTable? {
        let told = Set(zip(quarters, contacts.cells.first ?? []).filter { $1.value != nil }.map(\.0))
        let kinds: [(name: String, isCrime: Bool?)] = [("crimes", true), ("incidents", false), ("not-recorded", nil)]
        let areas = Set(tally.volumes.keys.filter(\.isIncident).map(\.area)).sorted()
        let years = Set(quarters.map(\.year)).sorted()
        let parts = kinds.count + 1
        var table = CountTable(
            rows: areas + ["no incident"],
            columns: years.flatMap { year in kinds.map { "\(FinancialQuarter.yearText(year)) \($0.name)" } + ["other"] })
        for (key, volume) in tally.volumes {
            guard let year = years.firstIndex(of: key.quarter.year) else { continue }
            let kind = key.isIncident ? kinds.firstIndex { $0.isCrime == key.isCrime } : kinds.count
            guard let kind, let row = key.isIncident ? areas.firstIndex(of: key.area) : areas.count else { continue }
            table.add(volume.contacts, row: row, column: year * parts + kind)
        }
        let totals = table.columnTotals
        let kept = table.columns.indices.map { column in
            let (year, kind) = (column / parts, column % parts)
            let whole = totals[(year * parts)..<((year + 1) * parts)]
            let isSafe =
                audience == .inside
                || (quarters.allSatisfy { $0.year != years[year] || told.contains($0) }
                    && !whole.contains(where: ShownCount.isSmall))
            return kind < kinds.count && totals[column] > 0 && isSafe
        }
        let shown = table.keeping(columns: kept).withoutEmptyRows
        let suppressed = SuppressedTable(shown, totals: .told, listed: true, audience: audience)
        if shown.rows.isEmpty || !suppressed.isSafe { return nil }
        return FigureTable("areas-by-year", "Incidents by area and year", label: "area", suppressed)
    }
}
