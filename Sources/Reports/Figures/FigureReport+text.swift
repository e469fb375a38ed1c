// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension FigureReport {
    /// Rows of a table on a terminal before the rest is only counted.
    private static let listed = 40

    /// The report as tables for a terminal.
    var text: String {
        var lines: [String] = []
        if heading.rehearsal { lines.append("REHEARSAL: a rehearsal deployment, no real notices") }
        lines.append(range.isEmpty ? title : "\(title), \(range)")
        lines.append("\(heading.deployment), as of \(heading.asOf), days in \(heading.zone.identifier)")
        if !figures.isEmpty { lines += [""] + Self.aligned(figures) }
        if !excluded.isEmpty { lines += ["", "Not counted, and why"] + Self.aligned(excluded).map { "  " + $0 } }
        for table in tables where !table.rows.isEmpty {
            var columns = TextColumns()
            columns.add([table.labels.joined(separator: ", ")] + table.columns)
            let listed = table.isWhole ? table.rows.count : Self.listed
            for row in table.rows.prefix(listed) {
                columns.add([row.labels.joined(separator: ", ")] + row.cells.map(\.text))
            }
            lines += ["", table.title] + columns.lines.map { "  " + $0 }
            let rest = table.rows.count - listed
            if rest > 0 { lines.append("  and \(rest) more: see --format csv") }
        }
        lines.append("")
        lines += remarks
        return lines.joined(separator: "\n") + "\n"
    }

    private static func aligned(_ figures: [Figure]) -> [String] {
        let width = figures.map(\.title.count).max() ?? 0
        return figures.map { $0.title + String(repeating: " ", count: width - $0.title.count + 2) + $0.cell.text }
    }
}
