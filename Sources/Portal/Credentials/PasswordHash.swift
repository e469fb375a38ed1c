// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Foundation

/// A password's hash by scrypt (RFC 7914), with what it was made with, so that a later cost does not void an earlier hash.
///
/// As text it is `scrypt$LOGN$R$P$SALT$HASH`, the last two in base 64.
package struct PasswordHash: Hashable, Sendable {
    /// What a hash costs.
    package struct Cost: Hashable, Sendable {
        /// The base-2 logarithm of N.
        package var logN: Int
        package var r: Int
        package var p: Int

        package init(logN: Int, r: Int, p: Int) {
            self.logN = logN
            self.r = r
            self.p = p
        }

        /// 32 MiB and three rounds: one of the equal choices of OWASP's cheat sheet on password storage.
        package static let standard = Cost(logN: 15, r: 8, p: 3)

        /// Octets that OpenSSL may use: its own bound of 32 MiB has no room for what goes beside the table.
        var memory: UInt64 { UInt64(128 * r) << UInt64(logN) + UInt64(128 * r * (p + 2)) + 1 << 20 }
    }

    package var cost: Cost
    package var salt: [UInt8]
    package var hash: [UInt8]

    /// Hashes a password; nil when OpenSSL has no memory for it.
    package init?(_ password: String, salt: [UInt8], cost: Cost = .standard, length: Int = 32) {
        guard let hash = Self.scrypt(Array(password.utf8), salt: salt, cost: cost, length: length) else { return nil }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Reads the text; nil for anything else, and for a cost nobody would have chosen.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let logN = Int(parts[1]), let r = Int(parts[2]), let p = Int(parts[3]),
            (1...20).contains(logN), (1...32).contains(r), (1...16).contains(p), let salt = Data(base64Encoded: String(parts[4])),
            let hash = Data(base64Encoded: String(parts[5])), !hash.isEmpty
        else { return nil }
        cost = Cost(logN: logN, r: r, p: p)
        self.salt = [UInt8](salt)
        self.hash = [UInt8](hash)
    }

    package var text: String {
        "scrypt$\(cost.logN)$\(cost.r)$\(cost.p)$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }

    /// Whether this is the password; it takes as long for one as for another.
    package func matches(_ password: String) -> Bool {
        guard let other = Self.scrypt(Array(password.utf8), salt: salt, cost: cost, length: hash.count) else { return false }
        return CRYPTO_memcmp(hash, other, hash.count) == 0
    }

    private static func scrypt(_ password: [UInt8], salt: [UInt8], cost: Cost, length: Int) -> [UInt8]? {
        var hash = [UInt8](repeating: 0, count: length)
        let done = password.withUnsafeBytes { password in
            EVP_PBE_scrypt(
                password.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }, password.count, salt, salt.count,
                1 << UInt64(cost.logN), UInt64(cost.r), UInt64(cost.p), cost.memory, &hash, length)
        }
        guard done == 1 else {
            ERR_clear_error()
            return nil
        }
        return hash
    }
}

/// What a password must be: long, and nothing else (NCSC, "three random words").
package enum PasswordRule {
    static let length = 12...128

    package static func accepts(_ password: String) -> Bool { length.contains(password.unicodeScalars.count) }
}
