// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What the limits of an address count by.
package enum LimitKey {
    /// The key of an address.
    ///
    /// An IPv4 address is its own, and `::ffff:a.b.c.d` is that of its IPv4 address (RFC 4291 section 2.5.5.2). Any other IPv6
    /// address has that of its first 64 bits, for one host may use all of them (RFC 4291 section 2.5.1, RFC 6177). Whatever is no
    /// address is its own.
    package static func of(_ address: String) -> String {
        var octets = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &octets) == 1 else { return address }
        if octets.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
            return octets.suffix(4).map(String.init).joined(separator: ".")
        }
        let groups = stride(from: 0, to: 8, by: 2).map { String(UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]), radix: 16) }
        return groups.joined(separator: ":") + "::/64"
    }
}
