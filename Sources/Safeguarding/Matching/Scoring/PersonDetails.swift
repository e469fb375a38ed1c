// SPDX-License-Identifier: Apache-2.0

/// What is known of a person on one side of a comparison.
package struct PersonDetails: Hashable, Sendable {
    package var givenName: String
    package var familyName: String
    package var dateOfBirth: CivilDate
    package var postcode: String?
    package var upn: String?

    package init(
        givenName: String, familyName: String, dateOfBirth: CivilDate, postcode: String? = nil, upn: String? = nil
    ) {
        self.givenName = givenName
        self.familyName = familyName
        self.dateOfBirth = dateOfBirth
        self.postcode = postcode
        self.upn = upn
    }

    /// Whether both have the same birth date and, but for accents and marks, the same family name.
    package func hasFamilyAndBirth(of other: PersonDetails) -> Bool {
        guard dateOfBirth == other.dateOfBirth else { return false }
        var own: [UInt8] = [], others: [UInt8] = []
        NameForm.appendNear(familyName, to: &own)
        NameForm.appendNear(other.familyName, to: &others)
        return own == others && !own.isEmpty
    }

    /// A child of a matter; nil without a birth date.
    package init?(_ person: MatterPerson) {
        guard let dateOfBirth = person.dateOfBirth else { return nil }
        self.init(
            givenName: person.givenName, familyName: person.familyName, dateOfBirth: dateOfBirth, postcode: person.postcode,
            upn: person.upn)
    }

    /// A child of an incident.
    package init(_ child: Child) {
        self.init(
            givenName: child.givenName, familyName: child.familyName, dateOfBirth: child.dateOfBirth, postcode: child.postcode,
            upn: child.upn)
    }
}
