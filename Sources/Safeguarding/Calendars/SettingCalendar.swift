// SPDX-License-Identifier: Apache-2.0

/// What a calendar must know of a setting beside its rows.
package struct SettingPlace: Hashable, Sendable {
    package var setting: PartnerID
    /// The local authority whose calendar stands in; nil when the directory does not say.
    package var authority: PartnerID?
    package var division: Division
    /// The days of the week on which the setting opens.
    package var openDays: Weekdays

    package init(
        setting: PartnerID, authority: PartnerID?, division: Division = .englandAndWales, openDays: Weekdays = .mondayToFriday
    ) {
        self.setting = setting
        self.authority = authority
        self.division = division
        self.openDays = openDays
    }
}

/// Which days are school days of one setting (design.md section 9, domain.md 2.4).
///
/// A setting's own TERM rows replace its authority's for the span they cover, from the first to the last of them with the
/// holidays between; outside it the authority's terms hold, and without those weekdays less bank holidays, confidence LOW.
/// The authority's other rows always apply. CLOSURE over OPEN_EXTRA over INSET over HOLIDAY over bank holiday over TERM.
package struct SettingCalendar: Sendable {
    package let place: SettingPlace
    /// The version of the rows that gave this calendar, as the book that made it was told.
    package let version: Int
    private let table: DayTable
    private let bankHolidays: [Int]

    /// How many days a search looks at before it gives up: a year, and five weeks so that it ends in a term.
    package static let searchLimit = 400

    init(place: SettingPlace, version: Int, table: DayTable, bankHolidays: [Int]) {
        self.place = place
        self.version = version
        self.table = table
        self.bankHolidays = bankHolidays
    }

    /// What a day is, by the rule that decided it.
    package func status(on date: CivilDate) -> DayStatus { table.status(date.daysSinceEpoch) }

    package func isSchoolDay(_ date: CivilDate) -> Bool { status(on: date).isSchoolDay }

    /// Whether the day is a bank holiday of the setting's division, whatever its rows say.
    package func isBankHoliday(_ date: CivilDate) -> Bool { bankHolidays.containsSorted(date.daysSinceEpoch) }

    /// The first school day on or after a date, on one of the days a child attends where those are known.
    ///
    /// Looks at ``searchLimit`` days and returns nil when none of them is one.
    package func firstSchoolDay(onOrAfter date: CivilDate, attending: Weekdays? = nil) -> CivilDate? {
        let first = date.daysSinceEpoch
        for day in first..<(first + SettingCalendar.searchLimit) where table.status(day).isSchoolDay {
            if let attending, !attending.contains(weekdayOf: day) { continue }
            return CivilDate(daysSinceEpoch: day)
        }
        return nil
    }
}
