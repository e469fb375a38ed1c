// SPDX-License-Identifier: Apache-2.0

/// What a row of a calendar says of its days (design.md section 8).
package enum CalendarKind: String, Hashable, Sendable, CaseIterable {
    case term = "TERM"
    case holiday = "HOLIDAY"
    /// In-service training: staff without pupils.
    case inset = "INSET"
    /// Closed against the plan, as for snow.
    case closure = "CLOSURE"
    /// Open against the plan, as for a lost day made good on a Saturday.
    case openExtra = "OPEN_EXTRA"
}

/// A row of a calendar: a setting or a local authority says what some days are.
package struct CalendarEntry: Hashable, Sendable {
    /// A setting, or a local authority, whose rows reach all its settings.
    package let scope: PartnerID
    package let kind: CalendarKind
    package let from: CivilDate
    /// The last day, itself included.
    package let to: CivilDate
    package let note: String

    /// The years a calendar may speak of; it bounds what one row can cost.
    package static let years = 2000...2099

    /// Nil when `to` is before `from` or a day is outside the years 2000 to 2099.
    package init?(scope: PartnerID, kind: CalendarKind, from: CivilDate, to: CivilDate, note: String = "") {
        guard from <= to, CalendarEntry.years.contains(from.year), CalendarEntry.years.contains(to.year) else { return nil }
        self.scope = scope
        self.kind = kind
        self.from = from
        self.to = to
        self.note = note
    }

    /// The days of the row, counted from 1970-01-01.
    var days: ClosedRange<Int> { from.daysSinceEpoch...to.daysSinceEpoch }
}
