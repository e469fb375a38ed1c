// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// When digests are due, and from when on they tell.
@Suite struct FamilyDigestTests {
    private func day(_ text: String) throws -> CivilDate { try FamilyLookTests.day(text) }

    @Test(arguments: [
        ("2026-03-28", "2026-03-28T07:00:00Z"), ("2026-03-29", "2026-03-29T06:00:00Z"), ("2026-07-01", "2026-07-01T06:00:00Z"),
        ("2026-10-24", "2026-10-24T06:00:00Z"), ("2026-10-25", "2026-10-25T07:00:00Z"),
    ])
    func `it is seven by the local clock, on the days when the clocks change too`(date: String, due: String) throws {
        #expect(FamilyDigest.due(on: try day(date), in: .london) == (try Instant(rfc3339: due)))
    }

    @Test(arguments: [
        ("2026-03-28T06:59:59.999Z", "2026-03-28T07:00:00Z"), ("2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z"),
        ("2026-10-24T06:00:00Z", "2026-10-25T07:00:00Z"), ("2026-10-24T23:30:00Z", "2026-10-25T07:00:00Z"),
    ])
    func `the next one is strictly ahead`(now: String, next: String) throws {
        #expect(FamilyDigest.next(after: try Instant(rfc3339: now), in: .london) == (try Instant(rfc3339: next)))
    }

    @Test func `it tells of what came since the one before, over a weekend too, and the first of one day`() throws {
        let friday = try Instant(rfc3339: "2026-11-13T07:00:01Z")
        #expect(FamilyDigest.start(of: try day("2026-11-16"), after: friday, in: .london) == friday)
        #expect(
            FamilyDigest.start(of: try day("2026-03-30"), after: nil, in: .london)
                == (try Instant(rfc3339: "2026-03-29T06:00:00Z")))
    }

    @Test(arguments: [
        // Wednesday; Saturday; the Monday of a bank holiday; in summer time; late in the day.
        ("2026-11-18T07:00:00Z", "2026-11-18T09:00:00Z"), ("2026-11-21T07:00:00Z", "2026-11-23T09:00:00Z"),
        ("2026-05-04T06:00:00Z", "2026-05-05T08:00:00Z"), ("2026-07-01T06:00:00Z", "2026-07-01T08:00:00Z"),
        ("2026-11-18T09:00:00Z", "2026-11-19T09:00:00Z"),
    ])
    func `it is due by the start of the working day`(from: String, until: String) throws {
        var book = CalendarBook(
            entries: [], bankHolidays: BankHolidays([.englandAndWales: [try day("2026-05-04")]]), version: 1)
        let place = SettingPlace(setting: try #require(PartnerID("agency/support")), authority: nil)
        let deadline = DeadlineRule().deadline(
            .startOfDay, from: try Instant(rfc3339: from), calendar: book.calendar(of: place))
        #expect(deadline.instant == (try Instant(rfc3339: until)))
    }
}
