// SPDX-License-Identifier: Apache-2.0

/// The 32 secret octets that hide an entry behind its leaf.
///
/// Without its salt a commitment can neither be opened nor guessed, so destroying the salt with the body leaves the proof and
/// takes the content (design.md section 7). A salt is secret: it is sealed with the body and has no textual form.
package struct Salt: Hashable, Sendable {
    /// The length in octets.
    package static let length = 32

    // The octets in memory order, inline, so that a salt allocates nothing; the words have no numeric meaning.
    private var word0: UInt64 = 0
    private var word1: UInt64 = 0
    private var word2: UInt64 = 0
    private var word3: UInt64 = 0

    /// A salt of exactly 32 octets, or nil for any other length.
    package init?(_ octets: some Collection<UInt8>) {
        guard octets.count == Salt.length else { return nil }
        withUnsafeMutableBytes(of: &self) { $0.copyBytes(from: octets) }
    }

    /// Lets `body` write the 32 octets.
    package init(_ body: (UnsafeMutablePointer<UInt8>) -> Void) {
        withUnsafeMutableBytes(of: &self) { octets in
            if let start = octets.baseAddress { body(start.assumingMemoryBound(to: UInt8.self)) }
        }
    }

    /// The 32 octets.
    package var octets: [UInt8] { withUnsafeOctets { Array($0) } }

    /// Lends the 32 octets.
    package func withUnsafeOctets<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: self, body)
    }

    /// Draws a salt from the system's generator.
    package static func random() -> Salt {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// Draws a salt from a generator, which must be a cryptographic one outside tests.
    package static func random(using generator: inout some RandomNumberGenerator) -> Salt {
        Salt { octets in
            for offset in stride(from: 0, to: length, by: 8) {
                UnsafeMutableRawPointer(octets).storeBytes(of: generator.next() as UInt64, toByteOffset: offset, as: UInt64.self)
            }
        }
    }
}

extension Salt: CustomStringConvertible, CustomReflectable {
    /// Never the octets: a salt in a log line would undo the destruction of a body.
    package var description: String { "salt" }

    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
