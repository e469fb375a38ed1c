// SPDX-License-Identifier: Apache-2.0
internal import Crypto

extension MerkleHash {
    /// HMAC-SHA-256 (RFC 2104) under a key of at most one block, 64 octets.
    ///
    /// Written out because every leaf has a key of its own, for which swift-crypto's `HMAC` makes a key object and two pads on
    /// the heap; a test holds it to that implementation.
    ///
    /// The journal derives salts with it, which takes a key of their own likewise.
    package static func commitment(key: UnsafeRawBufferPointer, message: UnsafeRawBufferPointer) -> MerkleHash {
        precondition(key.count <= SHA256.blockByteCount)
        return withUnsafeTemporaryAllocation(byteCount: SHA256.blockByteCount, alignment: 8) { pad in
            pad.initializeMemory(as: UInt8.self, repeating: 0x36)
            for index in key.indices { pad[index] ^= key[index] }
            var inner = SHA256()
            inner.update(bufferPointer: UnsafeRawBufferPointer(pad))
            inner.update(bufferPointer: message)

            for index in pad.indices { pad[index] ^= 0x36 ^ 0x5c }
            var outer = SHA256()
            outer.update(bufferPointer: UnsafeRawBufferPointer(pad))
            inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
            pad.initializeMemory(as: UInt8.self, repeating: 0)
            return MerkleHash(outer.finalize())
        }
    }
}
