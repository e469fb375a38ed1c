// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger
import TestSupport
import Testing

/// Tiles in memory, by path.
struct HeldTiles: TileFiles {
    var files: [String: [UInt8]] = [:]

    func octets(of tile: Tile) -> [UInt8]? { files[tile.path] }

    /// All tiles of a tree, as a ledger publishes them that signs after each leaf in `signed`.
    init(_ leaves: [Leaf], signed: Set<Int> = []) {
        var edge = TileEdge()
        for (index, leaf) in leaves.enumerated() {
            edge.append(leaf.octets) { files[$0.path] = $1 }
            if signed.contains(index + 1) || index + 1 == leaves.count {
                for (tile, octets) in edge.partial { files[tile.path] = octets }
            }
        }
    }
}

/// The files of a mirrored ledger (C2SP tlog-tiles).
@Suite struct TileTests {
    private static let leaves: [Leaf] = {
        var random = SeededGenerator(seed: 2563)
        return (0..<70_000).map { _ in random.leaf() }
    }()

    private static func head(_ leaves: some Sequence<Leaf>) -> TreeHead {
        var frontier = Frontier()
        for leaf in leaves { frontier.append(leaf) }
        return frontier.head
    }

    @Test func `a path has three digits an element, and its width where it is not full`() {
        #expect(Tile(.hashes(level: 0), index: 1_234_067).path == "tile/0/x001/x234/067")
        #expect(Tile(.hashes(level: 3), index: 0, width: 7).path == "tile/3/000.p/7")
        #expect(Tile(.leaves, index: 1000, width: 255).path == "tile/entries/x001/000.p/255")
    }

