// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What a nudge has to say now, and to whom.
struct NudgeLoad {
    var items: [NudgeItem] = []
    /// Nil for a webhook.
    var address: EmailAddress?
    /// How many items cannot be opened.
    var leftOut = 0
    /// How many items wait that nobody may be told of any more, of a nudge that has no others: the directory has nobody for them, or
    /// only people who are close to an adult of the event.
    var lost = 0

    /// How a nudge ends that has no item to tell of.
    var state: NudgeState { lost > 0 ? .unreached : leftOut > 0 ? .givenUp : .notNeeded }

    /// What waits where, in order of partner; the items are in order of their deadlines.
    var places: [Nudge.Place] {
        var places: [PartnerID: Nudge.Place] = [:]
        for item in items {
            var place = places[item.partner] ?? Nudge.Place(partner: item.partner, deadline: item.deadline)
            switch item.subject.kind {
            case .notice: place.notices += 1
            case .hold: place.holds += 1
            case .breach: place.breaches += 1
            }
            place.deadline = min(place.deadline, item.deadline)
            if place.references.count < Nudge.referencesShown { place.references.append(item.id.description) }
            places[item.partner] = place
        }
        return places.values.sorted { $0.partner < $1.partner }
    }
}

/// A notice, a hold or a breach that a nudge is about and that still waits.
struct NudgeItem {
    var subject: NudgeSubject
    var id: NoticeID
    var partner: PartnerID
    var deadline: Instant
    /// Who it is about, by row; 0 for a breach.
    var person: Int64
}

extension JournalTransaction {
    /// Finds what of a nudge still waits and may be told to its reader.
    ///
    /// Whoever may be told is asked for again, partner by partner, as when the nudge was made: an import may have ended the row of
    /// its reader, training may have lapsed, a partner been suspended. What the reader is not told any more goes to those who are;
    /// what nobody is told of is lost, whatever the reason.
    func fill(
        _ load: inout NudgeLoad, of row: inout NudgeRow, at level: EscalationLevel, _ plan: NudgePlan, _ mayTell: MayTell
    ) throws {
        let waiting = try waitingItems(of: row.id, &load)
        guard row.standing.channel == .mail else {
            load.items = waiting
            return
        }
        let emailKey = try emailKey(of: row)
        let keyAdults = try keyAdults(withAddress: emailKey)
        var chosen: NudgeReader?
        var lost: [(place: WaitingPlace, items: [NudgeSubject])] = []
        for (partner, items) in Dictionary(grouping: waiting, by: \.partner).sorted(by: { $0.key < $1.key }) {
            let place = WaitingPlace(level: level, partner: partner)
            guard let readers = try readers(of: place, plan) else { continue }
            guard let reader = readers.first(where: { $0.addressKey == emailKey }) else {
                let left = try pass(items.map(\.subject), of: row.id, to: readers, at: level)
                if !left.isEmpty { lost.append((place, left)) }
                continue
            }
            if chosen == nil || (reader.keyAdult, reader.contact) == (row.keyAdult, row.contact) { chosen = reader }
            var withheld: [NudgeSubject] = []
            for item in items {
                switch try isTold(item, reader, keyAdults, of: row.id, &load, mayTell) {
                case true?: load.items.append(item)
                case false?: withheld.append(item.subject)
                case nil: break
                }
            }
            let left = try withhold(withheld, of: row.id, at: level)
            if !left.isEmpty { lost.append((place, left)) }
        }
        load.items.sort { ($0.deadline, $0.subject.item) < ($1.deadline, $1.subject.item) }
        if load.items.isEmpty {
            load.lost = lost.reduce(0) { $0 + $1.items.count }
        } else {
            for (place, items) in lost {
                try remove(items, from: row.id)
                try addUnreached(items, place)
            }
        }
        guard let chosen, !load.items.isEmpty else { return }
        (row.keyAdult, row.contact) = (chosen.keyAdult, chosen.contact)
        load.address = try address(of: chosen)
    }

