// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding

extension JournalTransaction {
    /// Looks at the events after one that are old enough, and destroys the content of those that are due.
    func age(_ rule: RetentionRule, after first: Int64, limit: Int, destroying: Bool) throws -> RetentionPass {
        var pass = RetentionPass()
        let events = try eventsWithBodies(after: first, acceptedBefore: rule.horizon(now: now), limit: limit)
        for event in events {
            let kind = RetentionClass(eventType: event.type)
            let facts = try retentionFacts(
                of: event.sequence, acceptedAt: event.acceptedAt, endedBefore: rule.horizon(of: kind, now: now))
            switch rule.verdict(on: facts, of: kind, now: now) {
            case .due:
                pass.due += 1
                if destroying { try destroyBodies(of: event.sequence, rule: "retention", &pass) }
            case .waits:
                pass.waiting += 1
                guard destroying, rule.verdict(on: facts, of: .words, now: now) == .due else { continue }
                if try destroyWords(about: event.sequence) { pass.words += 1 }
            case .unresolved: pass.unresolved += 1
            case .inForce: pass.inForce += 1
            case .held: pass.held += 1
            }
        }
        pass.next = events.count == limit ? events.last?.sequence : nil
        return pass
    }

    private func eventsWithBodies(after first: Int64, acceptedBefore horizon: Instant, limit: Int) throws -> [(
        sequence: Int64, acceptedAt: Instant, type: String
    )] {
        var events: [(sequence: Int64, acceptedAt: Instant, type: String)] = []
        try sql(
            """
            SELECT e.seq, e.accepted_at, e.type FROM (
                SELECT event FROM subject WHERE wrapped IS NOT NULL AND event > ?1
                UNION SELECT event FROM afterword WHERE event > ?1 ORDER BY event LIMIT ?2) s
            JOIN event e ON e.seq = s.event ORDER BY e.seq
            """
        ).bind(1, first).bind(2, limit).forEach {
            events.append(($0.integer(0), Instant(milliseconds: $0.integer(1)), $0.text(2)))
        }
        // Events are numbered as they come, so that those after the first that is too young are too young as well.
        return Array(events.prefix { $0.acceptedAt <= horizon })
    }

    /// - Parameter horizon: consents that ran out before it are over.
    func retentionFacts(of event: Int64, acceptedAt: Instant, endedBefore horizon: Instant) throws -> RetentionFacts {
        var facts = RetentionFacts(acceptedAt: acceptedAt)
        try sql(
            """
            SELECT sent_at, delivered_at, opened_at, acknowledged_at, closed_at, refused_at, recalled_at, superseded_at, kind
            FROM notice WHERE event IN (SELECT ?1 UNION ALL SELECT event FROM recall WHERE recalled = ?1
            UNION ALL SELECT seq FROM event WHERE supersedes = ?1)
            """
        ).bind(1, event).forEach { row in
            facts.notices.append(
                RetainedNotice(life: NoticeLife(row, from: 0), needsReader: NoticeKind(rawValue: Int(row.integer(8))) != .hold))
        }
        try sql(
            """
            SELECT state = 'open', resolved_at FROM hold
            WHERE event IN (SELECT ?1 UNION ALL SELECT event FROM recall WHERE recalled = ?1)
            UNION ALL SELECT b.state = 'running', b.closed_at FROM recall r JOIN breach b ON b.event = r.event WHERE r.recalled = ?1
            UNION ALL SELECT state = 'running', closed_at FROM breach WHERE event = ?1
            UNION ALL SELECT 0, e.accepted_at FROM recall r JOIN event e ON e.seq = r.event WHERE r.recalled = ?1
            """
        ).bind(1, event).forEach { row in
            if row.integer(0) != 0 { facts.isOpen = true }
            if let ended = row.optionalInteger(1) { facts.ended.append(Instant(milliseconds: ended)) }
        }
        try addAction(of: event, to: &facts)
        facts.isInForce =
            try sql(
                """
                SELECT 1 FROM flag_referral r JOIN flag f ON f.id = r.flag WHERE r.event = ?1 AND f.ended_at IS NULL
                UNION ALL SELECT 1 FROM subject s JOIN consent c ON c.subject = s.id
                WHERE s.event = ?1 AND s.wrapped IS NOT NULL AND coalesce(c.expires_at, ?2) >= ?2
                UNION ALL SELECT 1 FROM notice n JOIN reliance r ON r.notice = n.seq WHERE n.event = ?1
                UNION ALL SELECT 1 FROM notice n JOIN family_reliance r ON r.notice = n.seq WHERE n.event = ?1 LIMIT 1
                """
            ).bind(1, event).bind(2, horizon.milliseconds).first { _ in true } ?? false
        facts.isHeldByLaw =
            try sql(
                """
                SELECT 1 FROM legal_hold WHERE released_at IS NULL
                AND (event IN (SELECT ?1 UNION ALL SELECT event FROM recall WHERE recalled = ?1
                UNION ALL SELECT seq FROM event WHERE supersedes = ?1 UNION ALL SELECT supersedes FROM event WHERE seq = ?1
                UNION ALL SELECT recalled FROM recall WHERE event = ?1)
                OR reference_key IN (SELECT reference_key FROM event
                    WHERE seq = ?1 OR seq = (SELECT recalled FROM recall WHERE event = ?1))) LIMIT 1
                """
            ).bind(1, event).first { _ in true } ?? false
        return facts
    }

