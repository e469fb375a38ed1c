// SPDX-License-Identifier: Apache-2.0

/// Rows under headings, aligned for a fixed-width terminal.
struct TextTable {
    var headings: [String]
    var rows: [[String]] = []

    init(_ headings: [String], rows: [[String]] = []) {
        self.headings = headings
        self.rows = rows
    }

    /// Lines without trailing blanks; columns are two blanks apart, and the last is never padded.
    var lines: [String] {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
