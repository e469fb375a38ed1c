// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

/// A nudge that is about to be handed to a relay or receiver.
package struct TakenNudge: Hashable, Sendable {
    /// Its row.
    package var id: Int64
    package var nudge: Nudge
}

extension JournalTransaction {
    /// Takes the nudges that are due and begins an attempt of each; what is not needed any more is ended instead.
    ///
    /// The attempt is on the disk before anything is sent. A process that dies after the other side has taken it and before
    /// ``record(_:of:plan:)`` sends it again under the same reference.
    ///
    /// One whose address or subject cannot be opened must not keep the others: it is given up.
    ///
    /// - Parameter mayTell: whether a key adult, by row, may know that something waits about a subject.
    /// - Returns: what is to be sent, and how many were given up.
    package func takeNudges(
        limit: Int, rehearsal: Bool, mayTell: (_ keyAdult: Int64, _ partner: PartnerID, _ subject: Int64) throws -> Bool
    ) throws -> (taken: [TakenNudge], unreadable: Int) {
        var taken: [TakenNudge] = []
        var ended: [(row: NudgeRow, state: NudgeState)] = []
        var rows: [NudgeRow] = []
        try sql(composed: "\(NudgeRow.select) WHERE next_at <= ? ORDER BY next_at, id LIMIT ?").bind(1, now.milliseconds).bind(
            2, limit
        )
        .forEach { rows.append(try NudgeRow($0)) }
        for row in rows {
            do {
                let address = try address(of: row)
                let places = row.standing.channel == .mail && address == nil ? [] : try places(of: row, mayTell)
                guard !places.isEmpty else {
                    ended.append((row, .notNeeded))
                    continue
                }
                taken.append(
                    TakenNudge(
                        id: row.id,
                        nudge: Nudge(
                            reference: row.reference.description, channel: row.standing.channel, address: address, level: row.level,
                            madeAt: row.standing.madeAt, places: places, rehearsal: rehearsal)))
            } catch JournalError.damaged {
                ended.append((row, .givenUp))
            }
        }
        for one in taken {
            try sql("UPDATE nudge SET attempts = attempts + 1, address_key = NULL WHERE id = ?").bind(1, one.id).run()
        }
        for (row, state) in ended {
            try sql("UPDATE nudge SET state = ?, next_at = NULL, address_key = NULL, ended_at = ? WHERE id = ?")
                .bind(1, state.rawValue).bind(2, now.milliseconds).bind(3, row.id).run()
            try append(row, attempt: row.standing.attempts, items: 0, code: nil, state: state.code)
        }
        return (taken, ended.count { $0.state == .givenUp })
    }

    /// Records what came of an attempt.
    ///
    /// - Returns: how the nudge stands now; nil for one that waits for nothing.
    package func record(_ outcome: NudgeOutcome, of id: Int64, items: Int, plan: NudgePlan) throws -> NudgeStanding? {
        let found = try sql(composed: "\(NudgeRow.select) WHERE id = ? AND next_at IS NOT NULL").bind(1, id).first {
            try NudgeRow($0)
        }
        guard let row = found else { return nil }
        let next = row.standing.after(outcome, at: now, patience: plan.patience)
        try sql(
            """
            UPDATE nudge SET state = ?1, attempts = ?2, next_at = ?3, ended_at = ?4, code = coalesce(?5, code) WHERE id = ?6
            """
        )
        .bind(1, next.state.rawValue).bind(2, next.attempts).bind(3, next.nextAt?.milliseconds)
        .bind(4, next.nextAt == nil ? now.milliseconds : nil).bind(5, outcome.code.map(Int64.init)).bind(6, id).run()
        if outcome.code != nil || next.state == .givenUp {
            try append(
                row, attempt: next.attempts, items: items, code: outcome.code,
                state: next.state == .waiting ? "failed" : next.state.code)
        }
        return next
    }

