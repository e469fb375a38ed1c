// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A notice that an earlier system sent, as a partnership's spreadsheets tell of it (design.md section 8).
///
/// It names no person: `event` and `notice` are that system's own keys.
package struct HistoryRow: Hashable, Sendable {
    package var event: String
    /// What the row is known by when its file is imported again.
    package var notice: String
    package var flow: Flow
    package var recipient: PartnerID
    package var source: ReportSource?
    /// In the order of ``AbuseType/allCases``, each once.
    package var abuseTypes: [AbuseType]
    package var riskGrade: RiskGrade?
    /// Two-digit code; nil where no force told.
    package var force: String?
    /// A local authority's three digits, or whatever the partnership calls its area.
    package var area: String?
    package var reportedAt: HistoryTime
    package var receivedAt: HistoryTime?
    package var deliveredAt: HistoryTime?
    package var openedAt: HistoryTime?
    /// When a manager looked at what became of it.
    package var oversightAt: HistoryTime?
    package var status: Stage
    package var delayCause: DelayCause?
    /// Whether the force made a crime of it; nil where that was not kept.
    package var isCrime: Bool?

    package init(
        event: String, notice: String, flow: Flow, recipient: PartnerID, source: ReportSource? = nil, abuseTypes: [AbuseType] = [],
        riskGrade: RiskGrade? = nil, force: String? = nil, area: String? = nil, reportedAt: HistoryTime,
        receivedAt: HistoryTime? = nil, deliveredAt: HistoryTime? = nil, openedAt: HistoryTime? = nil,
        oversightAt: HistoryTime? = nil, status: Stage, delayCause: DelayCause? = nil, isCrime: Bool? = nil
    ) {
        self.event = event
        self.notice = notice
        self.flow = flow
        self.recipient = recipient
        self.source = source
        self.abuseTypes = abuseTypes
        self.riskGrade = riskGrade
        self.force = force
        self.area = area
        self.reportedAt = reportedAt
        self.receivedAt = receivedAt
        self.deliveredAt = deliveredAt
        self.openedAt = openedAt
        self.oversightAt = oversightAt
        self.status = status
        self.delayCause = delayCause
        self.isCrime = isCrime
    }
}

/// A time of an earlier system: an instant, or a day of which the time is not known.
package struct HistoryTime: Hashable, Sendable {
    /// The midnight that begins the day, where only the day is known.
    package var instant: Instant
    package var isDay: Bool

    package init(_ instant: Instant, isDay: Bool = false) {
        self.instant = instant
        self.isDay = isDay
    }

    package init(_ day: CivilDate, in zone: Zone) {
        self.init(zone.instant(reaching: day, .midnight), isDay: true)
    }

    /// Whether it is before another for certain: by the days alone where one of the two is only a day.
    package func isBefore(_ other: HistoryTime, in zone: Zone) -> Bool {
        isDay || other.isDay
            ? zone.date(at: instant) < zone.date(at: other.instant) : instant < other.instant
    }

    /// The last moment at which it can have been.
    package func latest(in zone: Zone) -> Instant {
        guard isDay else { return instant }
        return zone.instant(reaching: zone.date(at: instant).adding(days: 1), .midnight) - .milliseconds(1)
    }
}
