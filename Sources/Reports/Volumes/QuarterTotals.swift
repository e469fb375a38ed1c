// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The contacts and the notices of each quarter, as far as readers may have them, for every report that divides them further.
///
/// Reports of the same days share these totals. A quarter of which one is hidden here is in no table of any of them, and what they
/// show is a division of totals that the reader has: so none gives back what another hides.
struct QuarterTotals {
    let quarters: [FinancialQuarter]
    let contacts: SuppressedTable
    let notices: SuppressedTable

    /// - Parameter counts: of the quarters that have any.
    init(_ counts: [FinancialQuarter: VolumeTally.Volume], _ heading: ReportHeading, audience: ReportAudience) {
        let quarters = heading.quarters(with: counts.keys)
        self.quarters = quarters
        func whole(_ count: (VolumeTally.Volume) -> Int) -> SuppressedTable {
            SuppressedTable(
                CountTable(
                    rows: ["all"], columns: quarters.map(\.description), counts: [quarters.map { counts[$0].map(count) ?? 0 }]),
                audience: audience)
        }
        contacts = whole(\.contacts)
        notices = whole(\.notices)
    }

    /// A division of one of the totals, of the quarters of which that is told.
    static func divided(_ total: SuppressedTable, into table: CountTable, audience: ReportAudience) -> SuppressedTable {
        SuppressedTable(
            table.keeping(columns: total.cells[0].map { $0.value != nil }), totals: .told, audience: audience)
    }
}

extension ReportHeading {
    /// The quarters of the days, those without anything among them: one that is there only because something happened in it would say so.
    ///
    /// - Parameter present: quarters that have something.
    func quarters(with present: some Sequence<FinancialQuarter>) -> [FinancialQuarter] {
        let bounds = [from, to.map { min($0, zone.date(at: asOf)) }].compactMap(\.self)
        let all = Array(present) + bounds.map(FinancialQuarter.init)
        guard let first = all.min(), let last = all.max() else { return [] }
        return (first.index...last.index).map(FinancialQuarter.init)
    }
}
