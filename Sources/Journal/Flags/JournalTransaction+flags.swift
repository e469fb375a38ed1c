// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension JournalTransaction {
    /// The referrals that flagged a pair at a MARAC, in order.
    ///
    /// - Parameters:
    ///   - source: producer of the event that asks; its own earlier papers of one reference are the same case.
    ///   - reference: of that event.
    ///   - superseded: sequence of the event that it takes the place of, whose flag counts for nothing.
    package func flags(
        on pair: PairKeys, at forum: ForumID, source: PartnerID, reference: String, without superseded: Int64? = nil
    ) throws -> FlagHistory {
        var found: [(event: Int64, referral: FlagHistory.Referral)] = []
        try sql(
            """
            SELECT r.event, r.flag, e.reported_at, r.until_day, CASE WHEN f.ended_at IS NULL THEN (
                SELECT max(o.until_day) FROM flag_referral o
                WHERE o.flag = f.id AND o.recalled_at IS NULL AND o.event IS NOT ?6) END,
            e.source = ?4 AND e.reference_key = ?5
            FROM flag_referral r JOIN flag f ON f.id = r.flag JOIN event e ON e.seq = r.event
            WHERE (r.person_key = ?1 OR r.nhs_key = ?2) AND f.forum = ?3 AND r.recalled_at IS NULL AND r.event IS NOT ?6
            ORDER BY r.event
            """
        )
        .bind(1, pair.victim.person).bind(2, pair.victim.nhs).bind(3, forum.description).bind(4, source.description)
        .bind(5, key.lookup("reference", source.code, reference)).bind(6, superseded)
        .forEach { row in
            func day(_ column: Int32) -> CivilDate? { row.optionalInteger(column).map { CivilDate(daysSinceEpoch: Int($0)) } }
            found.append(
                (
                    row.integer(0),
                    FlagHistory.Referral(
                        flag: row.integer(1), reportedAt: Instant(milliseconds: row.integer(2)),
                        until: CivilDate(daysSinceEpoch: Int(row.integer(3))), standsUntil: day(4),
                        isSameCase: row.integer(5) != 0)
                ))
        }
        return FlagHistory(
            try found.filter { PairKeys.overlap(try perpetrators(ofReferral: $0.event), pair.perpetrators) }.map(\.referral))
    }

    private func perpetrators(ofReferral event: Int64) throws -> [PerpetratorKeys] {
        var perpetrators: [PerpetratorKeys] = []
        try sql("SELECT name_key, birth_key FROM flag_perpetrator WHERE event = ? ORDER BY position").bind(1, event)
            .forEach { perpetrators.append(PerpetratorKeys(name: $0.blob(0), birth: $0.optionalBlob(1))) }
        return perpetrators
    }

    /// Enters a referral that flags a pair.
    ///
    /// - Parameters:
    ///   - subject: what was said of the pair, by the event of the referral.
    ///   - lastDay: of the referral's own twelve months.
    ///   - standing: the flags that it extends; they become one.
    package func flag(
        _ pair: PairKeys, at forum: ForumID, about subject: SubjectHandle, until lastDay: CivilDate, extending standing: [Int64]
    ) throws {
        let flag = standing.first ?? subject.event
        if standing.isEmpty {
            try sql("INSERT INTO flag (id, forum, until_day) VALUES (?, ?, ?)")
                .bind(1, flag).bind(2, forum.description).bind(3, lastDay.daysSinceEpoch).run()
        }
        for other in standing.dropFirst() {
            try sql("UPDATE flag_referral SET flag = ? WHERE flag = ?").bind(1, flag).bind(2, other).run()
            try sql("DELETE FROM flag WHERE id = ?").bind(1, other).run()
        }
        try sql(
            "INSERT INTO flag_referral (event, flag, subject, nhs_key, person_key, until_day) VALUES (?, ?, ?, ?, ?, ?)"
        )
        .bind(1, subject.event).bind(2, flag).bind(3, subject.id).bind(4, pair.victim.nhs).bind(5, pair.victim.person)
        .bind(6, lastDay.daysSinceEpoch).run()
        for (position, perpetrator) in pair.perpetrators.enumerated() {
            try sql("INSERT INTO flag_perpetrator (event, position, name_key, birth_key) VALUES (?, ?, ?, ?)")
                .bind(1, subject.event).bind(2, position).bind(3, perpetrator.name).bind(4, perpetrator.birth).run()
        }
        try settle(flag: flag)
    }

    /// Takes back the referral of an event that was recalled or superseded: its flag stands as long as others make it, or ends untold.
    package func unflag(event: Int64) throws {
        let flag = try sql("SELECT flag FROM flag_referral WHERE event = ? AND recalled_at IS NULL").bind(1, event)
            .first { $0.integer(0) }
        guard let flag else { return }
        try sql("UPDATE flag_referral SET recalled_at = ? WHERE event = ?").bind(1, now.milliseconds).bind(2, event).run()
        try settle(flag: flag)
    }

    /// Sets how long a flag stands by its referrals.
    private func settle(flag: Int64) throws {
        let last =
            try sql("SELECT max(until_day) FROM flag_referral WHERE flag = ? AND recalled_at IS NULL").bind(1, flag)
            .first { $0.optionalInteger(0) } ?? nil
        if let last {
            try sql("UPDATE flag SET until_day = ? WHERE id = ? AND ended_at IS NULL").bind(1, last).bind(2, flag).run()
        } else {
            try sql("UPDATE flag SET ended_at = ? WHERE id = ? AND ended_at IS NULL").bind(1, now.milliseconds).bind(2, flag)
                .run()
        }
    }

    /// The flags that still stand in the register though their last day is before this one, in order, at most `limit`.
    package func flags(over today: CivilDate, limit: Int) throws -> [StandingFlag] {
        var flags: [StandingFlag] = []
        try sql("SELECT id, forum, until_day FROM flag WHERE ended_at IS NULL AND until_day < ? ORDER BY until_day, id LIMIT ?")
            .bind(1, today.daysSinceEpoch).bind(2, limit)
            .forEach { row in
                guard let forum = ForumID(row.text(1)) else { throw JournalError.damaged("flag") }
                flags.append(
                    StandingFlag(id: row.integer(0), forum: forum, until: CivilDate(daysSinceEpoch: Int(row.integer(2)))))
            }
        return flags
    }

    /// Who was told of a flag and did not refuse it, each with the subject of what it was told last.
    package func told(of flag: StandingFlag) throws -> [FlagHolder] {
        var holders: [FlagHolder] = []
        try sql(
            """
            SELECT n.recipient, r.subject, max(n.seq) FROM flag_referral r JOIN notice n ON n.event = r.event AND n.subject = r.subject
            WHERE r.flag = ? AND r.recalled_at IS NULL AND n.kind = 0 AND n.recalled_at IS NULL AND n.superseded_at IS NULL
            AND n.refused_at IS NULL GROUP BY n.recipient ORDER BY n.recipient
            """
        ).bind(1, flag.id)
            .forEach { row in
                guard let partner = row.partner(0) else { throw JournalError.damaged("notice") }
                holders.append(FlagHolder(partner: partner, subject: row.integer(1)))
            }
        return holders
    }

    /// Ends a flag whose twelve months are over.
    package func end(_ flag: StandingFlag) throws {
        try sql("UPDATE flag SET ended_at = ? WHERE id = ?").bind(1, now.milliseconds).bind(2, flag.id).run()
    }

    /// Keeps that notices about a subject say that a flag has lapsed.
    package func keepLapse(_ subject: SubjectHandle) throws {
        try sql("INSERT INTO flag_lapse (subject) VALUES (?)").bind(1, subject.id).run()
    }
}

/// A flag that nobody has been told has lapsed.
package struct StandingFlag: Hashable, Sendable {
    package let id: Int64
    package let forum: ForumID
    /// The last day on which it stands.
    package let until: CivilDate
}

/// A partner that was told of a flag, and the row of the subject by which it knows it.
package struct FlagHolder: Hashable, Sendable {
    package let partner: PartnerID
    package let subject: Int64
}
