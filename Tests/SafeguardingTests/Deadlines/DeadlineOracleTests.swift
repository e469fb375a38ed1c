// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing

/// Deadlines of seeded random calendars over a year, held to a second implementation in Python (`Oracle/deadlines.py`).
@Suite struct DeadlineOracleTests {
    @Test func `every deadline of the simulated year is the one that Python's zoneinfo gives`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Oracle/deadlines.txt")
        let text = try String(contentsOf: path, encoding: .utf8)
        var rule = DeadlineRule()
        var place: SettingPlace?
        var entries: [CalendarEntry] = []
        var calendar: SettingCalendar?
        var checked = 0
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            switch words[0] {
            case "calendar":
                let minutes = try #require(Int(words[3]))
                rule = DeadlineRule(
                    zone: try #require(Zone(words[2])),
                    cutOff: try #require(TimeOfDay(hour: minutes / 60, minute: minutes % 60)))
                let setting = try SchoolYear.partner(words[5] == "school" ? "school/116900" : "early-years/EY402388")
                place = SettingPlace(
                    setting: setting, authority: try SchoolYear.partner("local-authority/885"),
                    openDays: Weekdays(pattern: words[4]) ?? [])
                entries = []
                calendar = nil
            case "row":
                let setting = try #require(place).setting
                let scope = words[1] == "own" ? setting : try SchoolYear.partner("local-authority/885")
                let kind = try #require(CalendarKind(rawValue: words[2]))
                let from = try SchoolYear.date(words[3])
                let entry = CalendarEntry(scope: scope, kind: kind, from: from, to: try SchoolYear.date(words[4]))
                entries.append(try #require(entry))
            default:
                if calendar == nil {
                    var book = CalendarBook(entries: entries, bankHolidays: try SchoolYear.bankHolidays(), version: 1)
                    calendar = book.calendar(of: try #require(place))
                }
                let attendance = Weekdays(pattern: words[2])
                #expect((attendance == nil) == (words[2] == "-"))
                let found = rule.deadline(
                    reportedAt: try Instant(rfc3339: words[1]), calendar: try #require(calendar),
                    attendance: attendance)
                let printed = [
                    found.instant.rfc3339, found.date.description, found.confidence.rawValue, found.basis.rawValue,
                    found.infeasible ? "infeasible" : "-",
                ]
                #expect(printed == Array(words[3...]), "reported \(words[1]), attending \(words[2])")
                checked += 1
            }
        }
        #expect(checked == 2_400)
    }
}
