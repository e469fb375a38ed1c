// SPDX-License-Identifier: Apache-2.0
import Ledger
import Testing

/// Proofs of inclusion and consistency (RFC 6962 sections 2.1.1 to 2.1.3).
@Suite struct ProofTests {
    private static let leaves: [MerkleHash] = {
        var random = SeededGenerator(seed: 9162)
        return (0..<1025).map { _ in hashed(random.octets(33)) }
    }()

    private static let nodes: HeldNodes = {
        var nodes = HeldNodes()
        for leaf in leaves { nodes.append(leaf) }
        return nodes
    }()

    private static let roots: [MerkleHash] = {
        var frontier = Frontier()
        return [frontier.root]
            + leaves.map { leaf in
                frontier.append(leaf)
                return frontier.root
            }
    }()

    @Test func `the tree over nodes is that of the frontier`() throws {
        for size in 0...1025 { #expect(try Self.nodes.head(at: UInt64(size)).root == Self.roots[size]) }
    }

    @Test func `every leaf of every tree of 1 to 1,025 leaves is proved, by as few hashes as its depth`() throws {
        for size in 1...1025 {
            for index in 0..<size {
                let proof = try InclusionProof(of: UInt64(index), in: UInt64(size), from: Self.nodes)
                try proof.verify(leaf: Self.leaves[index], root: Self.roots[size])
                guard proof.path.count <= Int.bitWidth - (size - 1).leadingZeroBitCount else {
                    Issue.record("\(index) of \(size)")
                    return
                }
            }
        }
    }

    @Test func `every pair of trees up to 300 leaves is proved, and to no other root`() throws {
        for to in 0...300 {
            for from in 0...to {
                let proof = try ConsistencyProof(from: UInt64(from), to: UInt64(to), in: Self.nodes)
                try proof.verify(earlier: Self.roots[from], later: Self.roots[to])
                #expect(throws: ProofFault.self) { try proof.verify(earlier: Self.roots[from + 1], later: Self.roots[to]) }
                if from < to, from > 0 {
                    #expect(throws: ProofFault.self) { try proof.verify(earlier: Self.roots[from], later: Self.roots[to + 1]) }
                }
            }
        }
    }

    /// The proofs that RFC 6962 section 2.1.3 writes out for a tree of seven leaves.
    @Test func `the proofs of the RFC's example come out`() throws {
        func root(_ range: Range<Int>) -> MerkleHash {
            if range.count == 1 { return Self.leaves[range.lowerBound] }
            var half = 1
            while half * 2 < range.count { half *= 2 }
            return .node(root(range.lowerBound..<range.lowerBound + half), root(range.lowerBound + half..<range.upperBound))
        }
        let (b, c, g, h, i, j) = (root(1..<2), root(2..<3), root(0..<2), root(2..<4), root(4..<6), root(6..<7))
        let (k, l) = (root(0..<4), root(4..<7))
        #expect(try InclusionProof(of: 0, in: 7, from: Self.nodes).path == [b, h, l])
        #expect(try InclusionProof(of: 3, in: 7, from: Self.nodes).path == [c, g, l])
        #expect(try InclusionProof(of: 4, in: 7, from: Self.nodes).path == [root(5..<6), j, k])
        #expect(try InclusionProof(of: 6, in: 7, from: Self.nodes).path == [i, k])
        #expect(try ConsistencyProof(from: 3, to: 7, in: Self.nodes).path == [c, root(3..<4), g, l])
        #expect(try ConsistencyProof(from: 4, to: 7, in: Self.nodes).path == [l])
        #expect(try ConsistencyProof(from: 6, to: 7, in: Self.nodes).path == [i, j, k])
    }

    @Test(arguments: 0..<200) func `a proof that was touched does not hold`(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let size = UInt64.random(in: 2...1025, using: &random)
        let index = UInt64.random(in: 0..<size, using: &random)
        let root = Self.roots[Int(size)], leaf = Self.leaves[Int(index)]
        let path = try InclusionProof(of: index, in: size, from: Self.nodes).path
        for (place, other) in [(index, Self.leaves[Int(index ^ 1) % 1025]), ((index + 1) % size, leaf)] {
            #expect(throws: ProofFault.self) {
                try InclusionProof(index: place, size: size, path: path).verify(leaf: other, root: root)
            }
        }
        var changed = path
        let place = Int.random(in: 0..<path.count, using: &random)
        changed[place] = .node(changed[place], changed[place])
        for wrong in [changed, Array(path.dropLast()), path + [leaf]] {
            #expect(throws: ProofFault.self) {
                try InclusionProof(index: index, size: size, path: wrong).verify(leaf: leaf, root: root)
            }
        }
        let from = UInt64.random(in: 1..<size, using: &random)
        let steps = try ConsistencyProof(from: from, to: size, in: Self.nodes).path
        for wrong in [Array(steps.dropLast()), Array(steps.dropFirst()), steps + [leaf], steps.map { .node($0, $0) }] {
            #expect(throws: ProofFault.self) {
                try ConsistencyProof(from: from, to: size, path: wrong).verify(earlier: Self.roots[Int(from)], later: root)
            }
        }
        // A ledger that was rolled back and went on differently.
        #expect(throws: ProofFault.self) {
            try ConsistencyProof(from: from, to: size, path: steps).verify(earlier: leaf, later: root)
        }
    }

    @Test func `what cannot be proved is said`() {
        #expect(throws: ProofFault.outside(index: 7, size: 7)) { try InclusionProof(of: 7, in: 7, from: Self.nodes) }
        #expect(throws: ProofFault.outside(index: 0, size: 0)) {
            try InclusionProof(index: 0, size: 0, path: []).verify(leaf: Self.leaves[0], root: .emptyRoot)
        }
        #expect(throws: ProofFault.shrank(from: 3, to: 2)) { try ConsistencyProof(from: 3, to: 2, in: Self.nodes) }
        #expect(throws: ProofFault.shrank(from: 3, to: 2)) {
            try ConsistencyProof(from: 3, to: 2, path: []).verify(earlier: Self.roots[3], later: Self.roots[2])
        }
        #expect(throws: ProofFault.missingNode(level: 10, index: 1)) { try InclusionProof(of: 0, in: 2048, from: Self.nodes) }
        #expect(throws: ProofFault.wrongLength(expected: 0, found: 1)) {
            try ConsistencyProof(from: 5, to: 5, path: [Self.leaves[0]]).verify(earlier: Self.roots[5], later: Self.roots[5])
        }
    }
}
