// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension JournalTransaction {
    /// Keeps that a notice rests on a person's consent, so that it can be taken back when that ends.
    ///
    /// - Parameters:
    ///   - rule: that released it.
    ///   - check: when consent is next to be looked at though nobody says anything: it expires, or the meeting begins.
    package func rely(
        on person: PersonKeys, _ notice: NoticeHandle, about subject: SubjectHandle, rule: String, check: Instant?
    ) throws {
        try sql(
            "INSERT INTO reliance (notice, event, subject, rule, nhs_key, person_key, check_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        .bind(1, notice.sequence).bind(2, subject.event).bind(3, subject.id).bind(4, rule).bind(5, person.nhs)
        .bind(6, person.person).bind(7, check?.milliseconds).run()
    }

    /// The notices that rest on consent which a change touches, in order.
    package func reliances(after change: ConsentChange) throws -> [Reliance] {
        var found: [Reliance] = []
        try matches(of: change, in: "reliance").forEach { found.append(Reliance($0)) }
        return found
    }

    /// The rows of a table of reliances that a change touches: notice, event, subject and rule, each once.
    func matches(of change: ConsentChange, in table: StaticString) throws -> PreparedStatement {
        let columns = "SELECT DISTINCT r.notice, r.event, r.subject, r.rule FROM"
        switch change {
        case .said(let person):
            return try sql(
                composed: "\(columns) \(table) r WHERE r.person_key = ? OR r.nhs_key = ? ORDER BY r.notice, r.subject"
            ).bind(1, person.person).bind(2, person.nhs)
        case .takenBack(let event):
            return try sql(
                composed: """
                    \(columns) subject s JOIN consent c ON c.subject = s.id
                    JOIN \(table) r ON r.person_key = c.person_key OR r.nhs_key = c.nhs_key
                    WHERE s.event = ? ORDER BY r.notice, r.subject
                    """
            ).bind(1, event)
        case .time(let instant, let limit):
            return try sql(
                composed: "\(columns) \(table) r WHERE r.check_at <= ? ORDER BY r.check_at, r.notice, r.subject LIMIT ?"
            ).bind(1, instant.milliseconds).bind(2, limit)
        }
    }

    /// Moves the next look at a consent that stands; nil where nothing but a statement can end it.
    package func postpone(_ reliance: Reliance, until check: Instant?) throws {
        try sql("UPDATE reliance SET check_at = ? WHERE notice = ?").bind(1, check?.milliseconds).bind(2, reliance.notice).run()
    }

    /// Forgets that a notice rests on consent, because another has taken its place.
    package func endReliance(of notice: RecallableNotice) throws {
        try sql("DELETE FROM reliance WHERE notice = ?").bind(1, notice.sequence).run()
    }

    /// Forgets that a notice rests on consent, because it has been taken back.
    package func end(_ reliance: Reliance) throws {
        try sql("DELETE FROM reliance WHERE notice = ?").bind(1, reliance.notice).run()
    }
}

/// What makes it necessary to look at consent again.
package enum ConsentChange {
    /// Something was said of a person's.
    case said(of: PersonKeys)
    /// An event that said something of somebody's was recalled.
    case takenBack(event: Int64)
    /// Time has passed; at most so many are looked at.
    case time(Instant, limit: Int)
}

/// A notice that rests on somebody's consent.
package struct Reliance: Hashable, Sendable {
    /// Sequences of the notice and of its event, and the row of its subject.
    package let notice: Int64
    package let event: Int64
    package let subject: Int64
    /// The rule that released it.
    package let rule: String

    fileprivate init(_ row: PreparedStatement) {
        notice = row.integer(0)
        event = row.integer(1)
        subject = row.integer(2)
        rule = row.text(3)
    }
}
