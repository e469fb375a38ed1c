// SPDX-License-Identifier: Apache-2.0

/// The status of every day that some row of a calendar reaches, worked out once; other days follow the weekday rule.
///
/// Rows are painted from the weakest to the strongest, so a lookup is an array access. Settings that say nothing of their
/// own share the table of their authority.
struct DayTable: Sendable {
    private let firstDay: Int
    private let statuses: [DayStatus]
    private let openDays: Weekdays
    private let bankHolidays: [Int]

    init(own: [CalendarEntry], authority: [CalendarEntry], bankHolidays: [Int], openDays: Weekdays) {
        self.openDays = openDays
        self.bankHolidays = bankHolidays
        let ownTerms = own.filter { $0.kind == .term }.map(\.days)
        let ownSpans = TermSpans(terms: ownTerms)
        let terms = ownTerms + authority.filter { $0.kind == .term }.flatMap { ownSpans.uncovered(of: $0.days) }
        let spans = TermSpans(terms: terms)

        let all = own + authority
        guard let first = all.map(\.days.lowerBound).min(), let last = all.map(\.days.upperBound).max() else {
            firstDay = 0
            statuses = []
            return
        }
        var table: [DayStatus] = []
        table.reserveCapacity(last - first + 1)
        for day in first...last {
            let weekdayRule = DayTable.assumed(day, openDays: openDays, bankHolidays: bankHolidays)
            guard spans.contains(day) else {
                table.append(weekdayRule)
                continue
            }
            table.append(
                DayStatus(
                    reason: weekdayRule.isSchoolDay ? .betweenTerms : weekdayRule.reason,
                    confidence: ownSpans.contains(day) ? .setting : .authorityDefault))
        }
        for term in terms {
            for day in term where table[day - first].reason == .betweenTerms {
                table[day - first] = DayStatus(reason: .term, confidence: table[day - first].confidence)
            }
        }
        func paint(_ kind: CalendarKind, _ reason: DayStatus.Reason) {
            for (entries, confidence) in [(authority, CalendarConfidence.authorityDefault), (own, .setting)] {
                for entry in entries where entry.kind == kind {
                    for day in entry.days {
                        let surer = max(table[day - first].confidence, confidence)
                        table[day - first] = DayStatus(reason: reason, confidence: surer)
                    }
                }
            }
        }
        paint(.holiday, .holiday)
        paint(.inset, .inset)
        paint(.openExtra, .openExtra)
        paint(.closure, .closure)
        firstDay = first
        statuses = table
    }

    /// The status of a day counted from 1970-01-01.
    func status(_ day: Int) -> DayStatus {
        let index = day - firstDay
        return statuses.indices.contains(index)
            ? statuses[index] : DayTable.assumed(day, openDays: openDays, bankHolidays: bankHolidays)
    }

    private static func assumed(_ day: Int, openDays: Weekdays, bankHolidays: [Int]) -> DayStatus {
        let reason: DayStatus.Reason =
            !openDays.contains(weekdayOf: day)
            ? .notOpenWeekday : bankHolidays.containsSorted(day) ? .bankHoliday : .assumedOpen
        return DayStatus(reason: reason, confidence: .low)
    }
}
