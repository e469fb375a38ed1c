// SPDX-License-Identifier: Apache-2.0

/// Eight octets of text, looked at together: most text of a document is plain ASCII, and needs no look at each octet.
struct OctetWord {
    private let word: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The octets at `offset`; nil when fewer than eight are left.
    init?(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) {
        guard offset + 8 <= text.count else { return nil }
        word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    // In each of these the high bit of an octet says so. An octet that is less borrows when the bound is taken off, into a high bit
    // that it did not have; a borrow also goes on into the octets above, which is why they are asked of the whole word only.

    private func below(_ bound: UInt64) -> UInt64 { (word &- Self.ones &* bound) & ~word }

    private func equal(_ octet: UInt64) -> UInt64 {
        let difference = word ^ Self.ones &* octet
        return (difference &- Self.ones) & ~difference
    }

    /// Whether an octet is a control character below 0x20, a quotation mark or a backslash: what a JSON string must escape.
    var needsEscape: Bool { (below(0x20) | equal(0x22) | equal(0x5C)) & Self.highs != 0 }

    /// Whether every octet may stand in a JSON string as it is and is ASCII.
    var isPlainJSON: Bool { (word | below(0x20) | equal(0x22) | equal(0x5C)) & Self.highs == 0 }

    /// Whether every octet is printable ASCII, 0x20 to 0x7E.
    var isPrintable: Bool { (word | below(0x20) | equal(0x7F)) & Self.highs == 0 }

    /// Whether every octet is a space.
    var isSpaces: Bool { word == Self.ones &* 0x20 }
}
