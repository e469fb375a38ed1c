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
