// SPDX-License-Identifier: Apache-2.0
import Crypto
import Ledger

/// MTH of RFC 6962 section 2.1, written down as the recursion the RFC gives; it shares no code with the ledger.
struct MerkleOracle {
    let leaves: [[UInt8]]
    private var known: [Range<Int>: [UInt8]] = [:]

    init(_ leaves: [[UInt8]]) { self.leaves = leaves }

    mutating func root(of range: Range<Int>) -> [UInt8] {
        if let root = known[range] { return root }
        let root: [UInt8]
        switch range.count {
        case 0: root = Array(SHA256.hash(data: [UInt8]()))
        case 1: root = Array(SHA256.hash(data: [0] + leaves[range.lowerBound]))
        default:
            var half = 1
            while half * 2 < range.count { half *= 2 }
            let middle = range.lowerBound + half
            root = Array(
                SHA256.hash(data: [1] + self.root(of: range.lowerBound..<middle) + self.root(of: middle..<range.upperBound)))
        }
        known[range] = root
        return root
    }
}

/// A small generator for seeded laws (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func octets(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    mutating func leaf() -> Leaf {
        let kinds = EntryKind.allCases
        return Leaf(kinds[Int(next() % UInt64(kinds.count))], salt: .random(using: &self), canonicalJSON: octets(Int(next() % 90)))
    }
}

func hashed(_ octets: [UInt8]) -> MerkleHash { octets.withUnsafeBytes { .leaf($0) } }