    /// Destroys the keys and the sealed content of an event's subjects and notices, and whatever words people added to them.
    ///
    /// What happened, to whom and when stands; the ledger's leaves stay what they are, and can no longer be opened.
    func destroyBodies(of event: Int64, rule: String, _ pass: inout RetentionPass) throws {
        var subjects: [Int64] = []
        try sql("SELECT id FROM subject WHERE event = ? AND wrapped IS NOT NULL ORDER BY id").bind(1, event)
            .forEach { subjects.append($0.integer(0)) }
        for subject in subjects {
            try empty(subject)
            var entry = EntryText()
            entry.add("at", nowText)
            entry.add("rule", rule)
            entry.add("sequence", event)
            entry.add("subject", subject)
            try append(.destruction, entry)
        }
        var found: [(sequence: Int64, id: NoticeID)] = []
        try sql(
            """
            SELECT seq, id FROM notice WHERE event IN (SELECT ?1 UNION ALL SELECT event FROM recall WHERE recalled = ?1)
            AND wrapped IS NOT NULL ORDER BY seq
            """
        ).bind(1, event).forEach { row in
            guard let id = NoticeID(octets: row.blob(1)) else { throw JournalError.damaged("notice") }
            found.append((row.integer(0), id))
        }
        for notice in found {
            try sql("UPDATE notice SET wrapped = NULL WHERE seq = ?").bind(1, notice.sequence).run()
            try sql("DELETE FROM notice_body WHERE notice = ?").bind(1, notice.sequence).run()
            var entry = EntryText()
            entry.add("at", nowText)
            entry.add("notice", notice.id)
            entry.add("rule", rule)
            try append(.destruction, entry)
        }
        _ = try destroyWords(about: event, journalling: false)
        try sql("DELETE FROM afterword WHERE event = ?").bind(1, event).run()
        try sql("INSERT INTO destruction (event, proof, at) SELECT seq, substr(digest, 1, 16), ? FROM event WHERE seq = ?")
            .bind(1, now.milliseconds).bind(2, event).run()
        pass.subjects += subjects.count
        pass.notices += found.count
        // The cache has the keys of the notices spoken of last.
        notices.empty()
    }

