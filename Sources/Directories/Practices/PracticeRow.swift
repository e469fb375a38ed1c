// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A GP practice of England or Wales, as ODS registers it.
package struct PracticeRow: Hashable, Sendable {
    /// `gp/<ODS code>`; a code is closed and never used again.
    package var id: PartnerID
    package var name: String
    package var status: PracticeStatus
    /// Nil where the register has none, or the form that brought the row does not say.
    package var postcode: String?
    package var openedOn: CivilDate?
    /// The last day of a practice that has closed or will.
    package var closedOn: CivilDate?
    /// The practice that took this one over.
    ///
    /// Only ever a candidate for a person: patients choose where they register.
    package var successor: PartnerID?

    package init(
        id: PartnerID, name: String, status: PracticeStatus = .active, postcode: String? = nil, openedOn: CivilDate? = nil,
        closedOn: CivilDate? = nil, successor: PartnerID? = nil
    ) {
        self.id = id
        self.name = name
        self.status = status
        self.postcode = postcode
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.successor = successor
    }

    /// Whether something may be sent there on a day: an active practice from its first day to its last.
    ///
    /// One that has closed is never open, not even for a day before it closed, for nobody reads there any more.
    package func isOpen(on day: CivilDate) -> Bool {
        status == .active && openedOn.map { $0 <= day } ?? true && closedOn.map { day <= $0 } ?? true
    }
}

/// The status of a practice on its register.
package enum PracticeStatus: String, Hashable, Sendable, CaseIterable {
    case active
    case inactive
    case closed
    case dormant
    case proposed
}
