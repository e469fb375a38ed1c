// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// The event of a source that it may take back; nil where it published none of this id, or only a recall.
    package func recallable(source: PartnerID, id: String) throws -> RecallableEvent? {
        try sql(
            """
            SELECT seq, id, type, force, risk, reference_key FROM event
            WHERE source = ? AND id = ? AND type <> 'firstbell.recall.v1'
            """
        ).bind(1, source.description).bind(2, id).first { try RecallableEvent($0) }
    }

    /// The event with this sequence.
    package func recallable(event sequence: Int64) throws -> RecallableEvent? {
        try sql("SELECT seq, id, type, force, risk, reference_key FROM event WHERE seq = ?").bind(1, sequence).first {
            try RecallableEvent($0)
        }
    }

    /// The notices about subjects of an event that are not recalled yet, in order.
    package func recallable(noticesOf event: Int64) throws -> [RecallableNotice] {
        var notices: [RecallableNotice] = []
        try sql(
            """
            SELECT seq, id, recipient, subject, sent_at, delivered_at, superseded_at, wrapped, released_at, person, event,
            opened_at IS NULL AND refused_at IS NULL
            FROM notice WHERE event = ? AND kind = 0 AND recalled_at IS NULL ORDER BY seq
            """
        ).bind(1, event).forEach { notices.append(try recallable($0)) }
        return notices
    }

    /// The notice about a subject with this sequence; nil once it was taken back.
    package func recallable(notice sequence: Int64) throws -> RecallableNotice? {
        try sql(
            """
            SELECT seq, id, recipient, subject, sent_at, delivered_at, superseded_at, wrapped, released_at, person, event,
            opened_at IS NULL AND refused_at IS NULL
            FROM notice WHERE seq = ? AND kind = 0 AND recalled_at IS NULL
            """
        ).bind(1, sequence).first { try recallable($0) }
    }

    /// What a notice has taken the place of, one after the other, each with its event: what its recipient has, or may have, still.
    package func replaced(by notice: RecallableNotice) throws -> [(RecallableNotice, RecallableEvent)] {
        var replaced: [(RecallableNotice, RecallableEvent)] = []
        var next: Int64? = notice.sequence
        while let sequence = next {
            let former = try sql("SELECT corrects, event FROM notice WHERE seq = ?").bind(1, sequence)
                .first { ($0.optionalInteger(0), $0.integer(1)) }
            if sequence != notice.sequence, let event = former?.1, let earlier = try recallable(notice: sequence),
                let told = try recallable(event: event), earlier.wasSent
            {
                replaced.append((earlier, told))
            }
            next = former?.0
        }
        return replaced
    }

    /// Whether anybody had opened what a notice has taken the place of.
    package func wasOpened(before notice: RecallableNotice) throws -> Bool {
        try sql(
            """
            WITH RECURSIVE chain (seq) AS (
                SELECT corrects FROM notice WHERE seq = ?
                UNION SELECT n.corrects FROM chain JOIN notice n ON n.seq = chain.seq)
            SELECT 1 FROM chain JOIN notice n ON n.seq = chain.seq WHERE n.opened_at IS NOT NULL LIMIT 1
            """
        ).bind(1, notice.sequence).first { _ in true } ?? false
    }

    private func recallable(_ row: PreparedStatement) throws -> RecallableNotice {
        guard let id = NoticeID(octets: row.blob(1)), let recipient = PartnerID(row.text(2)) else {
            throw JournalError.damaged("notice")
        }
        let sequence = row.integer(0)
        return RecallableNotice(
            sequence: sequence, id: id, recipient: recipient, subject: row.integer(3), person: row.integer(9),
            wasSent: !row.isNull(4) || !row.isNull(5), isUnread: row.integer(11) != 0, isSuperseded: !row.isNull(6),
            holder: holder(
                row.optionalBlob(7),
                .notice(
                    sequence, id: id.octets, kind: 0, event: row.integer(10), subject: row.integer(3), releasedAt: row.integer(8),
                    recipient: row.text(2))
            ) { .notice(sequence, $0) })
    }

    /// Whether an event has this reference.
    package func has(_ event: RecallableEvent, reference: String) -> Bool {
        event.referenceKey == key.lookup("reference", event.force, reference)
    }

    /// Whether a correction has taken the place of an event.
    package func isSuperseded(event: Int64) throws -> Bool {
        try sql("SELECT 1 FROM event WHERE supersedes = ? LIMIT 1").bind(1, event).first { _ in true } ?? false
    }

    /// The `data` of a notice; nil once it was destroyed, or where it cannot be opened.
    package func content(of notice: RecallableNotice) throws -> [UInt8]? {
        guard case .notice(_, let body) = notice.holder else { return nil }
        let sealed = try sql("SELECT sealed FROM notice_body WHERE notice = ?").bind(1, notice.sequence).first { $0.blob(0) }
        return sealed.flatMap { try? body.open($0) }
    }

    /// The open holds and exceptions of an event, in order.
    package func openHolds(event: Int64) throws -> [StandingHold] {
        var holds: [StandingHold] = []
        try sql(composed: "SELECT \(StandingHold.columns) FROM hold WHERE event = ? AND state = 'open' ORDER BY seq")
            .bind(1, event).forEach { holds.append(try StandingHold($0)) }
        return holds
    }

    /// Takes a notice back: it is never sent again and no longer escalates.
    ///
    /// - Parameter event: sequence of the event that does it; nil where the rolls do.
    package func withdraw(_ notice: RecallableNotice, as withdrawal: Withdrawal, by event: Int64?) throws {
        let column = withdrawal == .recalled ? "recalled_at" : "superseded_at"
        let waits = try sql(composed: "SELECT \(Counters.isWaiting) FROM notice WHERE seq = ?").bind(1, notice.sequence)
            .first { $0.integer(0) == 1 }
        if waits == true { counters.waiting -= 1 }
        try sql(
            composed: "UPDATE notice SET stage = ?, \(column) = ?, withdrawn_by = ?, escalate_at = NULL WHERE seq = ?"
        )
        .bind(1, withdrawal.stage.rawValue).bind(2, now.milliseconds).bind(3, event).bind(4, notice.sequence).run()
        notices[notice.id] = nil
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("notice", notice.id)
        entry.add("sequence", event)
        entry.add("stage", withdrawal.stage.rawValue)
        try append(.stage, entry, holder: notice.holder)
    }

    /// Ends an open hold whose event was taken back.
    ///
    /// - Parameters:
    ///   - event: sequence of the event that does it; nil where the rolls do.
    ///   - subject: the hold's own; nil where its content is gone.
    package func withdraw(
        _ hold: StandingHold, as withdrawal: Withdrawal, by event: Int64?, subject: SubjectHandle?
    ) throws {
        let state: HoldState = withdrawal == .recalled ? .recalled : .superseded
        try sql("UPDATE hold SET state = ?, resolved_at = ?, withdrawn_by = ?, escalate_at = NULL WHERE seq = ?")
            .bind(1, state.rawValue).bind(2, now.milliseconds).bind(3, event).bind(4, hold.sequence).run()
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("hold", hold.id)
        entry.add("sequence", event)
        entry.add("state", state.rawValue)
        try append(.hold, entry, holder: subject?.holder ?? .nobody)
    }

    /// Stores a recall, and starts the clock of a breach where something was sent.
    package func add(_ recall: RecallRecord) throws {
        let note = try recall.note.map { try key.sealRecord(Array($0.utf8), context: "recall/\(recall.event)") }
        try sql("INSERT INTO recall (event, id, recalled, recipient, reason, note) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(1, recall.event).bind(2, recall.id.octets).bind(3, recall.recalled).bind(4, recall.recipient?.description)
            .bind(5, recall.reason.rawValue).bind(6, note).run()
        try noteWords(about: recall.recalled)
        let clock = recall.owner.map { _ in BreachClock(startedAt: now) }
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("due", clock?.due)
        entry.add("owner", recall.owner)
        entry.add("reason", recall.reason.rawValue)
        entry.add("recall", recall.id)
        entry.add("recalled", recall.recalled)
        entry.add("recipient", recall.recipient)
        entry.add("sent", Int64(recall.sent))
        entry.add("sequence", recall.event)
        entry.add("state", clock?.state.rawValue)
        entry.add("unsent", Int64(recall.unsent))
        try append(.recall, entry)
        guard let clock, let owner = recall.owner else { return }
        let escalation = Escalation(deadline: clock.due, now: now, journalled: nil)
        escalates(at: escalation.next)
        try sql(
            """
            INSERT INTO breach (event, owner, state, started_at, due, escalation, escalate_at, unowned)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, recall.event).bind(2, owner.description).bind(3, clock.state.rawValue).bind(4, clock.startedAt.milliseconds)
        .bind(5, clock.due.milliseconds).bind(6, escalation.due?.rawValue ?? 0).bind(7, escalation.next?.milliseconds)
        .bind(8, Int64(recall.unowned)).run()
        if let level = escalation.due { try appendEscalation(level, recall: recall.id, deadline: clock.due, holder: .nobody) }
    }

    /// Stops the clock of a breach by a person's word; false when it does not run.
    ///
    /// - Parameters:
    ///   - by: who decided, sealed at rest.
    ///   - reason: why, sealed at rest.
    package func closeBreach(_ recall: RecallStanding, by: String, reason: String) throws -> Bool {
        let isRunning = try sql("SELECT state FROM breach WHERE event = ?").bind(1, recall.event).first { row in
            BreachClock.State(rawValue: row.text(0)) == .running
        }
        guard isRunning == true else { return false }
        let words = try key.sealRecord(Array("\(by)\u{0}\(reason)".utf8), context: "breach/\(recall.event)")
        try sql("UPDATE breach SET state = ?, closed_at = ?, resolution = ?, escalate_at = NULL WHERE event = ?")
            .bind(1, BreachClock.State.closed.rawValue).bind(2, now.milliseconds).bind(3, words).bind(4, recall.event).run()
        try noteWords(ofRecall: recall.event)
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", Hex.text(key.lookup("person", by)))
        entry.add("recall", recall.id)
        entry.add("sequence", recall.event)
        entry.add("state", BreachClock.State.closed.rawValue)
        try append(.recall, entry)
        return true
    }
}

extension RecallableEvent {
    fileprivate init(_ row: PreparedStatement) throws {
        let grade = RiskGrade(rawValue: row.text(4))
        guard grade != nil || row.text(4).isEmpty else { throw JournalError.damaged("event") }
        self.init(
            sequence: row.integer(0), id: row.text(1), type: row.text(2), force: row.text(3), riskGrade: grade,
            referenceKey: row.blob(5))
    }
}
