// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding
import Wire

/// The entries of the ledger about events of which nothing identifies anybody any more.
///
/// Their leaves stay what they are, so that every root and every proof stands; what they commit to is gone.
extension JournalTransaction {
    /// Looks at the old pages after one, and at those that were kept in part, and destroys the entries that are due.
    ///
    /// - Parameter octets: after which a turn ends.
    func ageEntries(_ rule: RetentionRule, after first: Int64, octets: Int, destroying: Bool) throws -> RetentionPass {
        var pass = RetentionPass()
        let horizon = rule.horizon(of: .metadata, now: now)
        let done = try mark(.entries)
        var sizes: [Int64] = []
        try sql(
            """
            SELECT size FROM (
                SELECT size FROM ledger_kept WHERE size > ?1
                UNION ALL SELECT * FROM (SELECT size FROM ledger WHERE size > max(?1, ?2) ORDER BY size LIMIT 200))
            ORDER BY size LIMIT 200
            """
        ).bind(1, first).bind(2, done).forEach { sizes.append($0.integer(0)) }
        var read = 0
        for size in sizes {
            guard read < octets else { return pass }
            let row = try sql("SELECT leaves, at FROM ledger WHERE size = ?").bind(1, size)
                .first { ($0.blob(0), Instant(milliseconds: $0.integer(1))) }
            guard let (kept, at) = row, at <= horizon else {
                pass.next = nil
                return pass
            }
            guard let page = LedgerPage.opened(kept), let records = LedgerPage.records(in: page) else {
                throw LedgerDamage.page(size: UInt64(bitPattern: size))
            }
            read += page.count
            var rewritten = LedgerPage()
            var isKept = false
            var destroyed = 0
            for record in records {
                switch try fate(of: record) {
                case .stays: rewritten.append(record)
                case .isKept:
                    isKept = true
                    rewritten.append(record)
                case .isDue:
                    destroyed += 1
                    rewritten.append(record.withoutEntry)
                }
            }
            pass.entries += destroyed
            pass.next = size
            guard destroying else { continue }
            if destroyed > 0 {
                try sql("UPDATE ledger SET leaves = ? WHERE size = ?").bind(1, rewritten.kept).bind(2, size).run()
            }
            try sql(
                composed: isKept
                    ? "INSERT OR IGNORE INTO ledger_kept (size) VALUES (?)" : "DELETE FROM ledger_kept WHERE size = ?"
            ).bind(1, size).run()
            if size > done { try setMark(.entries, size) }
        }
        if sizes.count < 200 { pass.next = nil }
        return pass
    }

    private enum Fate { case stays, isKept, isDue }

    private func fate(of record: LedgerPage.Record) throws -> Fate {
        guard !record.entry.isEmpty, let kind = EntryKind(rawValue: record.kind), kind.isAboutCases else { return .stays }
        guard let entry = try? JSONDocument(record.entry).root else { return .isKept }
        // A legal hold is a number; a hold is an id.
        if let number = entry["hold"]?.integer, entry["sequence"] == nil {
            return try sql("SELECT 1 FROM legal_hold WHERE id = ?").bind(1, number).first { _ in true } == nil ? .isDue : .isKept
        }
        if let nudge = entry["nudge"]?.string.flatMap({ NoticeID($0) }) {
            let row = try sql("SELECT 1 FROM nudge WHERE reference = ?").bind(1, nudge.octets).first { _ in true }
            return row == nil ? .isDue : .isKept
        }
        guard let event = try event(of: entry) else { return .isDue }
        return try isAnonymous(event) ? .isDue : .isKept
    }

    /// The event that an entry is about; nil where there is none, such as of a view of what was of many.
    private func event(of entry: JSONValue) throws -> Int64? {
        if let event = entry["sequence"]?.integer ?? entry["flag"]?.integer { return event }
        func lookUp(_ member: String, _ statement: StaticString) throws -> Int64? {
            guard let id = entry[member]?.string.flatMap({ NoticeID($0) }) else { return nil }
            return try sql(statement).bind(1, id.octets).first { $0.integer(0) }
        }
        if let event = try lookUp("notice", "SELECT event FROM notice WHERE id = ?") { return event }
        if let event = try lookUp("hold", "SELECT event FROM hold WHERE id = ?") { return event }
        if let event = try lookUp("recall", "SELECT event FROM recall WHERE id = ?") { return event }
        guard let subject = entry["subject"]?.integer else { return nil }
        return try sql("SELECT event FROM subject WHERE id = ?").bind(1, subject).first { $0.integer(0) }
    }
}

extension EntryKind {
    /// Whether its entries are about an event, or somebody who looked at one; the others are about the deployment and its partners.
    fileprivate var isAboutCases: Bool {
        switch self {
        case .event, .decision, .notice, .hold, .consent, .stage, .deadlineChange, .escalation, .alarm, .view, .destruction,
            .recall, .oversight, .action, .nudge:
            true
        case .refusal, .import, .calendar, .partner, .configuration, .clock, .key, .policy, .signingKey, .account, .drill:
            false
        }
    }
}
