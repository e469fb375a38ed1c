// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// The twelve months of a flag, by the calendar: domain.md 3.2.
@Suite struct MARACFlagTests {
    @Test(arguments: [
        ("2026-11-17", "2027-11-17"), ("2026-12-31", "2027-12-31"), ("2027-01-01", "2028-01-01"),
        // The leap day has no anniversary, and the day before it only its own.
        ("2024-02-29", "2025-02-28"), ("2023-02-28", "2024-02-28"), ("2024-02-28", "2025-02-28"), ("2024-03-01", "2025-03-01"),
        ("2028-02-29", "2029-02-28"), ("2027-03-01", "2028-03-01"),
    ])
    func `the last day is the same day of the next year, and 28 February for the leap day`(
        referral: String, last: String
    ) throws {
        #expect(MARACFlag.lastDay(referredOn: try #require(CivilDate(iso: referral))).description == last)
    }

    @Test func `no day of eight years gets more or less than a year, and a later one never an earlier end`() throws {
        var former = CivilDate(daysSinceEpoch: 0)
        for offset in 0..<2_922 {
            let day = try #require(CivilDate(iso: "2024-01-01")).adding(days: offset)
            let last = MARACFlag.lastDay(referredOn: day)
            #expect(last.month == day.month && last.year == day.year + 1 && [365, 366].contains(day.days(until: last)))
            #expect(last >= former)
            former = last
        }
    }

    @Test(arguments: [
        ("2027-11-17", "2027-11-18T00:00:00Z"), ("2027-06-30", "2027-06-30T23:00:00Z"),
        // Clocks go forward on 28 March 2027 and back on 25 October 2026, both after the local midnight.
        ("2027-03-27", "2027-03-28T00:00:00Z"), ("2027-03-28", "2027-03-28T23:00:00Z"),
        ("2026-10-24", "2026-10-24T23:00:00Z"), ("2026-10-25", "2026-10-26T00:00:00Z"),
    ])
    func `it lapses when the local day after its last begins`(last: String, lapse: String) throws {
        let day = try #require(CivilDate(iso: last))
        let instant = MARACFlag.lapse(after: day, in: .london)
        #expect(instant == (try Instant(rfc3339: lapse)))
        #expect(Zone.london.date(at: instant) == day.adding(days: 1))
        #expect(Zone.london.date(at: instant - .milliseconds(1)) == day)
    }
}

/// What earlier referrals of a pair make of a later one.
@Suite struct FlagHistoryTests {
    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    static func referral(
        _ flag: Int64, _ reported: String, until: String, stands: String?, isSameCase: Bool = false
    ) throws -> FlagHistory.Referral {
        FlagHistory.Referral(
            flag: flag, reportedAt: try Instant(rfc3339: reported), until: try day(until), standsUntil: try stands.map(day),
            isSameCase: isSameCase)
    }

    @Test func `a first flag is added, and one of a pair that has one extends it, never to an earlier day`() throws {
        let first = try FlagHistory().flag(referredOn: Self.day("2026-11-17"))
        #expect(first == MARACFlag(.add, until: try Self.day("2027-11-17")))
        let history = FlagHistory([
            try Self.referral(1, "2026-11-17T23:10:00Z", until: "2027-11-17", stands: "2027-11-17")
        ])
        #expect(try history.flag(referredOn: Self.day("2027-03-01")) == MARACFlag(.extend, until: Self.day("2028-03-01")))
        // A referral that was told late.
        #expect(try history.flag(referredOn: Self.day("2026-10-01")) == MARACFlag(.extend, until: Self.day("2027-11-17")))
        let lapsed = FlagHistory([try Self.referral(1, "2026-11-17T23:10:00Z", until: "2027-11-17", stands: nil)])
        #expect(try lapsed.flag(referredOn: Self.day("2027-11-10")).kind == .add)
    }

    @Test func `flags of one victim that a referral brings together are extended together`() throws {
        let history = FlagHistory([
            try Self.referral(7, "2026-11-17T23:10:00Z", until: "2027-11-17", stands: "2028-06-01"),
            try Self.referral(3, "2027-01-05T12:00:00Z", until: "2028-01-05", stands: "2028-01-05"),
            try Self.referral(2, "2025-01-05T12:00:00Z", until: "2026-01-05", stands: nil),
        ])
        #expect(history.standing == [3, 7])
        #expect(try history.flag(referredOn: Self.day("2027-02-01")).until == Self.day("2028-06-01"))
    }

    @Test(arguments: [
        // The day before and the last day count, the day after does not, and summer time decides which it is.
        ("2027-06-30T22:59:59Z", "2027-06-30", true), ("2027-07-01T22:59:59Z", "2027-07-01", true),
        ("2027-07-01T23:00:00Z", "2027-07-02", false), ("2028-01-01T12:00:00Z", "2028-01-01", false),
        // Nothing is further abuse that was reported before the referral, or with it.
        ("2026-06-30T23:30:00Z", "2026-07-01", false), ("2026-06-01T12:00:00Z", "2026-06-01", false),
    ])
    func `a repeat is what was reported after the last referral and within its twelve months`(
        reported: String, day: String, isRepeat: Bool
    ) throws {
        let instant = try Instant(rfc3339: reported)
        #expect(Zone.london.date(at: instant) == (try Self.day(day)))
        // Reported at half past midnight, local time.
        let history = FlagHistory([try Self.referral(1, "2026-06-30T23:30:00Z", until: "2027-07-01", stands: nil)])
        #expect(try history.isRepeat(reportedAt: instant, on: Self.day(day)) == isRepeat)
        var own = history
        own.referrals[0].isSameCase = true
        #expect(try !own.isRepeat(reportedAt: instant, on: Self.day(day)))
        #expect(try !FlagHistory().isRepeat(reportedAt: instant, on: Self.day(day)))
    }
}
