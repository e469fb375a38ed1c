// SPDX-License-Identifier: Apache-2.0

/// When an area sends drills by itself: to each setting on its own first school day of a period.
package struct DrillPlan: Hashable, Sendable {
    /// How often.
    package enum Rhythm: String, Hashable, Sendable, CaseIterable {
        case off
        case month
        /// After each week or more without a school day.
        case halfTerm = "half-term"
    }

    package var rhythm: Rhythm
    /// The local time from which it is sent on that day.
    package var at: TimeOfDay

    package init(_ rhythm: Rhythm, at: TimeOfDay) {
        self.rhythm = rhythm
        self.at = at
    }

    /// How many days without a school day end a half-term.
    static let gap = 7
    /// The most days that a half-term lasts, where a calendar has no such gap.
    static let longest = 120

    /// Whether a setting is to be sent a drill on a day: a school day of its own, in a period in which it was sent none.
    ///
    /// What is missed on a period's first school day is made up on the next, so that no restart loses one and none repeats one.
    ///
    /// - Parameter last: the local day on which this plan last sent it one.
    package func isDue(on day: CivilDate, last: CivilDate?, _ calendar: SettingCalendar) -> Bool {
        guard rhythm != .off, calendar.isSchoolDay(day) else { return false }
        return last.map { $0 < start(ofPeriodWith: day, calendar) } ?? true
    }

    private func start(ofPeriodWith day: CivilDate, _ calendar: SettingCalendar) -> CivilDate {
        switch rhythm {
        case .off: return day
        case .month: return day.adding(days: 1 - day.day)
        case .halfTerm:
            var idle = 0
            for back in 1...Self.longest {
                idle = calendar.isSchoolDay(day.adding(days: -back)) ? 0 : idle + 1
                if idle == Self.gap { return day.adding(days: Self.gap - back) }
            }
            return day.adding(days: -Self.longest)
        }
    }
}
