// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension FigureReport {
    /// One row a figure under one header: the table, the names of the row, the column, and what stands there.
    var csv: String {
        var result = CSVText.row([
            "report", "table", "row", "detail", "column", "value", "part", "of", "inside", "rehearsal", "deployment", "from", "to",
            "asOf", "history",
        ])
        func add(_ table: String, _ labels: [String], _ column: String, _ cell: FigureCell) {
            if case .none = cell { return }
            let names = [labels.first ?? "", labels.dropFirst().joined(separator: ", ")]
            result += CSVText.row(
                [name, table] + names + [column] + cell.csv + [
                    audience == .inside ? "INSIDE" : "", heading.rehearsal ? "REHEARSAL" : "", heading.deployment,
                    heading.from?.description ?? "", heading.to?.description ?? "", heading.asOf.rfc3339,
                    history?.use.rawValue ?? "",
                ])
        }
        for figure in figures { add("overall", [], figure.key, figure.cell) }
        for figure in excluded { add("excluded", [], figure.key, figure.cell) }
        for table in tables {
            for row in table.rows {
                for (column, cell) in zip(table.columns, row.cells) { add(table.key, row.labels, column, cell) }
            }
        }
        return result
    }
}

extension FigureCell {
    /// Value, part and whole; the value of a share is its percentage with a tenth.
    fileprivate var csv: [String] {
        switch self {
        case .share(let share?):
            [share.permille.map { Distribution.decimal($0) } ?? "", "\(share.part)", "\(share.whole)"]
        case .growth(let before, let now):
            [FigureCell.growth(before, now).map { Distribution.decimal($0) } ?? "", "\(before)", "\(now)"]
        case .points(let difference), .change(let difference): ["\(difference)", "", ""]
        case .span(let milliseconds): ["\(milliseconds / 1000)", "", ""]
        default: [text, "", ""]
        }
    }
}
