// SPDX-License-Identifier: Apache-2.0
import Ledger

extension JournalTransaction {
    /// Seals the records after a position anew, at most `limit` of them.
    ///
    /// - Returns: how many, and the last one's row; a nil row when the part has no more.
    func sealAnew(_ position: RotationPosition, limit: Int) throws -> (sealed: Int, last: String?) {
        switch position.part {
        case .subject:
            try rewrap(
                """
                SELECT id, wrapped, event, position, person, protected FROM subject
                WHERE id > ? AND wrapped IS NOT NULL ORDER BY id LIMIT ?
                """, "UPDATE subject SET wrapped = ? WHERE id = ?", after: position.row, limit
            ) { row in
                .subject(
                    row.integer(0), event: row.integer(2), position: row.integer(3), person: row.integer(4),
                    protected: row.integer(5))
            }
        case .notice, .drill:
            try rewrap(
                """
                SELECT seq, wrapped, id, kind, event, subject, released_at, recipient FROM notice
                WHERE seq > ? AND wrapped IS NOT NULL ORDER BY seq LIMIT ?
                """, "UPDATE notice SET wrapped = ? WHERE seq = ?", of: position.part == .drill ? .drill : .subject,
                after: position.row, limit
            ) { row in
                .notice(
                    row.integer(0), id: row.blob(2), kind: row.integer(3), event: row.integer(4), subject: row.integer(5),
                    releasedAt: row.integer(6), recipient: row.text(7))
            }
        case .roll:
            try reseal(
                "SELECT id, sealed, setting FROM roll WHERE id > ? ORDER BY id LIMIT ?",
                "UPDATE roll SET sealed = ? WHERE id = ?", after: position.row, limit
            ) { "roll/\($0.text(2))" }
        case .keyAdult:
            try reseal(
                "SELECT id, sealed, partner FROM key_adult WHERE id > ? AND sealed <> x'' ORDER BY id LIMIT ?",
                "UPDATE key_adult SET sealed = ? WHERE id = ?", after: position.row, limit
            ) { "key-adult/\($0.text(2))" }
        case .note:
            try reseal(
                "SELECT id, sealed, notice FROM note WHERE id > ? AND sealed IS NOT NULL ORDER BY id LIMIT ?",
                "UPDATE note SET sealed = ? WHERE id = ?", after: position.row, limit
            ) { "note/\($0.integer(2))" }
        case .hold:
            try reseal(
                "SELECT seq, resolution, id FROM hold WHERE seq > ? AND resolution IS NOT NULL ORDER BY seq LIMIT ?",
                "UPDATE hold SET resolution = ? WHERE seq = ?", after: position.row, limit
            ) { row in
                guard let id = NoticeID(octets: row.blob(2)) else { throw JournalError.damaged("hold") }
                return "hold/\(id)"
            }
        case .partner: try resealPartners(after: position.row, limit)
        case .recall:
            try reseal(
                "SELECT event, note FROM recall WHERE event > ? AND note IS NOT NULL ORDER BY event LIMIT ?",
                "UPDATE recall SET note = ? WHERE event = ?", after: position.row, limit
            ) { "recall/\($0.integer(0))" }
        case .breach:
            try reseal(
                "SELECT event, resolution FROM breach WHERE event > ? AND resolution IS NOT NULL ORDER BY event LIMIT ?",
                "UPDATE breach SET resolution = ? WHERE event = ?", after: position.row, limit
            ) { "breach/\($0.integer(0))" }
        case .forumMember:
            try reseal(
                """
                SELECT id, representative, forum, partner FROM forum_member
                WHERE id > ? AND representative IS NOT NULL ORDER BY id LIMIT ?
                """, "UPDATE forum_member SET representative = ? WHERE id = ?", after: position.row, limit
            ) { DeploymentKey.memberContext(forum: $0.text(2), partner: $0.text(3)) }
        case .familyMember:
            try reseal(
                "SELECT id, sealed, cluster FROM family_member WHERE id > ? AND sealed <> x'' ORDER BY id LIMIT ?",
                "UPDATE family_member SET sealed = ? WHERE id = ?", after: position.row, limit
            ) { DeploymentKey.familyContext(cluster: $0.text(2)) }
        case .legalHold:
            try reseal(
                "SELECT id, words FROM legal_hold WHERE id > ? ORDER BY id LIMIT ?",
                "UPDATE legal_hold SET words = ? WHERE id = ?", after: position.row, limit
            ) { "legal-hold/\($0.integer(0))" }
        case .portalAccount:
            try reseal(
                "SELECT id, sealed FROM portal_account WHERE id > ? AND sealed <> x'' ORDER BY id LIMIT ?",
                "UPDATE portal_account SET sealed = ? WHERE id = ?", after: position.row, limit
            ) { PortalAccountRecord.context($0.integer(0)) }
        case .portalSecret:
            try reseal(
                "SELECT id, secret FROM portal_account WHERE id > ? AND secret <> x'' ORDER BY id LIMIT ?",
                "UPDATE portal_account SET secret = ? WHERE id = ?", after: position.row, limit
            ) { PortalAccountRecord.secretContext($0.integer(0)) }
        case .portalBinding:
            try reseal(
                "SELECT id, sealed, account FROM portal_binding WHERE id > ? ORDER BY id LIMIT ?",
                "UPDATE portal_binding SET sealed = ? WHERE id = ?", after: position.row, limit
            ) { PortalProof.context($0.integer(2)) }
        case .contact:
            try reseal(
                "SELECT id, sealed, partner FROM contact WHERE id > ? AND sealed <> x'' ORDER BY id LIMIT ?",
                "UPDATE contact SET sealed = ? WHERE id = ?", after: position.row, limit
            ) { "contact/\($0.text(2))" }
        }
    }

