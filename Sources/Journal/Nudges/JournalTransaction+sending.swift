// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

/// A nudge that is about to be handed to a relay or receiver.
package struct TakenNudge: Hashable, Sendable {
    /// Its row.
    package var id: Int64
    package var nudge: Nudge
}

/// What one look at the nudges that are due gave.
package struct NudgeRound: Hashable, Sendable {
    /// What is to be sent.
    package var taken: [TakenNudge] = []
    /// How many were given up because what they need cannot be opened.
    package var givenUp = 0
    /// How many items were left out of others for that reason.
    package var leftOut = 0
}

/// Whether a key adult, by row, may know that something waits about a subject.
package typealias MayTell = (_ keyAdult: Int64, _ partner: PartnerID, _ subject: Int64) throws -> Bool

extension JournalTransaction {
    /// Takes the nudges that are due, the highest level first, and begins an attempt of each; what is not needed any more is ended
    /// instead.
    ///
    /// The attempt is on the disk before anything is sent. A process that dies after the other side has taken it and before
    /// ``record(_:of:items:plan:)`` sends it again under the same reference.
    ///
    /// One whose row, address or subject cannot be opened must not keep the others: it is given up, or the item left out.
    ///
    /// - Parameter channels: those of which none is taken now, because their other side is not there.
    package func takeNudges(
        limit: Int, rehearsal: Bool, skipping channels: Set<NudgeChannel> = [], mayTell: MayTell
    ) throws -> NudgeRound {
        var round = NudgeRound()
        guard let plan = nudgePlan else { return round }
        var ids: [Int64] = []
        try sql(
            """
            SELECT id FROM nudge WHERE next_at <= ?1 AND (?2 >> channel) & 1 = 0 ORDER BY level DESC, next_at, id LIMIT ?3
            """
        )
        .bind(1, now.milliseconds).bind(2, channels.reduce(Int64(0)) { $0 | 1 << Int64($1.rawValue) }).bind(3, limit)
        .forEach { ids.append($0.integer(0)) }
        for id in ids {
            // What joined it from now on would be missing from what is sent.
            try sql("UPDATE nudge SET address_key = NULL WHERE id = ?").bind(1, id).run()
            var found: NudgeRow?
            do {
                found = try sql(composed: "\(NudgeRow.select) WHERE id = ?").bind(1, id).first { try NudgeRow($0) }
                guard var row = found else { continue }
                guard case .level(let level) = row.reason else {
                    if let taken = try take(evening: &row, plan, rehearsal: rehearsal) { round.taken.append(taken) }
                    continue
                }
                var load = NudgeLoad()
                try fill(&load, of: &row, at: level, plan, mayTell)
                round.leftOut += load.leftOut
                guard !load.items.isEmpty else {
                    if load.state == .unreached { unreachedNudges += 1 }
                    try end(id, load.state)
                    try append(row, attempt: row.standing.attempts, items: load.lost, code: nil, state: load.state.code)
                    continue
                }
                round.taken.append(
                    TakenNudge(
                        id: id,
                        nudge: Nudge(
                            reference: row.reference.description, channel: row.standing.channel, address: load.address,
                            level: level, madeAt: row.standing.madeAt, places: load.places, rehearsal: rehearsal)))
                try beginAttempt(of: row)
            } catch JournalError.damaged {
                round.givenUp += 1
                try end(id, .givenUp)
                try append(found, attempt: found?.standing.attempts ?? 0, items: 0, code: nil, state: NudgeState.givenUp.code)
            }
        }
        return round
    }

    private func beginAttempt(of row: NudgeRow) throws {
        try sql("UPDATE nudge SET attempts = attempts + 1, key_adult = ?, contact = ? WHERE id = ?")
            .bind(1, row.keyAdult).bind(2, row.contact).bind(3, row.id).run()
    }

    /// Takes the nudge of an evening; nil where it has nobody to go to any more, which ends it.
    private func take(evening row: inout NudgeRow, _ plan: NudgePlan, rehearsal: Bool) throws -> TakenNudge? {
        let readiness = try self.readiness(of: row)
        var address: EmailAddress?
        if row.standing.channel == .mail {
            guard let reader = try self.reader(of: row, at: readiness.authority, plan) else {
                unreachedNudges += 1
                try end(row.id, .unreached)
                try append(row, attempt: row.standing.attempts, items: 1, code: nil, state: NudgeState.unreached.code)
                return nil
            }
            (row.keyAdult, row.contact) = (reader.keyAdult, reader.contact)
            address = try self.address(of: reader)
        }
        try beginAttempt(of: row)
        return TakenNudge(
            id: row.id,
            nudge: Nudge(
                reference: row.reference.description, channel: row.standing.channel, address: address, madeAt: row.standing.madeAt,
                readiness: readiness, rehearsal: rehearsal))
    }

    private func end(_ id: Int64, _ state: NudgeState) throws {
        try sql("UPDATE nudge SET state = ?, next_at = NULL, ended_at = ? WHERE id = ?")
            .bind(1, state.rawValue).bind(2, now.milliseconds).bind(3, id).run()
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

    /// - Parameter row: nil where it cannot be read, of which little can be said.
    private func append(_ row: NudgeRow?, attempt: Int, items: Int, code: Int?, state: String) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("attempt", Int64(attempt))
        if let row { entry.add("channel", row.standing.channel.code) }
        entry.add("code", code.map(Int64.init))
        entry.add("contact", row?.contact)
        entry.add("items", Int64(items))
        entry.add("keyAdult", row?.keyAdult)
        if let row {
            entry.add("level", row.reason.code)
            entry.add("nudge", row.reference.description)
        }
        entry.add("state", state)
        try append(.nudge, entry)
    }
}

/// One row of the nudge table.
struct NudgeRow {
    var id: Int64
    var reference: NoticeID
    var reason: NudgeReason
    /// The row of what an evening's says.
    var evening: Int64?
    var keyAdult: Int64?
    var contact: Int64?
    var standing: NudgeStanding

    static let select =
        "SELECT id, reference, channel, level, key_adult, contact, made_at, state, attempts, next_at, evening FROM nudge"

    init(_ row: PreparedStatement) throws {
        guard let reference = row.noticeID(1), let channel = NudgeChannel(rawValue: Int(row.integer(2))),
            let reason = NudgeReason(number: Int(row.integer(3))), let state = NudgeState(rawValue: Int(row.integer(7)))
        else { throw JournalError.damaged("nudge") }
        id = row.integer(0)
        self.reference = reference
        self.reason = reason
        evening = row.optionalInteger(10)
        keyAdult = row.optionalInteger(4)
        contact = row.optionalInteger(5)
        standing = NudgeStanding(
            channel: channel, state: state, attempts: Int(row.integer(8)), madeAt: Instant(milliseconds: row.integer(6)),
            nextAt: row.optionalInteger(9).map { Instant(milliseconds: $0) })
    }
}
