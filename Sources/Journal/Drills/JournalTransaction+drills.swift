// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// Begins a round: drills that are sent together.
    ///
    /// - Parameters:
    ///   - settings: to how many it goes.
    ///   - cause: of who asked for it, a keyed digest is kept.
    /// - Returns: its number.
    package func beginDrills(to settings: Int, because cause: DrillCause) throws -> Int64 {
        let round = try sql("SELECT coalesce(max(id), 0) + 1 FROM drill_round").first { $0.integer(0) } ?? 1
        try sql("INSERT INTO drill_round (id, made_at, scheduled) VALUES (?, ?, ?)")
            .bind(1, round).bind(2, now.milliseconds).bind(3, cause == .schedule).run()
        var entry = EntryText()
        entry.add("at", nowText)
        if case .request(let by) = cause { entry.add("by", Hex.text(key.lookup("person", by))) }
        entry.add("cause", cause == .schedule ? "schedule" : "request")
        entry.add("drill", round)
        entry.add("settings", Int64(settings))
        try append(.drill, entry)
        return round
    }

    /// Whom a drill is about: nobody.
    package func nobody(in round: Int64) -> SubjectHandle {
        SubjectHandle(id: 0, event: round, person: 0, protectedAddress: false, key: nil)
    }

    /// Ends the drills of a setting that nobody has acknowledged, so that one waits at a time.
    ///
    /// - Returns: their sequences.
    package func endDrills(of setting: PartnerID) throws -> [Int64] {
        var open: [(sequence: Int64, id: NoticeID)] = []
        try sql(
            """
            SELECT seq, id FROM drill WHERE recipient = ? AND acknowledged_at IS NULL AND refused_at IS NULL AND superseded_at IS NULL
            """
        ).bind(1, setting.description).forEach { row in
            guard let id = row.noticeID(1) else { throw JournalError.damaged("drill") }
            open.append((row.integer(0), id))
        }
        for (sequence, id) in open {
            try sql("UPDATE drill SET stage = ?, superseded_at = ? WHERE seq = ?")
                .bind(1, Stage.superseded.rawValue).bind(2, now.milliseconds).bind(3, sequence).run()
            notices[id] = nil
            var entry = EntryText()
            entry.add("at", nowText)
            entry.add("notice", id)
            entry.add("stage", Stage.superseded.rawValue)
            try append(.stage, entry)
        }
        return open.map(\.sequence)
    }
}
