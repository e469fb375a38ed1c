// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// A drawing of distributions, one a row: every value as a dot, a box from the lower to the upper quarter with the median in
/// it, whiskers to the ends, and one threshold that all rows share.
///
/// The scale is by square root on both sides of zero, so that hours before a deadline stay readable beside weeks after it.
struct StripPlot {
    /// Distinct in a page; names the title and description for a screen reader.
    var id: String
    var title: String
    /// What the drawing shows, in words, for those who do not see it.
    var summary: String
    var rows: [(label: String, values: Distribution)]
    var threshold: (value: Int64, label: String)
    /// Places where the axis may carry a mark; those outside the range or too near another are left out.
    var ticks: [(value: Int64, label: String)]

    private static let left = 150.0
    private static let width = 580.0
    private static let rowHeight = 58.0
    private static let top = 26.0
    private static let dotStack = 8

    /// The drawing as an SVG element.
    var svg: String {
        let height = Self.top + Self.rowHeight * Double(rows.count) + 30
        var parts = [
            "<svg viewBox=\"0 0 760 \(Int(height))\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">",
            "<title id=\"\(id)-title\">\(HTMLText.escaped(title))</title>",
            "<desc id=\"\(id)-desc\">\(HTMLText.escaped(summary))</desc>",
        ]
        let bottom = Self.top + Self.rowHeight * Double(rows.count)
        for tick in placedTicks {
            parts.append(
                "<line class=\"grid\" x1=\"\(point(tick.x))\" y1=\"\(point(Self.top))\" x2=\"\(point(tick.x))\" y2=\"\(point(bottom))\"/>"
            )
            parts.append(
                "<text class=\"tick\" x=\"\(point(tick.x))\" y=\"\(point(bottom + 16))\">\(HTMLText.escaped(tick.label))</text>")
        }
        for (index, row) in rows.enumerated() {
            parts += drawing(of: row, top: Self.top + Self.rowHeight * Double(index))
        }
        let line = x(threshold.value)
        parts.append(
            "<line class=\"threshold\" x1=\"\(point(line))\" y1=\"\(point(Self.top - 8))\" x2=\"\(point(line))\" y2=\"\(point(bottom))\"/>"
        )
        parts.append(
            "<text class=\"threshold-label\" x=\"\(point(line))\" y=\"\(point(Self.top - 12))\">\(HTMLText.escaped(threshold.label))</text>"
        )
        parts.append("</svg>")
        return parts.joined(separator: "\n")
    }

    private func drawing(of row: (label: String, values: Distribution), top: Double) -> [String] {
        let values = row.values
        let middle = top + 42
        var parts = [
            "<text class=\"row\" x=\"\(point(Self.left - 12))\" y=\"\(point(middle + 4))\">\(HTMLText.escaped(row.label))</text>"
        ]
        var stacks: [Stack: Int] = [:]
        for run in values.runs {
            stacks[Stack(column: Int(x(run.value) / 4), late: run.value > threshold.value), default: 0] += run.count
        }
        // With more notices than dots fit, one dot stands for several; a stack is never empty.
        let worth = ((stacks.values.max() ?? 1) + Self.dotStack - 1) / Self.dotStack
        for (stack, count) in stacks.sorted(by: { ($0.key.column, $1.key.late ? 1 : 0) < ($1.key.column, $0.key.late ? 1 : 0) }) {
            for level in 0..<((count + worth - 1) / worth) {
                let y = point(middle - 12 - Double(level) * 3.6)
                parts.append(
                    "<circle class=\"\(stack.late ? "late" : "dot")\" cx=\"\(stack.column * 4 + 2)\" cy=\"\(y)\" r=\"1.7\"/>")
            }
        }
        let (low, lower, median, upper, high) = (
            x(values.min), x(values.percentile(25)), x(tenths: values.medianTenths), x(values.percentile(75)), x(values.max)
        )
        parts.append(
            "<line class=\"whisker\" x1=\"\(point(low))\" y1=\"\(point(middle))\" x2=\"\(point(high))\" y2=\"\(point(middle))\"/>")
        parts.append(
            "<rect class=\"box\" x=\"\(point(lower))\" y=\"\(point(middle - 6))\" width=\"\(point(max(upper - lower, 1)))\" height=\"12\"/>"
        )
        parts.append(
            "<line class=\"median\" x1=\"\(point(median))\" y1=\"\(point(middle - 7))\" x2=\"\(point(median))\" y2=\"\(point(middle + 7))\"/>"
        )
        return parts
    }

    /// The dots of one narrow column that are on one side of the threshold.
    private struct Stack: Hashable {
        var column: Int
        var late: Bool
    }

    private var range: ClosedRange<Int64> {
        let low = rows.map(\.values.min).reduce(threshold.value, Swift.min)
        let high = rows.map(\.values.max).reduce(threshold.value, Swift.max)
        return low == high ? low...(low + 1) : low...high
    }

    private func x(_ value: Int64) -> Double { x(tenths: value * 10) }

    private func x(tenths: Int64) -> Double {
        let low = Self.rooted(range.lowerBound * 10)
        let high = Self.rooted(range.upperBound * 10)
        return Self.left + (Self.rooted(tenths) - low) / (high - low) * Self.width
    }

    private static func rooted(_ value: Int64) -> Double {
        Double(value.magnitude).squareRoot() * (value < 0 ? -1 : 1)
    }

    private var placedTicks: [(x: Double, label: String)] {
        var placed: [(x: Double, label: String)] = []
        for tick in ticks where range.contains(tick.value) {
            let x = x(tick.value)
            if placed.allSatisfy({ abs($0.x - x) >= 34 }) { placed.append((x, tick.label)) }
        }
        return placed
    }

    /// A coordinate with one decimal, the same on every machine.
    private func point(_ value: Double) -> String { Distribution.decimal(Int64((value * 10).rounded())) }
}
