// SPDX-License-Identifier: Apache-2.0
import Directories
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// Stores a hold or an exception; the clock of its deadline runs from now.
    package func add(_ hold: HoldRecord, about subject: SubjectHandle) throws {
        let sequence = counters.hold
        counters.hold += 1
        let escalation = Escalation(deadline: hold.deadline.instant, now: now, journalled: nil)
        let level = hold.exception ? nil : escalation.due
        let next = hold.exception ? nil : escalation.next
        escalates(at: next)
        try sql(
            """
            INSERT INTO hold (seq, id, event, subject, recipient, candidates, code, owner, flow, rule, exception, state, opened_at,
            deadline, confidence, infeasible, calendar, escalation, escalate_at, due, owner_certain)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """
        )
        .bind(1, sequence).bind(2, hold.id.octets).bind(3, subject.event).bind(4, subject.id).bind(5, hold.recipient?.description)
        .bind(6, hold.candidates.map(\.description).joined(separator: ";")).bind(7, hold.code.rawValue)
        .bind(8, hold.owner.description).bind(9, hold.flow.rawValue).bind(10, hold.rule).bind(11, hold.exception)
        .bind(12, HoldState.open.rawValue).bind(13, now.milliseconds).bind(14, hold.deadline.instant.milliseconds)
        .bind(15, hold.deadline.confidence.rawValue).bind(16, hold.deadline.infeasible).bind(17, hold.deadline.calendarVersion)
        .bind(18, level?.rawValue ?? 0).bind(19, next?.milliseconds).bind(20, hold.due.stored).run()
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("code", hold.code.rawValue)
        entry.add("deadline", hold.deadline.instant)
        entry.add("exception", hold.exception)
        entry.add("flow", hold.flow.rawValue)
        entry.add("hold", hold.id)
        entry.add("owner", hold.owner)
        entry.add("recipient", hold.recipient)
        entry.add("rule", hold.rule)
        entry.add("sequence", subject.event)
        entry.add("state", HoldState.open.rawValue)
        entry.add("subject", subject.id)
        let holder = subject.holder
        try append(.hold, entry, holder: holder)
        if let level { try appendEscalation(level, hold: hold.id, deadline: hold.deadline.instant, holder: holder) }
    }

    /// The hold with this id, open or not.
    package func hold(_ id: NoticeID) throws -> StandingHold? {
        try sql(composed: "SELECT \(StandingHold.columns) FROM hold WHERE id = ?").bind(1, id.octets).first { try StandingHold($0) }
    }

    /// Ends an open hold by a person's word.
    ///
    /// - Parameters:
    ///   - by: who decided, sealed at rest.
    ///   - reason: why, sealed at rest.
    package func resolve(
        _ hold: StandingHold, as state: HoldState, recipient: PartnerID?, by: String, reason: String, isNamesake: Bool = false,
        subject: SubjectHandle
    ) throws {
        let words = Array("\(by)\u{0}\(reason)".utf8)
        try sql("UPDATE hold SET state = ?, resolved_at = ?, resolution = ?, escalate_at = NULL WHERE seq = ?")
            .bind(1, state.rawValue).bind(2, now.milliseconds)
            .bind(3, try key.sealRecord(words, context: "hold/\(hold.id)")).bind(4, hold.sequence).run()
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", Hex.text(key.lookup("person", by)))
        entry.add("hold", hold.id)
        if isNamesake { entry.add("namesake", true) }
        entry.add("recipient", recipient)
        entry.add("state", state.rawValue)
        try append(.hold, entry, holder: subject.holder)
        if subject.key == nil { try noteWords(ofHold: hold.sequence) }
    }

    /// Keeps that a key adult is somebody else than the person in the event of the same name.
    package func keepNamesake(_ keyAdult: Int64, about subject: Int64) throws {
        try sql("INSERT INTO namesake (subject, key_adult) VALUES (?, ?) ON CONFLICT DO NOTHING").bind(1, subject)
            .bind(2, keyAdult).run()
    }

    /// Whether a person found that.
    package func isNamesake(_ keyAdult: Int64, about subject: Int64) throws -> Bool {
        try sql("SELECT 1 FROM namesake WHERE subject = ? AND key_adult = ?").bind(1, subject).bind(2, keyAdult)
            .first { _ in true } ?? false
    }

    /// Whether a key adult has one of some names, and declares nothing about any of them.
    package func onlyHasName(_ keyAdult: Int64, of names: [String]) throws -> Bool {
        let found = try sql("SELECT partner, sealed FROM key_adult WHERE id = ? AND sealed <> x''").bind(1, keyAdult)
            .first { ($0.text(0), $0.blob(1)) }
        guard let (partner, sealed) = found else { return false }
        let row = try KeyAdultRow(fields: RowText.decode(key.openRecord(sealed, context: "key-adult/\(partner)")))
        let keys = Set(names.map { FullName.key($0) })
        return keys.contains(FullName.key(row.name)) && !row.conflicts.contains { keys.contains(FullName.key($0)) }
    }

    /// Who ended a hold and why, opened; nil for one that is open.
    package func resolution(of hold: StandingHold) throws -> (by: String, reason: String)? {
        let sealed = try sql("SELECT resolution FROM hold WHERE seq = ?").bind(1, hold.sequence).first { $0.optionalBlob(0) }
        guard let sealed = sealed ?? nil else { return nil }
        let plain = try key.openRecord(sealed, context: "hold/\(hold.id)")
        guard let end = plain.firstIndex(of: 0) else { throw JournalError.damaged("resolution of a hold") }
        return (String(decoding: plain[..<end], as: UTF8.self), String(decoding: plain[(end + 1)...], as: UTF8.self))
    }

    /// Whether another child of the event has a notice or a hold at a setting other than `recipient`.
    package func othersElsewhere(event: Int64, than recipient: PartnerID, subject: Int64) throws -> Bool {
        try sql(
            """
            SELECT 1 FROM (
                SELECT recipient FROM notice WHERE event = ?1 AND subject <> ?2 AND kind = 0
                UNION ALL SELECT coalesce(recipient, '') FROM hold WHERE event = ?1 AND subject <> ?2 AND exception = 0)
            WHERE recipient <> ?3 AND recipient NOT GLOB 'police/*' AND recipient NOT GLOB 'health-visiting/*'
                AND recipient NOT GLOB 'local-authority/*'
            LIMIT 1
            """
        ).bind(1, event).bind(2, subject).bind(3, recipient.description).first { _ in true } ?? false
    }

    /// Whether a recipient already has a notice about a subject.
    package func hasNotice(subject: Int64, recipient: PartnerID) throws -> Bool {
        try sql(
            """
            SELECT 1 FROM notice WHERE subject = ? AND recipient = ? AND kind = 0 AND refused_at IS NULL
            AND recalled_at IS NULL AND superseded_at IS NULL LIMIT 1
            """
        )
        .bind(1, subject).bind(2, recipient.description).first { _ in true } ?? false
    }
}

