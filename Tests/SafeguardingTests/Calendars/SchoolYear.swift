// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

/// The calendars behind the worked examples of domain.md 2.4.
enum SchoolYear {
    static let schoolText = "school/116900"
    static let authorityText = "local-authority/885"

    static func partner(_ text: String) throws -> PartnerID { try #require(PartnerID(text)) }

    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    static func entry(_ scope: String, _ kind: CalendarKind, _ from: String, _ to: String? = nil) throws -> CalendarEntry {
        try #require(CalendarEntry(scope: partner(scope), kind: kind, from: date(from), to: date(to ?? from)))
    }

    /// The terms of 2026 and spring 2027, and the two INSET days.
    static func entries(scope: String = schoolText) throws -> [CalendarEntry] {
        [
            try entry(scope, .term, "2026-01-05", "2026-02-13"), try entry(scope, .term, "2026-02-23", "2026-03-27"),
            try entry(scope, .term, "2026-04-13", "2026-05-22"), try entry(scope, .term, "2026-06-01", "2026-07-21"),
            try entry(scope, .term, "2026-09-02", "2026-10-23"), try entry(scope, .term, "2026-11-02", "2026-12-18"),
            try entry(scope, .term, "2027-01-04", "2027-02-12"), try entry(scope, .inset, "2026-09-02"),
            try entry(scope, .inset, "2027-01-04"),
        ]
    }

    /// England and Wales, from domain.md 5.3.
    static func bankHolidays() throws -> BankHolidays {
        BankHolidays([
            .englandAndWales: try [
                "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
                "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
            ].map(date),
            .scotland: try ["2026-06-15"].map(date),
        ])
    }

    static func calendar(
        _ entries: [CalendarEntry], setting: String = schoolText, division: Division = .englandAndWales,
        openDays: Weekdays = .mondayToFriday, version: Int = 1
    ) throws -> SettingCalendar {
        var book = CalendarBook(entries: entries, bankHolidays: try bankHolidays(), version: version)
        return book.calendar(
            of: SettingPlace(
                setting: try partner(setting), authority: try partner(authorityText), division: division, openDays: openDays))
    }
}
