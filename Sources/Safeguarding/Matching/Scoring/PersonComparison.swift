// SPDX-License-Identifier: Apache-2.0

/// How far two people agree, field by field.
package struct PersonComparison: Hashable, Sendable {
    /// What is compared.
    package enum Field: String, Hashable, Sendable, CaseIterable { case givenName, familyName, dateOfBirth, postcode, upn }

    /// How far one field agrees.
    package enum Level: String, Hashable, Sendable, CaseIterable {
        /// The same but for case, spaces, hyphens and apostrophes.
        case exact
        /// The same letters without accents and other marks.
        case near
        /// A name that begins the other, or one part of a double name.
        case part
        /// A likely slip: letters or digits that were mistyped or exchanged.
        case similar
        /// A postcode of the same sector or the same district.
        case area
        case different
        /// One side does not say.
        case missing
    }

    package let levels: [Field: Level]
    /// Given and family name agree only when those of one side are exchanged.
    package let namesExchanged: Bool

    package subscript(field: Field) -> Level { levels[field] ?? .missing }

    /// Compares two people.
    package init(_ one: PersonDetails, _ other: PersonDetails) {
        let given = (ComparedName(one.givenName), ComparedName(other.givenName))
        let family = (ComparedName(one.familyName), ComparedName(other.familyName))
        let exchanged = given.0.near != family.0.near && given.0.near == family.1.near && family.0.near == given.1.near
        namesExchanged = exchanged
        levels = [
            .givenName: exchanged ? .near : given.0.level(with: given.1, parts: .beginning),
            .familyName: exchanged ? .near : family.0.level(with: family.1, parts: .word),
            .dateOfBirth: Self.level(one.dateOfBirth, other.dateOfBirth),
            .postcode: Self.postcodes(one.postcode, other.postcode),
            .upn: Self.upns(one.upn, other.upn),
        ]
    }

    private static func level(_ one: CivilDate, _ other: CivilDate) -> Level {
        if one == other { return .exact }
        if one.year == other.year, one.month == other.day, one.day == other.month { return .similar }
        let digits = (Array(one.description.utf8), Array(other.description.utf8))
        let differing = digits.0.indices.filter { digits.0[$0] != digits.1[$0] }
        if differing.count == 1 { return .similar }
        // Two neighbours exchanged, the hyphen between them or not.
        if differing.count == 2, digits.0[differing[0]] == digits.1[differing[1]], digits.0[differing[1]] == digits.1[differing[0]],
            differing[1] - differing[0] <= 2
        {
            return .similar
        }
        return .different
    }

    private static func postcodes(_ one: String?, _ other: String?) -> Level {
        guard let one, let other else { return .missing }
        func normal(_ text: String) -> [UInt8] {
            text.utf8.filter { $0 != UInt8(ascii: " ") }.map { $0.isLetter ? $0 & 0xdf : $0 }
        }
        let pair = (normal(one), normal(other))
        guard pair.0.count >= 5, pair.1.count >= 5 else { return pair.0.isEmpty || pair.1.isEmpty ? .missing : .different }
        if pair.0 == pair.1 { return .exact }
        if pair.0.count == pair.1.count, zip(pair.0, pair.1).count(where: { $0 != $1 }) == 1 { return .similar }
        return pair.0.dropLast(2) == pair.1.dropLast(2) || pair.0.dropLast(3) == pair.1.dropLast(3) ? .area : .different
    }

    private static func upns(_ one: String?, _ other: String?) -> Level {
        guard let one, let other, !UPN.standsForUnknown(one), !UPN.standsForUnknown(other) else { return .missing }
        return one.uppercased().filter { $0 != " " } == other.uppercased().filter { $0 != " " } ? .exact : .different
    }
}

/// A name in the forms that are compared.
private struct ComparedName {
    /// How a part of a name may stand for the whole.
    enum Parts { case beginning, word }

    /// From here on two names count as one mistyped; the bound that Winkler used for given and family names.
    private static let similar = 0.92

    let exact: [UInt8]
    let near: [UInt8]
    private let words: Set<[UInt8]>

    init(_ name: String) {
        var exact: [UInt8] = [], near: [UInt8] = []
        NameForm.appendExact(name, to: &exact)
        NameForm.appendNear(name, to: &near)
        self.exact = exact
        self.near = near
        words = Set(
            name.split { $0 == " " || $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" }.map { word in
                var octets: [UInt8] = []
                NameForm.appendNear(String(word), to: &octets)
                return octets
            }.filter { $0.count >= 3 })
    }

    func level(with other: ComparedName, parts: Parts) -> PersonComparison.Level {
        if near.isEmpty || other.near.isEmpty { return .missing }
        if exact == other.exact { return .exact }
        if near == other.near { return .near }
        let isPart =
            switch parts {
            case .beginning:
                min(near.count, other.near.count) >= 3 && (near.starts(with: other.near) || other.near.starts(with: near))
            case .word: words.contains(other.near) || other.words.contains(near)
            }
        if isPart { return .part }
        return JaroWinkler.similarity(near, other.near) >= Self.similar ? .similar : .different
    }
}
