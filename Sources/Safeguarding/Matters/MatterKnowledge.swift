// SPDX-License-Identifier: Apache-2.0

/// What the directories say of one recipient in one matter, on the day of the decision.
package struct MatterKnowledge: Hashable, Sendable {
    /// Whether there is such a partner, or such a setting.
    package var isKnown: Bool
    package var isSuspended: Bool
    /// A perpetrator is, or is close to, somebody who reads there.
    package var isConflicted: Bool
    /// Its place on the membership list of the forum; nil where it is not on it.
    package var membership: ForumMember?
    /// Whether the roll of the setting holds the person exactly, by ``match``.
    package var match: MatchBasis?
    /// A roll says that the address of a child in it must stay unknown.
    package var isProtected: Bool

    package init(
        isKnown: Bool, isSuspended: Bool = false, isConflicted: Bool = false, membership: ForumMember? = nil,
        match: MatchBasis? = nil, isProtected: Bool = false
    ) {
        self.isKnown = isKnown
        self.isSuspended = isSuspended
        self.isConflicted = isConflicted
        self.membership = membership
        self.match = match
        self.isProtected = isProtected
    }
}

/// The local days that decisions about a matter look at.
package struct MatterDays: Hashable, Sendable {
    package var today: CivilDate
    package var reportedOn: CivilDate
    package var meetingOn: CivilDate?

    package init(_ facts: MatterFacts, today: CivilDate, zone: Zone) {
        self.today = today
        reportedOn = zone.date(at: facts.reportedAt)
        meetingOn = facts.meetingAt.map(zone.date)
    }

    /// How long ago a matter may have been reported when its papers are circulated (Leeds, domain.md 1B L11).
    package static let longestWait = 21
    /// How many days before the meeting papers must be out (domain.md 1B L11).
    package static let notice = 5

    package var isReportedRecently: Bool { today <= reportedOn.adding(days: Self.longestWait) }

    package var isCirculatedInTime: Bool { meetingOn.map { today <= $0.adding(days: -Self.notice) } ?? false }
}
