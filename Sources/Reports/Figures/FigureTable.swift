// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// A table of a report: rows that are named, and figures in columns.
package struct FigureTable: Hashable, Sendable {
    /// Its name in JSON and CSV, `by-source`.
    package var key: String
    package var title: String
    /// What the names of a row are names of: one or two.
    package var labels: [String]
    package var columns: [String]
    package var rows: [Row]
    /// Whether a terminal shows all of it, however long it is.
    package var isWhole = false
    /// The columns that are drawn beside it, at most two, all counts or all shares.
    package var drawn: [String] = []

    /// A row with as many names as the table has labels and as many figures as it has columns.
    package struct Row: Hashable, Sendable {
        package var labels: [String]
        package var cells: [FigureCell]

        package init(_ labels: String..., cells: [FigureCell]) {
            self.labels = labels
            self.cells = cells
        }
    }

    package init(_ key: String, _ title: String, labels: [String], columns: [String], rows: [Row]) {
        self.key = key
        self.title = title
        self.labels = labels
        self.columns = columns
        self.rows = rows
    }

    /// The same with columns to be drawn beside it.
    func drawing(_ columns: String...) -> FigureTable {
        var table = self
        table.drawn = columns
        return table
    }

    /// The name of the row and the column of totals.
    static let total = "total"

    /// Counts by two divisions, with their totals.
    init(_ key: String, _ title: String, label: String, _ told: SuppressedTable, sumsColumns: Bool = true) {
        var rows = told.table.rows.enumerated().map { row, name in
            Row(name, cells: (told.cells[row] + [told.rowTotals[row]]).map { .count($0) })
        }
        if sumsColumns { rows.append(Row(Self.total, cells: (told.columnTotals + [told.total]).map { .count($0) })) }
        self.init(key, title, labels: [label], columns: told.table.columns + [Self.total], rows: rows)
    }
}
