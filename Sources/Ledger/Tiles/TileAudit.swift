// SPDX-License-Identifier: Apache-2.0

/// Recomputes a mirrored ledger from its leaves and compares every tile and the root, in one pass and constant memory.
package enum TileAudit {
    /// Checks the tiles of a tree.
    ///
    /// - Parameters:
    ///   - head: what was signed.
    ///   - leaf: gets each leaf with its index, after its file was found to have the right form.
    /// - Throws: ``TileFault`` at the first thing that does not hold, or what `files` throws.
    package static func verify(
        _ head: TreeHead, in files: some TileFiles, leaf: (UInt64, Leaf) throws -> Void = { _, _ in }
    ) throws {
        var edge = TileEdge()
        while edge.size < head.size {
            guard let bundle = Tile(.leaves, index: edge.size / UInt64(Tile.fullWidth), size: head.size) else { break }
            for octets in try files.leaves(of: bundle) {
                guard let found = Leaf(octets) else { throw TileFault.malformedLeaf(index: edge.size) }
                try leaf(edge.size, found)
                try edge.append(octets) { tile, octets in
                    // The bundle is what the leaves were read from.
                    if case .hashes = tile.content { try compare(tile, octets, files) }
                }
            }
        }
        for (tile, octets) in edge.partial {
            if case .hashes = tile.content { try compare(tile, octets, files) }
        }
        guard edge.head == head else { throw TileFault.wrongRoot(size: head.size) }
    }

    private static func compare(_ tile: Tile, _ expected: [UInt8], _ files: some TileFiles) throws {
        let hashes = try files.hashes(of: tile)
        for (position, hash) in hashes.enumerated() {
            let from = position * MerkleHash.length
            guard hash == MerkleHash(expected[from..<(from + MerkleHash.length)]) else {
                throw TileFault.differs(path: tile.path, index: tile.leaf(below: position))
            }
        }
    }

    /// The first leaf that two trees do not share; nil where the smaller is the beginning of the other.
    ///
    /// It goes down from the highest subtrees to the one leaf, so that it reads a few tiles of each. Both must have been
    /// verified, or at least have their right forms.
    ///
    /// - Throws: what the files throw, and ``TileFault``.
    package static func divergence(
        of one: some MerkleNodes, and other: some MerkleNodes, within size: UInt64
    ) throws -> UInt64? {
        guard size > 0 else { return nil }
        var range = 0..<size
        guard try one.root(over: range) != other.root(over: range) else { return nil }
        while range.count > 1 {
            let middle = range.lowerBound + UInt64(range.count).largestPowerBelow
            let left = range.lowerBound..<middle
            range = try one.root(over: left) != other.root(over: left) ? left : middle..<range.upperBound
        }
        return range.lowerBound
    }
}
