// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The keyed digests of a victim and of those who are named as the perpetrators: what makes two referrals the same pair.
package struct PairKeys: Hashable, Sendable {
    package let victim: PersonKeys
    /// Empty where nobody is named.
    package let perpetrators: [PerpetratorKeys]

    /// Whether two lists of perpetrators have somebody in common; where one names nobody, the victim alone says who it is.
    static func overlap(_ some: [PerpetratorKeys], _ others: [PerpetratorKeys]) -> Bool {
        some.isEmpty || others.isEmpty || some.contains { one in others.contains(where: one.isSame) }
    }
}

/// The keyed digests of a perpetrator, whose birth date is often not known; 16 octets each.
package struct PerpetratorKeys: Hashable, Sendable {
    package let name: [UInt8]
    /// Name and birth date; nil without one.
    package let birth: [UInt8]?

    init(name: [UInt8], birth: [UInt8]?) {
        self.name = name
        self.birth = birth
    }

    init(_ person: MatterPerson, key: DeploymentKey) {
        let folded = FullName.key(person.fullName)
        name = key.lookup("flag-name", folded)
        birth = person.dateOfBirth.map { key.lookup("flag-birth", folded, Array($0.description.utf8)) }
    }

    /// Whether it may be the same person: the same name, and no two birth dates.
    func isSame(_ other: PerpetratorKeys) -> Bool {
        guard name == other.name else { return false }
        guard let birth, let others = other.birth else { return true }
        return birth == others
    }
}
