// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// What a report says of itself.
package struct ReportHeading: Hashable, Sendable {
    /// The partnership's trust domain.
    package var deployment: String
    /// Whether the deployment is a rehearsal, which every report says.
    package var rehearsal: Bool
    /// The first and last day, themselves included, on which notices of the report were reported to the police; nil is no bound.
    package var from: CivilDate?
    package var to: CivilDate?
    /// The instant the figures hold for.
    package var asOf: Instant
    /// The zone of the days.
    package var zone: Zone

    package init(
        deployment: String, rehearsal: Bool, from: CivilDate? = nil, to: CivilDate? = nil, asOf: Instant, zone: Zone = .london
    ) {
        self.deployment = deployment
        self.rehearsal = rehearsal
        self.from = from
        self.to = to
        self.asOf = asOf
        self.zone = zone
    }

    /// Whether an instant falls on a day of the report.
    package func covers(_ instant: Instant) -> Bool { days.contains(zone.day(at: instant)) }

    /// The days of the report, in days since 1970-01-01; none where the last is before the first.
    var days: Range<Int> {
        let first = from?.daysSinceEpoch ?? .min
        return first..<max(first, to.map { $0.daysSinceEpoch + 1 } ?? .max)
    }

    /// The instants a query needs to look at: from the first midnight to before the midnight after the last day.
    package var bounds: (from: Instant?, before: Instant?) {
        let midnight = TimeOfDay(hour: 0, minute: 0)
        return (
            from.flatMap { date in midnight.map { zone.instant(reaching: date, $0) } },
            to.flatMap { date in midnight.map { zone.instant(reaching: date.adding(days: 1), $0) } }
        )
    }

    /// The same days a year earlier; nil where a bound is missing.
    ///
    /// A month stays a whole month: its last day becomes the last day of that month.
    package var yearBefore: ReportHeading? {
        guard let from, let to else { return nil }
        func shifted(_ date: CivilDate, toEnd: Bool) -> CivilDate? {
            let length = CivilDate.length(ofMonth: date.month, year: date.year - 1)
            let isLast = date.day == CivilDate.length(ofMonth: date.month, year: date.year)
            return CivilDate(year: date.year - 1, month: date.month, day: toEnd && isLast ? length : min(date.day, length))
        }
        guard let earlierFrom = shifted(from, toEnd: false), let earlierTo = shifted(to, toEnd: true) else { return nil }
        var heading = self
        heading.from = earlierFrom
        heading.to = earlierTo
        return heading
    }

    /// `2026-11-01 to 2026-11-30`, with words where a bound is missing.
    var range: String {
        switch (from, to) {
        case (let from?, let to?): "\(from) to \(to)"
        case (let from?, nil): "from \(from)"
        case (nil, let to?): "until \(to)"
        case (nil, nil): "at any time"
        }
    }
}
