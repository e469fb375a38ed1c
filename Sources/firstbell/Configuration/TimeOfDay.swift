// SPDX-License-Identifier: Apache-2.0

/// A time on a 24-hour clock, written `HH:MM`.
struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
    var hour: Int
    var minute: Int

    init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// Nil for anything but two digits, a colon and two digits that are a time of day.
    init?(_ text: String) {
        let octets = Array(text.utf8)
        guard octets.count == 5, octets[2] == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (0x30...0x39).contains(octets[$0]) })
        else { return nil }
        hour = Int(octets[0] - 0x30) * 10 + Int(octets[1] - 0x30)
        minute = Int(octets[3] - 0x30) * 10 + Int(octets[4] - 0x30)
        guard hour < 24, minute < 60 else { return nil }
    }

    var description: String { "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)" }
}
