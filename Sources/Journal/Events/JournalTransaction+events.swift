// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// The answer that `(source, id)` got, whenever that was; nil when the pair is free.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` when it, or the digest of its event, is not what was stored.
    package func answer(source: PartnerID, id: String, digest: [UInt8]) throws -> StoredAnswer? {
        try sql("SELECT seq, accepted_at, digest, answer FROM event WHERE source = ? AND id = ?")
            .bind(1, source.description).bind(2, id)
            .first { row in
                let sequence = row.integer(0)
                let stored = row.blob(2)
                return StoredAnswer(
                    sequence: sequence, acceptedAt: Instant(milliseconds: row.integer(1)),
                    sameContent: stored == key.outliving(digest),
                    answer: try key.decoded(row.blob(3), in: "answer/\(sequence)", beside: stored))
            }
    }

    /// The sequence that the next event will have.
    package var nextEvent: Int64 { counters.event }

    /// The sequence that the next notice will have.
    package var nextNotice: Int64 { counters.notice }

    /// Stores an event with the answer that was decided for it.
    ///
    /// - Returns: its sequence.
    @discardableResult
    package func accept(_ event: EventRecord, answer: [UInt8]) throws -> Int64 {
        let sequence = counters.event
        counters.event += 1
        let digest = key.outliving(event.digest)
        try sql(
            """
            INSERT INTO event (seq, source, id, type, digest, reference_key, force, risk, occurred_at, reported_at, published_at,
            accepted_at, disordered, answer, supersedes, abuse, reporter, crime, forum, stage, meeting_at, outcome, repeated,
            children, young_victim, young_perpetrator, given)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, sequence).bind(2, event.source.description).bind(3, event.id).bind(4, event.type).bind(5, digest)
        .bind(6, key.lookup("reference", event.force, event.reference)).bind(7, event.force)
        .bind(8, event.riskGrade?.rawValue ?? "").bind(9, event.occurredAt.milliseconds).bind(10, event.reportedAt.milliseconds)
        .bind(11, event.publishedAt.milliseconds).bind(12, now.milliseconds).bind(13, event.timesOutOfOrder)
        .bind(14, key.coded(answer, in: "answer/\(sequence)", beside: digest))
        .bind(15, event.supersedes).bind(facts: event.facts, from: 16)
        .bind(27, event.facts == nil ? nil : event.given.map(\.rawValue)).run()
        for pair in Set(event.pairs) {
            try sql("INSERT INTO event_pair (event, pair) VALUES (?, ?)").bind(1, sequence).bind(2, pair).run()
        }
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("digest", hex: digest)
        entry.add("event", event.id)
        entry.add("reportedAt", event.reportedAt)
        entry.add("sequence", sequence)
        entry.add("source", event.source)
        entry.add("supersedes", event.supersedes)
        entry.add("type", event.type)
        try append(.event, entry)
        return sequence
    }

    /// Source, id and times of an accepted event; nil when there is none.
    package func event(_ sequence: Int64) throws -> StandingEvent? {
        try sql("SELECT source, id, reported_at, disordered, type FROM event WHERE seq = ?").bind(1, sequence).first { row in
            guard let source = PartnerID(row.text(0)) else { throw JournalError.damaged("event") }
            return StandingEvent(
                source: source, id: row.text(1), type: row.text(4), reportedAt: Instant(milliseconds: row.integer(2)),
                timesOutOfOrder: row.integer(3) != 0)
        }
    }

    /// Stores a subject and seals its content under a key of its own.
    package func add(_ subject: SubjectRecord) throws -> SubjectHandle {
        let id = counters.subject
        counters.subject += 1
        let (body, wrapped) = try BodyKey.fresh(
            for: .subject(
                id, event: subject.event, position: Int64(subject.position), person: subject.person,
                protected: subject.protectedAddress ? 1 : 0), deployment: key)
        try sql("INSERT INTO subject (id, event, position, person, protected, wrapped, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(1, id).bind(2, subject.event).bind(3, subject.position).bind(4, subject.person)
            .bind(5, subject.protectedAddress).bind(6, wrapped).bind(7, try body.seal(subject.body)).run()
        return SubjectHandle(
            id: id, event: subject.event, person: subject.person, protectedAddress: subject.protectedAddress, key: body)
    }

    /// A subject and its content; nil content once it has been destroyed.
    package func subject(_ id: Int64) throws -> (handle: SubjectHandle, body: [UInt8])? {
        try sql("SELECT event, person, protected, wrapped, sealed, position FROM subject WHERE id = ?").bind(1, id).first { row in
            guard let wrapped = row.optionalBlob(3), let sealed = row.optionalBlob(4) else { return nil }
            let body = try BodyKey(
                unwrapping: wrapped,
                for: .subject(
                    id, event: row.integer(0), position: row.integer(5), person: row.integer(1), protected: row.integer(2)),
                deployment: key)
            let handle = SubjectHandle(
                id: id, event: row.integer(0), person: row.integer(1), protectedAddress: row.integer(2) != 0, key: body)
            return (handle, try body.open(sealed))
        } ?? nil
    }

    /// A subject without its content, which may be destroyed or may not open: enough to record what becomes of it.
    package func subjectWithoutContent(_ id: Int64) throws -> SubjectHandle? {
        try sql("SELECT event, person, protected, wrapped IS NULL FROM subject WHERE id = ?").bind(1, id).first { row in
            SubjectHandle(
                id: id, event: row.integer(0), person: row.integer(1), protectedAddress: row.integer(2) != 0, key: nil,
                isDestroyed: row.integer(3) != 0)
        }
    }

    /// The subjects of the event of one, itself with them, in their order.
    ///
    /// They got their ids one after the other, in the transaction that accepted the event; no event has a hundred.
    package func subjects(beside id: Int64, of event: Int64) throws -> [Int64] {
        var ids: [Int64] = []
        try sql("SELECT id FROM subject WHERE id BETWEEN ?1 - 100 AND ?1 + 100 AND event = ?2 ORDER BY id")
            .bind(1, id).bind(2, event).forEach { ids.append($0.integer(0)) }
        return ids
    }

    /// Records a decision, denials included.
    ///
    /// - Parameters:
    ///   - policy: lower-case hex digest of the policy in force.
    ///   - inputs: what the decision looked at, as text without personal data; its keyed digest is kept.
    package func record(_ decision: Decision, about subject: SubjectHandle, policy: String, inputs: String) throws {
        try record(decision, about: subject, policy: policy, inputs: Array(inputs.utf8))
    }

    /// Records a decision, denials included.
    ///
    /// - Parameters:
    ///   - policy: lower-case hex digest of the policy in force.
    ///   - inputs: what the decision looked at, as UTF-8 without personal data; its keyed digest is kept.
    package func record(_ decision: Decision, about subject: SubjectHandle, policy: String, inputs: [UInt8]) throws {
        let (outcome, code) = decision.outcome.words
        let digest = key.outliving(inputs)
        try sql(
            """
            INSERT INTO decision (event, subject, recipient, outcome, code, rule, basis, policy, inputs, at, consent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, subject.event).bind(2, subject.id).bind(3, decision.recipient?.description).bind(4, outcome).bind(5, code)
        .bind(6, decision.rule).bind(7, decision.basis).bind(8, policy).bind(9, digest).bind(10, now.milliseconds)
        .bind(11, decision.consent).run()
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("basis", decision.basis)
        entry.add("code", code)
        entry.add("consent", decision.consent)
        entry.add("inputs", hex: digest)
        entry.add("outcome", outcome)
        entry.add("policy", policy)
        entry.add("recipient", decision.recipient)
        entry.add("rule", decision.rule)
        entry.add("sequence", subject.event)
        entry.add("subject", subject.id)
        try append(.decision, entry, holder: subject.holder)
    }
}

extension Decision.Outcome {
    /// The words of journal and report: an outcome, and the code of a hold, a denial or an exception.
    var words: (outcome: String, code: String?) {
        switch self {
        case .release(_, let exception): ("release", exception?.rawValue)
        case .hold(let code): ("hold", code.rawValue)
        case .deny(let code): ("deny", code.rawValue)
        }
    }
}
