// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// Deadlines in hours and days, over weekends, bank holidays and the change of the clocks.
@Suite struct PolicyDeadlineTests {
    struct Row: Sendable {
        var due: String
        var from: String
        var until: String
    }

    // May Day was Monday 4 May 2026; the clocks went back on 25 October 2026.
    static let rows = [
        Row(due: "1 working-days", from: "2026-11-17T14:30:00Z", until: "2026-11-18T14:30:00Z"),
        Row(due: "1 working-days", from: "2026-11-20T14:30:00Z", until: "2026-11-23T14:30:00Z"),
        Row(due: "1 working-days", from: "2026-11-21T10:00:00Z", until: "2026-11-23T10:00:00Z"),
        Row(due: "1 working-days", from: "2026-05-01T13:00:15.250Z", until: "2026-05-05T13:00:15.250Z"),
        Row(due: "3 working-days", from: "2026-10-22T13:30:00Z", until: "2026-10-27T14:30:00Z"),
        Row(due: "1 working-days", from: "2026-12-24T09:00:00Z", until: "2026-12-29T09:00:00Z"),
        Row(due: "24 hours", from: "2026-10-24T13:30:00Z", until: "2026-10-25T13:30:00Z"),
        Row(due: "28 days", from: "2026-10-01T13:30:00Z", until: "2026-10-29T14:30:00Z"),
        Row(due: "immediate", from: "2026-10-01T13:30:00Z", until: "2026-10-01T13:30:00Z"),
    ]

    @Test(arguments: rows) func `the deadline is the one of the table`(row: Row) throws {
        let practice = try #require(PartnerID(kind: .gp, code: "M81001"))
        let days = ["2026-05-04", "2026-12-25", "2026-12-28"].compactMap { CivilDate(iso: $0) }
        var book = CalendarBook(entries: [], bankHolidays: BankHolidays([.englandAndWales: days]), version: 3)
        let deadline = DeadlineRule().deadline(
            try #require(PolicyDeadline(row.due)), from: try Instant(rfc3339: row.from),
            calendar: book.calendar(of: SettingPlace(setting: practice, authority: nil)))
        #expect(deadline.instant == (try Instant(rfc3339: row.until)))
        #expect(deadline.basis == .fixed && !deadline.infeasible && deadline.calendarVersion == 3)
    }
}
