// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding
import Wire

extension JournalTransaction {
    /// Makes a notice.
    ///
    /// - Parameter sending: true when it will be sent right after this transaction; its first attempt is then part of it, so
    ///   that a later one is marked as a repetition whatever happens in between.
    package func add(_ notice: NoticeRecord, about subject: SubjectHandle, sending: Bool) throws -> NoticeHandle {
        let sequence = counters.notice
        counters.notice += 1
        let recipient = notice.recipient.description
        let (body, wrapped) = try BodyKey.fresh(
            for: .notice(
                sequence, id: notice.id.octets, kind: Int64(notice.kind.rawValue), event: subject.event, subject: subject.id,
                releasedAt: now.milliseconds, recipient: recipient), deployment: key)
        let digest = key.outliving(notice.digest)
        let escalation = Escalation(deadline: notice.deadline.instant, now: now, journalled: nil)
        let level = notice.kind == .subject ? escalation.due : nil
        let next = notice.kind == .subject ? escalation.next : nil
        escalates(at: next)
        try sql(
            """
            INSERT INTO notice (seq, id, kind, event, subject, recipient, flow, person, stage, released_at, sent_at, attempt,
            held_ms, deadline, confidence, infeasible, calendar, escalation, escalate_at, digest, wrapped, attendance, due,
            corrects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, of: notice.kind
        )
        .bind(1, sequence).bind(2, notice.id.octets).bind(3, notice.kind.rawValue).bind(4, subject.event).bind(5, subject.id)
        .bind(6, recipient).bind(7, notice.flow.rawValue).bind(8, subject.person)
        .bind(9, (sending ? Stage.sent : .released).rawValue).bind(10, now.milliseconds)
        .bind(11, sending ? now.milliseconds : nil).bind(12, sending ? 1 : 0).bind(13, notice.held.wholeMilliseconds)
        .bind(14, notice.deadline.instant.milliseconds).bind(15, notice.deadline.confidence.rawValue)
        .bind(16, notice.deadline.infeasible).bind(17, notice.deadline.calendarVersion).bind(18, level?.rawValue ?? 0)
        .bind(19, next?.milliseconds).bind(20, digest).bind(21, wrapped)
        .bind(22, notice.attendance.map { Int64($0.rawValue) }).bind(23, notice.due.stored)
        .bind(24, notice.corrects).run()
        try sql("INSERT INTO notice_body (notice, sealed) VALUES (?, ?)", of: notice.kind)
            .bind(1, sequence).bind(2, try body.seal(notice.body)).run()
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("calendar", Int64(notice.deadline.calendarVersion))
        entry.add("confidence", notice.deadline.confidence.rawValue)
        entry.add("deadline", notice.deadline.instant)
        entry.add("digest", hex: digest)
        if notice.kind == .drill { entry.add("drill", subject.event) }
        entry.add("flow", notice.flow.rawValue)
        entry.add("infeasible", notice.deadline.infeasible)
        entry.add("kind", notice.kind.name)
        entry.add("notice", notice.id)
        entry.add("recipient", notice.recipient)
        if notice.kind != .drill {
            entry.add("sequence", subject.event)
            entry.add("subject", subject.id)
        }
        try append(.notice, entry, holder: .notice(sequence, body))
        if notice.kind != .drill { counters.waiting += 1 }
        let handle = NoticeHandle(sequence: sequence, id: notice.id, recipient: notice.recipient, person: subject.person, key: body)
        if sending { try appendStage(.sent, handle: handle, attempt: 1) }
        notices[notice.id] = StandingNotice(
            sequence: sequence, kind: notice.kind, event: subject.event, subject: subject.id, recipient: notice.recipient,
            digest: .plain(notice.digest), key: body, life: NoticeLife(sentAt: sending ? now : nil))
        if let level {
            try appendEscalation(level, notice: notice.id, deadline: notice.deadline.instant, holder: .notice(sequence, body))
        }
        return handle
    }

    /// Counts one more attempt to send a notice to its recipient and gives what to send; nil once it was taken back or its content
    /// has been destroyed.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` when it cannot be opened or is not `recipient`'s, whatever an index said.
    package func beginAttempt(_ sequence: Int64, to recipient: PartnerID) throws -> OutgoingNotice? {
        guard var row = try outgoing(sequence), !row.life.isWithdrawn else { return nil }
        guard row.notice.recipient == recipient else { throw JournalError.damaged("notice") }
        row.notice.attempt += 1
        let stage: Stage = row.life.sentAt == nil ? .sent : row.life.stage
        try sql("UPDATE notice SET attempt = ?, sent_at = coalesce(sent_at, ?), stage = ? WHERE seq = ?", of: row.notice.kind)
            .bind(1, row.notice.attempt).bind(2, now.milliseconds).bind(3, stage.rawValue).bind(4, sequence).run()
        try appendStage(.sent, handle: row.handle, attempt: row.notice.attempt)
        if row.life.sentAt == nil { notices[row.notice.id] = nil }
        return row.notice
    }

    /// What a notice says, taken back or not; nil once its content has been destroyed.
    func content(_ sequence: Int64) throws -> OutgoingNotice? { try outgoing(sequence)?.notice }

    private typealias Outgoing = (notice: OutgoingNotice, handle: NoticeHandle, life: NoticeLife)

    private func outgoing(_ sequence: Int64) throws -> Outgoing? {
        try outgoing(sequence, of: .subject) ?? outgoing(sequence, of: .drill)
    }

    private func outgoing(_ sequence: Int64, of table: NoticeKind) throws -> Outgoing? {
        try sql(
            """
            SELECT n.id, n.kind, n.recipient, n.person, n.attempt, n.released_at, n.wrapped, b.sealed, n.sent_at, n.delivered_at,
            n.opened_at, n.acknowledged_at, n.closed_at, n.refused_at, n.recalled_at, n.superseded_at, n.event, n.subject FROM notice n
            LEFT JOIN notice_body b ON b.notice = n.seq WHERE n.seq = ?
            """, of: table
        ).bind(1, sequence).first { row in
            guard let wrapped = row.optionalBlob(6) else { return nil }
            guard let sealed = row.optionalBlob(7), let id = NoticeID(octets: row.blob(0)), let recipient = PartnerID(row.text(2))
            else {
                throw JournalError.damaged("notice")
            }
            let body = try BodyKey(
                unwrapping: wrapped,
                for: .notice(
                    sequence, id: id.octets, kind: row.integer(1), event: row.integer(16), subject: row.integer(17),
                    releasedAt: row.integer(5), recipient: row.text(2)), deployment: key)
            let content = try body.open(sealed)
            let notice = OutgoingNotice(
                id: id, kind: NoticeKind(rawValue: Int(row.integer(1))) ?? .subject, recipient: recipient,
                attempt: Int(row.integer(4)), body: content, digest: Digest.sha256(content),
                releasedAt: Instant(milliseconds: row.integer(5)))
            let handle = NoticeHandle(sequence: sequence, id: id, recipient: recipient, person: row.integer(3), key: body)
            return (notice, handle, NoticeLife(row, from: 8))
        } ?? nil
    }

    /// Applies a receipt: checks recipient, digest and reader, and records what it newly says.
    ///
    /// - Parameter mayRead: whether a key adult, by row, may read about a subject; asked only of who is trained at the recipient.
    package func receive(
        _ receipt: ReceiptRecord, today: CivilDate, mayRead: (_ subject: Int64, _ reader: Int64) throws -> Bool = { _, _ in true }
    ) throws -> ReceiptOutcome {
        let found: StandingNotice?
        do {
            found = try standing(receipt.notice)
        } catch JournalError.damaged {
            return .damaged
        }
        guard var notice = found, notice.recipient == receipt.recipient else { return .unknownNotice }
        let holder = notice.key.map { Holder.notice(notice.sequence, $0) } ?? .nobody
        guard isContent(notice, receipt.digest) else {
            try alarm("digest-mismatch", receipt, holder: holder)
            return .digestMismatch
        }
        let confirms = receipt.code == ReceiptRecord.deleted
        guard confirms == (notice.kind == .recall && receipt.stage == .acknowledged) else { return .wrongCode }
        var reader: Int64?
        if receipt.stage == .opened || receipt.stage == .acknowledged, notice.kind != .hold {
            guard let by = receipt.by, let adult = try keyAdult(of: receipt.recipient, email: by, today: today) else {
                return .notKeyAdult
            }
            guard try notice.kind != .subject || mayRead(notice.subject, adult) else { return .notKeyAdult }
            reader = adult
        }
        let reached = notice.life.record(receipt.stage, at: now)
        let recorded = RecordedReceipt(
            sequence: notice.sequence, kind: notice.kind, event: notice.event, subject: notice.subject,
            recipient: notice.recipient, reached: reached, life: notice.life)
        guard !reached.isEmpty else { return .recorded(recorded) }
        try store(recorded, code: receipt.code, reader: reader)
        for stage in reached {
            try appendReceipt(stage, receipt, reader: stage == receipt.stage ? reader : nil, holder: holder)
        }
        // What is written beside an answer to a drill is for nobody.
        if notice.kind != .drill, let note = receipt.note, let key = notice.key {
            try store(note, stage: receipt.stage, notice: notice.sequence, key: key)
        }
        notices[receipt.notice] = notice
        return .recorded(recorded)
    }

    private func isContent(_ notice: StandingNotice, _ digest: [UInt8]) -> Bool {
        switch notice.digest {
        case .plain(let content): content == digest
        case .keyed(let kept): kept == key.outliving(digest)
        }
    }

    /// A notice as it stands in this transaction; nil for an id that is none.
    private func standing(_ id: NoticeID) throws -> StandingNotice? {
        try notices[id] ?? standing(id, of: .subject) ?? standing(id, of: .drill)
    }

    private func standing(_ id: NoticeID, of table: NoticeKind) throws -> StandingNotice? {
        try sql(
            """
            SELECT seq, kind, event, subject, recipient, digest, wrapped, sent_at, delivered_at, opened_at, acknowledged_at,
            closed_at, refused_at, recalled_at, superseded_at, released_at FROM notice WHERE id = ?
            """, of: table
        ).bind(1, id.octets).first { row in
            let sequence = row.integer(0)
            guard let recipient = PartnerID(row.text(4)) else { throw JournalError.damaged("notice") }
            return StandingNotice(
                sequence: sequence, kind: NoticeKind(rawValue: Int(row.integer(1))) ?? .subject, event: row.integer(2),
                subject: row.integer(3), recipient: recipient, digest: .keyed(row.blob(5)),
                key: try row.optionalBlob(6).map {
                    try BodyKey(
                        unwrapping: $0,
                        for: .notice(
                            sequence, id: id.octets, kind: row.integer(1), event: row.integer(2), subject: row.integer(3),
                            releasedAt: row.integer(15), recipient: row.text(4)), deployment: key)
                }, life: NoticeLife(row, from: 7))
        }
    }

    /// What a recipient has stored and nobody there has opened, in order.
    package func unread(recipient: PartnerID) throws -> [WaitingNotice] {
        var unread: [WaitingNotice] = []
        for table in [NoticeKind.subject, .drill] {
            try sql(
                """
                SELECT seq, person, attempt, kind FROM notice WHERE recipient = ? AND delivered_at IS NOT NULL AND opened_at IS NULL
                AND refused_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL AND wrapped IS NOT NULL ORDER BY seq
                """, of: table
            ).bind(1, recipient.description).forEach { row in
                unread.append(
                    WaitingNotice(
                        sequence: row.integer(0), recipient: recipient, person: row.integer(1), attempt: Int(row.integer(2)),
                        isUrgent: NoticeKind(rawValue: Int(row.integer(3)))?.isUrgent ?? false, isDrill: table == .drill))
            }
        }
        return unread.sorted { $0.sequence < $1.sequence }
    }

    private func store(_ receipt: RecordedReceipt, code: String?, reader: Int64?) throws {
        let life = receipt.life
        // What was taken back waits no more, delivered or not.
        if receipt.kind != .drill, receipt.reached.contains(.delivered), !life.isWithdrawn { counters.waiting -= 1 }
        if receipt.reached == [.delivered], code == nil {
            // Most receipts; a statement that named more columns would take the row out of more indexes and put it back.
            try sql(
                "UPDATE notice SET stage = ?, sent_at = coalesce(sent_at, ?), delivered_at = ? WHERE seq = ?", of: receipt.kind
            )
            .bind(1, life.stage.rawValue).bind(2, now.milliseconds).bind(3, now.milliseconds).bind(4, receipt.sequence).run()
            return
        }
        try sql(
            """
            UPDATE notice SET stage = ?, sent_at = coalesce(sent_at, ?), delivered_at = ?, opened_at = ?, acknowledged_at = ?,
            closed_at = ?, refused_at = ?, code = coalesce(?, code), escalate_at = CASE WHEN ? THEN escalate_at END,
            opened_by = coalesce(opened_by, ?), acknowledged_by = coalesce(acknowledged_by, ?) WHERE seq = ?
            """, of: receipt.kind
        )
        .bind(1, life.stage.rawValue).bind(2, life.deliveredAt?.milliseconds).bind(3, life.deliveredAt?.milliseconds)
        .bind(4, life.openedAt?.milliseconds).bind(5, life.acknowledgedAt?.milliseconds).bind(6, life.closedAt?.milliseconds)
        .bind(7, life.refusedAt?.milliseconds).bind(8, code).bind(9, life.awaitsReader)
        .bind(10, receipt.reached.contains(.opened) ? reader : nil)
        .bind(11, receipt.reached.contains(.acknowledged) ? reader : nil).bind(12, receipt.sequence).run()
    }

    private func store(_ note: String, stage: Stage, notice: Int64, key body: BodyKey) throws {
        // The body's key seals one text only, so a note goes under the deployment's, bound to its notice.
        let sealed = try key.sealRecord(Array(note.utf8), context: "note/\(notice)")
        try sql("INSERT INTO note (notice, stage, at, sealed) VALUES (?, ?, ?, ?)")
            .bind(1, notice).bind(2, stage.rawValue).bind(3, now.milliseconds).bind(4, sealed).run()
    }

    private func appendStage(_ stage: Stage, handle: NoticeHandle, attempt: Int) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("attempt", Int64(attempt))
        entry.add("notice", handle.id)
        entry.add("stage", stage.rawValue)
        try append(.stage, entry, holder: .notice(handle.sequence, handle.key))
    }

    private func appendReceipt(_ stage: Stage, _ receipt: ReceiptRecord, reader: Int64?, holder: Holder) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", reader)
        entry.add("claimedAt", stage == receipt.stage ? receipt.claimedAt?.rfc3339 : nil)
        entry.add("code", stage == receipt.stage ? receipt.code : nil)
        entry.add("notice", receipt.notice)
        entry.add("stage", stage.rawValue)
        try append(.stage, entry, holder: holder)
    }

    private func alarm(_ code: String, _ receipt: ReceiptRecord, holder: Holder) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("code", code)
        entry.add("notice", receipt.notice)
        entry.add("recipient", receipt.recipient)
        try append(.alarm, entry, holder: holder)
    }
}

extension NoticeLife {
    /// Reads eight instants from consecutive columns: sent, delivered, opened, acknowledged, closed, refused, recalled, superseded.
    init(_ row: PreparedStatement, from column: Int32) {
        func instant(_ offset: Int32) -> Instant? { row.optionalInteger(column + offset).map(Instant.init(milliseconds:)) }
        self.init(
            sentAt: instant(0), deliveredAt: instant(1), openedAt: instant(2), acknowledgedAt: instant(3), closedAt: instant(4),
            refusedAt: instant(5), recalledAt: instant(6), supersededAt: instant(7))
    }
}
