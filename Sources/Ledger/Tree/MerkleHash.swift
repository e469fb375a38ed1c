// SPDX-License-Identifier: Apache-2.0

/// A SHA-256 value of the ledger: the hash of a leaf, of a node or of a whole tree.
///
/// Thirty-two octets held inline, so that a frontier is one flat buffer and an append allocates nothing.
package struct MerkleHash: Hashable, Sendable {
    /// The length in octets.
    package static let length = 32

    // The octets in memory order; the words have no numeric meaning.
    private var word0: UInt64 = 0
    private var word1: UInt64 = 0
    private var word2: UInt64 = 0
    private var word3: UInt64 = 0

    /// A hash of exactly 32 octets, or nil for any other length.
    package init?(_ octets: some Collection<UInt8>) {
        guard octets.count == MerkleHash.length else { return nil }
        withUnsafeMutableBytes(of: &self) { $0.copyBytes(from: octets) }
    }

    /// A hash written as 64 lower-case hexadecimal digits, or nil for anything else.
    package init?(hex text: some StringProtocol) {
        var octets: [UInt8] = []
        octets.reserveCapacity(MerkleHash.length)
        var high: UInt8?
        for digit in text.utf8 {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let first = high {
                octets.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return nil }
        self.init(octets)
    }

    /// Lets `body` write the 32 octets.
    init(_ body: (UnsafeMutablePointer<UInt8>) -> Void) {
        withUnsafeMutableBytes(of: &self) { octets in
            if let start = octets.baseAddress { body(start.assumingMemoryBound(to: UInt8.self)) }
        }
    }

    /// The 32 octets.
    package var octets: [UInt8] { withUnsafeOctets { Array($0) } }

    /// 64 lower-case hexadecimal digits.
    package var hex: String {
        withUnsafeOctets { Self.hex($0) }
    }

    /// Two lower-case hexadecimal digits an octet.
    static func hex(_ octets: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: octets.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Lends the 32 octets.
    package func withUnsafeOctets<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: self, body)
    }
}

extension MerkleHash: CustomStringConvertible {
    /// The hexadecimal form.
    package var description: String { hex }
}
