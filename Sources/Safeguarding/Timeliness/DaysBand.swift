// SPDX-License-Identifier: Apache-2.0

/// The bands of days from report to delivery (domain.md 12).
///
/// Days are counted on the calendar of the zone: 0 is the same date, as the audits that the bands come from count.
package enum DaysBand: String, Hashable, Sendable, CaseIterable {
    case sameDay = "0"
    case nextDay = "1"
    case days2to3 = "2-3"
    case days4to7 = "4-7"
    case days8to14 = "8-14"
    case days15to21 = "15-21"
    case days22to35 = "22-35"
    case over35 = ">35"

    package init(days: Int64) {
        self =
            switch days {
            case ...0: .sameDay
            case 1: .nextDay
            case 2...3: .days2to3
            case 4...7: .days4to7
            case 8...14: .days8to14
            case 15...21: .days15to21
            case 22...35: .days22to35
            default: .over35
            }
    }

    /// How many days fall in each band that has any.
    static func counts(_ days: Distribution?) -> [DaysBand: Int] {
        var counts: [DaysBand: Int] = [:]
        for run in days?.runs ?? [] { counts[DaysBand(days: run.value), default: 0] += run.count }
        return counts
    }
}
