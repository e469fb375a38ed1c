// SPDX-License-Identifier: Apache-2.0

/// A text with an octet for each of its characters, so that numbers and addresses have one spelling.
///
/// ASCII stands for itself and for its full-width forms, for spaces and dashes of every kind and for digits of every script. What
/// cannot be seen is left out. Any other letter is one octet over 0x7F, which belongs to a word as letters do; the rest is 0.
struct FoldedText {
    let octets: [UInt8]
    /// Whether there is a digit, without which there is no number and no postcode.
    let hasDigits: Bool

    init(_ text: String) {
        var text = text
        var hasDigits = false
        octets = text.withUTF8 { written in
            [UInt8](unsafeUninitializedCapacity: written.count) { folded, count in
                var place = 0
                while place < written.count {
                    let first = written[place]
                    let octet: UInt8?
                    if first < 0x80 {
                        octet = max(first, 0x20)
                        place += 1
                    } else {
                        let (scalar, length) = FoldedText.scalar(at: place, in: written)
                        octet = FoldedText.fold(scalar)
                        place += length
                    }
                    guard let octet else { continue }
                    if octet.isDigit { hasDigits = true }
                    folded[count] = octet
                    count += 1
                }
            }
        }
        self.hasDigits = hasDigits
    }

    /// A scalar beyond ASCII, and how many octets it has; a `String` has no others than whole ones (RFC 3629).
    private static func scalar(at place: Int, in written: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, length: Int) {
        let length = (~written[place]).leadingZeroBitCount
        var value = UInt32(written[place]) & (0x7F >> UInt32(length))
        for next in place + 1..<place + length { value = value << 6 | UInt32(written[next] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Whether there is something of a kind that needs no names.
    func holds(_ code: FreeTextCode) -> Bool {
        switch code {
        case .postcode: hasDigits && holdsPostcode
        case .telephone: hasDigits && !digitGroups.telephones.isEmpty
        case .email: holdsEmail
        case .nhsNumber: hasDigits && digitGroups.holdsNHSNumber
        case .otherChild: false
        }
    }

    /// The octet at a place, 0 outside the text.
    func octet(at place: Int) -> UInt8 { octets.indices.contains(place) ? octets[place] : 0 }

    /// What a scalar beyond ASCII is; nil for what leaves no trace on paper.
    private static func fold(_ scalar: Unicode.Scalar) -> UInt8? {
        let value = scalar.value
        switch value {
        // Soft hyphen; zero-width space, joiners and marks of direction; word joiner; byte-order mark.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: return nil
        // Hyphens and dashes; minus; small hyphens.
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return UInt8(ascii: "-")
        // Full-width ASCII (Halfwidth and Fullwidth Forms).
        case 0xFF01...0xFF5E: return UInt8(value - 0xFEE0)
        default: break
        }
        let properties = scalar.properties
        if properties.isWhitespace { return UInt8(ascii: " ") }
        if properties.numericType == .decimal, let number = properties.numericValue, (0...9).contains(number) {
            return 0x30 + UInt8(number)
        }
        return scalar.isWordPart ? 0xFF : 0
    }
}

extension UInt8 {
    /// A letter or a digit of a folded text.
    var isWordPart: Bool { isLetter || isDigit || self >= 0x80 }
}

extension Unicode.Scalar {
    /// A letter, a mark on one, or a digit.
    var isWordPart: Bool {
        if isASCII { return UInt8(value).isWordPart }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .decimalNumber:
            true
        default: false
        }
    }
}
