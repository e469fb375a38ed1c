// SPDX-License-Identifier: Apache-2.0
import Safeguarding

extension FigureTable {
    /// Rows in a drawing; a longer table begins with those that matter most, and has the rest beside it.
    private static let drawnRows = 20

    /// The drawing beside the table; nil where no column is to be drawn, or nothing in them is shown.
    ///
    /// It has what the table has: what its reader may not see is no bar.
    var plot: BarPlot? {
        let places = drawn.compactMap { columns.firstIndex(of: $0) }
        let wanted = rows.filter { $0.labels.first != Self.total }
        let rows = wanted.prefix(Self.drawnRows).map { row in
            (label: row.labels.joined(separator: ", "), bars: places.map { BarPlot.Bar(row.cells[$0]) })
        }
        let values = rows.flatMap { row in row.bars.compactMap { bar in bar.value.map { (row.label, $0, bar.text) } } }
        guard let most = values.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
        let isOfShares = wanted.contains { row in
            places.contains {
                if case .share = row.cells[$0] { return true }
                return false
            }
        }
        let count =
            wanted.count > rows.count
            ? "the first \(rows.count) of \(wanted.count) rows" : rows.count == 1 ? "1 row" : "\(rows.count) rows"
        return BarPlot(
            id: "\(key)-plot", title: title,
            summary:
                "\(places.map { columns[$0] }.joined(separator: " and ")), \(count); the most is \(most.2), of \(most.0). The table has every figure.",
            series: places.map { columns[$0] }, rows: rows, end: isOfShares ? 1_000 : most.1)
    }
}

extension BarPlot.Bar {
    /// A count, or the tenths of a percent of a share.
    fileprivate init(_ cell: FigureCell) {
        let value: Int? =
            switch cell {
            case .count(let count): count.value
            case .share(let share?): share.permille
            default: nil
            }
        self.init(value: value, text: cell.text)
    }
}
