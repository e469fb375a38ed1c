// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, without a time or a zone.
package struct CivilDate: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// A date that exists, or nil: 29 February only in leap years, years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date `days` days after 1970-01-01.
    package init(daysSinceEpoch days: Int) {
        // Days are counted from 0000-03-01 so that the leap day ends the year (Howard Hinnant, "chrono-Compatible
        // Low-Level Date Algorithms", civil_from_days).
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        self.month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// An ISO 8601 calendar date `YYYY-MM-DD`, or nil for anything else.
    package init?(iso text: some StringProtocol) {
        let parts = text.withOctets { octets -> (year: Int, month: Int, day: Int)? in
            guard octets.count == 10, octets[4] == UInt8(ascii: "-"), octets[7] == UInt8(ascii: "-") else { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var value = 0
                for octet in octets[range] {
                    guard octet >= 0x30, octet <= 0x39 else { return nil }
                    value = value * 10 + Int(octet - 0x30)
                }
                return value
            }
            guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
            return (year, month, day)
        }
        guard let parts else { return nil }
        self.init(year: parts.year, month: parts.month, day: parts.day)
    }

    /// Days since 1970-01-01.
    package var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week.
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = (daysSinceEpoch + 3) % 7
        return Weekday(rawValue: (index + 7) % 7 + 1) ?? .monday
    }

    package func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

    /// Days from this one to another; negative where the other is earlier.
    package func days(until other: CivilDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }

    package static func < (a: CivilDate, b: CivilDate) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    /// The number of days in a month.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A day of the week, numbered as in ISO 8601: Monday is 1.
package enum Weekday: Int, Hashable, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The three-letter form used in attendance patterns, `MON`.
    package var code: String {
        switch self {
        case .monday: "MON"
        case .tuesday: "TUE"
        case .wednesday: "WED"
        case .thursday: "THU"
        case .friday: "FRI"
        case .saturday: "SAT"
        case .sunday: "SUN"
        }
    }
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        // Days are counted beyond the years that can be written with four digits.
        guard (0...9999).contains(year) else { return "\(year)-\(month / 10)\(month % 10)-\(day / 10)\(day % 10)" }
        return String(unsafeUninitializedCapacity: 10) { octets in
            var rest = year
            for place in (0..<4).reversed() {
                octets[place] = 0x30 + UInt8(rest % 10)
                rest /= 10
            }
            octets[4] = UInt8(ascii: "-")
            octets[5] = 0x30 + UInt8(month / 10)
            octets[6] = 0x30 + UInt8(month % 10)
            octets[7] = UInt8(ascii: "-")
            octets[8] = 0x30 + UInt8(day / 10)
            octets[9] = 0x30 + UInt8(day % 10)
            return 10
        }
    }
}
