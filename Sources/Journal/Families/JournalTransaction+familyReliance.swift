// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension JournalTransaction {
    /// Keeps that a digest speaks of a family on the consent of its members, so that it can be taken out when that ends.
    ///
    /// - Parameters:
    ///   - family: the subject of the family in that digest.
    ///   - rule: that released it.
    ///   - check: when consent is next to be looked at though nobody says anything, because it expires.
    package func rely(
        on people: [PersonKeys], _ notice: NoticeHandle, about family: SubjectHandle, rule: String, check: Instant?
    ) throws {
        for person in people {
            try sql(
                """
                INSERT INTO family_reliance (notice, event, subject, rule, nhs_key, person_key, check_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
            )
            .bind(1, notice.sequence).bind(2, family.event).bind(3, family.id).bind(4, rule).bind(5, person.nhs)
            .bind(6, person.person).bind(7, check?.milliseconds).run()
        }
    }

    /// The families in digests that rest on consent which a change touches, in order.
    package func familyReliances(after change: ConsentChange) throws -> [FamilyReliance] {
        var found: [FamilyReliance] = []
        try matches(of: change, in: "family_reliance").forEach { found.append(FamilyReliance($0)) }
        return found
    }

    /// The members on whose consent a digest speaks of a family.
    package func people(of reliance: FamilyReliance) throws -> [PersonKeys] {
        var people: [PersonKeys] = []
        try sql("SELECT nhs_key, person_key FROM family_reliance WHERE notice = ? AND subject = ? ORDER BY id")
            .bind(1, reliance.notice).bind(2, reliance.subject)
            .forEach { people.append(PersonKeys(nhs: $0.optionalBlob(0), person: $0.blob(1))) }
        return people
    }

    /// Moves the next look at a consent that stands; nil where nothing but a statement can end it.
    package func postpone(_ reliance: FamilyReliance, until check: Instant?) throws {
        try sql("UPDATE family_reliance SET check_at = ? WHERE notice = ? AND subject = ?").bind(1, check?.milliseconds)
            .bind(2, reliance.notice).bind(3, reliance.subject).run()
    }

    /// Forgets that a digest speaks of a family, because its recipient has been told that it speaks of it no more.
    package func end(_ reliance: FamilyReliance) throws {
        try sql("DELETE FROM family_reliance WHERE notice = ? AND subject = ?").bind(1, reliance.notice).bind(2, reliance.subject)
            .run()
    }

    /// Forgets all families of a digest that was taken back.
    package func endFamilies(of notice: Int64) throws {
        try sql("DELETE FROM family_reliance WHERE notice = ?").bind(1, notice).run()
    }

    /// Lets the families of a digest be those of another that has taken its place.
    package func moveFamilies(of notice: Int64, to other: NoticeHandle) throws {
        try sql("UPDATE family_reliance SET notice = ? WHERE notice = ?").bind(1, other.sequence).bind(2, notice).run()
    }
}

/// A family of which a digest speaks on its members' consent.
package struct FamilyReliance: Hashable, Sendable {
    /// Sequences of the notice and of its event, and the row of the family's subject.
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
