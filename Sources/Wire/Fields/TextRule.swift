// SPDX-License-Identifier: Apache-2.0

/// What a string member may hold.
///
/// Lengths count Unicode scalars, as JSON Schema's `maxLength` does.
enum TextRule {
    /// One line for people: 1 to the given number of characters, no control characters, not blank.
    case line(Int)
    /// Text for people, which may have line breaks and tabs; not blank.
    case paragraph(Int)
    /// An opaque id: 1 to the given number of visible ASCII characters.
    case token(Int)
    /// Exactly this many decimal digits.
    case digits(Int)
    /// 64 lower-case hexadecimal digits.
    case digest

    /// What is wrong with `text`, or nil.
    func fault(in text: UnsafeBufferPointer<UInt8>) -> String? {
        switch self {
        case .line(let limit):
            Self.prose(text, limit: limit) { $0 >= 0x20 && $0 != 0x7F }
                ? nil : "A line of 1 to \(limit) characters without control characters is needed here."
        case .paragraph(let limit):
            Self.prose(text, limit: limit) { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
                ? nil : "Text of 1 to \(limit) characters without control characters is needed here."
        case .token(let limit):
            (1...limit).contains(text.count) && text.allSatisfy { $0 > 0x20 && $0 < 0x7F }
                ? nil : "1 to \(limit) visible ASCII characters are needed here."
        case .digits(let count):
            text.count == count && text.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
                ? nil : "\(count) digits are needed here."
        case .digest:
            text.count == 64
                && text.allSatisfy {
                    $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f")
                }
                ? nil : "64 lower-case hexadecimal digits are needed here."
        }
    }

    private static func prose(_ text: UnsafeBufferPointer<UInt8>, limit: Int, allows: (UInt8) -> Bool) -> Bool {
        var scalars = 0
        var isBlank = true
        var at = 0
        while let word = OctetWord(text, at: at), word.isPrintable {
            scalars += 8
            if !word.isSpaces { isBlank = false }
            at += 8
        }
        for octet in text[at...] {
            guard allows(octet) else { return false }
            if octet & 0xC0 != 0x80 { scalars += 1 }
            if octet > 0x20 { isBlank = false }
        }
        return !isBlank && scalars <= limit
    }
}
