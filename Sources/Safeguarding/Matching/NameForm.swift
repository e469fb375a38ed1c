// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The forms in which a person's name is compared.
///
/// `exact` compares what was written: every letter, digit and accent counts. Only case, spaces, hyphens and apostrophes do not,
/// because police and school systems set those differently for one and the same child, and canonically equivalent Unicode
/// is one text. `near` also leaves out accents and every other mark; it never matches a child, it only finds the likeness that
/// makes a hold.
enum NameForm {
    /// Appends the exact form in UTF-8 (NFC).
    static func appendExact(_ name: String, to octets: inout [UInt8]) {
        if appendASCII(name, to: &octets, keepMarks: true) { return }
        let folded = name.decomposedStringWithCanonicalMapping.lowercased()
        var kept = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars where !isIgnored(scalar) {
            // Lower case is not yet case folding for these two, which capitals cannot tell from the other (CaseFolding.txt).
            switch scalar {
            case "ß": kept.append(contentsOf: "ss".unicodeScalars)
            case "ς": kept.append("σ")
            default: kept.append(scalar)
            }
        }
        octets.append(contentsOf: String(kept).precomposedStringWithCanonicalMapping.utf8)
    }

    /// Appends the near form in UTF-8: letters and digits only, without accents.
    static func appendNear(_ name: String, to octets: inout [UInt8]) {
        if appendASCII(name, to: &octets, keepMarks: false) { return }
        for scalar in name.decomposedStringWithCanonicalMapping.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if let plain = plainLetters[scalar] {
                octets.append(contentsOf: plain.utf8)
            } else {
                switch scalar.properties.generalCategory {
                case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber:
                    octets.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                default: break
                }
            }
        }
    }

    /// Appends a name of ASCII alone, which needs no tables; false, with nothing appended, for any other.
    private static func appendASCII(_ name: String, to octets: inout [UInt8], keepMarks: Bool) -> Bool {
        let start = octets.count
        for octet in name.utf8 {
            if octet.isLetter {
                octets.append(octet | 0x20)
            } else if octet >= 0x80 {
                octets.removeSubrange(start...)
                return false
            } else if octet.isDigit || (keepMarks && !isIgnored(octet)) {
                octets.append(octet)
            }
        }
        return true
    }

    private static func isIgnored(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: " "), 0x09, 0x0a, 0x0d, UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "`"): true
        default: false
        }
    }

    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isIgnored(UInt8(scalar.value)) }
        switch scalar.value {
        // Soft hyphen; hyphens and dashes; minus; small and full-width hyphen.
        case 0xad, 0x2010...0x2015, 0x2212, 0xfe63, 0xff0d: return true
        // Acute accent on its own, modifier and typographic apostrophes, prime, full-width apostrophe.
        case 0xb4, 0x2b9, 0x2bb, 0x2bc, 0x2018, 0x2019, 0x201b, 0x2032, 0xff07: return true
        default: return scalar.properties.isWhitespace
        }
    }

    /// Letters that Unicode does not decompose, as systems without them spell them.
    private static let plainLetters: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ς": "σ",
    ]
}
