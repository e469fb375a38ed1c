// SPDX-License-Identifier: Apache-2.0

/// The growing edge of a Merkle tree: all that is needed to append leaves and to know the root (RFC 6962 section 2.1).
///
/// It holds the root of each perfect subtree that the leaves so far make up, one for each set bit of the size, largest
/// first. Appending costs two hashes on average; the root costs one hash for each set bit but one. A value: copy it before a
/// transaction, and drop the copy that lost.
package struct Frontier: Hashable, Sendable {
    /// The number of leaves.
    package private(set) var size: UInt64
    private var subtrees: [MerkleHash]

    /// The frontier of the tree without leaves.
    package init() {
        size = 0
        subtrees = []
        // 64 bits of size, and one hash more while an append carries.
        subtrees.reserveCapacity(65)
    }

    /// Requires one subtree for each set bit of the size; the decoder checks it.
    init(size: UInt64, subtrees: [MerkleHash]) {
        self.init()
        self.size = size
        self.subtrees.append(contentsOf: subtrees)
    }

    var subtreeCount: Int { subtrees.count }

    func forEachSubtree(_ body: (MerkleHash) -> Void) { subtrees.forEach(body) }

    /// Appends a leaf of the ledger.
    package mutating func append(_ leaf: Leaf) { append(leaf.hash) }

    /// Appends a leaf that is already hashed with ``MerkleHash/leaf(_:)``.
    package mutating func append(_ leafHash: MerkleHash) {
        var carry = leafHash
        var bits = size
        while bits & 1 == 1, let left = subtrees.popLast() {
            carry = .node(left, carry)
            bits >>= 1
        }
        subtrees.append(carry)
        size += 1
    }

    /// The root over all leaves so far; SHA-256 of nothing when there are none.
    package var root: MerkleHash {
        guard var root = subtrees.last else { return .emptyRoot }
        for subtree in subtrees.dropLast().reversed() { root = .node(subtree, root) }
        return root
    }

    /// The size and root, as a transaction stores them.
    package var head: TreeHead { TreeHead(size: size, root: root) }
}

/// The size and root of a tree: what a transaction of the journal stores and what an auditor compares.
package struct TreeHead: Hashable, Sendable {
    /// The number of leaves.
    package let size: UInt64
    package let root: MerkleHash

    package init(size: UInt64, root: MerkleHash) {
        self.size = size
        self.root = root
    }
}
