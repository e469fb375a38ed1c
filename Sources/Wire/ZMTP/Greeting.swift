// SPDX-License-Identifier: Apache-2.0

/// The 64 octets that each side sends first (37/ZMTP "Version Negotiation" and "Security mechanism").
package enum Greeting {
    package static let size = 64

    /// What the edge sends to a client, and in the client's name to the ROUTER: version 3.1, NULL, not a server.
    package static let octets: [UInt8] =
        [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1] + mechanism + [UInt8](repeating: 0, count: 32)

    private static let mechanism = Array("NULL".utf8) + [UInt8](repeating: 0, count: 16)

    /// Judges as much of a greeting as has come, octet by octet, so that a wrong one is refused at its first wrong octet.
    ///
    /// Padding and filler are not looked at (37/ZMTP: "SHALL NOT be interpreted").
    ///
    /// - Parameter octets: the greeting from its beginning, at most 64 octets of it.
    static func check(_ octets: some RandomAccessCollection<UInt8>) throws(ZMTPRefusal) {
        for (position, octet) in octets.enumerated() {
            switch position {
            case 0: guard octet == 0xFF else { throw .greetingNotZMTP3 }
            case 9: guard octet == 0x7F else { throw .greetingNotZMTP3 }
            case 10: guard octet == 3 else { throw .greetingNotZMTP3 }
            case 12..<32: guard octet == mechanism[position - 12] else { throw .mechanismNotNull }
            case 32: guard octet == 0 else { throw .asServer }
            default: continue
            }
        }
    }
}
