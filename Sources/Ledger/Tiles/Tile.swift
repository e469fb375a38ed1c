// SPDX-License-Identifier: Apache-2.0

/// A file of a ledger as it is mirrored: up to 256 hashes of one height of the tree, or the leaves below the lowest of them
/// (C2SP tlog-tiles).
package struct Tile: Hashable, Sendable {
    /// The hashes of a tile that is full, and the leaves of a full bundle.
    package static let fullWidth = 256

    /// What is in it.
    package enum Content: Hashable, Sendable {
        /// Hashes of perfect subtrees of 256 to the power of the level leaves; at level 0 those of the leaves themselves.
        case hashes(level: Int)
        /// Leaves, each after its length in two octets, most significant first.
        case leaves
    }

    package let content: Content
    /// Its place among those of its level, from 0.
    package let index: UInt64
    /// 1 to 256.
    package let width: Int

    package init(_ content: Content, index: UInt64, width: Int = Tile.fullWidth) {
        self.content = content
        self.index = index
        self.width = width
    }

    /// The tile at a place as a tree of `size` leaves has it; nil where that tree has none.
    package init?(_ content: Content, index: UInt64, size: UInt64) {
        let hashes = size >> UInt64(8 * content.level)
        guard index < hashes / UInt64(Tile.fullWidth) + 1 else { return nil }
        let width = min(hashes - index * UInt64(Tile.fullWidth), UInt64(Tile.fullWidth))
        guard width > 0 else { return nil }
        self.init(content, index: index, width: Int(width))
    }

    /// Every tile of a tree of `size` leaves, the leaves first and then level after level.
    package static func all(size: UInt64) -> some Sequence<Tile> {
        let levels = [Content.leaves] + (0..<8).map { Content.hashes(level: $0) }
        return levels.lazy.flatMap { content in
            let count = size >> UInt64(8 * content.level) == 0 ? 0 : (size >> UInt64(8 * content.level)) / UInt64(fullWidth) + 1
            return (0..<count).lazy.compactMap { Tile(content, index: $0, size: size) }
        }
    }

    package var isFull: Bool { width == Tile.fullWidth }

    /// The same place, full: what a mirror may have instead once the tree has grown.
    package var filled: Tile { Tile(content, index: index) }

    /// The index of the first leaf below one of its hashes, or of one of its leaves.
    package func leaf(below position: Int) -> UInt64 {
        (index * UInt64(Tile.fullWidth) + UInt64(position)) << UInt64(8 * content.level)
    }

    /// Below the folder of the ledger: `tile/0/x001/x234/067`, and `.p/12` after it where it is not full.
    package var path: String { place + (isFull ? "" : ".p/\(width)") }

    /// The path of the full tile, to which `.p` is the folder of the narrower ones.
    package var place: String {
        var elements: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            elements.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1000
        } while rest > 0
        let name = elements.reversed().enumerated().map { ($0 < elements.count - 1 ? "x" : "") + $1 }.joined(separator: "/")
        return "tile/\(content.name)/\(name)"
    }
}

extension Tile.Content {
    var level: Int {
        switch self {
        case .hashes(let level): level
        case .leaves: 0
        }
    }

    fileprivate var name: String {
        switch self {
        case .hashes(let level): String(level)
        case .leaves: "entries"
        }
    }
}

/// Why the files of a ledger are not those of its checkpoint.
package enum TileFault: Error, Hashable, Sendable {
    /// A file is not there, or cannot be read.
    case missing(path: String)
    /// A file has not the number of octets, or of leaves, that its name says.
    case wrongWidth(path: String)
    /// What stands at the index is no leaf.
    case malformedLeaf(index: UInt64)
    /// The hashes of a file do not follow from the leaves; `index` is the first leaf under the first that does not.
    case differs(path: String, index: UInt64)
    /// All files agree with each other, and not with the root that was signed.
    case wrongRoot(size: UInt64)
}
