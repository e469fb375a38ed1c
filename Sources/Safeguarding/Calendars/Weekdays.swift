// SPDX-License-Identifier: Apache-2.0

/// A set of days of the week: the days a setting opens, or the days a young child attends.
package struct Weekdays: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue & 0x7f }

    package init(_ days: some Sequence<Weekday>) {
        self.init(rawValue: days.reduce(0) { $0 | Weekdays.bit($1) })
    }

    package static let mondayToFriday = Weekdays(rawValue: 0b001_1111)
    package static let everyDay = Weekdays(rawValue: 0b111_1111)

    /// Parses an attendance pattern: days and ranges of days, in either case, `MON-TUE`, `MON;WED;FRI`, `MON-TUE;THU`.
    ///
    /// `-` is a range in the order of the week; `;`, `,`, `+`, `/` and spaces separate. Nil for an empty text, an unknown day
    /// or a range that runs backwards, which is more often a slip than a week that wraps.
    package init?(pattern: some StringProtocol) {
        var days: Weekdays = []
        for part in pattern.uppercased().split(whereSeparator: { ";,+/ ".contains($0) }) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Weekday(code: $0) }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first.rawValue <= last.rawValue else {
                return nil
            }
            for number in first.rawValue...last.rawValue { days.formUnion(Weekdays(rawValue: 1 << UInt8(number - 1))) }
        }
        if days.isEmpty { return nil }
        self = days
    }

    package func contains(_ day: Weekday) -> Bool { rawValue & Weekdays.bit(day) != 0 }

    /// Whether the set holds the weekday of a day counted from 1970-01-01, without making a date of it.
    package func contains(weekdayOf daysSinceEpoch: Int) -> Bool {
        // 1970-01-01 was a Thursday.
        let index = (daysSinceEpoch + 3) % 7
        return rawValue & 1 << UInt8(index < 0 ? index + 7 : index) != 0
    }

    private static func bit(_ day: Weekday) -> UInt8 { 1 << UInt8(day.rawValue - 1) }
}

extension Weekdays: CustomStringConvertible {
    /// The days as codes joined by `;`, which parses back to the same set.
    package var description: String { Weekday.allCases.filter { contains($0) }.map(\.code).joined(separator: ";") }
}

extension Weekday {
    /// The day of a three-letter upper-case code, `MON`.
    package init?(code: some StringProtocol) {
        guard let day = Weekday.allCases.first(where: { $0.code == code }) else { return nil }
        self = day
    }
}
