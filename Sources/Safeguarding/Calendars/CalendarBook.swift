// SPDX-License-Identifier: Apache-2.0

/// Every calendar of a deployment: the rows of settings and authorities, and the bank holidays.
///
/// Calendars are laid out on first use and kept; a change of rows makes a new book with a higher version.
package struct CalendarBook: Sendable {
    /// The version stored with each deadline, so that a later reader can tell which rows gave it.
    package let version: Int
    package let bankHolidays: BankHolidays
    private let entries: [PartnerID: [CalendarEntry]]
    private var calendars: [SettingPlace: SettingCalendar] = [:]
    private var defaults: [DefaultKey: DayTable] = [:]

    /// Settings without rows of their own share a table when these agree.
    private struct DefaultKey: Hashable {
        var authority: PartnerID?
        var division: Division
        var openDays: Weekdays
    }

    package init(entries: [CalendarEntry], bankHolidays: BankHolidays, version: Int) {
        self.version = version
        self.bankHolidays = bankHolidays
        self.entries = Dictionary(grouping: entries, by: \.scope)
    }

    /// The calendar of a setting.
    package mutating func calendar(of place: SettingPlace) -> SettingCalendar {
        if let known = calendars[place] { return known }
        let calendar = SettingCalendar(
            place: place, version: version, table: table(of: place), bankHolidays: bankHolidays.days(in: place.division))
        calendars[place] = calendar
        return calendar
    }

    private mutating func table(of place: SettingPlace) -> DayTable {
        let authority = place.authority.flatMap { entries[$0] } ?? []
        let days = bankHolidays.days(in: place.division)
        // An authority that owns a hold stands in for a setting nobody knows yet: its rows are a default, not that setting's own.
        if place.setting != place.authority, let own = entries[place.setting] {
            return DayTable(own: own, authority: authority, bankHolidays: days, openDays: place.openDays)
        }
        let key = DefaultKey(authority: place.authority, division: place.division, openDays: place.openDays)
        if let shared = defaults[key] { return shared }
        let shared = DayTable(own: [], authority: authority, bankHolidays: days, openDays: place.openDays)
        defaults[key] = shared
        return shared
    }
}
