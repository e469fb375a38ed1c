// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct CalendarFileTests {
    static let school = PartnerID("school/116900")

    static func spans(_ file: ImportedFile<CalendarEntry>) -> [String] {
        file.values.map { "\($0.scope) \($0.kind.rawValue) \($0.from) \($0.to) \($0.note)" }
    }

    @Test func `CSV rows are spans whose last day is included`() throws {
        let file = try CalendarFile.parse(
            """
            scope,kind,from,to,note
            local-authority/885,TERM,2026-09-02,2026-10-23,Autumn 1
            school/116900,inset,2026-09-02,2026-09-02,
            early-years/EY402388,OPEN_EXTRA,2026-10-24,2026-10-24,"Open day, by invitation"
            """.octets, file: "calendar.csv")
        #expect(file.warnings.isEmpty)
        #expect(
            Self.spans(file) == [
                "local-authority/885 TERM 2026-09-02 2026-10-23 Autumn 1", "school/116900 INSET 2026-09-02 2026-09-02 ",
                "early-years/EY402388 OPEN_EXTRA 2026-10-24 2026-10-24 Open day, by invitation",
            ])
    }

    static func iCalendar(_ events: String) throws -> ImportedFile<CalendarEntry> {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n\(events)END:VCALENDAR\n".replacing("\n", with: "\r\n")
        return try CalendarFile.parseICalendar(
            text.octets, file: "dates.ics", scope: try #require(school), kind: .holiday)
    }

    @Test func `The end of an iCalendar event is exclusive, and one day without it`() throws {
        let file = try Self.iCalendar(
            """
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261026
            DTEND;VALUE=DATE:20261031
            SUMMARY:Half term\\, all schools
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261225
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260228
            DURATION:P1W
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;TZID="Europe/London":20270104T000000
            DTEND;TZID="Europe/London":20270105T000000
            END:VEVENT

            """)
        #expect(
            Self.spans(file) == [
                "school/116900 HOLIDAY 2026-10-26 2026-10-30 Half term, all schools",
                "school/116900 HOLIDAY 2026-12-25 2026-12-25 ", "school/116900 HOLIDAY 2026-02-28 2026-03-06 ",
                "school/116900 HOLIDAY 2027-01-04 2027-01-04 ",
            ])
        #expect(file.rows.map(\.line) == [4, 9, 12, 16])
    }

    @Test func `Folded lines are joined, also where the fold splits a character`() throws {
        let parts = Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE\r\n =DATE:2026\r\n\t1026\r\nSUMMARY:Caf".utf8)
        let octets = parts + [0xC3] + Array("\r\n ".utf8) + [0xA9] + Array("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".utf8)
        let file = try CalendarFile.parseICalendar(octets, file: "x.ics", scope: try #require(Self.school), kind: .inset)
        #expect(Self.spans(file) == ["school/116900 INSET 2026-10-26 2026-10-26 Café"])
    }

    @Test func `Cancelled events and other components are passed over`() throws {
        let file = try Self.iCalendar(
            """
            BEGIN:VTIMEZONE
            BEGIN:STANDARD
            DTSTART:19961027T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261026
            STATUS:CANCELLED
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261027
            BEGIN:VALARM
            TRIGGER:-PT15M
            DURATION:PT5M
            END:VALARM
            END:VEVENT

            """)
        #expect(Self.spans(file) == ["school/116900 HOLIDAY 2026-10-27 2026-10-27 "])
    }

    @Test func `Of events that begin on one day the longest counts, with a warning`() throws {
        let file = try Self.iCalendar(
            """
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261026
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261026
            DTEND;VALUE=DATE:20261031
            END:VEVENT

            """)
        #expect(Self.spans(file) == ["school/116900 HOLIDAY 2026-10-26 2026-10-30 "])
        #expect(file.warnings.problems.map(\.code) == [.duplicateRow])
    }

    @Test(arguments: ["", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "BEGIN:VCALENDAR\r\nEND:VEVENT\r\n"])
    func `A calendar that is not whole is refused`(text: String) throws {
        let school = try #require(Self.school)
        let list = problems { () throws(ImportFailure) in
            try CalendarFile.parseICalendar(text.octets, file: "x.ics", scope: school, kind: .term)
        }
        #expect(list.problems.map(\.code) == [text.isEmpty ? .empty : .syntax])
    }
}
