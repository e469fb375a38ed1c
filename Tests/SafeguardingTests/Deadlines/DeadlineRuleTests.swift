// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct DeadlineRuleTests {
    private typealias Year = SchoolYear

    private func deadline(
        _ reported: String, _ entries: [CalendarEntry], rule: DeadlineRule = DeadlineRule(), setting: String = Year.schoolText,
        attendance: String? = nil, openDays: Weekdays = .mondayToFriday
    ) throws -> Deadline {
        let pattern = try attendance.map { try #require(Weekdays(pattern: $0)) }
        return rule.deadline(
            reportedAt: try Instant(rfc3339: reported),
            calendar: try Year.calendar(entries, setting: setting, openDays: openDays), attendance: pattern)
    }

    @Test(arguments: [
        ("2026-11-17T23:10:00Z", "2026-11-18T08:30:00Z", false),
        ("2026-11-18T02:15:00Z", "2026-11-18T08:30:00Z", false),
        ("2026-11-18T08:20:00Z", "2026-11-18T08:30:00Z", true),
        ("2026-11-18T11:00:00Z", "2026-11-19T08:30:00Z", false),
        ("2026-11-20T21:00:00Z", "2026-11-23T08:30:00Z", false),
        ("2026-10-23T22:00:00+01:00", "2026-11-02T08:30:00Z", false),
        ("2026-10-25T00:30:00Z", "2026-11-02T08:30:00Z", false),
        ("2026-10-25T01:30:00Z", "2026-11-02T08:30:00Z", false),
        ("2026-05-01T19:00:00+01:00", "2026-05-05T07:30:00Z", false),
        ("2026-12-18T20:00:00Z", "2027-01-05T08:30:00Z", false),
        ("2026-07-21T18:00:00+01:00", "2026-09-03T07:30:00Z", false),
        ("2026-03-28T23:30:00Z", "2026-04-13T07:30:00Z", false),
    ])
    func `the worked examples of domain.md 2.4 hold to the second`(reported: String, expected: String, infeasible: Bool) throws {
        let found = try deadline(reported, Year.entries())
        #expect(found.instant.rfc3339 == expected)
        #expect(found.infeasible == infeasible)
        #expect(found.confidence == .setting)
        #expect(found.basis == .schoolDay)
        #expect(found.date == Zone.london.date(at: found.instant))
    }

    @Test(arguments: [
        ("2026-11-18T08:29:59.999Z", "2026-11-18T08:30:00Z", true),
        ("2026-11-18T08:30:00Z", "2026-11-19T08:30:00Z", false),
        ("2026-11-18T08:00:00Z", "2026-11-18T08:30:00Z", true),
        ("2026-11-18T07:59:59.999Z", "2026-11-18T08:30:00Z", false),
    ])
    func `a deadline is strictly after the report, and infeasible within half an hour of it`(
        reported: String, expected: String, infeasible: Bool
    ) throws {
        let found = try deadline(reported, Year.entries())
        #expect(found.instant.rfc3339 == expected)
        #expect(found.infeasible == infeasible)
    }

    @Test func `how near makes a deadline infeasible can be set`() throws {
        let strict = DeadlineRule(infeasibleWithin: .seconds(0))
        #expect(try !deadline("2026-11-18T08:29:59Z", Year.entries(), rule: strict).infeasible)
        let wide = DeadlineRule(infeasibleWithin: .seconds(3600))
        #expect(try deadline("2026-11-18T07:30:00Z", Year.entries(), rule: wide).infeasible)
    }

    @Test func `a leap day is a day`() throws {
        let entries = try [Year.entry(Year.schoolText, .term, "2028-02-21", "2028-03-31")]
        #expect(try deadline("2028-02-28T20:00:00Z", entries).instant.rfc3339 == "2028-02-29T08:30:00Z")
        #expect(try deadline("2028-02-29T20:00:00Z", entries).instant.rfc3339 == "2028-03-01T08:30:00Z")
    }

    @Test(arguments: [
        // A boarding school open on Sundays with a cut-off inside the hour that the clocks skip or repeat.
        ("2026-03-28T20:00:00Z", "01:30", "2026-03-29T01:00:00Z"),
        ("2026-03-29T01:00:00Z", "01:30", "2026-03-30T00:30:00Z"),
        ("2026-10-24T20:00:00Z", "01:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25T00:30:00Z", "01:30", "2026-10-26T01:30:00Z"),
        ("2026-10-25T01:15:00Z", "01:30", "2026-10-26T01:30:00Z"),
    ])
    func `on the nights of the clock change the first showing of the cut-off counts`(
        reported: String, cutOff: String, expected: String
    ) throws {
        let rule = DeadlineRule(cutOff: try #require(TimeOfDay(cutOff)))
        let entries = try [Year.entry(Year.schoolText, .term, "2026-01-01", "2026-12-31")]
        #expect(try deadline(reported, entries, rule: rule, openDays: .everyDay).instant.rfc3339 == expected)
    }

    @Test func `a setting's cut-off goes before its authority's, and that before the general one`() throws {
        let school = try Year.partner(Year.schoolText)
        let authority = try Year.partner(Year.authorityText)
        let nine = try #require(TimeOfDay("09:00"))
        let eight = try #require(TimeOfDay("08:00"))
        func found(_ cutOffs: [PartnerID: TimeOfDay]) throws -> String {
            try deadline("2026-11-17T23:10:00Z", Year.entries(), rule: DeadlineRule(cutOffs: cutOffs)).instant.rfc3339
        }
        #expect(try found([authority: nine]) == "2026-11-18T09:00:00Z")
        #expect(try found([authority: nine, school: eight]) == "2026-11-18T08:00:00Z")
        #expect(try found([try Year.partner("school/1"): eight]) == "2026-11-18T08:30:00Z")
    }

    @Test func `a closure loaded on the morning moves the deadline to the next school day`() throws {
        var entries = try Year.entries()
        let before = try deadline("2026-11-17T23:10:00Z", entries)
        entries.append(try Year.entry(Year.schoolText, .closure, "2026-11-18", "2026-11-19"))
        let after = try deadline("2026-11-17T23:10:00Z", entries)
        #expect(before.instant.rfc3339 == "2026-11-18T08:30:00Z")
        #expect(after.instant.rfc3339 == "2026-11-20T08:30:00Z")
    }

    @Test func `a recomputed deadline names the calendar version that gave it`() throws {
        let reported = try Instant(rfc3339: "2026-12-18T20:00:00Z")
        var entries = try Year.entries()
        let first = DeadlineRule().deadline(reportedAt: reported, calendar: try Year.calendar(entries, version: 4))
        entries.removeAll { $0.kind == .inset }
        let second = DeadlineRule().deadline(reportedAt: reported, calendar: try Year.calendar(entries, version: 5))
        #expect(first.instant.rfc3339 == "2027-01-05T08:30:00Z")
        #expect(second.instant.rfc3339 == "2027-01-04T08:30:00Z")
        #expect([first.calendarVersion, second.calendarVersion] == [4, 5])
    }

    @Test func `confidence falls from the setting to its authority to nobody`() throws {
        let reported = "2026-11-17T23:10:00Z"
        #expect(try deadline(reported, Year.entries()).confidence == .setting)
        #expect(try deadline(reported, Year.entries(scope: Year.authorityText)).confidence == .authorityDefault)
        let none = try deadline("2026-04-30T20:00:00Z", [])
        #expect(none.confidence == .low)
        #expect(none.instant.rfc3339 == "2026-05-01T07:30:00Z")
        #expect(try deadline("2026-05-01T19:00:00+01:00", []).instant.rfc3339 == "2026-05-05T07:30:00Z")
    }

    @Test func `a young child's notice is due before the next session it attends`() throws {
        let nursery = "early-years/EY402388"
        let entries = try Year.entries(scope: nursery)
        // Scenario 9: the child attends on Thursdays and Fridays, and the incident is on a Monday.
        let found = try deadline("2026-11-16T20:00:00Z", entries, setting: nursery, attendance: "THU-FRI")
        #expect(found.instant.rfc3339 == "2026-11-19T08:30:00Z")
        let monday = try deadline("2026-12-18T20:00:00Z", entries, setting: nursery, attendance: "MON")
        #expect(monday.instant.rfc3339 == "2027-01-11T08:30:00Z")
        #expect(try deadline("2026-11-16T20:00:00Z", entries, setting: nursery).instant.rfc3339 == "2026-11-17T08:30:00Z")
    }

    @Test func `a school does not look at an attendance pattern`() throws {
        let found = try deadline("2026-11-16T20:00:00Z", Year.entries(), attendance: "THU-FRI")
        #expect(found.instant.rfc3339 == "2026-11-17T08:30:00Z")
    }

    @Test func `a pattern that meets no school day is left out, and the deadline says so`() throws {
        let nursery = "early-years/EY402388"
        let found = try deadline("2026-11-16T20:00:00Z", Year.entries(scope: nursery), setting: nursery, attendance: "SUN")
        #expect(found.instant.rfc3339 == "2026-11-17T08:30:00Z")
        #expect(found.basis == .attendanceIgnored)
        #expect(found.confidence == .setting)
    }

    @Test func `a setting that never opens still gets a deadline, on a weekday, with confidence LOW`() throws {
        let closed = try [Year.entry(Year.schoolText, .closure, "2026-01-01", "2099-12-31")]
        let found = try deadline("2026-12-24T20:00:00Z", closed)
        #expect(found.instant.rfc3339 == "2026-12-29T08:30:00Z")
        #expect(found.basis == .weekday)
        #expect(found.confidence == .low)
    }

    @Test func `even a calendar of nothing but bank holidays gives the next day`() throws {
        let start = try Year.date("2026-11-01")
        let holidays = BankHolidays([.englandAndWales: (0..<600).map { start.adding(days: $0) }])
        var book = CalendarBook(entries: [], bankHolidays: holidays, version: 1)
        let calendar = book.calendar(of: SettingPlace(setting: try Year.partner(Year.schoolText), authority: nil))
        func found(_ reported: String) throws -> Deadline {
            DeadlineRule().deadline(reportedAt: try Instant(rfc3339: reported), calendar: calendar)
        }
        #expect(try found("2026-11-17T23:10:00Z").instant.rfc3339 == "2026-11-18T08:30:00Z")
        #expect(try found("2026-11-17T03:10:00Z").instant.rfc3339 == "2026-11-17T08:30:00Z")
        #expect(try found("2026-11-17T03:10:00Z").basis == .nextDay)
    }
}
