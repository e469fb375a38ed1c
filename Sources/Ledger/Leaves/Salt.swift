// SPDX-License-Identifier: Apache-2.0

/// The 32 secret octets that hide an entry behind its leaf.
///
/// Without its salt a commitment can neither be opened nor guessed, so destroying the salt with the body leaves the proof and
/// takes the content (design.md section 7). A salt is secret: it is sealed with the body and has no textual form.
package struct Salt: Hashable, Sendable {
    /// The length in octets.
    package static let length = 32

    package let octets: [UInt8]

    /// A salt of exactly 32 octets, or nil for any other length.
    package init?(_ octets: some Collection<UInt8>) {
        guard octets.count == Salt.length else { return nil }
        self.octets = Array(octets)
    }

    private init(drawn octets: [UInt8]) { self.octets = octets }

    /// Draws a salt from the system's generator.
    package static func random() -> Salt {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// Draws a salt from a generator, which must be a cryptographic one outside tests.
    package static func random(using generator: inout some RandomNumberGenerator) -> Salt {
        let octets = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            for offset in stride(from: 0, to: length, by: 8) {
                raw.storeBytes(of: generator.next() as UInt64, toByteOffset: offset, as: UInt64.self)
            }
            count = length
        }
        return Salt(drawn: octets)
    }
}

extension Salt: CustomStringConvertible, CustomReflectable {
    /// Never the octets: a salt in a log line would undo the destruction of a body.
    package var description: String { "salt" }

    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
