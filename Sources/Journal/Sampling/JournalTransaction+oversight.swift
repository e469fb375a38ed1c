// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// Records that a manager looked at a case, or why it is none for the standard.
    ///
    /// - Parameters:
    ///   - event: sequence of the case.
    ///   - by: the manager; only a keyed digest is kept.
    package func record(_ oversight: AuditCase.Oversight, of event: Int64, by: String) throws {
        let person = key.lookup("person", by)
        try sql("INSERT INTO oversight (event, at, exclusion, by_key, recorded_at) VALUES (?, ?, ?, ?, ?)")
            .bind(1, event).bind(2, oversight.at.milliseconds).bind(3, oversight.exclusion?.rawValue).bind(4, person)
            .bind(5, now.milliseconds).run()
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", Hex.text(person))
        entry.add("exclusion", oversight.exclusion?.rawValue)
        entry.add("lookedAt", oversight.at)
        entry.add("sequence", event)
        try append(.oversight, entry)
    }

    /// When the broker accepted an event that tells of an incident or a case; nil where there is none of this sequence.
    package func caseAccepted(_ event: Int64) throws -> Instant? {
        try sql("SELECT accepted_at, type FROM event WHERE seq = ?").bind(1, event).first { row in
            EventFigure.Kind(type: row.text(1)) == nil ? nil : Instant(milliseconds: row.integer(0))
        } ?? nil
    }
}