    /// Whether the reader of an item may know of it: none of the key adults who have that address is close to an adult of the event,
    /// be the address a person's or a mailbox's.
    ///
    /// Of a setting's notice to its own people those of that setting are asked, for several may have one mailbox. A duty officer stands
    /// on no list of an authority and may on a school's, so that of what goes to one all are, and of a hold or a breach.
    ///
    /// - Returns: nil where that cannot be found out, and the item is taken from the nudge.
    private func isTold(
        _ item: NudgeItem, _ reader: NudgeReader, _ keyAdults: [(row: Int64, partner: PartnerID)], of nudge: Int64,
        _ load: inout NudgeLoad, _ mayTell: MayTell
    ) throws -> Bool? {
        let isOwn = item.subject.kind == .notice && !reader.isDuty
        let asked = isOwn ? keyAdults.filter { $0.partner == item.partner } : keyAdults
        if asked.isEmpty { return true }
        do {
            let people = item.subject.kind == .breach ? try peopleRecalled(by: item.subject.item) : [item.person]
            return try people.allSatisfy { person in try asked.allSatisfy { try mayTell($0.row, $0.partner, person) } }
        } catch JournalError.damaged {
            load.leftOut += 1
            try remove([item.subject], from: nudge)
            return nil
        }
    }

    /// Takes from a nudge what its reader may not know of, where another is told of it at that level.
    ///
    /// - Returns: those that nobody is told of, which stay in the nudge.
    private func withhold(_ items: [NudgeSubject], of nudge: Int64, at level: EscalationLevel) throws -> [NudgeSubject] {
        let left = try items.filter { try !isToldElsewhere($0, than: nudge, at: level, nil) }
        try remove(items.filter { !left.contains($0) }, from: nudge)
        return left
    }

    /// The key adults of every partner who have an address.
    private func keyAdults(withAddress emailKey: [UInt8]) throws -> [(row: Int64, partner: PartnerID)] {
        var found: [(Int64, PartnerID)] = []
        try sql("SELECT id, partner FROM key_adult WHERE email_key = ? AND ended_at IS NULL ORDER BY id").bind(1, emailKey)
            .forEach { row in
                guard let partner = row.partner(1) else { throw JournalError.damaged("key adult") }
                found.append((row.integer(0), partner))
            }
        return found
    }

    /// Whom the event is about that a recall took back, by row.
    private func peopleRecalled(by event: Int64) throws -> [Int64] {
        var people: [Int64] = []
        try sql("SELECT s.id FROM recall r JOIN subject s ON s.event = r.recalled WHERE r.event = ? ORDER BY s.id").bind(1, event)
            .forEach { people.append($0.integer(0)) }
        return people
    }

    /// Gives items of a nudge to others who have not been told of them at that level.
    ///
    /// - Returns: those that nobody is told of, which stay in the nudge.
    private func pass(
        _ items: [NudgeSubject], of nudge: Int64, to readers: [NudgeReader], at level: EscalationLevel
    ) throws -> [NudgeSubject] {
        for reader in readers {
            let fresh = try items.filter { try !isToldElsewhere($0, than: nudge, at: level, reader.addressKey) }
            if !fresh.isEmpty { try add(fresh, to: .mail, level, reader) }
        }
        let left = readers.isEmpty ? try items.filter { try !isToldElsewhere($0, than: nudge, at: level, nil) } : []
        try remove(items.filter { !left.contains($0) }, from: nudge)
        return left
    }

    /// Whether another mail about an item at a level was sent or will be, to one address or to anybody.
    private func isToldElsewhere(
        _ item: NudgeSubject, than nudge: Int64, at level: EscalationLevel, _ emailKey: [UInt8]?
    ) throws -> Bool {
        try sql(
            """
            SELECT 1 FROM nudge_item i JOIN nudge n ON n.id = i.nudge
            LEFT JOIN key_adult k ON k.id = n.key_adult LEFT JOIN contact c ON c.id = n.contact
            WHERE i.kind = ?1 AND i.item = ?2 AND n.id <> ?3 AND n.level = ?4 AND n.channel = ?5 AND n.state IN (?6, ?7)
            AND (?8 IS NULL OR coalesce(k.email_key, c.email_key) = ?8) LIMIT 1
            """
        )
        .bind(1, item.kind.rawValue).bind(2, item.item).bind(3, nudge).bind(4, level.rawValue).bind(5, NudgeChannel.mail.rawValue)
        .bind(6, NudgeState.waiting.rawValue).bind(7, NudgeState.sent.rawValue).bind(8, emailKey).first { _ in true } ?? false
    }

