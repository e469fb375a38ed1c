// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// The number of a revocation list: up to 20 octets (RFC 5280 section 5.2.3), so no machine integer holds it.
package struct RevocationNumber: Hashable, Comparable, Sendable {
    /// Big-endian, without leading zeros.
    let octets: [UInt8]

    package init(_ value: UInt64) {
        self.init(octets: (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) })
    }

    init(octets: some Sequence<UInt8>) { self.octets = Array(octets.drop { $0 == 0 }) }

    init?(_ integer: UnsafePointer<ASN1_INTEGER>?) {
        guard let number = unsafe ASN1_INTEGER_to_BN(integer, nil) else { return nil }
        defer { unsafe BN_free(number) }
        guard unsafe BN_is_negative(number) == 0 else { return nil }
        var octets = [UInt8](repeating: 0, count: (Int(unsafe BN_num_bits(number)) + 7) / 8)
        unsafe BN_bn2bin(number, &octets)
        self.init(octets: octets)
    }

    /// Reads hex digits, an odd or even count of them; nil for anything else.
    init?(hex text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
        let digits = (text.utf8.count % 2 == 0 ? "" : "0") + text
        let octets = stride(from: 0, to: digits.utf8.count, by: 2).compactMap { start in
            UInt8(String(decoding: Array(digits.utf8)[start..<start + 2], as: UTF8.self), radix: 16)
        }
        self.init(octets: octets)
    }

    /// The number after this one.
    package var next: RevocationNumber {
        var octets = [0] + self.octets
        for index in octets.indices.reversed() {
            octets[index] &+= 1
            if octets[index] != 0 { break }
        }
        return RevocationNumber(octets: octets)
    }

    package static let zero = RevocationNumber(octets: [])

    package static func < (left: RevocationNumber, right: RevocationNumber) -> Bool {
        left.octets.count == right.octets.count
            ? left.octets.lexicographicallyPrecedes(right.octets) : left.octets.count < right.octets.count
    }
}

extension RevocationNumber: CustomStringConvertible {
    /// Lower-case hex without leading zeros, as `openssl crl -crlnumber` shows it.
    package var description: String {
        let text = hexadecimal(octets[...])
        return text.isEmpty ? "0" : text.first == "0" ? String(text.dropFirst()) : text
    }
}
