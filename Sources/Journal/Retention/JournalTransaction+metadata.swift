// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What tells whom an event was about, after its content is long gone; the numbers that reports count stay.
extension JournalTransaction {
    /// Looks at the events after one that are old enough, and at those that were kept when it was their turn, and takes from
    /// those that are due whatever identifies somebody.
    func ageMetadata(_ rule: RetentionRule, after first: Int64, limit: Int, destroying: Bool) throws -> RetentionPass {
        var pass = RetentionPass()
        let horizon = rule.horizon(of: .metadata, now: now)
        let done = try mark(.metadata)
        var events: [(sequence: Int64, acceptedAt: Instant)] = []
        try sql(
            """
            SELECT seq, accepted_at FROM (
                SELECT k.event AS seq, e.accepted_at FROM metadata_kept k JOIN event e ON e.seq = k.event WHERE k.event > ?1
                UNION ALL SELECT * FROM (SELECT seq, accepted_at FROM event WHERE seq > max(?1, ?2) ORDER BY seq LIMIT ?3))
            ORDER BY seq LIMIT ?3
            """
        ).bind(1, first).bind(2, done).bind(3, limit)
            .forEach { events.append(($0.integer(0), Instant(milliseconds: $0.integer(1)))) }
        let old = events.prefix { $0.acceptedAt <= horizon }
        for event in old {
            let isDue: Bool
            if try hasContent(event.sequence) {
                pass.waiting += 1
                isDue = false
            } else {
                let facts = try retentionFacts(of: event.sequence, acceptedAt: event.acceptedAt, endedBefore: horizon)
                let verdict = rule.verdict(on: facts, of: .metadata, now: now)
                isDue = verdict == .due
                pass.count(verdict)
            }
            guard destroying else { continue }
            if isDue {
                try sql("DELETE FROM metadata_kept WHERE event = ?").bind(1, event.sequence).run()
                try destroyMetadata(of: event.sequence)
            } else {
                try sql("INSERT OR IGNORE INTO metadata_kept (event) VALUES (?)").bind(1, event.sequence).run()
            }
        }
        if destroying, let last = old.last?.sequence, last > done { try setMark(.metadata, last) }
        pass.next = old.count == limit ? old.last?.sequence : nil
        return pass
    }

    /// Whether nothing of an event identifies anybody any more.
    func isAnonymous(_ event: Int64) throws -> Bool {
        guard try event <= mark(.metadata) else { return false }
        return try sql("SELECT 1 FROM metadata_kept WHERE event = ?").bind(1, event).first { _ in true } == nil
    }

    private func hasContent(_ event: Int64) throws -> Bool {
        try sql(
            """
            SELECT 1 FROM subject WHERE event = ?1 AND wrapped IS NOT NULL
            UNION ALL SELECT 1 FROM afterword WHERE event = ?1 LIMIT 1
            """
        ).bind(1, event).first { _ in true } ?? false
    }

    private func destroyMetadata(of event: Int64) throws {
        let subjects = "(SELECT id FROM subject WHERE event = ?1 AND wrapped IS NULL)"
        for statement in [
            // No id of a producer has a space.
            "UPDATE event SET id = ' ' || seq, reference_key = x'', answer = x'' WHERE seq = ?1",
            "UPDATE notice SET person = -subject WHERE event = ?1",
            """
            DELETE FROM nudge_item WHERE kind = 'notice' AND item IN (SELECT seq FROM notice WHERE event = ?1)
            OR kind = 'hold' AND item IN (SELECT seq FROM hold WHERE event = ?1) OR kind = 'breach' AND item = ?1
            """,
            "DELETE FROM event_pair WHERE event = ?1",
            "DELETE FROM flag_perpetrator WHERE event = ?1",
            "UPDATE flag_referral SET nhs_key = NULL, person_key = x'' WHERE event = ?1",
            "UPDATE marac_action SET action_key = NULL WHERE event = ?1",
            "UPDATE oversight SET by_key = x'' WHERE event = ?1",
            "DELETE FROM consent WHERE subject IN \(subjects)",
            "DELETE FROM namesake WHERE subject IN \(subjects)",
            "UPDATE subject SET person = -id WHERE event = ?1 AND wrapped IS NULL",
        ] { try sql(composed: statement).bind(1, event).run() }
        try recordDestruction(of: RetentionClass.metadata.rawValue, about: event)
        notices.empty()
    }
}

/// How far something is that is done once, in order.
enum RetentionMark: String {
    /// The number of the last event whose turn has come.
    case metadata = "metadataDestroyedTo"
    /// The size of the ledger after the last page whose turn has come.
    case entries = "entriesDestroyedTo"
}

extension JournalTransaction {
    func mark(_ mark: RetentionMark) throws -> Int64 {
        let octets = try sql("SELECT value FROM meta WHERE key = ?").bind(1, mark.rawValue).first { $0.blob(0) }
        return octets.flatMap { Int64(String(decoding: $0, as: UTF8.self)) } ?? 0
    }

    func setMark(_ mark: RetentionMark, _ value: Int64) throws { try setMeta(mark.rawValue, Array(String(value).utf8)) }
}
