// SPDX-License-Identifier: Apache-2.0

/// A quarter of the financial year, which begins on 1 April.
package struct FinancialQuarter: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Quarters since the financial year 0.
    package let index: Int

    package init(index: Int) { self.index = index }

    /// The quarter of a day.
    package init(_ date: CivilDate) { index = (date.year * 12 + date.month - 4) / 3 }

    /// The calendar year in which its financial year begins.
    package var year: Int { index / 4 }

    /// 1 to 4; the first is April to June.
    package var number: Int { index % 4 + 1 }

    /// `2021/22`.
    package var yearText: String { Self.yearText(year) }

    package static func yearText(_ year: Int) -> String {
        let next = (year + 1) % 100
        return "\(year)/\(next < 10 ? "0" : "")\(next)"
    }

    /// `2021/22 Q1`.
    package var description: String { "\(yearText) Q\(number)" }

    /// The first of the three months' first days.
    package var firstDay: CivilDate {
        // Quarter 0 of a year begins in its April.
        let months = index * 3 + 3
        guard let day = CivilDate(year: months / 12, month: months % 12 + 1, day: 1) else { preconditionFailure("no such quarter") }
        return day
    }

    package var lastDay: CivilDate { FinancialQuarter(index: index + 1).firstDay.adding(days: -1) }

    /// The same quarter of the year before.
    package var aYearBefore: FinancialQuarter { FinancialQuarter(index: index - 4) }

    package static func < (a: FinancialQuarter, b: FinancialQuarter) -> Bool { a.index < b.index }
}
