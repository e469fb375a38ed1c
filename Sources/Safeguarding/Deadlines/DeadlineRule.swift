// SPDX-License-Identifier: Apache-2.0

/// The rule of domain.md 2.4: the first cut-off on a school day of the setting strictly after the report to police.
package struct DeadlineRule: Hashable, Sendable {
    package var zone: Zone
    /// The cut-off where neither the setting nor its authority has one.
    package var cutOff: TimeOfDay
    /// Cut-offs of settings and of authorities; a setting's own goes before its authority's.
    package var cutOffs: [PartnerID: TimeOfDay]
    /// A report at most this long before the cut-off makes the deadline infeasible.
    package var infeasibleWithin: Duration

    package init(
        zone: Zone = .london, cutOff: TimeOfDay = .halfPastEight, cutOffs: [PartnerID: TimeOfDay] = [:],
        infeasibleWithin: Duration = .seconds(30 * 60)
    ) {
        self.zone = zone
        self.cutOff = cutOff
        self.cutOffs = cutOffs
        self.infeasibleWithin = infeasibleWithin
    }

    /// The deadline of a notice.
    ///
    /// - Parameters:
    ///   - reportedAt: the report to the police, from which timeliness is measured (domain.md 11 item 3).
    ///   - attendance: the days a young child attends, or nil where unknown; only early-years settings look at it.
    package func deadline(reportedAt: Instant, calendar: SettingCalendar, attendance: Weekdays? = nil) -> Deadline {
        let time = cutOff(of: calendar.place)
        let start = zone.date(at: reportedAt)
        let attending = calendar.place.setting.kind == .earlyYears ? attendance : nil

        if let attending, let date = day(from: start, after: reportedAt, time, calendar, attending) {
            return deadline(on: date, time, reportedAt, calendar.status(on: date).confidence, .schoolDay, calendar)
        }
        if let date = day(from: start, after: reportedAt, time, calendar, nil) {
            let basis = attending == nil ? Deadline.Basis.schoolDay : .attendanceIgnored
            return deadline(on: date, time, reportedAt, calendar.status(on: date).confidence, basis, calendar)
        }
        let weekday = (0..<SettingCalendar.searchLimit).lazy.map { start.adding(days: $0) }.first {
            Weekdays.mondayToFriday.contains($0.weekday) && !calendar.isBankHoliday($0)
                && zone.instant(reaching: $0, time) > reportedAt
        }
        if let weekday { return deadline(on: weekday, time, reportedAt, .low, .weekday, calendar) }
        let later = zone.instant(reaching: start, time) > reportedAt ? start : start.adding(days: 1)
        return deadline(on: later, time, reportedAt, .low, .nextDay, calendar)
    }

    /// The cut-off of a setting: its own, else its authority's, else the general one.
    package func cutOff(of place: SettingPlace) -> TimeOfDay {
        if cutOffs.isEmpty { return cutOff }
        return cutOffs[place.setting] ?? place.authority.flatMap { cutOffs[$0] } ?? cutOff
    }

    private func day(
        from start: CivilDate, after reportedAt: Instant, _ time: TimeOfDay, _ calendar: SettingCalendar, _ attending: Weekdays?
    ) -> CivilDate? {
        var from = start
        // Only the day of the report, and in a zone that turns its clocks back over midnight the next, can have its cut-off
        // behind the report.
        for _ in 0..<3 {
            guard let date = calendar.firstSchoolDay(onOrAfter: from, attending: attending) else { return nil }
            if zone.instant(reaching: date, time) > reportedAt { return date }
            from = date.adding(days: 1)
        }
        return nil
    }

    private func deadline(
        on date: CivilDate, _ time: TimeOfDay, _ reportedAt: Instant, _ confidence: CalendarConfidence, _ basis: Deadline.Basis,
        _ calendar: SettingCalendar
    ) -> Deadline {
        let instant = zone.instant(reaching: date, time)
        return Deadline(
            instant: instant, date: date, confidence: confidence,
            infeasible: instant.milliseconds - reportedAt.milliseconds <= infeasibleWithin.wholeMilliseconds, basis: basis,
            calendarVersion: calendar.version)
    }
}
