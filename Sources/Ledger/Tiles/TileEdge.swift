// SPDX-License-Identifier: Apache-2.0

/// The right edge of a ledger's tiles: takes leaves in order and gives each tile when it is full.
///
/// A value: copy it before writing, and drop the copy that could not be written.
package struct TileEdge: Hashable, Sendable {
    /// The number of leaves.
    package private(set) var size: UInt64 = 0
    /// The hashes of the tile that is filling at each level, the lowest first.
    private var levels: [[MerkleHash]] = [[]]
    /// The leaves of the bundle that is filling.
    private var bundle: [UInt8] = []

    /// The edge of the tree without leaves.
    package init() {}

    /// Reads the edge of a tree of `size` leaves from its tiles.
    ///
    /// - Throws: ``TileFault``, or what `files` throws. Compare ``head`` with what is known of that size.
    package init(size: UInt64, in files: some TileFiles) throws {
        self.size = size
        levels = []
        var level = 0
        while level == 0 || size >> UInt64(8 * level) > 0 {
            let index = size >> UInt64(8 * (level + 1))
            guard let tile = Tile(.hashes(level: level), index: index, size: size) else {
                levels.append([])
                level += 1
                continue
            }
            levels.append(try files.hashes(of: tile))
            level += 1
        }
        if let tile = Tile(.leaves, index: size / UInt64(Tile.fullWidth), size: size) {
            bundle = TileEdge.bundle(try files.leaves(of: tile))
        }
    }

    /// Appends a leaf.
    ///
    /// - Parameters:
    ///   - octets: 33 octets.
    ///   - full: gets each tile that this fills, lower ones first, with its octets.
    package mutating func append(_ octets: some Collection<UInt8>, full: (Tile, [UInt8]) throws -> Void) rethrows {
        TileEdge.append(octets, to: &bundle)
        size += 1
        let isFull = size.isMultiple(of: UInt64(Tile.fullWidth))
        if isFull {
            let tile = Tile(.leaves, index: size / UInt64(Tile.fullWidth) - 1)
            let leaves = bundle
            bundle.removeAll(keepingCapacity: true)
            try full(tile, leaves)
        }
        var carry =
            octets.withContiguousStorageIfAvailable { MerkleHash.leaf(UnsafeRawBufferPointer($0)) }
            ?? Array(octets).withUnsafeBytes { MerkleHash.leaf($0) }
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(carry)
            guard levels[level].count == Tile.fullWidth else { return }
            let hashes = levels[level]
            levels[level].removeAll(keepingCapacity: true)
            let index = size >> UInt64(8 * (level + 1))
            try full(Tile(.hashes(level: level), index: index - 1), TileEdge.octets(hashes))
            carry = TileEdge.root(hashes[...])
            level += 1
        }
    }

    /// The tiles that are not full, each with its octets: what a tree of this size has beside the full ones.
    package var partial: [(tile: Tile, octets: [UInt8])] {
        var tiles: [(Tile, [UInt8])] = []
        if !bundle.isEmpty, let tile = Tile(.leaves, index: size / UInt64(Tile.fullWidth), size: size) {
            tiles.append((tile, bundle))
        }
        for (level, hashes) in levels.enumerated() where !hashes.isEmpty {
            let tile = Tile(.hashes(level: level), index: size >> UInt64(8 * (level + 1)), width: hashes.count)
            tiles.append((tile, TileEdge.octets(hashes)))
        }
        return tiles
    }

    /// The size and root of the tree.
    package var head: TreeHead {
        // Each level adds perfect subtrees that are smaller than all before, which is how RFC 6962 cuts a tree.
        var subtrees: [MerkleHash] = []
        for hashes in levels.reversed() {
            var rest = hashes[...]
            while !rest.isEmpty {
                let width = 1 << (Int.bitWidth - 1 - rest.count.leadingZeroBitCount)
                subtrees.append(TileEdge.root(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
        }
        guard let last = subtrees.popLast() else { return TreeHead(size: size, root: .emptyRoot) }
        return TreeHead(size: size, root: subtrees.reversed().reduce(last) { .node($1, $0) })
    }

    /// The root over a power of two of hashes.
    static func root(_ hashes: ArraySlice<MerkleHash>) -> MerkleHash {
        var row = Array(hashes)
        var count = row.count
        while count > 1 {
            count /= 2
            for pair in 0..<count { row[pair] = .node(row[2 * pair], row[2 * pair + 1]) }
        }
        return row[0]
    }

    static func octets(_ hashes: [MerkleHash]) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(hashes.count * MerkleHash.length)
        for hash in hashes { hash.withUnsafeOctets { octets.append(contentsOf: $0) } }
        return octets
    }

    static func bundle(_ leaves: [[UInt8]]) -> [UInt8] {
        var octets: [UInt8] = []
        for leaf in leaves { append(leaf, to: &octets) }
        return octets
    }

    private static func append(_ leaf: some Collection<UInt8>, to bundle: inout [UInt8]) {
        bundle.append(UInt8(truncatingIfNeeded: leaf.count >> 8))
        bundle.append(UInt8(truncatingIfNeeded: leaf.count))
        bundle.append(contentsOf: leaf)
    }
}
