// SPDX-License-Identifier: Apache-2.0

extension JSONParser {
    /// Reads a string whose quotation mark is at `position` and appends its node.
    mutating func string() throws(JSONError) {
        let start = position + 1
        var at = start
        var hasEscapes = false
        while at < octets.count {
            while let word = OctetWord(octets, at: at), word.isPlainJSON { at += 8 }
            guard at < octets.count else { break }
            let octet = octets[at]
            if octet >= 0x20, octet < 0x80, octet != UInt8(ascii: "\""), octet != UInt8(ascii: "\\") {
                at += 1
                continue
            }
            switch octet {
            case UInt8(ascii: "\""):
                position = at + 1
                return appendLeaf(.string, from: start, to: at, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                at = try escape(at)
            case 0..<0x20:
                throw fault(.controlCharacter, at: at)
            default:
                at = try multibyte(at)
            }
        }
        throw fault(.unexpectedEnd, at: octets.count)
    }

    /// Checks the escape at `start` and returns the offset after it.
    private func escape(_ start: Int) throws(JSONError) -> Int {
        guard start + 1 < octets.count else { throw fault(.unexpectedEnd, at: octets.count) }
        switch octets[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            let unit = try codeUnit(start)
            if unit & 0xF800 != 0xD800 {
                guard !Self.isNoncharacter(unit) else { throw fault(.noncharacter, at: start) }
                return start + 6
            }
            guard unit < 0xDC00, start + 7 < octets.count, octets[start + 6] == UInt8(ascii: "\\"),
                octets[start + 7] == UInt8(ascii: "u")
            else { throw fault(.loneSurrogate, at: start) }
            let low = try codeUnit(start + 6)
            guard low & 0xFC00 == 0xDC00 else { throw fault(.loneSurrogate, at: start) }
            let scalar = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
            guard !Self.isNoncharacter(scalar) else { throw fault(.noncharacter, at: start) }
            return start + 12
        default:
            throw fault(.invalidEscape, at: start)
        }
    }

    private func codeUnit(_ start: Int) throws(JSONError) -> UInt32 {
        guard start + 6 <= octets.count else { throw fault(.unexpectedEnd, at: octets.count) }
        guard let unit = JSONText.codeUnit(octets, at: start + 2) else { throw fault(.invalidEscape, at: start) }
        return unit
    }

    /// Checks the UTF-8 sequence at `start` against RFC 3629 section 4 and returns the offset after it.
    private func multibyte(_ start: Int) throws(JSONError) -> Int {
        let lead = octets[start]
        let length: Int
        let second: ClosedRange<UInt8>
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw fault(.invalidUTF8, at: start)
        }
        guard start + length <= octets.count, second.contains(octets[start + 1]) else { throw fault(.invalidUTF8, at: start) }
        var scalar = (UInt32(lead) & (0x7F >> UInt32(length))) << 6 | UInt32(octets[start + 1] & 0x3F)
        for offset in 2..<max(2, length) {
            let octet = octets[start + offset]
            guard octet & 0xC0 == 0x80 else { throw fault(.invalidUTF8, at: start) }
            scalar = scalar << 6 | UInt32(octet & 0x3F)
        }
        guard !Self.isNoncharacter(scalar) else { throw fault(.noncharacter, at: start) }
        return start + length
    }

    private static func isNoncharacter(_ scalar: UInt32) -> Bool {
        scalar & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar)
    }
}
