// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// One figure of a report, with what it is a figure of.
package enum FigureCell: Hashable, Sendable {
    case count(ShownCount)
    /// Never a percentage alone; nil where one of its counts is not shown.
    case share(Share?)
    /// A difference of two percentages, in whole percentage points.
    case points(Int)
    /// How much more there is than there was.
    case change(Int)
    /// By what share a count grew; never without the two counts.
    case growth(from: Int, to: Int)
    case tenths(Int)
    /// Milliseconds.
    case span(Int64)
    case day(CivilDate)
    /// From 1.
    case rank(Int)
    case text(String)
    /// The row has no such figure.
    case none

    package static func count(_ count: Int) -> FigureCell { .count(.count(count)) }

    /// As people read it.
    package var text: String {
        switch self {
        case .count(let count): count.description
        case .share(let share): share?.description ?? ShownCount.withheld.description
        case .points(let points): "\(points > 0 ? "+" : "")\(points) pp"
        case .change(let change): "\(change > 0 ? "+" : "")\(change)"
        case .growth(let before, let now):
            (Self.growth(before, now).map { ($0 > 0 ? "+" : "") + Distribution.decimal($0) + " %" } ?? "-")
                + " (\(before) to \(now))"
        case .tenths(let tenths): Distribution.decimal(tenths)
        case .span(let milliseconds): SpanText.brief(milliseconds: milliseconds)
        case .day(let day): day.description
        case .rank(let rank): "\(rank)"
        case .text(let text): text
        case .none: "-"
        }
    }

    /// Tenths of a percent, rounded half away from zero; nil of nothing.
    static func growth(_ before: Int, _ now: Int) -> Int? {
        guard before > 0 else { return nil }
        let (sign, size) = (now < before ? -1 : 1, (now - before).magnitude)
        return sign * Int((size * 2000 + UInt(before)) / (UInt(before) * 2))
    }
}
