// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The figures of a coverage report as its reader may see them; nil is a figure that may not be shown.
package struct CoverageFigures: Hashable, Sendable {
    package var heard: Int?
    /// These three add up to `heard`.
    package var delivered: Int?
    package var exceptions: Int?
    package var open: Int?
    /// These two add up to `delivered`.
    package var inTime: Int?
    package var late: Int?
    package var coverage: Share?
    package var accounted: Share?
    /// Every difference by its code, the most frequent first; without suppression they add up to `heard` less `delivered`.
    package var differences: [Line]
    package var excluded: Int?
    package var exclusions: [Line]
    package var areas: [Area]
    package var practices: [Practice]
    /// Told inside only.
    package var training: Training?

    /// A count with its code.
    package struct Line: Hashable, Sendable {
        package var group: Group
        package var code: String
        package var count: Int
    }

    /// What a code says.
    package enum Group: String, Hashable, Sendable {
        case exception
        /// Somebody still has to do something.
        case open
        /// Either; where a count of each would tell too much.
        case difference
        case excluded
    }

    /// How many practices have a notice, and how many of those have somebody who is trained to read it.
    package struct Training: Hashable, Sendable {
        package var told: Int
        package var trained: Int
    }

    /// The victims heard in one area.
    package struct Area: Hashable, Sendable {
        package var area: String
        package var heard: Int
        package var delivered: Int
        /// These are shown inside only.
        package var exceptions: Int?
        package var open: Int?

        package var coverage: Share { Share(delivered, of: heard) }
        package var accounted: Share? { exceptions.map { Share(delivered + $0, of: heard) } }
    }

    /// The notices delivered to one practice.
    package struct Practice: Hashable, Sendable {
        /// Its partner id.
        package var practice: String
        package var notices: Int
        /// From 1, and nil for the folded.
        ///
        /// Practices with the same number share a rank.
        package var rank: Int?
    }

    /// - Parameter trained: practices at which somebody is trained; nil where nobody looked.
    package init(_ hearings: [VictimHearing], trained: Set<PartnerID>? = nil, audience: ReportAudience) {
        let whole = CoverageSummary(hearings)
        func lines(_ group: Group, _ rows: [(String, Int)]) -> [Line] {
            Self.counts(rows, audience).map { Line(group: group, code: $0.key, count: $0.count) }
        }
        let main = Self.partition([whole.delivered, whole.exceptions, whole.open], audience)
        heard = Self.total(whole.heard, audience)
        (delivered, exceptions, open) = (main[0], main[1], main[2])
        coverage = delivered.map { Share($0, of: whole.heard) }
        accounted = open.map { Share(whole.heard - $0, of: whole.heard) }

        let codes = whole.differences.map { (difference: $0.key, row: ($0.key.code, $0.value)) }
        let coded = codes.filter(\.difference.isException).map(\.row)
        let waiting = codes.filter { !$0.difference.isException }.map(\.row)
        // The codes of a part add up to it, so they are told only beside one that is.
        switch (delivered, exceptions, open) {
        case (.some, nil, nil): differences = lines(.difference, coded + waiting)
        default:
            differences = (exceptions == nil ? [] : lines(.exception, coded)) + (open == nil ? [] : lines(.open, waiting))
        }
        let times = delivered == nil ? [nil, nil] : Self.partition([whole.inTime, whole.late], audience)
        (inTime, late) = (times[0], times[1])
        excluded = Self.total(whole.cases - whole.heard, audience)
        exclusions = excluded == nil ? [] : lines(.excluded, whole.excluded.map { ($0.key.rawValue, $0.value) })
        areas = delivered == nil ? [] : Self.areas(hearings, audience)
        practices = delivered == nil ? [] : Self.practices(hearings, audience)
        training = audience == .inside ? trained.map { Self.training(hearings, $0) } : nil
    }

    private static func training(_ hearings: [VictimHearing], _ trained: Set<PartnerID>) -> Training {
        let told = Set(
            hearings.compactMap { hearing -> PartnerID? in
                guard case .delivered(let practice, _) = hearing.telling else { return nil }
                return practice
            })
        return Training(told: told.count, trained: told.intersection(trained).count)
    }

    private static func total(_ count: Int, _ audience: ReportAudience) -> Int? {
        audience == .outside && SmallNumbers<Int>.isSmall(count) ? nil : count
    }

    /// The parts of a whole that is told; nil for each that may not be.
    private static func partition(_ parts: [Int], _ audience: ReportAudience) -> [Int?] {
        if audience == .inside { return parts }
        let told = SmallNumbers(parts.enumerated().map { .init($0.offset, [$0.element]) })
        return parts.indices.map { index in told?.shown.first { $0.key == index }?.counts.first }
    }

    /// Counts by key, the greatest first, and what was folded last.
    private static func counts(_ rows: [(String, Int)], _ audience: ReportAudience) -> [(key: String, count: Int)] {
        let ordered = rows.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        if audience == .inside { return ordered.map { (key: $0.0, count: $0.1) } }
        guard let told = SmallNumbers(ordered.map { .init($0.0, [$0.1]) }) else { return [] }
        let folded = told.folded?.first.map { [(key: CoverageReport.folded, count: $0)] } ?? []
        return told.shown.map { (key: $0.key, count: $0.counts[0]) } + folded
    }

    private static func areas(_ hearings: [VictimHearing], _ audience: ReportAudience) -> [Area] {
        let rows = Dictionary(grouping: hearings, by: \.area).map { (key: $0, summary: CoverageSummary($1)) }
            .filter { $0.summary.heard > 0 }.sorted { $0.key < $1.key }
        if audience == .inside {
            return rows.map { row in
                Area(
                    area: row.key, heard: row.summary.heard, delivered: row.summary.delivered, exceptions: row.summary.exceptions,
                    open: row.summary.open)
            }
        }
        let told = SmallNumbers(
            rows.map { .init($0.key, [$0.summary.delivered, $0.summary.heard - $0.summary.delivered]) })
        func area(_ key: String, _ counts: [Int]) -> Area {
            Area(area: key, heard: counts.reduce(0, +), delivered: counts[0])
        }
        return (told?.shown.map { area($0.key, $0.counts) } ?? []) + (told?.folded.map { [area(CoverageReport.folded, $0)] } ?? [])
    }

    private static func practices(_ hearings: [VictimHearing], _ audience: ReportAudience) -> [Practice] {
        var delivered: [PartnerID: Int] = [:]
        for case .delivered(let practice, _) in hearings.map(\.telling) { delivered[practice, default: 0] += 1 }
        var practices: [Practice] = []
        for (position, row) in counts(delivered.map { ($0.key.description, $0.value) }, audience).enumerated() {
            let tied = practices.last.flatMap { $0.notices == row.count ? $0.rank : nil }
            let rank = row.key == CoverageReport.folded ? nil : tied ?? position + 1
            practices.append(Practice(practice: row.key, notices: row.count, rank: rank))
        }
        return practices
    }
}
