// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// Enters a statement in the register.
    ///
    /// - Parameter subject: with whose sealed content the words stand.
    package func record(_ entry: ConsentHistory.Entry, of person: PersonKeys, reference: String?, about subject: SubjectHandle)
        throws
    {
        try sql(
            """
            INSERT INTO consent (subject, nhs_key, person_key, reference_key, state, scopes, safely, limb, agencies, at, expires_at,
            recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, subject.id).bind(2, person.nhs).bind(3, person.person).bind(4, reference.map { key.lookup("case", $0) })
        .bind(5, entry.state.rawValue).bind(6, entry.scopes.bits).bind(7, entry.obtainedSafely).bind(8, entry.limb?.rawValue)
        .bind(9, entry.agencies.map(\.description).joined(separator: ";")).bind(10, entry.at.milliseconds)
        .bind(11, entry.expiresAt?.milliseconds).bind(12, now.milliseconds).run()
        var leaf = EntryText()
        leaf.add("at", nowText)
        leaf.add("expiresAt", entry.expiresAt?.rfc3339)
        leaf.add("limb", entry.limb?.rawValue)
        leaf.add("safely", entry.obtainedSafely)
        leaf.add("scopes", entry.scopes.bits)
        leaf.add("sequence", subject.event)
        leaf.add("state", entry.state.rawValue)
        leaf.add("statedAt", entry.at)
        leaf.add("subject", subject.id)
        try append(.consent, leaf, holder: subject.holder)
    }

    /// Everything that was said of a person's consent, in general or about one case, in the order in which it was told; what was
    /// recalled too, marked so.
    ///
    /// - Parameter reference: of the case; nil for everything about the person.
    package func consent(of person: PersonKeys, reference: String?) throws -> [ConsentRow] {
        try consent(
            sql(
                composed: """
                    \(Self.consentRows)
                    WHERE (person_key = ?1 OR nhs_key = ?2) AND (?3 IS NULL OR reference_key IS NULL OR reference_key = ?3) ORDER BY id
                    """
            )
            .bind(1, person.person).bind(2, person.nhs).bind(3, reference.map { key.lookup("case", $0) }))
    }

    /// Everything that was said of anybody's consent about one case, likewise.
    package func consent(about reference: String) throws -> [ConsentRow] {
        try consent(
            sql(composed: "\(Self.consentRows) WHERE reference_key = ? ORDER BY id").bind(1, key.lookup("case", reference)))
    }

    /// By what the statements about a person are known to be those that somebody saw; keyed, so that it does not tell whether there
    /// are any.
    package func consentMark(of person: PersonKeys) throws -> [UInt8] {
        var octets = person.person
        for row in try consent(of: person, reference: nil) {
            octets += Array("\n\(row.id) \(row.entry.state.rawValue) \(row.isRecalled)".utf8)
        }
        return key.lookup("consent-mark", octets)
    }

    private static let consentRows = """
        SELECT id, subject, state, scopes, safely, limb, agencies, at, expires_at, recorded_at, EXISTS (
            SELECT 1 FROM recall JOIN subject ON subject.event = recall.recalled
            WHERE subject.id = consent.subject AND recall.recipient IS NULL) FROM consent
        """

    private func consent(_ statement: PreparedStatement) throws -> [ConsentRow] {
        var rows: [ConsentRow] = []
        try statement.forEach { row in
            guard let state = ConsentState(rawValue: row.text(2)) else { throw JournalError.damaged("consent") }
            rows.append(
                ConsentRow(
                    id: row.integer(0), subject: row.integer(1), recordedAt: Instant(milliseconds: row.integer(9)),
                    isRecalled: row.integer(10) != 0,
                    entry: ConsentHistory.Entry(
                        state: state, scopes: Set(bits: row.integer(3)), obtainedSafely: row.integer(4) != 0,
                        limb: row.optionalText(5).flatMap { ConsentLimb(rawValue: $0) }, at: Instant(milliseconds: row.integer(7)),
                        expiresAt: row.optionalInteger(8).map(Instant.init(milliseconds:)),
                        agencies: row.text(6).split(separator: ";").compactMap { PartnerID($0) })))
        }
        return rows
    }
}

extension ConsentHistory {
    /// The history that the rows of a register make.
    ///
    /// - Parameter said: what was said elsewhere, such as in a case itself.
    package init(_ rows: [ConsentRow], and said: [Entry] = []) { self.init(said + rows.filter { !$0.isRecalled }.map(\.entry)) }
}

/// A statement of the register, with the subject that holds its words.
package struct ConsentRow: Hashable, Sendable {
    package let id: Int64
    package let subject: Int64
    package let recordedAt: Instant
    /// Whether whoever said it took it back; then it counts for nothing.
    package let isRecalled: Bool
    package let entry: ConsentHistory.Entry
}

extension Set<ConsentScope> {
    fileprivate var bits: Int64 { (contains(.support) ? 1 : 0) | (contains(.information) ? 2 : 0) }

    fileprivate init(bits: Int64) {
        self.init()
        if bits & 1 != 0 { insert(.support) }
        if bits & 2 != 0 { insert(.information) }
    }
}
