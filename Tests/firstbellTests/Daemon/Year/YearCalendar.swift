// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// Days, school days and deadlines as the generator of a year counts them: by Foundation's calendar and the file that was imported,
/// beside the product's calendar and not with it.
struct YearCalendar: Sendable {
    private let terms: [ClosedRange<Int>]
    /// Days that are none at school, by the scope of their rows.
    private let closed: [String: Set<Int>]
    private let bankHolidays: Set<Int>

    /// - Parameters:
    ///   - rows: lines of `Examples/data/calendar.csv`.
    ///   - bankHolidays: ISO dates.
    init(rows: String, bankHolidays: [String]) {
        var terms: [ClosedRange<Int>] = []
        var closed: [String: Set<Int>] = [:]
        for row in rows.split(separator: "\n").dropFirst() {
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard let from = Self.day(cells[2]), let to = Self.day(cells[3]) else { continue }
            switch (cells[0], cells[1]) {
            case ("local-authority/885", "TERM"): terms.append(from...to)
            case (_, "TERM"): break
            default: closed[cells[0], default: []].formUnion(from...to)
            }
        }
        self.terms = terms
        self.closed = closed
        self.bankHolidays = Set(bankHolidays.compactMap(Self.day))
    }

    private static let london: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? .gmt
        return calendar
    }()

    private static let universal: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    /// Days since 1 January 1970 of an ISO date.
    static func day(_ text: String) -> Int? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3,
            let date = universal.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
        else { return nil }
        return Int(date.timeIntervalSince1970) / 86_400
    }

    /// The local day of an instant.
    static func day(_ instant: Instant) -> Int {
        (Int(instant.milliseconds / 1_000) + london.timeZone.secondsFromGMT(for: date(instant))) / 86_400
    }

    /// Minutes since local midnight.
    static func minute(_ instant: Instant) -> Int {
        let parts = london.dateComponents([.hour, .minute], from: date(instant))
        return (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    }

    /// A local time of a day.
    static func instant(_ day: Int, minute: Int) -> Instant {
        var parts = parts(day)
        (parts.hour, parts.minute) = (minute / 60, minute % 60)
        return Instant(milliseconds: Int64((london.date(from: parts) ?? .distantPast).timeIntervalSince1970) * 1_000)
    }

    private static func date(_ instant: Instant) -> Date { Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000) }

    private static func parts(_ day: Int) -> DateComponents {
        universal.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
    }

    /// `2026-05-04`.
    static func text(_ day: Int) -> String { month(day) + "-" + twoDigits(parts(day).day ?? 0) }

    /// `2026-05`.
    static func month(_ day: Int) -> String { "\(parts(day).year ?? 0)-" + twoDigits(parts(day).month ?? 0) }

    private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

    /// `MON`; 1 January 1970 was a Thursday.
    static func weekday(_ day: Int) -> String { ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"][(day + 3) % 7] }

    /// `2026/27`.
    static func financialYear(_ day: Int) -> String {
        let (year, month) = (parts(day).year ?? 0, parts(day).month ?? 0)
        let first = month < 4 ? year - 1 : year
        return "\(first)/" + twoDigits((first + 1) % 100)
    }

    /// `2026/27 Q1`.
    static func quarter(_ day: Int) -> String { "\(financialYear(day)) Q\((((parts(day).month ?? 0) + 8) % 12) / 3 + 1)" }

    /// The same day twelve months on; the last day of February of the 29th.
    static func twelveMonthsOn(_ day: Int) -> Int {
        let date = Date(timeIntervalSince1970: Double(day) * 86_400)
        let on = universal.date(byAdding: .year, value: 1, to: date) ?? date
        return Int(on.timeIntervalSince1970) / 86_400
    }

    private func isWorkingDay(_ day: Int) -> Bool { (day + 3) % 7 < 5 && !bankHolidays.contains(day) }

    private func isSchoolDay(_ day: Int, at school: String) -> Bool {
        isWorkingDay(day) && terms.contains { $0.contains(day) }
            && closed["local-authority/885"]?.contains(day) != true && closed[school]?.contains(day) != true
    }

    /// Half past eight on the first school day after a report, the rule of domain.md 2.4.
    func deadline(of school: String, reportedAt: Instant) -> Instant {
        var day = Self.day(reportedAt)
        while !isSchoolDay(day, at: school) || Self.instant(day, minute: 510).milliseconds <= reportedAt.milliseconds { day += 1 }
        return Self.instant(day, minute: 510)
    }

    /// The same time of day one working day after a hearing.
    func practiceDeadline(heardAt: Instant) -> Instant {
        var day = Self.day(heardAt) + 1
        while !isWorkingDay(day) { day += 1 }
        let seconds = heardAt.milliseconds % 60_000
        return Instant(milliseconds: Self.instant(day, minute: Self.minute(heardAt)).milliseconds + seconds)
    }

    /// Five days before the meeting at the time of day of the report, or at once where that is no later than the report.
    static func paperDeadline(reportedAt: Instant, meetingAt: Instant) -> Instant {
        let due = day(meetingAt) - 5
        if due <= day(reportedAt) { return reportedAt }
        return Instant(
            milliseconds: instant(due, minute: minute(reportedAt)).milliseconds + reportedAt.milliseconds % 60_000)
    }

    /// Nine in the morning of the first working day on which a digest due on `day` can be read.
    func digestDeadline(_ day: Int) -> Instant {
        var day = day
        while !isWorkingDay(day) { day += 1 }
        return Self.instant(day, minute: 540)
    }
}
