// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

extension MerkleHash {
    /// HMAC-SHA-256 (RFC 2104) under a key of at most one block, 64 octets; a test holds it to another implementation.
    package static func commitment(key: UnsafeRawBufferPointer, message: UnsafeRawBufferPointer) -> MerkleHash {
        precondition(key.count <= Int(SHA256_CBLOCK))
        var hmac = copenssl_hmac_key(key.baseAddress, key.count)
        return MerkleHash { copenssl_hmac_code(&hmac, message.baseAddress, message.count, $0) }
    }
}
