// SPDX-License-Identifier: Apache-2.0

/// That a leaf stands at a place of a tree: the hashes that lead from it to the root (RFC 6962 section 2.1.1).
package struct InclusionProof: Hashable, Sendable {
    /// The leaf's place, from 0.
    package let index: UInt64
    /// The number of leaves of the tree.
    package let size: UInt64
    /// From the leaf's neighbour up.
    package let path: [MerkleHash]

    package init(index: UInt64, size: UInt64, path: [MerkleHash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Makes the proof.
    ///
    /// - Throws: ``ProofFault/outside(index:size:)``, or what `nodes` throws.
    package init(of index: UInt64, in size: UInt64, from nodes: some MerkleNodes) throws {
        guard index < size else { throw ProofFault.outside(index: index, size: size) }
        var path: [MerkleHash] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = range.lowerBound + UInt64(range.count).largestPowerBelow
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            path.append(try nodes.root(over: index < middle ? right : left))
            range = index < middle ? left : right
        }
        self.init(index: index, size: size, path: path.reversed())
    }

    /// Checks that the leaf with this hash stands there in the tree with this root.
    ///
    /// The steps are those of RFC 9162 section 2.1.3.2, which need no tree.
    package func verify(leaf: MerkleHash, root: MerkleHash) throws(ProofFault) {
        guard index < size else { throw .outside(index: index, size: size) }
        var node = index, last = size - 1
        var hash = leaf
        var used = 0
        while last > 0 {
            // A node that is the last of its level and a left one has no neighbour there.
            if node & 1 == 1 || node < last {
                guard used < path.count else { throw .wrongLength(expected: used + 1, found: path.count) }
                hash = node & 1 == 1 ? .node(path[used], hash) : .node(hash, path[used])
                used += 1
            }
            node >>= 1
            last >>= 1
        }
        guard used == path.count else { throw .wrongLength(expected: used, found: path.count) }
        guard hash == root else { throw .wrongRoot(size: size) }
    }
}
