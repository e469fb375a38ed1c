// SPDX-License-Identifier: Apache-2.0

/// The mark that the agencies of a MARAC put on a case, so that each sees that further abuse is a repeat (domain.md 3.2).
package struct MARACFlag: Hashable, Sendable {
    package var kind: Kind
    /// The last day on which it stands.
    package var until: CivilDate

    package init(_ kind: Kind, until: CivilDate) {
        self.kind = kind
        self.until = until
    }

    /// What is to be done about the mark.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case add = "ADD"
        /// It stands already, and counts from a later referral.
        case extend = "EXTEND"
        /// Its twelve months are over: it comes off.
        case lapse = "LAPSE"
    }

    /// The last of the twelve calendar months from a referral: the same day of the next year, and 28 February for the leap day.
    package static func lastDay(referredOn day: CivilDate) -> CivilDate {
        day.twelveMonthsOn
    }

    /// When a flag with this last day lapses: at the start of the local day after.
    package static func lapse(after lastDay: CivilDate, in zone: Zone) -> Instant {
        zone.instant(reaching: lastDay.adding(days: 1), .midnight)
    }
}
