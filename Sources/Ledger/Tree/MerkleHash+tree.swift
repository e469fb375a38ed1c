// SPDX-License-Identifier: Apache-2.0
internal import Crypto

/// The three hashes of RFC 6962 section 2.1.
///
/// The prefix octet keeps a leaf from ever being taken for a node (second-preimage resistance, RFC 6962 section 2.1).
extension MerkleHash {
    /// The root of the tree without leaves: SHA-256 of nothing.
    package static let emptyRoot = MerkleHash(SHA256.hash(data: [UInt8]()))

    /// The hash of a leaf of the tree: SHA-256(0x00 || leaf).
    package static func leaf(_ octets: UnsafeRawBufferPointer) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: 1 + octets.count, alignment: 8) { input in
            input[0] = 0
            UnsafeMutableRawBufferPointer(rebasing: input[1...]).copyMemory(from: octets)
            return MerkleHash(SHA256.hash(data: UnsafeRawBufferPointer(input)))
        }
    }

    /// The hash of a node over two subtrees: SHA-256(0x01 || left || right).
    package static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * length, alignment: 8) { input in
            input[0] = 1
            left.withUnsafeOctets { UnsafeMutableRawBufferPointer(rebasing: input[1...length]).copyMemory(from: $0) }
            right.withUnsafeOctets { UnsafeMutableRawBufferPointer(rebasing: input[(1 + length)...]).copyMemory(from: $0) }
            return MerkleHash(SHA256.hash(data: UnsafeRawBufferPointer(input)))
        }
    }
}
