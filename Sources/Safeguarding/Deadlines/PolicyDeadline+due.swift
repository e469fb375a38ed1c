// SPDX-License-Identifier: Apache-2.0

extension DeadlineRule {
    /// The deadline that a rule of the policy gives, in whole hours or days from when its matter happened.
    ///
    /// A working day is Monday to Friday less the bank holidays of the place. A number of them ends at the local time of day at
    /// which it began, on the last of them. A working day starts at nine.
    ///
    /// - Parameters:
    ///   - due: as the rule has it; the next cut-off, and what needs a meeting or has no time, is by the school days of the place.
    ///   - anchor: the report to the police, or the hearing.
    package func deadline(_ due: PolicyDeadline, from anchor: Instant, calendar: SettingCalendar) -> Deadline {
        switch due {
        case .nextCutOff, .none, .daysBeforeMeeting: return deadline(reportedAt: anchor, calendar: calendar)
        case .immediate: return fixed(anchor, calendar)
        case .startOfDay:
            var date = zone.date(at: anchor)
            while !isWorkingDay(date, calendar) || zone.instant(reaching: date, .nineInTheMorning) <= anchor {
                date = date.adding(days: 1)
            }
            return fixed(zone.instant(reaching: date, .nineInTheMorning), calendar)
        case .hours(let count): return fixed(anchor + .seconds(Int64(count) * 3600), calendar)
        case .days(let count): return fixed(at: zone.date(at: anchor).adding(days: count), anchor, calendar)
        case .workingDays(let count):
            var date = zone.date(at: anchor)
            for _ in 0..<count {
                repeat { date = date.adding(days: 1) } while !isWorkingDay(date, calendar)
            }
            return fixed(at: date, anchor, calendar)
        }
    }

    private func isWorkingDay(_ date: CivilDate, _ calendar: SettingCalendar) -> Bool {
        Weekdays.mondayToFriday.contains(date.weekday) && !calendar.isBankHoliday(date)
    }

    /// The time of day of `anchor` on another date; the clocks' change does not move it.
    private func fixed(at date: CivilDate, _ anchor: Instant, _ calendar: SettingCalendar) -> Deadline {
        let wall = zone.wallTime(at: anchor)
        let minutes = wall.milliseconds / 60_000
        guard let time = TimeOfDay(hour: minutes / 60, minute: minutes % 60) else { return fixed(anchor, calendar) }
        return fixed(
            zone.instant(reaching: date, time) + .milliseconds(Int64(wall.milliseconds % 60_000)), calendar)
    }

    private func fixed(_ instant: Instant, _ calendar: SettingCalendar) -> Deadline {
        // No term dates come into it, so there is nothing that could be uncertain about them.
        Deadline(
            instant: instant, date: zone.date(at: instant), confidence: .setting, infeasible: false, basis: .fixed,
            calendarVersion: calendar.version)
    }
}
