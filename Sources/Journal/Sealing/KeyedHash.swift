// SPDX-License-Identifier: Apache-2.0
import Crypto

/// HMAC-SHA-256 (RFC 2104) under one key, the two padded blocks of which are hashed once and not for each message.
struct KeyedHash: Sendable {
    private let inner: SHA256
    private let outer: SHA256

    /// A key of at most 64 octets.
    init(_ key: SymmetricKey) {
        precondition(key.bitCount <= SHA256.blockByteCount * 8)
        (inner, outer) = key.withUnsafeBytes { key in (Self.begun(key, pad: 0x36), Self.begun(key, pad: 0x5C)) }
    }

    private static func begun(_ key: UnsafeRawBufferPointer, pad: UInt8) -> SHA256 {
        withUnsafeTemporaryAllocation(byteCount: SHA256.blockByteCount, alignment: 8) { block in
            block.initializeMemory(as: UInt8.self, repeating: pad)
            for index in key.indices { block[index] ^= key[index] }
            var hash = SHA256()
            hash.update(bufferPointer: UnsafeRawBufferPointer(block))
            block.initializeMemory(as: UInt8.self, repeating: 0)
            return hash
        }
    }

    /// The first `count` of the 32 octets over `message`.
    func callAsFunction(_ message: [UInt8], prefix count: Int = 32) -> [UInt8] {
        var inner = inner
        message.withUnsafeBytes { inner.update(bufferPointer: $0) }
        var outer = outer
        inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
        return outer.finalize().withUnsafeBytes { Array($0.prefix(count)) }
    }
}
