// SPDX-License-Identifier: Apache-2.0

/// What a decision about a GP practice needs to know of it, as the directories say it on a day.
package struct PracticeFacts: Hashable, Sendable {
    package var id: PartnerID
    /// Whether something may be sent there: an active practice of the directory, from its first day to its last.
    package var open: Bool
    /// The practice that took this one over.
    ///
    /// A candidate for a person and never followed: it may be closed itself, and patients choose where they register.
    package var successor: PartnerID?
    /// The partner is suspended in the directory.
    package var suspended: Bool
    /// A perpetrator is, or is close to, somebody who reads there.
    package var conflicted: Bool

    package init(
        id: PartnerID, open: Bool, successor: PartnerID? = nil, suspended: Bool = false, conflicted: Bool = false
    ) {
        self.id = id
        self.open = open
        self.successor = successor
        self.suspended = suspended
        self.conflicted = conflicted
    }
}
