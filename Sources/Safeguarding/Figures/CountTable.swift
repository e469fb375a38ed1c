// SPDX-License-Identifier: Apache-2.0

/// Counts by two divisions of the same things: a row for each of one, a column for each of the other.
package struct CountTable: Hashable, Sendable {
    package private(set) var rows: [String]
    package private(set) var columns: [String]
    /// By row and column.
    package private(set) var counts: [[Int]]

    /// A table of nothing but zeros.
    package init(rows: [String], columns: [String]) {
        self.rows = rows
        self.columns = columns
        counts = rows.map { _ in columns.map { _ in 0 } }
    }

    /// - Parameter counts: a list for each row with one count for each column; what is beyond is left out, what is missing is 0.
    package init(rows: [String], columns: [String], counts: [[Int]]) {
        self.init(rows: rows, columns: columns)
        for (row, line) in counts.prefix(rows.count).enumerated() {
            for (column, count) in line.prefix(columns.count).enumerated() { self.counts[row][column] = count }
        }
    }

    package mutating func add(_ count: Int, row: Int, column: Int) { counts[row][column] += count }

    package var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }

    package var columnTotals: [Int] { columns.indices.map { column in counts.reduce(0) { $0 + $1[column] } } }

    package var total: Int { rowTotals.reduce(0, +) }

    /// The same without some of its columns.
    package func keeping(columns kept: [Bool]) -> CountTable {
        func chosen<Value>(_ values: [Value]) -> [Value] { zip(values, kept).filter(\.1).map(\.0) }
        return CountTable(rows: rows, columns: chosen(columns), counts: counts.map(chosen))
    }

    /// The same without rows of nothing but zeros.
    package var withoutEmptyRows: CountTable {
        let kept = rows.indices.filter { row in counts[row].contains { $0 != 0 } }
        return CountTable(rows: kept.map { rows[$0] }, columns: columns, counts: kept.map { counts[$0] })
    }
}
