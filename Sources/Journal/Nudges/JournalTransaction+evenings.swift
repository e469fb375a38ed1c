// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension JournalTransaction {
    /// Makes the word of an evening to an authority's duty officer, unless this day's has been made.
    ///
    /// - Returns: false where it had been, and where nobody is told of anything.
    package func tell(_ readiness: EveningReadiness) throws -> Bool {
        guard let plan = nudgePlan else { return false }
        let (day, authority) = (Int64(readiness.day.daysSinceEpoch), readiness.authority.description)
        let isMade = try sql("SELECT 1 FROM evening WHERE day = ? AND authority = ?").bind(1, day).bind(2, authority)
            .first { _ in true }
        guard isMade == nil else { return false }
        let id = try sql("SELECT coalesce(max(id), 0) + 1 FROM evening").first { $0.integer(0) } ?? 1
        try sql("INSERT INTO evening (id, day, authority, made_at, settings, not_ready, causes) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(1, id).bind(2, day).bind(3, authority).bind(4, now.milliseconds).bind(5, readiness.settings)
            .bind(6, readiness.notReady)
            .bind(7, readiness.counted.map { "\($0.cause.rawValue)=\($0.count)" }.joined(separator: " ")).run()
        if plan.channels.contains(.webhook) { try addEvening(id, to: .webhook, NudgeReader()) }
        guard plan.channels.contains(.mail) else { return true }
        let readers = try self.readers([.duty], at: readiness.authority, plan)
        if readers.isEmpty { _ = try addUnreached(.evening, items: 1, at: readiness.authority, evening: id) }
        for reader in readers { try addEvening(id, to: .mail, reader) }
        return true
    }

    private func addEvening(_ evening: Int64, to channel: NudgeChannel, _ reader: NudgeReader) throws {
        try sql(
            """
            INSERT INTO nudge (id, reference, channel, level, key_adult, contact, made_at, state, next_at, evening)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7, ?9)
            """
        )
        .bind(1, try nextNudge()).bind(2, NoticeID(at: now).octets).bind(3, channel.rawValue).bind(4, NudgeReason.evening.number)
        .bind(5, reader.keyAdult).bind(6, reader.contact).bind(7, now.milliseconds).bind(8, NudgeState.waiting.rawValue)
        .bind(9, evening).run()
    }

    /// What a nudge of an evening says.
    ///
    /// - Throws: ``JournalError/damaged(_:)``.
    func readiness(of nudge: NudgeRow) throws -> EveningReadiness {
        let found =
            try sql("SELECT day, authority, settings, not_ready, causes FROM evening WHERE id = ?")
            .bind(1, nudge.evening).first { row -> EveningReadiness? in
                guard let authority = row.partner(1) else { return nil }
                var causes: [ReadinessCause: Int] = [:]
                for word in row.text(4).split(separator: " ") {
                    let halves = word.split(separator: "=")
                    guard halves.count == 2, let cause = ReadinessCause(rawValue: String(halves[0])), let count = Int(halves[1])
                    else { return nil }
                    causes[cause] = count
                }
                return EveningReadiness(
                    authority: authority, day: CivilDate(daysSinceEpoch: Int(row.integer(0))), settings: Int(row.integer(2)),
                    notReady: Int(row.integer(3)), causes: causes)
            } ?? nil
        guard let found else { throw JournalError.damaged("evening") }
        return found
    }

    /// Whoever is mailed an evening now: the reader of the nudge where the directory still has that address, else another duty
    /// officer of the authority who is not told by a nudge of their own; nil where there is none.
    func reader(of nudge: NudgeRow, at authority: PartnerID, _ plan: NudgePlan) throws -> NudgeReader? {
        let readers = try self.readers([.duty], at: authority, plan)
        let key = try emailKey(of: nudge)
        if let same = readers.first(where: { $0.addressKey == key }) { return same }
        var told: [[UInt8]] = []
        try sql("SELECT c.email_key FROM nudge n JOIN contact c ON c.id = n.contact WHERE n.evening = ? AND n.id <> ?")
            .bind(1, nudge.evening).bind(2, nudge.id).forEach { told.append($0.blob(0)) }
        return readers.first { !told.contains($0.addressKey) }
    }
}
