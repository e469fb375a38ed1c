// SPDX-License-Identifier: Apache-2.0

/// When a notice must have reached its recipient, and how that was found.
package struct Deadline: Hashable, Sendable {
    /// The cut-off; strictly after the report.
    package let instant: Instant
    /// The school day of the cut-off, in the setting's zone.
    package let date: CivilDate
    package let confidence: CalendarConfidence
    /// Whether the report came so shortly before the cut-off that nobody could have met it (domain.md 2.4).
    ///
    /// The deadline stays strict for reporting, and the notice is sent at once.
    package let infeasible: Bool
    package let basis: Basis
    /// The version of the calendar that gave it.
    package let calendarVersion: Int

    package init(
        instant: Instant, date: CivilDate, confidence: CalendarConfidence, infeasible: Bool, basis: Basis, calendarVersion: Int
    ) {
        self.instant = instant
        self.date = date
        self.confidence = confidence
        self.infeasible = infeasible
        self.basis = basis
        self.calendarVersion = calendarVersion
    }

    /// How far the search for a day had to fall back; each later one is used only when the one before found no day in
    /// ``SettingCalendar/searchLimit`` days.
    package enum Basis: String, Hashable, Sendable, CaseIterable {
        /// A school day of the setting on which the child attends.
        case schoolDay
        /// The child's attendance pattern meets no school day: a school day of the setting.
        case attendanceIgnored
        /// The setting has no school day: the next weekday that is no bank holiday, confidence LOW.
        case weekday
        /// Not even that: the next day, confidence LOW.
        case nextDay
        /// A fixed number of hours or days, whatever the school days.
        case fixed
    }
}
