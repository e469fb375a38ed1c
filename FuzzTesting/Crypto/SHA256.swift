// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// What `Wire` needs of swift-crypto, by the system's OpenSSL: the targets then build in seconds and from this folder alone.
public enum SHA256 {
    /// The 32 octets of SHA-256.
    public static func hash(data: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        EVP_Digest(data, data.count, &digest, &count, EVP_sha256(), nil)
        return digest
    }
}
