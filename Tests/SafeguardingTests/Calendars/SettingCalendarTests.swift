// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct SettingCalendarTests {
    private typealias Year = SchoolYear

    @Test func `each kind of row goes before the kinds below it`() throws {
        // Tuesday 17 November 2026 in term; the rows pile up from the weakest to the strongest.
        var entries = try Year.entries()
        let day = try Year.date("2026-11-17")
        #expect(try Year.calendar(entries).status(on: day).reason == .term)
        for (kind, reason) in [
            (CalendarKind.holiday, DayStatus.Reason.holiday), (.inset, .inset), (.openExtra, .openExtra), (.closure, .closure),
        ] {
            entries.insert(try Year.entry(Year.schoolText, kind, "2026-11-17"), at: 0)
            #expect(try Year.calendar(entries).status(on: day).reason == reason)
            #expect(try Year.calendar(entries.reversed()).status(on: day).reason == reason)
        }
    }

    @Test(arguments: [
        ("2026-05-04", DayStatus.Reason.bankHoliday), ("2026-11-14", .notOpenWeekday), ("2026-10-27", .betweenTerms),
        ("2026-08-12", .betweenTerms), ("2026-09-02", .inset), ("2026-11-17", .term), ("2025-12-30", .assumedOpen),
        ("2027-05-03", .bankHoliday), ("2027-02-15", .assumedOpen),
    ])
    func `a day is decided by one rule, and the rule can be told`(day: String, reason: DayStatus.Reason) throws {
        let status = try Year.calendar(Year.entries()).status(on: Year.date(day))
        #expect(status.reason == reason)
        #expect(status.isSchoolDay == (reason == .term || reason == .assumedOpen))
    }

    @Test func `a setting's own terms replace its authority's from the first to the last of them`() throws {
        let entries = try [
            Year.entry(Year.schoolText, .term, "2026-09-07", "2026-10-16"),
            Year.entry(Year.schoolText, .term, "2026-11-02", "2026-12-11"),
            Year.entry(Year.authorityText, .term, "2026-09-01", "2026-10-23"),
            Year.entry(Year.authorityText, .term, "2026-11-02", "2026-12-18"),
            Year.entry(Year.authorityText, .term, "2027-01-04", "2027-02-12"),
        ]
        let calendar = try Year.calendar(entries)
        func status(_ day: String) throws -> DayStatus { calendar.status(on: try Year.date(day)) }
        #expect(try status("2026-09-03") == DayStatus(.term, .authorityDefault))
        #expect(try status("2026-09-07") == DayStatus(.term, .setting))
        #expect(try status("2026-10-20") == DayStatus(.betweenTerms, .setting))
        #expect(try status("2026-12-11") == DayStatus(.term, .setting))
        #expect(try status("2026-12-14") == DayStatus(.term, .authorityDefault))
        #expect(try status("2026-12-22") == DayStatus(.betweenTerms, .authorityDefault))
        #expect(try status("2027-01-05") == DayStatus(.term, .authorityDefault))
        #expect(try status("2027-02-15") == DayStatus(.assumedOpen, .low))
    }

    @Test func `the authority's rows that are no terms reach a setting with terms of its own`() throws {
        var entries = try Year.entries()
        entries.append(try Year.entry(Year.authorityText, .closure, "2026-11-18", "2026-11-19"))
        entries.append(try Year.entry(Year.authorityText, .openExtra, "2026-11-21"))
        let calendar = try Year.calendar(entries)
        #expect(!calendar.isSchoolDay(try Year.date("2026-11-18")))
        #expect(!calendar.isSchoolDay(try Year.date("2026-11-19")))
        #expect(calendar.isSchoolDay(try Year.date("2026-11-20")))
        #expect(calendar.isSchoolDay(try Year.date("2026-11-21")))
    }

    @Test func `a term that is missing from the file is unknown, not a holiday of months`() throws {
        let entries = try [
            Year.entry(Year.schoolText, .term, "2026-09-02", "2026-12-18"),
            Year.entry(Year.schoolText, .term, "2027-04-12", "2027-07-21"),
            Year.entry(Year.authorityText, .term, "2027-01-04", "2027-03-25"),
        ]
        #expect(try Year.calendar(entries).status(on: Year.date("2027-02-02")) == DayStatus(.term, .authorityDefault))
        let alone = try Year.calendar(Array(entries.prefix(2)))
        #expect(alone.status(on: try Year.date("2027-02-02")) == DayStatus(.assumedOpen, .low))
    }

    @Test func `the summer between a setting's last term and its authority's next is a holiday`() throws {
        let entries = try [
            Year.entry(Year.schoolText, .term, "2026-06-01", "2026-07-21"),
            Year.entry(Year.authorityText, .term, "2026-09-02", "2026-10-23"),
        ]
        let calendar = try Year.calendar(entries)
        #expect(calendar.status(on: try Year.date("2026-08-05")) == DayStatus(.betweenTerms, .authorityDefault))
        #expect(calendar.firstSchoolDay(onOrAfter: try Year.date("2026-07-22")) == (try Year.date("2026-09-02")))
    }

    @Test func `a division has its own bank holidays`() throws {
        let day = try Year.date("2026-06-15")
        #expect(try !Year.calendar(Year.entries(), division: .scotland).isSchoolDay(day))
        #expect(try Year.calendar(Year.entries()).isSchoolDay(day))
        #expect(try Year.calendar(Year.entries(), division: .scotland).isSchoolDay(Year.date("2026-05-04")))
    }

    @Test func `a search ends after its limit and says that it found nothing`() throws {
        let closed = try [Year.entry(Year.schoolText, .closure, "2026-01-01", "2099-12-31")]
        #expect(try Year.calendar(closed).firstSchoolDay(onOrAfter: Year.date("2026-11-17")) == nil)
        #expect(try Year.calendar([], openDays: []).firstSchoolDay(onOrAfter: Year.date("2026-11-17")) == nil)
        let almost = try [Year.entry(Year.schoolText, .closure, "2026-11-17", "2027-12-20")]
        #expect(
            try Year.calendar(almost).firstSchoolDay(onOrAfter: Year.date("2026-11-17")) == Year.date("2027-12-21"))
    }

    @Test func `settings without rows of their own follow their authority, each under its own name`() throws {
        var book = CalendarBook(
            entries: try Year.entries(scope: Year.authorityText), bankHolidays: try Year.bankHolidays(), version: 7)
        for code in 100_000..<102_000 {
            let setting = try Year.partner("school/\(code)")
            let calendar = book.calendar(of: SettingPlace(setting: setting, authority: try Year.partner(Year.authorityText)))
            #expect(calendar.place.setting == setting)
            #expect(calendar.version == 7)
            #expect(calendar.status(on: try Year.date("2026-11-17")) == DayStatus(.term, .authorityDefault))
        }
    }

    @Test func `an authority that stands in for an unknown setting gives a default, not the setting's own word`() throws {
        let entries = try Year.entries(scope: Year.authorityText)
        let calendar = try Year.calendar(entries, setting: Year.authorityText)
        #expect(calendar.status(on: try Year.date("2026-11-17")) == DayStatus(.term, .authorityDefault))
    }

    @Test func `a row runs forwards within the years of a calendar`() throws {
        let scope = try Year.partner(Year.schoolText)
        let day = try Year.date("2026-11-17")
        #expect(CalendarEntry(scope: scope, kind: .term, from: day, to: day.adding(days: -1)) == nil)
        #expect(CalendarEntry(scope: scope, kind: .term, from: day, to: try Year.date("2100-01-01")) == nil)
        #expect(CalendarEntry(scope: scope, kind: .term, from: try Year.date("1999-12-31"), to: day) == nil)
        #expect(CalendarEntry(scope: scope, kind: .term, from: day, to: day) != nil)
    }

    @Test func `bank holidays are stale when the newest is less than nine months ahead`() throws {
        let holidays = try Year.bankHolidays()
        #expect(holidays.newest(in: .englandAndWales) == (try Year.date("2027-12-28")))
        #expect(!holidays.isStale(in: .englandAndWales, on: try Year.date("2027-03-01")))
        #expect(holidays.isStale(in: .englandAndWales, on: try Year.date("2027-04-15")))
        #expect(holidays.isStale(in: .northernIreland, on: try Year.date("2020-01-01")))
        #expect(holidays.contains(try Year.date("2026-12-28"), in: .englandAndWales))
        #expect(!holidays.contains(try Year.date("2026-12-26"), in: .englandAndWales))
    }

    @Test(arguments: [
        ("MON-TUE", "MON;TUE"), ("mon", "MON"), ("MON;WED;FRI", "MON;WED;FRI"), ("MON-WED;FRI", "MON;TUE;WED;FRI"),
        ("THU, FRI", "THU;FRI"), ("MON-SUN", "MON;TUE;WED;THU;FRI;SAT;SUN"),
    ])
    func `an attendance pattern is days and ranges of days`(text: String, days: String) throws {
        let pattern = try #require(Weekdays(pattern: text))
        #expect(pattern.description == days)
        #expect(Weekdays(pattern: pattern.description) == pattern)
    }

    @Test(arguments: ["", ";", "FRI-MON", "MON-", "-MON", "MON-TUE-WED", "MONDAY", "1-5", "MO"])
    func `a pattern with a slip in it is refused`(text: String) {
        #expect(Weekdays(pattern: text) == nil)
    }
}

extension DayStatus {
    init(_ reason: Reason, _ confidence: CalendarConfidence) { self.init(reason: reason, confidence: confidence) }
}
