// SPDX-License-Identifier: Apache-2.0
import Ledger
import Testing

@Suite struct FrontierTests {
    /// The leaves and roots of the certificate-transparency project's own tests.
    static let published: [(leaf: [UInt8], root: String)] = [
        ([], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        ([0x00], "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        ([0x10], "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        ([0x20, 0x21], "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        ([0x30, 0x31], "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        (Array(0x40...0x43), "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        (Array(0x50...0x57), "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        (Array(0x60...0x6f), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ]

    @Test func `The roots of the published certificate-transparency leaves come out`() {
        var frontier = Frontier()
        #expect(frontier.root.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for (leaf, root) in Self.published {
            frontier.append(hashed(leaf))
            #expect(frontier.root.hex == root)
        }
        #expect(frontier.size == 8)
    }

    @Test func `Every tree of 1 to 1,025 leaves has the root of the recursive definition`() {
        var random = SeededGenerator(seed: 6962)
        var oracle = MerkleOracle((0..<1025).map { _ in random.octets(33) })
        var frontier = Frontier()
        for count in 1...1025 {
            frontier.append(hashed(oracle.leaves[count - 1]))
            #expect(frontier.root.octets == oracle.root(of: 0..<count), "size \(count)")
            #expect(frontier.head == TreeHead(size: UInt64(count), root: frontier.root))
        }
    }

    @Test(arguments: 0..<100) func `A frontier survives its encoding at any size and appends on as before`(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        var frontier = Frontier()
        for _ in 0..<Int.random(in: 0...300, using: &random) { frontier.append(random.leaf()) }
        var copy = try Frontier(encoded: frontier.encoded)
        #expect(copy == frontier)
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            let leaf = random.leaf()
            frontier.append(leaf)
            copy.append(leaf)
            #expect(copy.root == frontier.root)
        }
    }

    @Test func `A frontier of the wrong length is refused`() {
        var frontier = Frontier()
        for leaf in Self.published { frontier.append(hashed(leaf.leaf)) }
        frontier.append(hashed([1]))
        let encoded = frontier.encoded
        #expect(encoded.count == 8 + 2 * 32)
        for length in 0..<encoded.count {
            let expected: FrontierError = length < 8 ? .truncated : .wrongLength(size: 9)
            #expect(throws: expected) { try Frontier(encoded: encoded.prefix(length)) }
        }
        #expect(throws: FrontierError.wrongLength(size: 9)) { try Frontier(encoded: encoded + [0]) }
        #expect(throws: FrontierError.wrongLength(size: .max)) { try Frontier(encoded: [UInt8](repeating: 0xff, count: 40)) }
    }

    @Test func `The largest frontier round trips`() throws {
        let octets = [UInt8](repeating: 0xff, count: 8) + SeededGenerator.octets(64 * 32, seed: 3)
        #expect(octets.count == 2056)
        #expect(try Frontier(encoded: octets).encoded == octets)
    }
}

extension SeededGenerator {
    static func octets(_ count: Int, seed: Int) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        return random.octets(count)
    }
}
