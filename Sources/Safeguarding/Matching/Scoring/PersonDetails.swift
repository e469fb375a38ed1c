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

    /// A child of an incident.
    package init(_ child: Child) {
        self.init(
            givenName: child.givenName, familyName: child.familyName, dateOfBirth: child.dateOfBirth, postcode: child.postcode,
            upn: child.upn)
    }
}
