// SPDX-License-Identifier: Apache-2.0

extension FoldedText {
    /// Whether a whole postcode stands between words, in any case and with spaces anywhere in it.
    var holdsPostcode: Bool {
        octets.indices.contains {
            octets[$0].isLetter && !octet(at: $0 - 1).isWordPart && mayBegin(at: $0) && holdsPostcode(at: $0)
        }
    }

    /// Whether a digit is among the first three, as in every postcode but that of Girobank: most words end here.
    private func mayBegin(at start: Int) -> Bool {
        var seen = 0
        var place = start
        while seen < 3 {
            let octet = octet(at: place)
            if octet.isDigit { return true }
            if octet.isLetter {
                seen += 1
            } else if octet != UInt8(ascii: " "), octet != UInt8(ascii: "-") {
                return false
            }
            place += 1
        }
        return octets[start] | 0x20 == UInt8(ascii: "g")
    }

    private func holdsPostcode(at start: Int) -> Bool {
        var letters: [UInt8] = []
        letters.reserveCapacity(7)
        // Places of `letters` before which there is a gap in the text.
        var gaps: Set<Int> = []
        var hyphen: Int?
        var place = start
        while letters.count < 7, place < octets.count {
            let octet = octets[place]
            if octet.isLetter || octet.isDigit {
                letters.append(octet)
            } else if octet == UInt8(ascii: " ") {
                gaps.insert(letters.count)
            } else if octet == UInt8(ascii: "-"), hyphen == nil {
                hyphen = letters.count
            } else {
                return false
            }
            place += 1
            if letters.count >= 5, !self.octet(at: place).isWordPart, hyphen ?? letters.count - 3 == letters.count - 3,
                isPostcode(letters, gaps)
            {
                return true
            }
        }
        return false
    }

    private func isPostcode(_ letters: [UInt8], _ gaps: Set<Int>) -> Bool {
        let inward = letters.count - 3
        // The cheap part of the grammar first: most words end here.
        guard letters[inward].isDigit, letters[inward + 1].isLetter, letters[inward + 2].isLetter else { return false }
        guard case .valid = Postcode.check(String(decoding: letters, as: UTF8.self)) else { return false }
        let odd = gaps.filter { $0 > 0 && $0 != inward && $0 < letters.count }
        guard !odd.isEmpty else { return true }
        // With gaps elsewhere than in the middle it may be words and numbers of a sentence: "at 1 2nd", "the M5 3 at".
        let digit = letters.firstIndex(where: \.isDigit) ?? 0
        let first = Array(letters[..<digit])
        let last = Array(letters[(inward + 1)...])
        if odd.contains(digit), FoldedText.isWord(first) { return false }
        if odd.contains(inward + 1), FoldedText.isWord(last) { return false }
        return odd.contains(inward + 1) || !FoldedText.ordinals.contains(FoldedText.lower(last))
    }

    private static func lower(_ letters: [UInt8]) -> String { String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self) }

    private static func isWord(_ letters: [UInt8]) -> Bool { words.contains(lower(letters)) }

    private static let ordinals: Set<String> = ["st", "nd", "rd", "th"]

    /// Words of one or two letters that stand beside numbers.
    private static let words: Set<String> = [
        "a", "am", "an", "as", "at", "be", "by", "dc", "do", "ds", "go", "he", "hi", "i", "if", "in", "is", "it", "me", "my", "no",
        "of", "oh", "ok", "on", "or", "pc", "ps", "so", "to", "tv", "up", "us", "we",
    ]
}
