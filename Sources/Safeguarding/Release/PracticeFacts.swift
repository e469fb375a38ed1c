// SPDX-License-Identifier: Apache-2.0

/// What the release decision needs to know of one GP practice, as the directories say it today.
package struct PracticeFacts: Hashable, Sendable {
    package var id: PartnerID
    package var open: Bool
    /// The practice that took its patients over; only ever a person follows it (domain.md 5.5).
    package var successor: PartnerID?
    package var suspended: Bool
    /// A perpetrator is, or is close to, somebody who reads there.
    package var conflicted: Bool

    package init(id: PartnerID, open: Bool, successor: PartnerID? = nil, suspended: Bool = false, conflicted: Bool = false) {
        self.id = id
        self.open = open
        self.successor = successor
        self.suspended = suspended
        self.conflicted = conflicted
    }
}
