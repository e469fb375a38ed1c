// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

/// On which days an area's own times send a drill.
@Suite struct DrillPlanTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    /// Terms of autumn 2026 with a half-term of nine days between them.
    private func calendar() throws -> SettingCalendar {
        let school = try #require(PartnerID("school/116900"))
        let terms = try [("2026-09-02", "2026-10-23"), ("2026-11-02", "2026-12-18")].map { from, to in
            try #require(CalendarEntry(scope: school, kind: .term, from: try day(from), to: try day(to)))
        }
        var book = CalendarBook(entries: terms, bankHolidays: BankHolidays(), version: 1)
        return book.calendar(of: SettingPlace(setting: school, authority: nil))
    }

    @Test(
        arguments: [
            // Never before, on a school day and on none.
            (DrillPlan.Rhythm.month, "2026-11-03", nil, true), (.month, "2026-11-07", nil, false), (.off, "2026-11-03", nil, false),
            // The first of November is a Sunday: what October was sent does not count, what November was does.
            (.month, "2026-11-02", "2026-10-23", true), (.month, "2026-11-03", "2026-11-02", false),
            // Nobody was there on the second: the next school day makes it up, once.
            (.month, "2026-11-04", "2026-10-01", true),
            // The same half-term, over a weekend, and the one after the gap.
            (.halfTerm, "2026-10-19", "2026-09-02", false), (.halfTerm, "2026-11-02", "2026-10-23", true),
            (.halfTerm, "2026-11-09", "2026-11-02", false), (.halfTerm, "2026-11-09", "2026-10-23", true),
        ] as [(DrillPlan.Rhythm, String, String?, Bool)])
    func `a setting is due on its first school day of a period, and on no other`(
        rhythm: DrillPlan.Rhythm, today: String, last: String?, isDue: Bool
    ) throws {
        let plan = DrillPlan(rhythm, at: .halfPastNine)
        #expect(plan.isDue(on: try day(today), last: try last.map { try day($0) }, try calendar()) == isDue)
    }
}
