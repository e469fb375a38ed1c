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
        guard let octets = Hexadecimal.octets(text) else { return nil }
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
        withUnsafeOctets { Hexadecimal.text($0) }
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
