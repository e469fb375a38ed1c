// SPDX-License-Identifier: Apache-2.0

/// One person of a case with what a decision about them needs, and nobody else but the perpetrators.
package struct CaseSubject: Hashable, Sendable {
    package var facts: CaseFacts
    package var role: CaseRole
    /// Place among the people of the role, from 0.
    package var position: Int
    package var person: CasePerson
    package var perpetrators: [Perpetrator]
    /// Whether the case has children.
    package var hasChildren: Bool

    package init(
        facts: CaseFacts, role: CaseRole, position: Int, person: CasePerson, perpetrators: [Perpetrator], hasChildren: Bool
    ) {
        self.facts = facts
        self.role = role
        self.position = position
        self.person = person
        self.perpetrators = perpetrators
        self.hasChildren = hasChildren
    }
}

/// The part of a person in a case.
package enum CaseRole: String, Hashable, Sendable, CaseIterable { case victim, child, perpetrator }
