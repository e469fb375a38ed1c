// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding

/// A level that a notice, a hold or a breach has reached in a transaction.
struct ReachedLevel {
    var level: EscalationLevel
    var kind: EscalatedItem.Kind
    var id: NoticeID
}

extension JournalTransaction {
    /// Makes the nudges for the levels that this transaction journals, in the same one: a level that stands has its nudges.
    ///
    /// What reaches a level while a nudge to the same address about the same level has not begun to be sent joins it, so that a morning
    /// with a thousand notices is one message to each reader.
    func makeNudges() throws {
        guard let plan = nudgePlan, !reachedLevels.isEmpty else { return }
        var groups: [WaitingPlace: [NudgeSubject]] = [:]
        for reached in reachedLevels {
            guard let (item, partner) = try place(of: reached) else { continue }
            groups[WaitingPlace(level: reached.level, partner: partner), default: []]
                .append(NudgeSubject(kind: reached.kind, item: item))
        }
        reachedLevels = []
        for (waiting, items) in groups.sorted(by: { ($0.key.partner, $0.key.level) < ($1.key.partner, $1.key.level) }) {
            guard let readers = try readers(of: waiting, plan) else { continue }
            if plan.channels.contains(.webhook) { try add(items, to: .webhook, waiting.level, NudgeReader()) }
            guard plan.channels.contains(.mail) else { continue }
            if readers.isEmpty { try addUnreached(items, waiting) }
            for reader in readers { try add(items, to: .mail, waiting.level, reader) }
        }
    }

    /// Who is told today of what waits at a partner at a level; nil where nobody is to be, empty where the directory has nobody.
    func readers(of waiting: WaitingPlace, _ plan: NudgePlan) throws -> [NudgeReader]? {
        let isSuspended =
            try sql("SELECT suspended FROM partner WHERE id = ?").bind(1, waiting.partner.description).first { $0.integer(0) != 0 }
        let steps = plan.steps(at: waiting.level, for: waiting.partner, isSuspended: isSuspended ?? false)
        guard !steps.isEmpty else { return nil }
        var readers: [NudgeReader] = []
        for step in steps where readers.isEmpty { readers = try self.readers(step, at: waiting.partner, plan) }
        return readers
    }

    private func place(of reached: ReachedLevel) throws -> (Int64, PartnerID)? {
        let statement =
            switch reached.kind {
            case .notice: try sql("SELECT seq, recipient FROM notice WHERE id = ?")
            case .hold: try sql("SELECT seq, owner FROM hold WHERE id = ?")
            case .breach: try sql("SELECT b.event, b.owner FROM breach b JOIN recall r ON r.event = b.event WHERE r.id = ?")
            }
        return try statement.bind(1, reached.id.octets).first { row in row.partner(1).map { (row.integer(0), $0) } } ?? nil
    }

    /// Whom the directory has of an audience today, each address once.
    func readers(_ audience: Set<NudgeAudience>, at partner: PartnerID, _ plan: NudgePlan) throws -> [NudgeReader] {
        var readers: [NudgeReader] = []
        func add(_ reader: NudgeReader) {
            if let known = readers.firstIndex(where: { $0.addressKey == reader.addressKey }) {
                readers[known].isDuty = readers[known].isDuty || reader.isDuty
            } else {
                readers.append(reader)
            }
        }
        let day = Int64(plan.zone.date(at: now).daysSinceEpoch)
        for kind in NudgeAudience.allCases where audience.contains(kind) {
            for role in kind.roles {
                try sql(
                    """
                    SELECT id, email_key FROM key_adult WHERE partner = ?1 AND role = ?2 AND ended_at IS NULL
                    AND (?3 = 0 OR (trained_on <= ?4 AND coalesce(expires_on, ?4) >= ?4)) ORDER BY id
                    """
                )
                .bind(1, partner.description).bind(2, role).bind(3, kind.mustBeTrained).bind(4, day)
                .forEach { add(NudgeReader(keyAdult: $0.integer(0), addressKey: $0.blob(1))) }
            }
            guard kind == .setting || kind == .duty else { continue }
            guard let owner = kind == .setting ? partner : try authority(of: partner, plan) else { continue }
            try sql("SELECT id, email_key FROM contact WHERE partner = ? AND role = ? AND ended_at IS NULL ORDER BY id")
                .bind(1, owner.description).bind(2, kind.rawValue)
                .forEach { add(NudgeReader(contact: $0.integer(0), addressKey: $0.blob(1), isDuty: kind == .duty)) }
        }
        return readers
    }

