// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// A drawing of counts or of shares, one row for each row of a table: a bar a column with its figure beside it.
///
/// It is for figures that begin at nothing and for no mean: of a distribution ``StripPlot`` is the drawing. Columns are told
/// apart by outline as well as by colour.
struct BarPlot {
    /// Distinct in a page; names the title and description for a screen reader.
    var id: String
    var title: String
    /// What the drawing shows, in words, for those who do not see it.
    var summary: String
    /// The columns, at most two.
    var series: [String]
    var rows: [(label: String, bars: [Bar])]
    /// The value at the right end, more than 0.
    var end: Int

    struct Bar {
        /// Nil where the reader may not see it, or there is none: then only the text stands there.
        var value: Int?
        var text: String
    }

    private static let left = 230.0
    private static let width = 360.0
    private static let top = 28.0
    private static let barHeight = 13.0
    private static let labelLength = 34

    private var rowHeight: Double { Self.barHeight * Double(series.count) + 9 }

    /// The drawing as an SVG element.
    var svg: String {
        let bottom = Self.top + rowHeight * Double(rows.count)
        var parts = [
            "<svg viewBox=\"0 0 760 \(Int(bottom) + 8)\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">",
            "<title id=\"\(id)-title\">\(HTMLText.escaped(title))</title>",
            "<desc id=\"\(id)-desc\">\(HTMLText.escaped(summary))</desc>",
        ]
        for (place, name) in series.enumerated() {
            let x = Self.left + Double(place) * 180
            parts.append(rect(place, x: x, y: 6, width: 12))
            parts.append("<text x=\"\(point(x + 18))\" y=\"16\">\(HTMLText.escaped(name))</text>")
        }
        parts.append(
            "<line class=\"grid\" x1=\"\(point(Self.left))\" y1=\"\(point(Self.top - 4))\" x2=\"\(point(Self.left))\" y2=\"\(point(bottom))\"/>"
        )
        for (number, row) in rows.enumerated() {
            let top = Self.top + rowHeight * Double(number)
            let middle = top + Self.barHeight * Double(series.count) / 2
            parts.append(
                "<text class=\"row\" x=\"\(point(Self.left - 10))\" y=\"\(point(middle + 4))\">\(HTMLText.escaped(Self.cut(row.label)))</text>"
            )
            for (place, bar) in row.bars.enumerated() {
                let y = top + Self.barHeight * Double(place)
                let length = bar.value.map { Double($0) / Double(end) * Self.width } ?? 0
                if length > 0 { parts.append(rect(place, x: Self.left, y: y + 1, width: max(length, 1))) }
                parts.append(
                    "<text x=\"\(point(Self.left + length + 6))\" y=\"\(point(y + 11))\">\(HTMLText.escaped(bar.text))</text>")
            }
        }
        parts.append("</svg>")
        return parts.joined(separator: "\n")
    }

    private func rect(_ series: Int, x: Double, y: Double, width: Double) -> String {
        "<rect class=\"\(series == 0 ? "bar" : "outline")\" x=\"\(point(x))\" y=\"\(point(y))\" width=\"\(point(width))\" height=\"\(point(Self.barHeight - 2))\"/>"
    }

    private static func cut(_ label: String) -> String {
        label.count > labelLength ? label.prefix(labelLength - 1) + "…" : label
    }

    /// A coordinate with one decimal, the same on every machine.
    private func point(_ value: Double) -> String { Distribution.decimal(Int64((value * 10).rounded())) }
}
