// SPDX-License-Identifier: Apache-2.0

/// The compact form that the journal stores (docs/ledger.md, "Frontier"): the size as 8 octets, most significant first, then
/// the 32 octets of each subtree, largest first.
extension Frontier {
    /// At most 2,056 octets.
    package var encoded: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(8 + subtreeCount * MerkleHash.length)
        withUnsafeBytes(of: size.bigEndian) { octets.append(contentsOf: $0) }
        forEachSubtree { hash in hash.withUnsafeOctets { octets.append(contentsOf: $0) } }
        return octets
    }

    /// Reads the compact form.
    ///
    /// Any 32 octets are a possible hash, so only the length can be wrong here; compare ``root`` with the stored head.
    package init(encoded octets: some Collection<UInt8>) throws(FrontierError) {
        guard octets.count >= 8 else { throw .truncated }
        let size = octets.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var rest = octets.dropFirst(8)
        guard rest.count == size.nonzeroBitCount * MerkleHash.length else { throw .wrongLength(size: size) }
        var subtrees: [MerkleHash] = []
        while let hash = MerkleHash(rest.prefix(MerkleHash.length)) {
            subtrees.append(hash)
            rest = rest.dropFirst(MerkleHash.length)
        }
        self.init(size: size, subtrees: subtrees)
    }
}

/// Why octets are not a frontier.
package enum FrontierError: Error, Hashable, Sendable {
    /// Fewer than the 8 octets of the size.
    case truncated
    /// The number of hashes is not the number of set bits of the size.
    case wrongLength(size: UInt64)
}
