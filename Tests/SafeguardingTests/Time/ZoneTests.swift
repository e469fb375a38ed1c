// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct ZoneTests {
    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }
    private func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

    @Test(arguments: [
        ("2026-11-18T08:30:00Z", "2026-11-18", "08:30", 0),
        ("2026-05-05T07:30:00Z", "2026-05-05", "08:30", 3600),
        ("2026-07-31T23:15:00Z", "2026-08-01", "00:15", 3600),
        ("2026-03-29T00:59:00Z", "2026-03-29", "00:59", 0),
        ("2026-03-29T01:00:00Z", "2026-03-29", "02:00", 3600),
        ("2026-10-25T00:59:00Z", "2026-10-25", "01:59", 3600),
        ("2026-10-25T01:00:00Z", "2026-10-25", "01:00", 0),
        ("2095-07-01T12:00:00Z", "2095-07-01", "13:00", 3600),
        // British Standard Time: an hour ahead all winter, until 31 October 1971.
        ("1971-01-01T12:00:00Z", "1971-01-01", "13:00", 3600),
    ])
    func `London's wall clock is read at an instant`(instant: String, date: String, time: String, offset: Int) throws {
        let instant = try Instant(rfc3339: instant)
        let wall = Zone.london.wallTime(at: instant)
        #expect(wall.date == (try self.date(date)))
        #expect(TimeOfDay(hour: wall.hour, minute: wall.minute) == (try self.time(time)))
        #expect(Zone.london.offset(at: instant) == offset)
    }

    @Test(arguments: [
        ("2026-11-18", "08:30", "2026-11-18T08:30:00Z"),
        ("2026-05-05", "08:30", "2026-05-05T07:30:00Z"),
        ("2026-10-24", "01:30", "2026-10-24T00:30:00Z"),
        ("2026-10-25", "00:30", "2026-10-24T23:30:00Z"),
        // 01:30 comes twice; the first counts.
        ("2026-10-25", "01:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25", "02:00", "2026-10-25T02:00:00Z"),
        // 01:00 to 01:59 are skipped; the clocks jump at 01:00Z.
        ("2026-03-29", "00:59", "2026-03-29T00:59:00Z"),
        ("2026-03-29", "01:00", "2026-03-29T01:00:00Z"),
        ("2026-03-29", "01:30", "2026-03-29T01:00:00Z"),
        ("2026-03-29", "02:00", "2026-03-29T01:00:00Z"),
        ("2026-03-29", "02:01", "2026-03-29T01:01:00Z"),
    ])
    func `a cut-off is the first instant that shows its time`(date: String, time: String, instant: String) throws {
        let reached = Zone.london.instant(reaching: try self.date(date), try self.time(time))
        #expect(reached == (try Instant(rfc3339: instant)))
    }

    @Test func `a day that a zone left out is reached when the next begins`() throws {
        // Samoa had no 30 December 2011: it crossed the date line at the end of the 29th, UTC-10.
        let apia = try #require(Zone("Pacific/Apia"))
        let jump = try Instant(rfc3339: "2011-12-30T10:00:00Z")
        #expect(apia.instant(reaching: try date("2011-12-30"), try time("08:30")) == jump)
        #expect(apia.date(at: jump) == (try date("2011-12-31")))
    }

    @Test func `every minute of the two nights is reached by its own wall time or an earlier instant`() throws {
        for night in ["2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z"] {
            let start = try Instant(rfc3339: night)
            for minute in 0..<300 {
                let instant = start + .seconds(minute * 60)
                let wall = Zone.london.wallTime(at: instant)
                let time = try #require(TimeOfDay(hour: wall.hour, minute: wall.minute))
                let reached = Zone.london.instant(reaching: wall.date, time)
                #expect(reached <= instant)
                #expect(Zone.london.wallTime(at: reached) == wall)
            }
        }
    }

    @Test(arguments: ["", "Europe/Nowhere", "GMT+3", "../etc/passwd"])
    func `a name that the database does not hold is no zone`(name: String) {
        #expect(Zone(name) == nil)
    }

    @Test(arguments: ["8:30", "08:3", "24:00", "08:60", "08-30", "aa:bb", ""])
    func `a time of day has two digits of hours and of minutes`(text: String) {
        #expect(TimeOfDay(text) == nil)
    }
}
