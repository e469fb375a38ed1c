// SPDX-License-Identifier: Apache-2.0

/// Where the octets of tiles come from: a folder, or memory.
package protocol TileFiles {
    /// The octets of a tile; nil where there is none.
    func octets(of tile: Tile) throws -> [UInt8]?
}

extension TileFiles {
    /// The hashes of a tile, from the full one where the narrower is not there any more.
    ///
    /// - Throws: ``TileFault/missing(path:)`` or ``TileFault/wrongWidth(path:)``, or what ``octets(of:)`` throws.
    package func hashes(of tile: Tile) throws -> [MerkleHash] {
        let (octets, found) = try found(tile)
        guard octets.count == found.width * MerkleHash.length else { throw TileFault.wrongWidth(path: found.path) }
        return octets.withUnsafeBytes { octets in
            (0..<tile.width).compactMap {
                MerkleHash(UnsafeRawBufferPointer(rebasing: octets[($0 * MerkleHash.length)..<(($0 + 1) * MerkleHash.length)]))
            }
        }
    }

    /// The leaves of a bundle, in the same way.
    package func leaves(of tile: Tile) throws -> [[UInt8]] {
        let (octets, found) = try found(tile)
        var leaves: [[UInt8]] = []
        var offset = 0
        while offset < octets.count {
            guard offset + 2 <= octets.count else { throw TileFault.wrongWidth(path: found.path) }
            let length = Int(octets[offset]) << 8 | Int(octets[offset + 1])
            guard offset + 2 + length <= octets.count else { throw TileFault.wrongWidth(path: found.path) }
            leaves.append(Array(octets[(offset + 2)..<(offset + 2 + length)]))
            offset += 2 + length
        }
        guard leaves.count == found.width else { throw TileFault.wrongWidth(path: found.path) }
        return Array(leaves.prefix(tile.width))
    }

    /// The octets of a tile, cut out of the full one where the narrower is not there any more; nil where neither is.
    ///
    /// - Throws: ``TileFault/wrongWidth(path:)``, or what ``octets(of:)`` throws.
    package func cut(_ tile: Tile) throws -> [UInt8]? {
        if let octets = try octets(of: tile) { return octets }
        guard try !tile.isFull && octets(of: tile.filled) != nil else { return nil }
        switch tile.content {
        case .hashes: return TileEdge.octets(try hashes(of: tile))
        case .leaves: return TileEdge.bundle(try leaves(of: tile))
        }
    }

    private func found(_ tile: Tile) throws -> (octets: [UInt8], tile: Tile) {
        if let octets = try octets(of: tile) { return (octets, tile) }
        if !tile.isFull, let octets = try octets(of: tile.filled) { return (octets, tile.filled) }
        throw TileFault.missing(path: tile.path)
    }
}

/// The perfect subtrees of a tree of some size, from its tiles.
///
/// It remembers the last tile of each level, from which a proof takes several nodes; it belongs to one isolation domain.
package final class TileNodes<Files: TileFiles>: MerkleNodes {
    /// The number of leaves.
    package let size: UInt64
    private let files: Files
    private var last: [Int: (tile: Tile, hashes: [MerkleHash])] = [:]

    package init(size: UInt64, in files: Files) {
        self.size = size
        self.files = files
    }

    package func node(level: Int, index: UInt64) throws -> MerkleHash {
        let height = level / 8, below = level % 8
        let first = index << UInt64(below)
        guard level < 64, let tile = Tile(.hashes(level: height), index: first / UInt64(Tile.fullWidth), size: size) else {
            throw ProofFault.missingNode(level: level, index: index)
        }
        let offset = Int(first % UInt64(Tile.fullWidth)), count = 1 << below
        guard offset + count <= tile.width else { throw ProofFault.missingNode(level: level, index: index) }
        return TileEdge.root(try hashes(of: tile, level: height)[offset..<(offset + count)])
    }

    private func hashes(of tile: Tile, level: Int) throws -> [MerkleHash] {
        if let last = last[level], last.tile == tile { return last.hashes }
        let hashes = try files.hashes(of: tile)
        last[level] = (tile, hashes)
        return hashes
    }
}
