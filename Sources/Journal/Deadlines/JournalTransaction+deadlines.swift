// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// The instant at which the next level of some open notice, hold or breach falls due; nil when nothing is open.
    package func nextEscalation() throws -> Instant? {
        let notice =
            try sql("SELECT min(escalate_at) FROM notice WHERE escalate_at IS NOT NULL").first { $0.optionalInteger(0) } ?? nil
        let hold = try sql("SELECT min(escalate_at) FROM hold WHERE escalate_at IS NOT NULL").first { $0.optionalInteger(0) } ?? nil
        let breach =
            try sql("SELECT min(escalate_at) FROM breach WHERE escalate_at IS NOT NULL").first { $0.optionalInteger(0) } ?? nil
        return [notice, hold, breach].compactMap(\.self).min().map(Instant.init(milliseconds:))
    }

    /// Journals the levels that have come for at most `limit` notices, holds and breaches each.
    ///
    /// Levels are derived from deadline, clock and the level journalled, so a kill around one neither loses nor repeats it.
    ///
    /// - Returns: what was escalated, in the order of their deadlines.
    package func escalate(limit: Int) throws -> [EscalatedItem] {
        var due: [EscalatedItem] = []
        var holders: [Holder] = []
        try sql(
            """
            SELECT seq, id, recipient, deadline, escalation, wrapped, kind, event, subject, released_at FROM notice
            WHERE escalate_at <= ? ORDER BY escalate_at LIMIT ?
            """
        )
        .bind(1, now.milliseconds).bind(2, limit)
        .forEach { row in
            guard let id = NoticeID(octets: row.blob(1)) else { throw JournalError.damaged("notice") }
            due.append(
                EscalatedItem(
                    sequence: row.integer(0), id: id, kind: .notice, partner: row.text(2),
                    deadline: Instant(milliseconds: row.integer(3)), journalled: EscalationLevel(rawValue: Int(row.integer(4))),
                    level: nil))
            holders.append(
                holder(
                    row.optionalBlob(5),
                    .notice(
                        row.integer(0), id: id.octets, kind: row.integer(6), event: row.integer(7), subject: row.integer(8),
                        releasedAt: row.integer(9), recipient: row.text(2))
                ) { .notice(row.integer(0), $0) })
        }
        try sql(
            """
            SELECT h.seq, h.id, h.owner, h.deadline, h.escalation, h.subject, s.wrapped, s.event, s.position, s.person, s.protected
            FROM hold h JOIN subject s ON s.id = h.subject WHERE h.escalate_at <= ? ORDER BY h.escalate_at LIMIT ?
            """
        ).bind(1, now.milliseconds).bind(2, limit).forEach { row in
            guard let id = NoticeID(octets: row.blob(1)) else { throw JournalError.damaged("hold") }
            due.append(
                EscalatedItem(
                    sequence: row.integer(0), id: id, kind: .hold, partner: row.text(2),
                    deadline: Instant(milliseconds: row.integer(3)), journalled: EscalationLevel(rawValue: Int(row.integer(4))),
                    level: nil))
            holders.append(
                holder(
                    row.optionalBlob(6),
                    .subject(
                        row.integer(5), event: row.integer(7), position: row.integer(8), person: row.integer(9),
                        protected: row.integer(10))
                ) { .subject(row.integer(5), $0) })
        }
        try sql(
            """
            SELECT b.event, r.id, b.owner, b.due, b.escalation FROM breach b JOIN recall r ON r.event = b.event
            WHERE b.escalate_at <= ? ORDER BY b.escalate_at LIMIT ?
            """
        ).bind(1, now.milliseconds).bind(2, limit).forEach { row in
            guard let id = NoticeID(octets: row.blob(1)) else { throw JournalError.damaged("recall") }
            due.append(
                EscalatedItem(
                    sequence: row.integer(0), id: id, kind: .breach, partner: row.text(2),
                    deadline: Instant(milliseconds: row.integer(3)), journalled: EscalationLevel(rawValue: Int(row.integer(4))),
                    level: nil))
            holders.append(.nobody)
        }
        for index in due.indices {
            let item = due[index]
            let step = Escalation(deadline: item.deadline, now: now, journalled: item.journalled)
            due[index].level = step.due
            try sql(composed: "UPDATE \(item.kind.rawValue) SET escalation = ?, escalate_at = ? WHERE \(item.kind.key) = ?")
                .bind(1, (step.due ?? item.journalled)?.rawValue ?? 0).bind(2, step.next?.milliseconds).bind(3, item.sequence).run()
            guard let level = step.due else { continue }
            try appendEscalation(
                level, notice: item.kind == .notice ? item.id : nil, hold: item.kind == .hold ? item.id : nil,
                recall: item.kind == .breach ? item.id : nil, deadline: item.deadline, holder: holders[index])
        }
        return due.filter { $0.level != nil }
    }

    /// Writes changed deadlines, with the levels of escalation that they bring.
    package func apply(_ changes: [DeadlineChange]) throws {
        for change in changes {
            let step = change.step(at: now)
            try sql(
                composed: """
                    UPDATE \(change.kind.rawValue) SET deadline = ?, confidence = ?, infeasible = ?, calendar = ?, escalation = ?,
                    escalate_at = ? WHERE seq = ?
                    """
            )
            .bind(1, change.new.instant.milliseconds).bind(2, change.new.confidence.rawValue).bind(3, change.new.infeasible)
            .bind(4, change.new.calendarVersion).bind(5, step.level?.rawValue ?? 0).bind(6, step.next?.milliseconds)
            .bind(7, change.sequence).run()
            let isNotice = change.kind == .notice
            var entry = EntryText()
            entry.add("at", nowText)
            entry.add("calendar", Int64(change.new.calendarVersion))
            entry.add("deadline", change.new.instant)
            entry.add(isNotice ? "notice" : "hold", change.id.description)
            entry.add("was", change.old)
            try append(.deadlineChange, entry)
            if let level = step.due {
                try appendEscalation(
                    level, notice: isNotice ? change.id : nil, hold: isNotice ? nil : change.id, deadline: change.new.instant,
                    holder: .nobody)
            }
        }
    }

    func appendEscalation(
        _ level: EscalationLevel, notice: NoticeID? = nil, hold: NoticeID? = nil, recall: NoticeID? = nil, deadline: Instant,
        holder: Holder
    ) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("deadline", deadline)
        entry.add("hold", hold?.description)
        entry.add("level", level.code)
        entry.add("notice", notice?.description)
        entry.add("recall", recall?.description)
        try append(.escalation, entry, holder: holder)
        if nudgePlan != nil, let id = notice ?? hold ?? recall {
            reachedLevels.append(
                ReachedLevel(level: level, kind: notice != nil ? .notice : hold != nil ? .hold : .breach, id: id))
        }
    }

    /// Nobody's when the body cannot be opened: one damaged row must not keep the others from escalating.
    func holder(_ wrapped: [UInt8]?, _ binding: BodyBinding, _ holder: (BodyKey) -> Holder) -> Holder {
        guard let wrapped, let body = try? BodyKey(unwrapping: wrapped, for: binding, deployment: key) else { return .nobody }
        return holder(body)
    }
}