    /// Destroys the key and the sealed content of a subject.
    ///
    /// SQLite joins pages for rows that are taken out, not for rows that become smaller: changed where they stand, these would
    /// keep the room that they had.
    private func empty(_ subject: Int64) throws {
        let row = try sql("SELECT event, position, person, protected FROM subject WHERE id = ?").bind(1, subject)
            .first { row in (0..<4).map { row.integer($0) } }
        guard let row else { return }
        try sql("DELETE FROM subject WHERE id = ?").bind(1, subject).run()
        try sql("INSERT INTO subject (id, event, position, person, protected) VALUES (?, ?, ?, ?, ?)").bind(1, subject)
            .bind(2, row[0]).bind(3, row[1]).bind(4, row[2]).bind(5, row[3]).run()
    }

    /// Destroys whatever words people added to an event; false where there are none.
    ///
    /// - Parameter journalling: whether a leaf says so; those of keys that are destroyed with them say enough.
    private func destroyWords(about event: Int64, journalling: Bool = true) throws -> Bool {
        let isThere =
            try sql(
                """
                WITH concerned (event) AS (SELECT ?1 UNION ALL SELECT event FROM recall WHERE recalled = ?1)
                SELECT 1 FROM hold WHERE event IN concerned AND resolution IS NOT NULL
                UNION ALL SELECT 1 FROM recall WHERE event IN concerned AND note IS NOT NULL
                UNION ALL SELECT 1 FROM breach WHERE event IN concerned AND resolution IS NOT NULL
                UNION ALL SELECT 1 FROM notice n JOIN note ON note.notice = n.seq
                WHERE n.event IN concerned AND note.sealed IS NOT NULL LIMIT 1
                """
            ).bind(1, event).first { _ in true } ?? false
        guard isThere else { return false }
        let concerned = "(SELECT ?1 UNION ALL SELECT event FROM recall WHERE recalled = ?1)"
        for statement in [
            "UPDATE hold SET resolution = NULL WHERE event IN \(concerned) AND resolution IS NOT NULL",
            "UPDATE recall SET note = NULL WHERE event IN \(concerned) AND note IS NOT NULL",
            "UPDATE breach SET resolution = NULL WHERE event IN \(concerned) AND resolution IS NOT NULL",
            """
            UPDATE note SET sealed = NULL WHERE notice IN (SELECT seq FROM notice WHERE event IN \(concerned))
            AND sealed IS NOT NULL
            """,
        ] { try sql(composed: statement).bind(1, event).run() }
        guard journalling else { return true }
        try recordDestruction(of: RetentionClass.words.rawValue, about: event)
        return true
    }

    /// Says in the ledger that something other than a body was destroyed.
    ///
    /// - Parameters:
    ///   - count: of rows or entries; nil where it is one event's.
    ///   - event: whose it was; nil where it was nobody's alone.
    func recordDestruction(of part: String, count: Int? = nil, about event: Int64? = nil) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        if let count { entry.add("count", Int64(count)) }
        entry.add("part", part)
        entry.add("rule", "retention")
        if let event { entry.add("sequence", event) }
        try append(.destruction, entry)
    }

    /// Destroys again what a list that outlived the journal says was destroyed; what this journal never had is only noted.
    func destroyAgain(_ record: DestructionLog.Record) throws {
        let isSame =
            try sql("SELECT substr(digest, 1, 16) FROM event WHERE seq = ?").bind(1, record.event).first {
                $0.isBlob(0, record.proof)
            } ?? false
        if isSame {
            var pass = RetentionPass()
            try destroyBodies(of: record.event, rule: "restored", &pass)
            // A later word on consent would be taken for its end where the subject cannot be opened.
            for table in ["reliance", "family_reliance"] {
                try sql(composed: "DELETE FROM \(table) WHERE notice IN (SELECT seq FROM notice WHERE event = ?)")
                    .bind(1, record.event).run()
            }
        } else {
            try sql("INSERT INTO destruction (event, proof, at) VALUES (?, ?, ?)")
                .bind(1, record.event).bind(2, record.proof).bind(3, now.milliseconds).run()
        }
    }
}
