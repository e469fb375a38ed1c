// SPDX-License-Identifier: Apache-2.0

/// That a later tree begins with an earlier one: nothing was changed, removed or put between (RFC 6962 section 2.1.2).
package struct ConsistencyProof: Hashable, Sendable {
    /// The number of leaves of the earlier tree.
    package let from: UInt64
    /// The number of leaves of the later tree.
    package let to: UInt64
    package let path: [MerkleHash]

    package init(from: UInt64, to: UInt64, path: [MerkleHash]) {
        self.from = from
        self.to = to
        self.path = path
    }

    /// Makes the proof; it is empty from nothing and to the same tree.
    ///
    /// - Throws: ``ProofFault/shrank(from:to:)``, or what `nodes` throws.
    package init(from: UInt64, to: UInt64, in nodes: some MerkleNodes) throws {
        guard from <= to else { throw ProofFault.shrank(from: from, to: to) }
        var path: [MerkleHash] = []
        if from > 0, from < to {
            var range = 0..<to
            // Whether the earlier tree is a whole left part so far, whose root the verifier has.
            var isWhole = true
            while from != range.upperBound {
                let middle = range.lowerBound + UInt64(range.count).largestPowerBelow
                if from <= middle {
                    path.append(try nodes.root(over: middle..<range.upperBound))
                    range = range.lowerBound..<middle
                } else {
                    path.append(try nodes.root(over: range.lowerBound..<middle))
                    range = middle..<range.upperBound
                    isWhole = false
                }
            }
            if !isWhole { path.append(try nodes.root(over: range)) }
        }
        self.init(from: from, to: to, path: path.reversed())
    }

    /// Checks that the tree with `later` begins with the tree with `earlier`.
    ///
    /// The steps are those of RFC 9162 section 2.1.4.2.
    package func verify(earlier: MerkleHash, later: MerkleHash) throws(ProofFault) {
        guard from <= to else { throw .shrank(from: from, to: to) }
        guard from > 0, from < to else {
            guard path.isEmpty else { throw .wrongLength(expected: 0, found: path.count) }
            guard from > 0 ? earlier == later : earlier == .emptyRoot else { throw .forked(size: from) }
            return
        }
        var rest = path[...]
        // A tree of a power of two is one node of the later tree, and its root is the earlier one.
        if from.nonzeroBitCount == 1 { rest = [earlier] + rest }
        guard let first = rest.popFirst() else { throw .wrongLength(expected: 1, found: 0) }
        var node = from - 1, last = to - 1
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        var (was, becomes) = (first, first)
        for hash in rest {
            guard last > 0 else { throw .wrongLength(expected: path.count - 1, found: path.count) }
            if node & 1 == 1 || node == last {
                was = .node(hash, was)
                becomes = .node(hash, becomes)
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                becomes = .node(becomes, hash)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .wrongLength(expected: path.count + 1, found: path.count) }
        guard was == earlier else { throw .forked(size: from) }
        guard becomes == later else { throw .wrongRoot(size: to) }
    }
}
