// SPDX-License-Identifier: Apache-2.0

/// What the release decision needs to know of one setting, as the directories say it today.
package struct SettingFacts: Hashable, Sendable {
    package var id: PartnerID
    /// Three-digit code of the local authority, which owns the setting's holds.
    package var localAuthority: String?
    /// Open, or open but proposed to close (design.md section 8, GIAS).
    package var deliverable: Bool
    /// An educational establishment of Domestic Abuse Act 2021 s.49A(4); an early-years setting is none.
    package var statutory: Bool
    /// An early-years setting takes part by agreement (domain.md 4.4, rule 3).
    package var participating: Bool
    /// Key adults whose training is current and who have no conflict with the incident.
    package var trainedKeyAdults: Int
    /// An adult of the incident is, or is close to, a key adult of the setting (domain.md 2.5).
    package var conflicted: Bool
    /// The partner is suspended in the directory.
    package var suspended: Bool

    package init(
        id: PartnerID, localAuthority: String?, deliverable: Bool, statutory: Bool, participating: Bool, trainedKeyAdults: Int,
        conflicted: Bool = false, suspended: Bool = false
    ) {
        self.id = id
        self.localAuthority = localAuthority
        self.deliverable = deliverable
        self.statutory = statutory
        self.participating = participating
        self.trainedKeyAdults = trainedKeyAdults
        self.conflicted = conflicted
        self.suspended = suspended
    }
}

/// What the rolls say about one child of an event.
package struct RollMatches: Hashable, Sendable {
    /// Settings whose roll holds exactly this child today, with the strongest basis of each.
    package var exact: [PartnerID: MatchBasis]
    /// Settings whose roll holds somebody who may be this child; never released on.
    package var near: Set<PartnerID>
    /// Those of ``near`` where a row that may be the child's cannot be opened: a person must look, and nothing stays there by it.
    package var unreadable: Set<PartnerID> = []
    /// A roll says that the child's address must stay unknown.
    package var protectedAddress: Bool
    /// The days on which the child attends, where a roll that holds the child says so.
    package var attendance: [PartnerID: Weekdays]

    package init(
        exact: [PartnerID: MatchBasis] = [:], near: Set<PartnerID> = [], protectedAddress: Bool = false,
        attendance: [PartnerID: Weekdays] = [:]
    ) {
        self.exact = exact
        self.near = near
        self.protectedAddress = protectedAddress
        self.attendance = attendance
    }
}

/// A setting that the producer named for a child.
package struct NamedSetting: Hashable, Sendable {
    package var id: PartnerID
    /// A roll of the setting is loaded, so its word about who attends stands.
    package var rollLoaded: Bool

    package init(id: PartnerID, rollLoaded: Bool) {
        self.id = id
        self.rollLoaded = rollLoaded
    }
}
