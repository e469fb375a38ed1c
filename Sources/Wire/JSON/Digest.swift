// SPDX-License-Identifier: Apache-2.0
private import COpenSSL

/// SHA-256 of octets, and the lower-case hexadecimal form that digests have on the wire.
package enum Digest {
    /// The 32 octets of SHA-256.
    package static func sha256(_ octets: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            octets.withUnsafeBytes { copenssl_sha256($0.baseAddress, $0.count, nil, 0, digest.baseAddress) }
            count = 32
        }
    }

    /// Lower-case hexadecimal digits, two an octet.
    package static func hex(_ octets: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(octets.count * 2)
        for octet in octets {
            for digit in [octet >> 4, octet & 15] { text.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The octets of an even number of lower-case hexadecimal digits, or nil.
    package static func octets(hex text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var octets: [UInt8] = []
        octets.reserveCapacity(digits.count / 2)
        for at in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[at]), let low = value(digits[at + 1]) else { return nil }
            octets.append(high << 4 | low)
        }
        return octets
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
