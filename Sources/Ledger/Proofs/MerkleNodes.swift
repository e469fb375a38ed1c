// SPDX-License-Identifier: Apache-2.0

/// Where the roots of perfect subtrees come from: memory, tiles on disk, or leaves read again.
package protocol MerkleNodes {
    /// The root over the leaves `index << level` to `(index + 1) << level`, all of which are there.
    func node(level: Int, index: UInt64) throws -> MerkleHash
}

extension MerkleNodes {
    /// The root over any range that RFC 6962 cuts trees into: its start is a multiple of the largest power of two in it.
    func root(over range: Range<UInt64>) throws -> MerkleHash {
        let count = UInt64(range.count)
        guard count > 0 else { return .emptyRoot }
        let half = count.largestPowerBelow
        if count == 1 || count == half << 1 {
            let level = count.trailingZeroBitCount
            return try node(level: level, index: range.lowerBound >> UInt64(level))
        }
        let middle = range.lowerBound + half
        return .node(try root(over: range.lowerBound..<middle), try root(over: middle..<range.upperBound))
    }

    /// The head of the tree over the first `size` leaves.
    package func head(at size: UInt64) throws -> TreeHead { TreeHead(size: size, root: try root(over: 0..<size)) }
}

extension UInt64 {
    /// The largest power of two below this number, which is more than 1; 0 for 1 and less.
    var largestPowerBelow: UInt64 { self < 2 ? 0 : 1 << UInt64(63 - (self - 1).leadingZeroBitCount) }
}

/// The perfect subtrees of leaves that are held in memory.
package struct HeldNodes: MerkleNodes {
    /// The hashes of each level, the leaves first.
    private var levels: [[MerkleHash]] = [[]]

    package init() {}

    /// The number of leaves.
    package var size: UInt64 { UInt64(levels[0].count) }

    /// Appends the hash of a leaf.
    package mutating func append(_ leafHash: MerkleHash) {
        levels[0].append(leafHash)
        var level = 0
        while levels[level].count.isMultiple(of: 2) {
            let pair = levels[level].suffix(2)
            guard let left = pair.first, let right = pair.last else { return }
            if level + 1 == levels.count { levels.append([]) }
            levels[level + 1].append(.node(left, right))
            level += 1
        }
    }

    package func node(level: Int, index: UInt64) throws(ProofFault) -> MerkleHash {
        guard level < levels.count, index < UInt64(levels[level].count) else { throw .missingNode(level: level, index: index) }
        return levels[level][Int(index)]
    }
}

/// Why a proof cannot be made, or does not hold.
package enum ProofFault: Error, Hashable, Sendable {
    /// The tree has no such perfect subtree, or its hash is not kept.
    case missingNode(level: Int, index: UInt64)
    /// There is no leaf at that place in a tree of that size.
    case outside(index: UInt64, size: UInt64)
    /// The later tree is smaller than the earlier one.
    case shrank(from: UInt64, to: UInt64)
    /// The number of hashes is not that of a proof for these sizes.
    case wrongLength(expected: Int, found: Int)
    /// The leaf and the hashes do not give the root.
    case wrongRoot(size: UInt64)
    /// The hashes do not give the earlier root: the later tree does not begin with the earlier one.
    case forked(size: UInt64)
}
