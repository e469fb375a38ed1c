// SPDX-License-Identifier: Apache-2.0

/// A leaf of the ledger: the type octet and a salted commitment to the entry, 33 octets in all (design.md section 7).
///
/// A leaf says that something of a kind was recorded at its place and nothing else; who holds the salt and the entry can show
/// what it was.
package struct Leaf: Hashable, Sendable {
    /// The length in octets.
    package static let length = 1 + MerkleHash.length

    package let kind: EntryKind
    /// HMAC-SHA-256 of the entry's canonical JSON under the salt.
    package let commitment: MerkleHash

    /// Commits to an entry.
    ///
    /// `canonicalJSON` is the entry in the form of RFC 8785, as UTF-8; it is hashed as it comes, so a caller that passes
    /// another form makes a leaf that nobody can open.
    package init(_ kind: EntryKind, salt: Salt, canonicalJSON: [UInt8]) {
        self = canonicalJSON.withUnsafeBytes { Leaf(kind, salt: salt, canonicalJSON: $0) }
    }

    /// Commits to an entry that is lent.
    package init(_ kind: EntryKind, salt: Salt, canonicalJSON: UnsafeRawBufferPointer) {
        self.kind = kind
        commitment = salt.withUnsafeOctets { .commitment(key: $0, message: canonicalJSON) }
    }

    /// Reads the 33 octets; nil for another length or a type octet this version does not know.
    package init?(_ octets: some Collection<UInt8>) {
        guard let first = octets.first, let kind = EntryKind(rawValue: first), let commitment = MerkleHash(octets.dropFirst())
        else { return nil }
        self.kind = kind
        self.commitment = commitment
    }

    /// The 33 octets.
    package var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(Leaf.length)
        octets.append(kind.rawValue)
        commitment.withUnsafeOctets { octets.append(contentsOf: $0) }
        return octets
    }

    /// The hash that goes into the tree: SHA-256(0x00 || leaf).
    package var hash: MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: Leaf.length, alignment: 8) { octets in
            octets[0] = kind.rawValue
            commitment.withUnsafeOctets { UnsafeMutableRawBufferPointer(rebasing: octets[1...]).copyMemory(from: $0) }
            return .leaf(UnsafeRawBufferPointer(octets))
        }
    }

    /// Whether this leaf commits to that entry under that salt.
    package func opens(salt: Salt, canonicalJSON: [UInt8]) -> Bool {
        self == Leaf(kind, salt: salt, canonicalJSON: canonicalJSON)
    }
}
