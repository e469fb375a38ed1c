// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// The flags that stand, by forum and last day; those only that end by a day, where one is given.
    package func flags(endingBy lastDay: CivilDate? = nil, forum: ForumID? = nil) throws -> [FlagStanding] {
        try pool.read { db in
            try FlagStanding.fetch(
                db, "f.ended_at IS NULL AND (?1 IS NULL OR f.until_day <= ?1) AND (?2 IS NULL OR f.forum = ?2)",
                [lastDay?.daysSinceEpoch, forum?.description])
        }
    }

    /// One flag, standing or not, with the referrals that made it and who was told of it; nil for an id that is none.
    package func flag(_ id: Int64) throws -> (flag: FlagStanding, referrals: [FlagReferral], told: [FlagNotice])? {
        try pool.read { db in
            guard let flag = try FlagStanding.fetch(db, "f.id = ?1", [id]).first else { return nil }
            let referrals = try Row.fetchAll(
                db,
                sql: """
                    SELECT r.event, r.subject, e.id AS event_id, e.source, e.reported_at, r.until_day, r.recalled_at
                    FROM flag_referral r JOIN event e ON e.seq = r.event WHERE r.flag = ? ORDER BY r.event
                    """, arguments: [id]
            ).map(FlagReferral.init)
            let told = try Row.fetchAll(
                db,
                sql: """
                    SELECT n.id, n.recipient, n.stage FROM flag_referral r JOIN notice n ON n.event = r.event
                    AND n.subject = r.subject WHERE r.flag = ? AND n.kind = 0 ORDER BY n.seq
                    """, arguments: [id]
            ).map(FlagNotice.init)
            return (flag, referrals, told)
        }
    }
}

/// A flag of a MARAC as it stands, without the people it is about.
package struct FlagStanding: Hashable, Sendable {
    package let id: Int64
    package let forum: ForumID
    /// The last day on which it stands.
    package let until: CivilDate
    /// When the first of its referrals was reported.
    package let since: Instant
    /// How many referrals made it what it is, those taken back left out.
    package let referrals: Int
    /// Nil while it stands.
    package let endedAt: Instant?

    fileprivate static func fetch(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [FlagStanding] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT f.id, f.forum, f.until_day, f.ended_at, min(e.reported_at) AS since,
                count(CASE WHEN r.recalled_at IS NULL THEN 1 END) AS referrals
                FROM flag f JOIN flag_referral r ON r.flag = f.id JOIN event e ON e.seq = r.event WHERE \(condition)
                GROUP BY f.id ORDER BY f.forum, f.until_day, f.id
                """, arguments: arguments
        ).map { row in
            guard let forum = ForumID(row["forum"] as String) else { throw JournalError.damaged("flag") }
            return FlagStanding(
                id: row["id"], forum: forum, until: CivilDate(daysSinceEpoch: row["until_day"]),
                since: Instant(milliseconds: row["since"]), referrals: row["referrals"],
                endedAt: (row["ended_at"] as Int64?).map(Instant.init(milliseconds:)))
        }
    }
}

/// A referral that made or extended a flag.
package struct FlagReferral: Hashable, Sendable {
    package let event: Int64
    package let subject: Int64
    /// The producer's id of the event.
    package let eventID: String
    package let source: PartnerID
    package let reportedAt: Instant
    /// The last of its own twelve months.
    package let until: CivilDate
    package let recalledAt: Instant?

    fileprivate init(_ row: Row) throws {
        guard let source = PartnerID(row["source"] as String) else { throw JournalError.damaged("event") }
        event = row["event"]
        subject = row["subject"]
        eventID = row["event_id"]
        self.source = source
        reportedAt = Instant(milliseconds: row["reported_at"])
        until = CivilDate(daysSinceEpoch: row["until_day"])
        recalledAt = (row["recalled_at"] as Int64?).map(Instant.init(milliseconds:))
    }
}

/// A notice that told somebody of a flag.
package struct FlagNotice: Hashable, Sendable {
    package let id: NoticeID
    package let recipient: PartnerID
    package let stage: Stage

    fileprivate init(_ row: Row) throws {
        guard let id = NoticeID(octets: [UInt8](row[0] as Data)), let recipient = PartnerID(row[1] as String),
            let stage = Stage(rawValue: row[2])
        else { throw JournalError.damaged("notice") }
        (self.id, self.recipient, self.stage) = (id, recipient, stage)
    }
}
