// SPDX-License-Identifier: Apache-2.0

/// One morning's digest of one cluster, whoever of its families was found.
package struct FamilyDigest: Hashable, Sendable {
    package var cluster: ForumID
    /// The local day.
    package var date: CivilDate
    /// What was accepted from here on is in it: when the digest before was made.
    package var since: Instant
    /// How many families were found.
    package var families: Int

    package init(cluster: ForumID, date: CivilDate, since: Instant, families: Int) {
        self.cluster = cluster
        self.date = date
        self.since = since
        self.families = families
    }

    /// When digests are due, in the morning and before any school's cut-off (domain.md 2.4).
    package static let time = TimeOfDay.sevenInTheMorning

    /// When the digest of a day is due, whatever the clocks did that night.
    package static func due(on date: CivilDate, in zone: Zone) -> Instant { zone.instant(reaching: date, time) }

    /// When digests are next due.
    package static func next(after now: Instant, in zone: Zone) -> Instant {
        let today = zone.date(at: now)
        let due = due(on: today, in: zone)
        return due > now ? due : self.due(on: today.adding(days: 1), in: zone)
    }

    /// From when on the digest of a day tells: since the one before, however long ago that is; a cluster's first tells of one day.
    ///
    /// - Parameter last: when the one before was made.
    package static func start(of date: CivilDate, after last: Instant?, in zone: Zone) -> Instant {
        last ?? due(on: date.adding(days: -1), in: zone)
    }

    /// The type of the event that a digest is, which the broker makes itself and takes from nobody.
    package static let eventType = "firstbell.families-digest.v1"

    /// The id of that event: a second one of the same cluster and day would be the same event.
    package var eventID: String { "families-first-\(cluster.code)-\(date)" }

    /// By which a notice names it, in the place of a police reference.
    package var reference: String { "families-first \(date)" }
}

/// A family of a digest, as the journal keeps it.
package struct DigestFamily: Hashable, Sendable {
    package var digest: FamilyDigest
    package var seen: SeenFamily

    package init(digest: FamilyDigest, seen: SeenFamily) {
        self.digest = digest
        self.seen = seen
    }
}