    /// The example of the specification.
    @Test func `a tree of 70,000 leaves is 273 tiles and one of width 112, one and one of 17, and one of 1`() throws {
        let tiles = HeldTiles(Self.leaves)
        let hashes = tiles.files.keys.filter { !$0.hasPrefix("tile/entries/") }
        #expect(hashes.count { $0.hasPrefix("tile/0/") && !$0.contains(".p/") } == 273)
        #expect(
            hashes.filter { !$0.hasPrefix("tile/0/") || $0.contains(".p/") }.sorted() == [
                "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1",
            ])
        #expect(tiles.files.keys.count { $0.hasPrefix("tile/entries/") } == 274)
        try TileAudit.verify(Self.head(Self.leaves), in: tiles)
        #expect(try TileNodes(size: 70_000, in: tiles).head(at: 65_537) == Self.head(Self.leaves.prefix(65_537)))
    }

    @Test func `the edge has the frontier's root at every size, and goes on from its tiles`() throws {
        var edge = TileEdge()
        var frontier = Frontier()
        #expect(edge.head == frontier.head)
        var tiles = HeldTiles([])
        for leaf in Self.leaves.prefix(600) {
            edge.append(leaf.octets) { tiles.files[$0.path] = $1 }
            frontier.append(leaf)
            #expect(edge.head == frontier.head)
            for (tile, octets) in edge.partial { tiles.files[tile.path] = octets }
            if edge.size % 5 < 2 { #expect(try TileEdge(size: edge.size, in: tiles) == edge) }
        }
    }

    @Test func `a narrower tile is read from the full one that took its place`() throws {
        var full = HeldTiles(Array(Self.leaves.prefix(512)), signed: [300])
        full.files["tile/0/001.p/44"] = nil
        full.files["tile/entries/001.p/44"] = nil
        #expect(try TileEdge(size: 300, in: full).head == Self.head(Self.leaves.prefix(300)))
        #expect(try TileNodes(size: 300, in: full).head(at: 299) == Self.head(Self.leaves.prefix(299)))
    }

    @Test func `proofs from tiles are those from a whole tree`() throws {
        var nodes = HeldNodes()
        for leaf in Self.leaves { nodes.append(leaf.hash) }
        let tiles = TileNodes(size: 70_000, in: HeldTiles(Self.leaves))
        var random = SeededGenerator(seed: 6962)
        for _ in 0..<40 {
            let (one, two) = (random.next() % 70_000, random.next() % 70_000 + 1)
            #expect(
                try InclusionProof(of: one, in: 70_000, from: tiles) == InclusionProof(of: one, in: 70_000, from: nodes))
            #expect(
                try ConsistencyProof(from: min(one, two), to: two, in: tiles)
                    == ConsistencyProof(from: min(one, two), to: two, in: nodes))
        }
    }

    // MARK: tampering

    private static let few = Array(leaves.prefix(700))

    private static func octets(of leaves: [Leaf], bundle: Int) -> [UInt8] {
        HeldTiles(leaves).files["tile/entries/00\(bundle)"] ?? []
    }

    @Test(arguments: [0, 255, 256, 511])
    func `a leaf that was edited, or taken for another, is found at its index`(index: Int) throws {
        var edited = Self.few
        edited[index] = Self.leaves[4000 + index]
        var tiles = HeldTiles(Self.few)
        tiles.files["tile/entries/00\(index / 256)"] = Self.octets(of: edited, bundle: index / 256)
        #expect(throws: TileFault.differs(path: "tile/0/00\(index / 256)", index: UInt64(index))) {
            try TileAudit.verify(Self.head(Self.few), in: tiles)
        }
    }

    @Test func `leaves in another order, one that is left out, one too many: found at the first that is not in its place`() throws {
        var swapped = Self.few
        swapped.swapAt(40, 90)
        var without = Self.few
        without.remove(at: 130)
        var with = Self.few
        with.insert(Self.leaves[9000], at: 77)
        for (leaves, index) in [(swapped, 40), (without, 130), (with, 77)] {
            var tiles = HeldTiles(Self.few)
            tiles.files["tile/entries/000"] = Self.octets(of: leaves, bundle: 0)
            #expect(throws: TileFault.differs(path: "tile/0/000", index: UInt64(index))) {
                try TileAudit.verify(Self.head(Self.few), in: tiles)
            }
        }
    }

    @Test func `every octet of every tile counts`() throws {
        let head = Self.head(Self.few)
        let whole = HeldTiles(Self.few)
        var random = SeededGenerator(seed: 8)
        for (path, octets) in whole.files {
            for _ in 0..<4 {
                var tiles = whole
                var changed = octets
                let place = Int(random.next() % UInt64(octets.count))
                changed[place] ^= 1 << UInt8(random.next() % 8)
                tiles.files[path] = changed
                #expect(throws: TileFault.self, "\(path) \(place)") { try TileAudit.verify(head, in: tiles) }
            }
            var missing = whole
            missing.files[path] = nil
            #expect(throws: TileFault.missing(path: path)) { try TileAudit.verify(head, in: missing) }
            var short = whole
            short.files[path] = octets.dropLast()
            #expect(throws: TileFault.wrongWidth(path: path)) { try TileAudit.verify(head, in: short) }
        }
    }

    @Test func `a ledger that was made anew with one leaf changed agrees with itself, and not with what was signed`() throws {
        var other = Self.few
        other[333] = Self.leaves[5000]
        let (one, two) = (HeldTiles(Self.few), HeldTiles(other))
        try TileAudit.verify(Self.head(other), in: two)
        #expect(throws: TileFault.wrongRoot(size: 700)) { try TileAudit.verify(Self.head(Self.few), in: two) }
        let found = try TileAudit.divergence(
            of: TileNodes(size: 700, in: one), and: TileNodes(size: 700, in: two), within: 700)
        #expect(found == 333)
    }

    @Test func `where two ledgers part is found, whatever their sizes`() throws {
        var random = SeededGenerator(seed: 77)
        for _ in 0..<15 {
            let (size, later) = (1 + Int(random.next() % 690), 700)
            let place = Int(random.next() % UInt64(size))
            var other = Self.few
            other[place] = random.leaf()
            let one = TileNodes(size: UInt64(size), in: HeldTiles(Array(Self.few.prefix(size))))
            let two = TileNodes(size: UInt64(later), in: HeldTiles(other))
            #expect(try TileAudit.divergence(of: one, and: two, within: UInt64(size)) == UInt64(place))
            #expect(
                try TileAudit.divergence(
                    of: one, and: TileNodes(size: UInt64(later), in: HeldTiles(Self.few)), within: UInt64(size)) == nil)
        }
    }

    @Test func `a tree that claims more leaves than there are files for ends at the first that is missing`() {
        let tiles = HeldTiles(Self.few)
        for size: UInt64 in [701, 1024, 1 << 40, 1 << 62] {
            #expect(throws: TileFault.self) {
                try TileAudit.verify(TreeHead(size: size, root: .emptyRoot), in: tiles)
            }
            #expect(throws: (any Error).self) { try TileNodes(size: size, in: tiles).head(at: size) }
        }
    }
}
