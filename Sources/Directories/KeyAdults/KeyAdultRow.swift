// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A person at a recipient who may open notices, as a setting or its authority lists them (design.md section 8).
package struct KeyAdultRow: Hashable, Sendable {
    package var partner: PartnerID
    package var name: String
    /// Lower-cased; it names the person in receipts.
    package var email: String
    package var role: KeyAdultRole
    /// Nil for a person who is not trained.
    package var trainedOn: CivilDate?
    /// The last day on which the training counts; nil where the area sets no end.
    package var expiresOn: CivilDate?
    /// The name or e-mail of the person this one stands in for.
    package var deputyOf: String?
    /// Names of persons or ids of partners whose notices this person must not open.
    package var conflicts: [String]

    package init(
        partner: PartnerID, name: String, email: String, role: KeyAdultRole, trainedOn: CivilDate? = nil,
        expiresOn: CivilDate? = nil, deputyOf: String? = nil, conflicts: [String] = []
    ) {
        self.partner = partner
        self.name = name
        self.email = email
        self.role = role
        self.trainedOn = trainedOn
        self.expiresOn = expiresOn
        self.deputyOf = deputyOf
        self.conflicts = conflicts
    }

    /// Whether the training counts on a day.
    package func isTrained(on day: CivilDate) -> Bool {
        guard let trainedOn, trainedOn <= day else { return false }
        return expiresOn.map { day <= $0 } ?? true
    }

    /// Whether this row, in the place of another, no longer keeps somebody from what the other kept them from: a name that they
    /// are close to is missing, or their own is written otherwise, by which they are known in an event.
    package func lifts(_ standing: KeyAdultRow) -> Bool {
        let kept = Set(conflicts.map(FullName.key))
        return FullName.key(name) != FullName.key(standing.name)
            || !standing.conflicts.allSatisfy { kept.contains(FullName.key($0)) }
    }
}

/// The part a key adult has at the setting.
package enum KeyAdultRole: String, Hashable, Sendable, CaseIterable {
    /// Designated safeguarding lead.
    case dsl = "DSL"
    case deputy
    case keyAdult = "key-adult"
    case head
}
