// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Crypto
import Foundation

/// One-time codes that change every thirty seconds (TOTP, RFC 6238, with HMAC-SHA-1 as every authenticator has it).
package struct OneTimeCode: Sendable {
    /// Octets shared with the authenticator.
    package let key: [UInt8]

    package init(key: [UInt8]) { self.key = key }

    static let period: Int64 = 30

    /// The step in which a time falls, in seconds since 1970.
    package static func step(at seconds: Int64) -> Int64 { seconds / period }

    /// The code of a step (RFC 4226 section 5.3).
    package func code(step: Int64, digits: Int = 6) -> String {
        let message = withUnsafeBytes(of: step.bigEndian) { [UInt8]($0) }
        let code = [UInt8](HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
        let offset = Int(code[code.count - 1] & 15)
        let number = code[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code this is, among that of a time and one before and after; nil when it is none of theirs.
    package func step(of code: String, at seconds: Int64) -> Int64? {
        let now = Self.step(at: seconds)
        var found: Int64?
        // All three are compared whatever the first says, so that the time it takes tells nothing.
        for step in [now - 1, now, now + 1] where Self.same(self.code(step: step), code) { found = step }
        return found
    }

    /// The key as it is typed into an authenticator: base 32 (RFC 4648) in groups of four.
    package var typed: String {
        let text = Base32.text(key)
        return stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    /// What an authenticator opens.
    package func link(account: String, issuer: String) -> String {
        func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
        return "otpauth://totp/\(escaped(issuer)):\(escaped(account))?secret=\(Base32.text(key))&issuer=\(escaped(issuer))"
    }

    private static func same(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        return one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
    }
}

/// Base 32 of RFC 4648 section 6, without padding.
package enum Base32 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package static func text(_ octets: [UInt8]) -> String {
        var text: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for octet in octets {
            bits = bits << 8 | UInt32(octet)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(digits[Int(bits >> UInt32(count) & 31)])
            }
            bits &= 1 << UInt32(count) - 1
        }
        if count > 0 { text.append(digits[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
