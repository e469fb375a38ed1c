// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// The three hashes of RFC 6962 section 2.1.
///
/// The prefix octet keeps a leaf from ever being taken for a node (second-preimage resistance, RFC 6962 section 2.1).
extension MerkleHash {
    /// The root of the tree without leaves: SHA-256 of nothing.
    package static let emptyRoot = MerkleHash { copenssl_sha256(nil, 0, nil, 0, $0) }

    /// The hash of a leaf of the tree: SHA-256(0x00 || leaf).
    package static func leaf(_ octets: UnsafeRawBufferPointer) -> MerkleHash {
        var prefix: UInt8 = 0
        return MerkleHash { copenssl_sha256(&prefix, 1, octets.baseAddress, octets.count, $0) }
    }

    /// The hash of a node over two subtrees: SHA-256(0x01 || left || right).
    package static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * length, alignment: 8) { input in
            input[0] = 1
            left.withUnsafeOctets { UnsafeMutableRawBufferPointer(rebasing: input[1...length]).copyMemory(from: $0) }
            right.withUnsafeOctets { UnsafeMutableRawBufferPointer(rebasing: input[(1 + length)...]).copyMemory(from: $0) }
            return MerkleHash { copenssl_sha256(input.baseAddress, input.count, nil, 0, $0) }
        }
    }
}
