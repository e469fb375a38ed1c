// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// An address that is a post and no person's: a setting's for safeguarding, or the duty officer's of an authority.
package struct ContactRow: Hashable, Sendable {
    package var partner: PartnerID
    package var role: ContactRole
    /// Lower-cased.
    package var address: String

    package init(partner: PartnerID, role: ContactRole, address: String) {
        self.partner = partner
        self.role = role
        self.address = address
    }
}

/// What an address is for.
package enum ContactRole: String, Hashable, Sendable, CaseIterable {
    /// A partner's own, for all who answer for safeguarding there.
    case setting
    /// A local authority's, for whoever is on duty.
    case duty
}
