// SPDX-License-Identifier: Apache-2.0

/// A table of counts with its totals as it may leave the partnership: none of 1 to 4, and none that the others give back.
///
/// What is small is shown as that. Where the sums of its row or column would still tell which number it is, more is withheld, what
/// costs the reader least, until at least two numbers fit everything that is shown. A reader who knows this rule and all that is
/// shown can set up the same sums; that they have another solution for every small count is what the rule looks for.
///
/// It guards one table and the totals that it shares with another (``Totals/told(_:)``). Two tables that overlap otherwise, as those of
/// two ranges of days do, can be taken from one another.
package struct SuppressedTable: Hashable, Sendable {
    package let table: CountTable
    package private(set) var cells: [[ShownCount]]
    package private(set) var rowTotals: [ShownCount]
    package private(set) var columnTotals: [ShownCount]
    package private(set) var total: ShownCount
    /// False where the rows that are listed say so much that the table must not be shown at all.
    package private(set) var isSafe = true

    /// What the reader learns of the totals of the columns.
    package enum Totals: Hashable, Sendable {
        /// They are shown with the table, as far as they may be.
        case own
        /// The reader has them already, from a table of which this one is another division; none of them is small.
        case told
        /// The rows overlap: a column adds up to at least this number, which the reader knows, and to no total of its own.
        case atLeast([Int])
    }

    /// - Parameters:
    ///   - listed: whether a row is there only because something is in it, so that its total is no 0.
    ///   - audience: inside, everything is shown.
    package init(_ table: CountTable, totals: Totals = .own, listed: Bool = false, audience: ReportAudience) {
        self.table = table
        func shown(_ count: Int) -> ShownCount {
            audience == .outside && ShownCount.isSmall(count) ? .small : .count(count)
        }
        cells = table.counts.map { $0.map(shown) }
        rowTotals = table.rowTotals.map(shown)
        columnTotals = table.columnTotals.map(shown)
        total = shown(table.total)
        if case .atLeast = totals {
            columnTotals = columnTotals.map { _ in .withheld }
            total = .withheld
        }
        guard audience == .outside, !table.rows.isEmpty, !table.columns.isEmpty else { return }
        var sums = TableSums(table, totals: totals, listed: listed)
        isSafe = sums.protect()
        for (row, line) in table.counts.enumerated() {
            rowTotals[row] = sums.shown(.row(row))
            for column in line.indices { cells[row][column] = sums.shown(.cell(row, column)) }
        }
        if case .atLeast = totals { return }
        columnTotals = table.columns.indices.map { sums.shown(.column($0)) }
        total = sums.shown(.total)
    }

    /// The part of a whole: nil unless both are shown.
    package func share(row: Int, column: Int) -> Share? {
        guard let part = cells[row][column].value, let whole = columnTotals[column].value else { return nil }
        return Share(part, of: whole)
    }

    /// The columns whose totals are shown.
    package var columnsShown: [Bool] { columnTotals.map { $0.value != nil } }
}