    private func authority(of partner: PartnerID, _ plan: NudgePlan) throws -> PartnerID? {
        if partner.kind == .localAuthority { return partner }
        let code = try sql("SELECT authority FROM setting WHERE id = ? AND ended_at IS NULL").bind(1, partner.description)
            .first { $0.text(0) }
        return code.flatMap { PartnerID(kind: .localAuthority, code: $0) } ?? plan.authority
    }

    func add(
        _ items: [NudgeSubject], to channel: NudgeChannel, _ level: EscalationLevel, _ reader: NudgeReader
    ) throws {
        let open = try sql("SELECT id FROM nudge WHERE channel = ? AND level = ? AND address_key = ?")
            .bind(1, channel.rawValue).bind(2, level.rawValue).bind(3, reader.addressKey).first { $0.integer(0) }
        if let open { return try put(items, in: open) }
        let id = try nextNudge()
        try sql(
            """
            INSERT INTO nudge (id, reference, channel, level, address_key, key_adult, contact, made_at, state, next_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8)
            """
        )
        .bind(1, id).bind(2, NoticeID(at: now).octets).bind(3, channel.rawValue).bind(4, level.rawValue)
        .bind(5, reader.addressKey).bind(6, reader.keyAdult).bind(7, reader.contact).bind(8, now.milliseconds)
        .bind(9, NudgeState.waiting.rawValue).run()
        try put(items, in: id)
    }

    /// Nobody could be told: that is kept and counted like a message, for somebody has to telephone.
    func addUnreached(_ items: [NudgeSubject], _ waiting: WaitingPlace) throws {
        let id = try addUnreached(.level(waiting.level), items: items.count, at: waiting.partner)
        try put(items, in: id)
    }

    /// - Parameter evening: the row of what it would have said; nil where something waits.
    /// - Returns: its row.
    func addUnreached(_ reason: NudgeReason, items: Int, at partner: PartnerID, evening: Int64? = nil) throws -> Int64 {
        let id = try nextNudge()
        let reference = NoticeID(at: now)
        try sql(
            """
            INSERT INTO nudge (id, reference, channel, level, made_at, state, ended_at, evening)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?7)
            """
        )
        .bind(1, id).bind(2, reference.octets).bind(3, NudgeChannel.mail.rawValue).bind(4, reason.number)
        .bind(5, now.milliseconds).bind(6, NudgeState.unreached.rawValue).bind(7, evening).run()
        unreachedNudges += 1
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("channel", NudgeChannel.mail.code)
        entry.add("items", Int64(items))
        entry.add("level", reason.code)
        entry.add("nudge", reference.description)
        entry.add("partner", partner)
        entry.add("state", NudgeState.unreached.code)
        try append(.nudge, entry)
        return id
    }

    private func put(_ items: [NudgeSubject], in nudge: Int64) throws {
        for item in items {
            try sql("INSERT OR IGNORE INTO nudge_item (nudge, kind, item) VALUES (?, ?, ?)")
                .bind(1, nudge).bind(2, item.kind.rawValue).bind(3, item.item).run()
        }
    }

    func nextNudge() throws -> Int64 { try sql("SELECT coalesce(max(id), 0) + 1 FROM nudge").first { $0.integer(0) } ?? 1 }
}

/// What a nudge is about, as its table names it.
struct NudgeSubject: Hashable {
    var kind: EscalatedItem.Kind
    /// The sequence of a notice or hold, or the event of a breach.
    var item: Int64
}

/// Where something waits, at which level.
struct WaitingPlace: Hashable {
    var level: EscalationLevel
    var partner: PartnerID
}

/// Who is told, by a row of the directory; neither for a webhook, which has no address.
struct NudgeReader: Hashable {
    var keyAdult: Int64?
    var contact: Int64?
    var addressKey: [UInt8] = []
    /// Whether the address is a duty contact's of an authority, be it somebody else's too.
    var isDuty = false
}
