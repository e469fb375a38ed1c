// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A zone of the IANA time zone database, with its changes of offset laid out for fast lookup.
///
/// The changes from 1970 to 2100 are read from Foundation once, when the value is made (some milliseconds); a lookup after
/// that is a binary search. Outside those years the nearest known offset applies. Copies share the table.
package struct Zone: Hashable, Sendable {
    /// The name in the database, `Europe/London`.
    package let identifier: String
    /// First second, since 1970, of each stretch of one offset; the first stretch has no beginning.
    private let starts: [Int64]
    /// Seconds east of Greenwich of each stretch.
    private let offsets: [Int64]

    /// The zone of the United Kingdom.
    package static let london: Zone = {
        guard let zone = Zone("Europe/London") else { preconditionFailure("this system has no zone Europe/London") }
        return zone
    }()

    /// The zone of an identifier such as `Europe/London`, or nil when the system's database does not hold it.
    package init?(_ identifier: String) {
        guard TimeZone.knownTimeZoneIdentifiers.contains(identifier) || identifier == "UTC",
            let zone = TimeZone(identifier: identifier)
        else { return nil }
        func offset(_ second: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second))))
        }
        // A fortnight is shorter than the shortest stretch in the database since 1970 that matters here: Morocco leaves
        // summer time for the month of Ramadan.
        let step: Int64 = 14 * 86_400
        var starts: [Int64] = [.min]
        var offsets = [offset(0)]
        var at: Int64 = 0
        while at < Zone.lastSecond {
            let next = min(at + step, Zone.lastSecond)
            let after = offset(next)
            if after != offsets[offsets.count - 1] {
                var low = at
                var high = next
                while high - low > 1 {
                    let middle = (low + high) / 2
                    if offset(middle) == after { high = middle } else { low = middle }
                }
                starts.append(high)
                offsets.append(after)
            }
            at = next
        }
        self.identifier = identifier
        self.starts = starts
        self.offsets = offsets
    }

    /// Seconds east of Greenwich at an instant.
    package func offset(at instant: Instant) -> Int { Int(offsets[stretch(at: instant.seconds)]) }

    /// What the wall clock and the calendar of the zone show at an instant.
    package func wallTime(at instant: Instant) -> WallTime {
        let local = local(at: instant)
        let day = Zone.day(of: local)
        return WallTime(date: CivilDate(daysSinceEpoch: day), milliseconds: Int(local - Int64(day) * 86_400_000))
    }

    /// The days from 1970-01-01 to the date in the zone at an instant: what `date(at:)` has as `daysSinceEpoch`.
    package func day(at instant: Instant) -> Int { Zone.day(of: local(at: instant)) }

    /// Milliseconds of the wall clock since its 1970.
    private func local(at instant: Instant) -> Int64 { instant.milliseconds + offsets[stretch(at: instant.seconds)] * 1000 }

    private static func day(of local: Int64) -> Int {
        Int(local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000)
    }

    /// The date in the zone at an instant.
    package func date(at instant: Instant) -> CivilDate { wallTime(at: instant).date }

    /// The first instant at which the wall clock of the zone shows this date and time, or a later one.
    ///
    /// One sentence covers the two nights of the year: a time that the clocks skip is reached when they jump, and of a time
    /// that comes twice the first counts. Both are the stricter reading of a deadline.
    package func instant(reaching date: CivilDate, _ time: TimeOfDay) -> Instant {
        let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.minutes) * 60
        // No zone is more than 26 hours from any other; from there the stretches can only reach the time, not have passed it.
        var index = stretch(at: local - 26 * 3600)
        while index + 1 < starts.count {
            let reached = max(starts[index], local - offsets[index])
            if reached < starts[index + 1] { return Instant(milliseconds: reached * 1000) }
            index += 1
        }
        return Instant(milliseconds: max(starts[index], local - offsets[index]) * 1000)
    }

    private func stretch(at second: Int64) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= second { low = middle } else { high = middle }
        }
        return low
    }

    package static func == (a: Zone, b: Zone) -> Bool { a.identifier == b.identifier }

    package func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// 2101-01-01T00:00:00Z.
    private static let lastSecond: Int64 = 4_133_980_800
}

/// What a wall clock and a calendar in one zone show: a date and the time of day.
package struct WallTime: Hashable, Sendable {
    package var date: CivilDate
    /// Milliseconds since the midnight that the clock counts from, 0 to 86,399,999.
    package var milliseconds: Int

    package init(date: CivilDate, milliseconds: Int) {
        self.date = date
        self.milliseconds = milliseconds
    }

    package var hour: Int { milliseconds / 3_600_000 }
    package var minute: Int { milliseconds / 60_000 % 60 }
    package var second: Int { milliseconds / 1000 % 60 }
}
