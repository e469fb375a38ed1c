// SPDX-License-Identifier: Apache-2.0

/// A time of day on a wall clock, to the minute, without a date or a zone: `08:30`.
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1439.
    package let minutes: Int

    package static let midnight = TimeOfDay(unchecked: 0)

    package static let sevenInTheMorning = TimeOfDay(unchecked: 420)

    package static let nineInTheMorning = TimeOfDay(unchecked: 540)

    package static let halfPastNine = TimeOfDay(unchecked: 570)

    /// Half past eight in the morning, the cut-off where nobody says otherwise (domain.md 2.4).
    package static let halfPastEight = TimeOfDay(unchecked: 510)

    /// Nil outside 00:00 to 23:59.
    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.minutes = hour * 60 + minute
    }

    /// Parses `HH:MM`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let octets = Array(text.utf8)
        guard octets.count == 5, octets[2] == UInt8(ascii: ":") else { return nil }
        let digits = [octets[0], octets[1], octets[3], octets[4]].map { Int($0) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        self.init(hour: digits[0] * 10 + digits[1], minute: digits[2] * 10 + digits[3])
    }

    private init(unchecked minutes: Int) { self.minutes = minutes }

    package static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.minutes < b.minutes }

    package var description: String {
        let hour = minutes / 60
        let minute = minutes % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
