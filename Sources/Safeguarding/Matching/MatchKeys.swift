// SPDX-License-Identifier: Apache-2.0

/// The canonical octets by which a child is looked up on rolls, each to be put through HMAC-SHA-256 (design.md section 7).
///
/// A key begins with an octet for its kind; every text in it is preceded by its length in two octets, so that no two different
/// people can give the same octets by where one field ends and the next begins.
package struct MatchKeys: Hashable, Sendable {
    /// The UPN; nil when none is known.
    package let upn: [UInt8]?
    /// Given name, family name, birth date and postcode, all exact; nil when one of them is missing.
    package let person: [UInt8]?
    /// Given name, family name and birth date, near: a child found only by this is a hold, never a match.
    package let nearName: [UInt8]?
    /// Both names in either order, near and without the birth date: for finding whom to compare, never a match.
    package let names: [UInt8]?

    package init(givenName: String, familyName: String, dateOfBirth: CivilDate, upn: String? = nil, postcode: String? = nil) {
        self.upn = MatchKeys.upnKey(upn)
        self.person = MatchKeys.personKey(givenName, familyName, dateOfBirth, postcode)
        var key = MatchKeys.begin(.nearName, dateOfBirth)
        let prefix = key.count
        let hasFamily = MatchKeys.append(to: &key) { NameForm.appendNear(familyName, to: &$0) }
        let middle = key.count
        let hasGiven = MatchKeys.append(to: &key) { NameForm.appendNear(givenName, to: &$0) }
        self.nearName = hasFamily && hasGiven ? key : nil
        let family = key[prefix..<middle], given = key[middle...]
        let inOrder = family.lexicographicallyPrecedes(given) ? family + given : given + family
        self.names = hasFamily && hasGiven ? [Kind.names.rawValue] + inOrder : nil
    }

    /// The keys of a child of an incident.
    package init(_ child: Child) {
        self.init(
            givenName: child.givenName, familyName: child.familyName, dateOfBirth: child.dateOfBirth, upn: child.upn,
            postcode: child.postcode)
    }

    private enum Kind: UInt8 {
        case upn = 1
        case person, nearName
        // 4 was family name and birth date.
        case names = 5
    }

    private static func upnKey(_ upn: String?) -> [UInt8]? {
        guard let upn, !UPN.standsForUnknown(upn) else { return nil }
        var key: [UInt8] = [Kind.upn.rawValue]
        key.reserveCapacity(14)
        for octet in upn.utf8 where octet != UInt8(ascii: " ") { key.append(octet.isLetter ? octet & 0xdf : octet) }
        return key.count > 1 ? key : nil
    }

    private static func personKey(_ given: String, _ family: String, _ birth: CivilDate, _ postcode: String?) -> [UInt8]? {
        guard let postcode else { return nil }
        var key = begin(.person, birth)
        guard append(to: &key, { NameForm.appendExact(given, to: &$0) }),
            append(to: &key, { NameForm.appendExact(family, to: &$0) }),
            append(to: &key, { appendPostcode(postcode, to: &$0) })
        else { return nil }
        return key
    }

    private static func begin(_ kind: Kind, _ birth: CivilDate) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(64)
        key.append(kind.rawValue)
        key.append(UInt8(birth.year >> 8))
        key.append(UInt8(birth.year & 0xff))
        key.append(UInt8(birth.month))
        key.append(UInt8(birth.day))
        return key
    }

    /// Appends a field with its length before it; false when the field came out empty.
    private static func append(to key: inout [UInt8], _ field: (inout [UInt8]) -> Void) -> Bool {
        let start = key.count
        key.append(0)
        key.append(0)
        field(&key)
        let length = min(key.count - start - 2, 0xffff)
        key[start] = UInt8(length >> 8)
        key[start + 1] = UInt8(length & 0xff)
        return length > 0
    }

    /// Letters and digits in capitals: spaces and case are free in a postcode, nothing else is.
    private static func appendPostcode(_ postcode: String, to octets: inout [UInt8]) {
        for octet in postcode.utf8 where octet != UInt8(ascii: " ") { octets.append(octet.isLetter ? octet & 0xdf : octet) }
    }
}
