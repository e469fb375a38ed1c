// SPDX-License-Identifier: Apache-2.0

/// The canonical octets under which a record is looked for before it is compared.
///
/// Each leaves something out that is often wrong: the given name, the family name, the birth date, or both names. Two records
/// of one person share one of them unless two of these are wrong at once. They begin with an octet of their own kind, beyond
/// those of `MatchKeys`.
package struct BlockingKeys: Hashable, Sendable {
    /// Under which the record is kept.
    package let kept: [[UInt8]]
    /// Under which others are sought that may be the same person; these and, with the names exchanged, two more.
    package let sought: [[UInt8]]

    package init(_ person: PersonDetails) {
        var given: [UInt8] = [], family: [UInt8] = []
        NameForm.appendNear(person.givenName, to: &given)
        NameForm.appendNear(person.familyName, to: &family)
        let birth = Array(person.dateOfBirth.description.utf8)
        // In order, so that exchanged names give the same octets.
        let names = [given, family].sorted { $0.lexicographicallyPrecedes($1) }
        var keys: [[UInt8]] = []
        if !family.isEmpty { keys.append([16] + birth + family) }
        if !given.isEmpty { keys.append([17] + birth + given) }
        if !given.isEmpty, !family.isEmpty { keys.append([18] + names[0] + [0] + names[1]) }
        let postcode = (person.postcode ?? "").utf8.filter { $0 != UInt8(ascii: " ") }.map { $0.isLetter ? $0 & 0xdf : $0 }
        if !postcode.isEmpty { keys.append([19] + birth + postcode) }
        kept = keys
        if given != family, !given.isEmpty, !family.isEmpty { keys += [[16] + birth + given, [17] + birth + family] }
        sought = keys
    }
}
