// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Crypto

/// HMAC-SHA-256 (RFC 2104) under one key, the two padded blocks of which are hashed once and not for each message.
struct KeyedHash: Sendable {
    private let hmac: copenssl_hmac

    /// A key of at most 64 octets.
    init(_ key: SymmetricKey) { self = key.withUnsafeBytes { KeyedHash($0) } }

    /// A key of at most 64 octets.
    init(_ key: UnsafeRawBufferPointer) {
        precondition(key.count <= Int(SHA256_CBLOCK))
        hmac = copenssl_hmac_key(key.baseAddress, key.count)
    }

    /// The first `count` of the 32 octets over `message`.
    func callAsFunction(_ message: [UInt8], prefix count: Int = 32) -> [UInt8] {
        message.withUnsafeBytes { self($0, prefix: count) }
    }

    /// The first `count` of the 32 octets over `message`.
    func callAsFunction(_ message: UnsafeRawBufferPointer, prefix count: Int = 32) -> [UInt8] {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { code in
            write(message, to: code.baseAddress)
            return Array(code.prefix(count))
        }
    }

    /// Writes the 32 octets over `message`.
    func write(_ message: UnsafeRawBufferPointer, to code: UnsafeMutablePointer<UInt8>?) {
        withUnsafePointer(to: hmac) { copenssl_hmac_code($0, message.baseAddress, message.count, code) }
    }
}