    private func remove(_ items: [NudgeSubject], from nudge: Int64) throws {
        for item in items {
            try sql("DELETE FROM nudge_item WHERE nudge = ? AND kind = ? AND item = ?")
                .bind(1, nudge).bind(2, item.kind.rawValue).bind(3, item.item).run()
        }
    }

    /// The keyed digest of the address that a nudge was made for, though its row may have ended; empty where it is gone.
    func emailKey(of row: NudgeRow) throws -> [UInt8] {
        let found: [UInt8]?
        if let keyAdult = row.keyAdult {
            found = try sql("SELECT email_key FROM key_adult WHERE id = ?").bind(1, keyAdult).first { $0.blob(0) }
        } else {
            found = try sql("SELECT email_key FROM contact WHERE id = ?").bind(1, row.contact).first { $0.blob(0) }
        }
        return found ?? []
    }

    /// - Throws: ``JournalError/damaged(_:)`` where there is none that mail can go to.
    func address(of reader: NudgeReader) throws -> EmailAddress {
        var text: String?
        if let keyAdult = reader.keyAdult {
            text =
                try sql("SELECT sealed, partner FROM key_adult WHERE id = ?").bind(1, keyAdult)
                .first { try self.text(2, of: $0.blob(0), "key-adult/\($0.text(1))") } ?? nil
        } else {
            text =
                try sql("SELECT sealed, partner FROM contact WHERE id = ?").bind(1, reader.contact)
                .first { try self.text(0, of: $0.blob(0), "contact/\($0.text(1))") } ?? nil
        }
        guard let text, case .valid(let address) = EmailAddress.check(text) else { throw JournalError.damaged("address") }
        return address
    }

    private func text(_ field: Int, of sealed: [UInt8], _ context: String) throws -> String? {
        let fields = try RowText.decode(try key.openRecord(sealed, context: context))
        return fields.indices.contains(field) ? fields[field] : nil
    }

    /// What of a nudge still waits for somebody, in order of deadline; what cannot be read is left out and taken from it.
    private func waitingItems(of nudge: Int64, _ load: inout NudgeLoad) throws -> [NudgeItem] {
        var items: [NudgeItem] = []
        var damaged: [NudgeSubject] = []
        func read(_ kind: EscalatedItem.Kind, _ statement: PreparedStatement) throws {
            try statement.bind(1, nudge).forEach { row in
                let subject = NudgeSubject(kind: kind, item: row.integer(4))
                guard let id = row.noticeID(0), let partner = row.partner(1) else { return damaged.append(subject) }
                items.append(
                    NudgeItem(
                        subject: subject, id: id, partner: partner, deadline: Instant(milliseconds: row.integer(2)),
                        person: row.integer(3)))
            }
        }
        try read(
            .notice,
            sql(
                """
                SELECT n.id, n.recipient, n.deadline, n.subject, i.item FROM nudge_item i JOIN notice n ON n.seq = i.item
                WHERE i.nudge = ? AND i.kind = 'notice' AND n.opened_at IS NULL AND n.closed_at IS NULL AND n.refused_at IS NULL
                AND n.recalled_at IS NULL AND n.superseded_at IS NULL
                """))
        try read(
            .hold,
            sql(
                """
                SELECT h.id, h.owner, h.deadline, h.subject, i.item FROM nudge_item i JOIN hold h ON h.seq = i.item
                WHERE i.nudge = ? AND i.kind = 'hold' AND h.state = 'open'
                """))
        try read(
            .breach,
            sql(
                """
                SELECT r.id, b.owner, b.due, 0, i.item FROM nudge_item i
                JOIN breach b ON b.event = i.item JOIN recall r ON r.event = b.event
                WHERE i.nudge = ? AND i.kind = 'breach' AND b.state = 'running'
                """))
        load.leftOut += damaged.count
        try remove(damaged, from: nudge)
        return items.sorted { ($0.deadline, $0.subject.item) < ($1.deadline, $1.subject.item) }
    }
}
