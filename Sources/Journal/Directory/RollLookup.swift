// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Makes the keyed digests by which people are found and told apart in one deployment; from any thread.
package struct RollLookup: Sendable {
    private let key: DeploymentKey

    init(_ key: DeploymentKey) { self.key = key }

    /// The digests of a child.
    package func keys(of child: Child) -> RollKeys { RollKeys(MatchKeys(child), dateOfBirth: child.dateOfBirth, key: key) }

    /// The digests of a person of a case, or of whom consent is about.
    package func keys(of person: PersonIdentity) -> PersonKeys {
        PersonKeys(person.givenName, person.familyName, person.dateOfBirth, person.nhsNumber, key: key)
    }

    /// The digests of somebody in a matter, as of the same person in a case.
    package func keys(of person: MatterPerson) -> PersonKeys {
        PersonKeys(person.givenName, person.familyName, person.dateOfBirth, person.nhsNumber, key: key)
    }

    /// The digests of the victim and the perpetrators of a matter; nil without a victim.
    package func pair(of subject: MatterSubject) -> PairKeys? {
        subject.victim.map { victim in
            PairKeys(victim: keys(of: victim), perpetrators: subject.perpetrators.map { PerpetratorKeys($0, key: key) })
        }
    }

    /// One digest for each perpetrator with the victim, by their names alone; none where one of them is not named.
    package func pairs(victim: String?, perpetrators: [String]) -> [[UInt8]] {
        guard let victim else { return [] }
        return perpetrators.map { key.lookup("event-pair", FullName.key(victim), FullName.key($0)) }
    }

    /// The digests by which a child of a matter is found on rolls; nil without a birth date.
    package func rollKeys(of child: MatterPerson) -> RollKeys? {
        child.dateOfBirth.map {
            keys(
                of: Child(
                    givenName: child.givenName, familyName: child.familyName, dateOfBirth: $0, upn: child.upn,
                    postcode: child.postcode, exposure: .unknown))
        }
    }

    /// The digests of a person of a case.
    package func keys(of person: CasePerson) -> PersonKeys {
        PersonKeys(person.givenName, person.familyName, person.dateOfBirth, person.nhsNumber, key: key)
    }
}

/// The keyed digests by which an adult, or a child of a case, is told from others; 16 octets each.
package struct PersonKeys: Hashable, Sendable {
    package let nhs: [UInt8]?
    /// Name, as conflicts are compared, and birth date.
    package let person: [UInt8]

    init(_ given: String, _ family: String, _ birth: CivilDate?, _ nhsNumber: String?, key: DeploymentKey) {
        nhs = nhsNumber.map { key.lookup("nhs", $0) }
        person = key.lookup("case-person", FullName.key("\(given) \(family)"), Array((birth?.description ?? "").utf8))
    }

    /// As the journal keeps them.
    init(nhs: [UInt8]?, person: [UInt8]) {
        self.nhs = nhs
        self.person = person
    }

    /// A number that is the same for the same person, so far as NHS number, or name and birth date, tell.
    package var number: Int64 { (nhs ?? person).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) } }
}
