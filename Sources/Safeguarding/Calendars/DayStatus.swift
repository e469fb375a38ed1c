// SPDX-License-Identifier: Apache-2.0

/// Whose term dates an answer of a calendar rests on; the surer is the greater.
package enum CalendarConfidence: String, Hashable, Comparable, Sendable, CaseIterable {
    /// The setting's own.
    case setting = "SETTING"
    /// The local authority's, because the setting has none for that day.
    case authorityDefault = "LA_DEFAULT"
    /// Nobody's: weekdays less bank holidays.
    case low = "LOW"

    package static func < (a: CalendarConfidence, b: CalendarConfidence) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .setting: 2
        case .authorityDefault: 1
        case .low: 0
        }
    }
}

/// What a day is at a setting, and how sure that is.
package struct DayStatus: Hashable, Sendable {
    package let reason: Reason
    /// The surest of those who said anything of the day.
    package let confidence: CalendarConfidence

    package init(reason: Reason, confidence: CalendarConfidence) {
        self.reason = reason
        self.confidence = confidence
    }

    /// Whether pupils are expected.
    package var isSchoolDay: Bool { reason.isSchoolDay }

    /// The rule that decided the day, the strongest first (design.md section 9).
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case closure, openExtra, inset, holiday
        /// The setting does not open on this day of the week.
        case notOpenWeekday
        case bankHoliday
        /// A term covers it.
        case term
        /// Terms are known around it and none covers it.
        case betweenTerms
        /// No terms are known: an ordinary weekday.
        case assumedOpen

        package var isSchoolDay: Bool { self == .openExtra || self == .term || self == .assumedOpen }
    }
}
