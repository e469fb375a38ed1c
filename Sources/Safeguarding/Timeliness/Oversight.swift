// SPDX-License-Identifier: Apache-2.0

/// Whether a manager looked within 24 hours of the receipt of one notice (domain.md 12).
package enum Oversight: Hashable, Sendable {
    case within24Hours
    case later
    /// Nobody is recorded to have looked.
    case missing
    case excluded(Exclusion)

    /// Why it cannot be said of a notice.
    package enum Exclusion: String, Hashable, Sendable, CaseIterable {
        /// The system that sent it records no oversight.
        case notRecorded = "not-recorded"
        /// Denied, refused, recalled or superseded.
        case withdrawn
        case receiptUnknown = "receipt-unknown"
        /// Only the days are known, and one follows the other.
        case timeOfDayUnknown = "time-of-day-unknown"
    }

    package init(of timeline: borrowing NoticeTimeline, zone: Zone) {
        guard timeline.isHistory else {
            self = .excluded(.notRecorded)
            return
        }
        switch timeline.stage {
        case .denied, .refused, .recalled, .superseded:
            self = .excluded(.withdrawn)
            return
        default: break
        }
        guard let oversightAt = timeline.oversightAt else {
            self = .missing
            return
        }
        guard let receivedAt = timeline.acceptedAt else {
            self = .excluded(.receiptUnknown)
            return
        }
        guard !timeline.days.isDisjoint(with: [.received, .oversight]) else {
            self = oversightAt - receivedAt <= OversightStanding.limit ? .within24Hours : .later
            return
        }
        switch zone.date(at: receivedAt).days(until: zone.date(at: oversightAt)) {
        case ...0: self = .within24Hours
        case 1: self = .excluded(.timeOfDayUnknown)
        default: self = .later
        }
    }
}

/// Oversight within 24 hours over a set of notices; what is counted and what is excluded add up to all.
package struct OversightSummary: Hashable, Sendable {
    package var within24Hours: Share
    package var excluded: [Oversight.Exclusion: Int]

    package init(within24Hours: Share, excluded: [Oversight.Exclusion: Int]) {
        self.within24Hours = within24Hours
        self.excluded = excluded
    }
}
