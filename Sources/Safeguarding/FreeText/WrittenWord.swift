// SPDX-License-Identifier: Apache-2.0

/// A word of a text or of a name: letters and digits, with hyphens and apostrophes between them.
struct WrittenWord {
    /// The parts between hyphens and apostrophes, each in the form in which names are compared.
    var parts: [[UInt8]]
    /// Whether each part begins with a capital.
    var capitals: [Bool]
    /// The word without the `'s` of the genitive.
    var isGenitive: Bool
    /// What stands before the next word.
    var gap: Gap

    enum Gap { case space, comma, other }

    /// The parts as one.
    var whole: [UInt8] { Array(parts.joined()) }
    /// The parts as one, without a genitive.
    var stem: [UInt8] { isGenitive ? Array(parts.dropLast().joined()) : whole }

    /// The words of a text, in their order.
    static func words(of text: String) -> [WrittenWord] {
        let scalars = text.unicodeScalars
        var words: [WrittenWord] = []
        var place = scalars.startIndex
        while place < scalars.endIndex {
            guard scalars[place].isWordPart else {
                place = scalars.index(after: place)
                continue
            }
            var word = WrittenWord(parts: [], capitals: [], isGenitive: false, gap: .other)
            var joint: Unicode.Scalar?
            while true {
                let start = place
                while place < scalars.endIndex, scalars[place].isWordPart || isUnseen(scalars[place]) {
                    place = scalars.index(after: place)
                }
                let part = String(scalars[start..<place])
                var octets: [UInt8] = []
                NameForm.appendNear(part, to: &octets)
                word.isGenitive = joint.map(isApostrophe) ?? false && octets == [UInt8(ascii: "s")]
                word.parts.append(octets)
                word.capitals.append(scalars[start].properties.isUppercase)
                guard place < scalars.endIndex, isApostrophe(scalars[place]) || isHyphen(scalars[place]),
                    case let next = scalars.index(after: place), next < scalars.endIndex, scalars[next].isWordPart
                else { break }
                joint = scalars[place]
                place = next
            }
            let gapStart = place
            while place < scalars.endIndex, !scalars[place].isWordPart { place = scalars.index(after: place) }
            word.gap = gap(scalars[gapStart..<place])
            words.append(word)
        }
        return words
    }

    private static func gap(_ scalars: Substring.UnicodeScalarView) -> Gap {
        var gap = Gap.space
        for scalar in scalars where !scalar.properties.isWhitespace {
            guard scalar == ",", gap == .space else { return .other }
            gap = .comma
        }
        return gap
    }

    /// Soft hyphen, zero-width space and joiners, word joiner, byte-order mark.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07: true
        default: false
        }
    }

    /// Hyphens, and no dashes: those stand between the parts of a sentence.
    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2010, 0x2011, 0xFE63, 0xFF0D: true
        default: false
        }
    }
}
