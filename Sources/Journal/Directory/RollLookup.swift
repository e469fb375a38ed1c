// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Makes the keyed digests by which people are found and told apart in one deployment; from any thread.
package struct RollLookup: Sendable {
    private let key: DeploymentKey

    init(_ key: DeploymentKey) { self.key = key }

    /// The digests of a child.
    package func keys(of child: Child) -> RollKeys { RollKeys(MatchKeys(child), dateOfBirth: child.dateOfBirth, key: key) }

    /// The same number for the same person of a case, so far as NHS number, or name and birth date, tell.
    package func number(of person: CasePerson) -> Int64 {
        let found =
            person.nhsNumber.map { key.lookup("nhs", $0) }
            ?? key.lookup(
                "case-person", FullName.key("\(person.givenName) \(person.familyName)"),
                Array((person.dateOfBirth?.description ?? "").utf8))
        return found.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
}