    private func append(_ row: NudgeRow, attempt: Int, items: Int, code: Int?, state: String) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("attempt", Int64(attempt))
        entry.add("channel", row.standing.channel.code)
        entry.add("code", code.map(Int64.init))
        entry.add("contact", row.contact)
        entry.add("items", Int64(items))
        entry.add("keyAdult", row.keyAdult)
        entry.add("level", row.level.code)
        entry.add("nudge", row.reference.description)
        entry.add("state", state)
        try append(.nudge, entry)
    }

    /// The address of whoever is told; nil for one who has left meanwhile.
    private func address(of row: NudgeRow) throws -> EmailAddress? {
        var text: String?
        if let keyAdult = row.keyAdult {
            text =
                try sql("SELECT sealed, partner FROM key_adult WHERE id = ? AND ended_at IS NULL").bind(1, keyAdult)
                .first { try self.text(2, of: $0.blob(0), "key-adult/\($0.text(1))") } ?? nil
        } else if let contact = row.contact {
            text =
                try sql("SELECT sealed, partner FROM contact WHERE id = ? AND ended_at IS NULL").bind(1, contact)
                .first { try self.text(0, of: $0.blob(0), "contact/\($0.text(1))") } ?? nil
        }
        guard let text, case .valid(let address) = EmailAddress.check(text) else { return nil }
        return address
    }

    private func text(_ field: Int, of sealed: [UInt8], _ context: String) throws -> String? {
        let fields = try RowText.decode(try key.openRecord(sealed, context: context))
        return fields.indices.contains(field) ? fields[field] : nil
    }

    /// What of it still waits for somebody, by partner.
    private func places(
        of row: NudgeRow, _ mayTell: (_ keyAdult: Int64, _ partner: PartnerID, _ subject: Int64) throws -> Bool
    ) throws -> [Nudge.Place] {
        var found: [(kind: EscalatedItem.Kind, id: NoticeID, partner: PartnerID, deadline: Instant, subject: Int64)] = []
        func read(_ kind: EscalatedItem.Kind, _ statement: PreparedStatement) throws {
            try statement.bind(1, row.id).forEach { item in
                guard let id = item.noticeID(0), let partner = item.partner(1) else { throw JournalError.damaged("nudge") }
                found.append((kind, id, partner, Instant(milliseconds: item.integer(2)), item.integer(3)))
            }
        }
        try read(
            .notice,
            sql(
                """
                SELECT n.id, n.recipient, n.deadline, n.subject FROM nudge_item i JOIN notice n ON n.seq = i.item
                WHERE i.nudge = ? AND i.kind = 'notice' AND n.opened_at IS NULL AND n.closed_at IS NULL AND n.refused_at IS NULL
                AND n.recalled_at IS NULL AND n.superseded_at IS NULL ORDER BY n.deadline, n.seq
                """))
        try read(
            .hold,
            sql(
                """
                SELECT h.id, h.owner, h.deadline, h.subject FROM nudge_item i JOIN hold h ON h.seq = i.item
                WHERE i.nudge = ? AND i.kind = 'hold' AND h.state = 'open' ORDER BY h.deadline, h.seq
                """))
        try read(
            .breach,
            sql(
                """
                SELECT r.id, b.owner, b.due, 0 FROM nudge_item i JOIN breach b ON b.event = i.item JOIN recall r ON r.event = b.event
                WHERE i.nudge = ? AND i.kind = 'breach' AND b.state = 'running' ORDER BY b.due, b.event
                """))
        var places: [PartnerID: Nudge.Place] = [:]
        for (kind, id, partner, deadline, subject) in found {
            if kind == .notice, let keyAdult = row.keyAdult, try !mayTell(keyAdult, partner, subject) { continue }
            var place = places[partner] ?? Nudge.Place(partner: partner, deadline: deadline)
            switch kind {
            case .notice: place.notices += 1
            case .hold: place.holds += 1
            case .breach: place.breaches += 1
            }
            place.deadline = min(place.deadline, deadline)
            if place.references.count < Nudge.referencesShown { place.references.append(id.description) }
            places[partner] = place
        }
        return places.values.sorted { $0.partner < $1.partner }
    }
}

/// One row of the nudge table.
private struct NudgeRow {
    var id: Int64
    var reference: NoticeID
    var level: EscalationLevel
    var keyAdult: Int64?
    var contact: Int64?
    var standing: NudgeStanding

    static let select = "SELECT id, reference, channel, level, key_adult, contact, made_at, state, attempts, next_at FROM nudge"

    init(_ row: PreparedStatement) throws {
        guard let reference = row.noticeID(1), let channel = NudgeChannel(rawValue: Int(row.integer(2))),
            let level = EscalationLevel(rawValue: Int(row.integer(3))), let state = NudgeState(rawValue: Int(row.integer(7)))
        else { throw JournalError.damaged("nudge") }
        id = row.integer(0)
        self.reference = reference
        self.level = level
        keyAdult = row.optionalInteger(4)
        contact = row.optionalInteger(5)
        standing = NudgeStanding(
            channel: channel, state: state, attempts: Int(row.integer(8)), madeAt: Instant(milliseconds: row.integer(6)),
            nextAt: row.optionalInteger(9).map { Instant(milliseconds: $0) })
    }
}
