// SPDX-License-Identifier: Apache-2.0
import Crypto
import Ledger
import Testing

@Suite struct LeafTests {
    @Test(arguments: 0..<200) func `A commitment is the HMAC that swift-crypto computes`(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let entry = random.octets(Int.random(in: 0...400, using: &random))
        let salt = Salt.random(using: &random)
        let leaf = Leaf(.decision, salt: salt, canonicalJSON: entry)
        let expected = HMAC<SHA256>.authenticationCode(for: entry, using: SymmetricKey(data: salt.octets))
        #expect(leaf.octets == [0x10] + Array(expected))
        #expect(Leaf(leaf.octets) == leaf)
        #expect(leaf.hash == hashed(leaf.octets))
    }

    @Test(arguments: 0..<100) func `A leaf opens with its salt and entry only`(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let salt = Salt.random(using: &random)
        var entry = random.octets(Int.random(in: 1...200, using: &random))
        let leaf = Leaf(.stage, salt: salt, canonicalJSON: entry)
        #expect(leaf.opens(salt: salt, canonicalJSON: entry))
        #expect(!leaf.opens(salt: .random(using: &random), canonicalJSON: entry))
        #expect(!leaf.opens(salt: salt, canonicalJSON: entry + [0]))
        entry[Int.random(in: 0..<entry.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        #expect(!leaf.opens(salt: salt, canonicalJSON: entry))
    }

    @Test func `Octets that are not a leaf are refused`() {
        let leaf = Leaf(.event, salt: .random(), canonicalJSON: Array("{}".utf8)).octets
        #expect(leaf.count == 33)
        #expect(Leaf(leaf.dropLast()) == nil)
        #expect(Leaf(leaf + [0]) == nil)
        #expect(Leaf([UInt8]()) == nil)
        #expect(Leaf([0x00] + leaf.dropFirst()) == nil)
        #expect(Leaf([0xff] + leaf.dropFirst()) == nil)
    }

    @Test func `Type octets never change`() {
        #expect(
            EntryKind.allCases.map { "\($0.rawValue) \($0.name)" } == [
                "1 event", "2 refusal", "16 decision", "17 notice", "18 hold", "19 consent", "32 stage", "33 deadline-change",
                "34 escalation",
                "35 alarm", "48 import", "49 calendar", "50 partner", "51 configuration", "52 clock", "53 key", "54 policy",
                "55 signing-key",
                "64 view", "65 destruction", "72 account", "80 recall", "96 oversight", "97 action", "36 nudge", "37 drill",
            ])
    }

    @Test func `A salt never shows its octets`() throws {
        let salt = try #require(Salt([UInt8](repeating: 0xab, count: 32)))
        var dumped = ""
        dump(salt, to: &dumped)
        for text in ["\(salt)", String(reflecting: salt), dumped] {
            #expect(!text.contains("171") && !text.lowercased().contains("ab"))
        }
        #expect(Salt([UInt8](repeating: 0, count: 31)) == nil)
        #expect(Salt.random() != Salt.random())
    }

    @Test(arguments: 0..<50) func `A hash round trips through octets and hexadecimal`(seed: Int) throws {
        let octets = SeededGenerator.octets(32, seed: seed)
        let hash = try #require(MerkleHash(octets))
        #expect(hash.octets == octets)
        #expect(MerkleHash(hex: hash.hex) == hash)
        #expect(MerkleHash(hex: hash.hex.uppercased()) == nil || hash.hex == hash.hex.uppercased())
        #expect(MerkleHash(hex: hash.hex.dropLast()) == nil)
        #expect(MerkleHash(hex: hash.hex + "00") == nil)
    }
}