extension StandingHold {
    static let columns = """
        seq, id, event, subject, recipient, candidates, code, owner, flow, exception, state, opened_at, resolved_at, deadline,
        escalation, rule, owner_certain, coalesce((SELECT protected FROM subject WHERE subject.id = hold.subject), 1) AS protected
        """

    init(_ row: PreparedStatement) throws {
        guard let id = NoticeID(octets: row.blob(1)), let code = HoldCode(rawValue: row.text(6)),
            let owner = PartnerID(row.text(7)), let flow = Flow(rawValue: row.text(8)),
            let state = HoldState(rawValue: row.text(10))
        else { throw JournalError.damaged("hold") }
        self.init(
            sequence: row.integer(0), id: id, event: row.integer(2), subject: row.integer(3),
            recipient: row.optionalText(4).flatMap { PartnerID($0) },
            candidates: row.text(5).split(separator: ";").compactMap { PartnerID($0) }, code: code, owner: owner,
            isOwnerCertain: row.integer(16) != 0, isProtected: row.integer(17) != 0, flow: flow, rule: row.text(15),
            exception: row.integer(9) != 0, state: state, openedAt: Instant(milliseconds: row.integer(11)),
            resolvedAt: row.optionalInteger(12).map(Instant.init(milliseconds:)),
            deadline: Instant(milliseconds: row.integer(13)), escalation: EscalationLevel(rawValue: Int(row.integer(14))))
    }
}