    /// Leaves of the ledger say when a change began and ended, and between which keys.
    func recordRotation(_ state: String, from former: [UInt8], to current: [UInt8]) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("from", hex: former)
        entry.add("state", state)
        entry.add("to", hex: current)
        try append(.key, entry)
    }

    func setMeta(_ name: String, _ value: [UInt8]) throws {
        try sql("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
            .bind(1, name).bind(2, value).run()
    }

    func removeMeta(_ name: String) throws { try sql("DELETE FROM meta WHERE key = ?").bind(1, name).run() }

    private func rewrap(
        _ select: StaticString, _ update: StaticString, of table: NoticeKind = .subject, after row: String, _ limit: Int,
        binding: (PreparedStatement) -> BodyBinding
    ) throws -> (sealed: Int, last: String?) {
        var found: [(row: Int64, wrapped: [UInt8], binding: BodyBinding)] = []
        try sql(select, of: table).bind(1, Int64(row) ?? Int64.min).bind(2, limit).forEach {
            found.append(($0.integer(0), $0.blob(1), binding($0)))
        }
        for (row, wrapped, binding) in found {
            try sql(update, of: table).bind(1, try key.rewrapped(wrapped, for: binding)).bind(2, row).run()
        }
        return (found.count, found.last.map { String($0.row) })
    }

    private func reseal(
        _ select: StaticString, _ update: StaticString, after row: String, _ limit: Int,
        context: (PreparedStatement) throws -> String
    ) throws -> (sealed: Int, last: String?) {
        var found: [(row: Int64, sealed: [UInt8], context: String)] = []
        try sql(select).bind(1, Int64(row) ?? Int64.min).bind(2, limit).forEach {
            found.append(($0.integer(0), $0.blob(1), try context($0)))
        }
        for (row, sealed, context) in found {
            let anew = try key.sealRecord(try key.openRecord(sealed, context: context), context: context)
            try sql(update).bind(1, anew).bind(2, row).run()
        }
        return (found.count, found.last.map { String($0.row) })
    }

    private func resealPartners(after row: String, _ limit: Int) throws -> (sealed: Int, last: String?) {
        var found: [(id: String, sealed: [UInt8])] = []
        try sql("SELECT id, reason FROM partner WHERE id > ? AND reason IS NOT NULL ORDER BY id LIMIT ?")
            .bind(1, row).bind(2, limit).forEach { found.append(($0.text(0), $0.blob(1))) }
        for (id, sealed) in found {
            let context = "partner/\(id)"
            let anew = try key.sealRecord(try key.openRecord(sealed, context: context), context: context)
            try sql("UPDATE partner SET reason = ? WHERE id = ?").bind(1, anew).bind(2, id).run()
        }
        return (found.count, found.last?.id)
    }
}