/// A notice, a hold or a breach whose escalation level has risen.
package struct EscalatedItem: Hashable, Sendable {
    package var sequence: Int64
    package var id: NoticeID
    package var kind: Kind
    /// Recipient of the notice or owner of the hold or breach, `kind/code`.
    package var partner: String
    package var deadline: Instant
    package var journalled: EscalationLevel?
    package var level: EscalationLevel?

    /// What it is; the name of its table.
    package enum Kind: String, Hashable, Sendable {
        case notice, hold, breach

        var key: StaticString { self == .breach ? "event" : "seq" }
    }
}

extension PolicyDeadline {
    /// What a row keeps; nil for the next cut-off, which is nearly every row's.
    var stored: String? { self == .nextCutOff ? nil : text }
}

/// One open notice or hold whose deadline a calendar gives anew.
package struct DeadlineChange: Hashable, Sendable {
    /// A notice or a hold.
    package var kind: EscalatedItem.Kind
    package var sequence: Int64
    package var id: NoticeID
    package var old: Instant
    package var new: Deadline
    /// The highest level that the journal has.
    package var journalled: EscalationLevel?
    /// An exception stops nothing, so nothing of it escalates.
    package var escalates: Bool

    /// The level to journal now, the level that then stands, and when the next falls due.
    fileprivate func step(at now: Instant) -> (due: EscalationLevel?, level: EscalationLevel?, next: Instant?) {
        guard escalates else { return (nil, nil, nil) }
        // A level counts for the deadline it was journalled for; where only the confidence changed, it still does.
        let standing = new.instant == old ? journalled : nil
        let step = Escalation(deadline: new.instant, now: now, journalled: standing)
        return (step.due, step.due ?? standing, step.next)
    }
}
