// SPDX-License-Identifier: Apache-2.0

/// An agency on the membership list of a forum, as the forum's chair keeps it.
package struct ForumMember: Hashable, Sendable {
    package var partner: PartnerID
    /// The person who sits there for the agency; nil while it has named nobody.
    package var representative: String?
    /// The day from which the sharing agreement that the agency signed counts; nil where it has signed none.
    package var agreementFrom: CivilDate?
    /// The agreement's last day; nil where it has no end.
    package var agreementUntil: CivilDate?

    package init(
        partner: PartnerID, representative: String? = nil, agreementFrom: CivilDate? = nil, agreementUntil: CivilDate? = nil
    ) {
        self.partner = partner
        self.representative = representative
        self.agreementFrom = agreementFrom
        self.agreementUntil = agreementUntil
    }

    /// Whether a signed agreement counts on a day.
    package func agreementSigned(on day: CivilDate) -> Bool {
        guard let agreementFrom, agreementFrom <= day else { return false }
        return agreementUntil.map { day <= $0 } ?? true
    }
}
