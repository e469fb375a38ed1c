// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Ledger
import Testing

/// A witness of the ledger (C2SP tlog-witness).
@Suite struct WitnessTests {
    private static let now: UInt64 = 1_795_000_000
    private static let leaves: [Leaf] = {
        var random = SeededGenerator(seed: 12)
        return (0..<90).map { _ in random.leaf() }
    }()

    private let signer: NoteSigner
    private let witnessKey: NoteSigner
    private let nodes: HeldNodes

    init() throws {
        signer = try NoteSigner(name: "firstbell.example/ledger", key: Curve25519.Signing.PrivateKey())
        witnessKey = try NoteSigner(name: "w.example", algorithm: .cosignature, key: Curve25519.Signing.PrivateKey())
        var nodes = HeldNodes()
        for leaf in Self.leaves { nodes.append(leaf.hash) }
        self.nodes = nodes
    }

    private func request(_ old: UInt64, to size: UInt64, in nodes: HeldNodes? = nil) throws -> WitnessRequest {
        let nodes = nodes ?? self.nodes
        var note = SignedNote(
            text: Checkpoint(origin: "firstbell.example/ledger", head: try nodes.head(at: size), time: Self.now).text)
        try note.sign(with: signer)
        return WitnessRequest(
            old: old, proof: try ConsistencyProof(from: old, to: size, in: nodes).path, checkpoint: note.encoded)
    }

    private func witness() throws -> Witness { try Witness(signer: witnessKey, ledger: signer.verifier, last: nil) }

    @Test func `it signs tree after tree, each of which begins with the one before, and its line completes the checkpoint`() throws
    {
        var witness = try witness()
        var old: UInt64 = 0
        for size: UInt64 in [0, 1, 2, 2, 7, 64, 65, 90] {
            let request = try request(old, to: size)
            let line = try witness.sign(request, now: Self.now + size)
            let seen = try TrustedKeys(ledger: signer.verifier, witnesses: [witnessKey.verifier])
                .open(request.checkpoint + line, now: Self.now)
            #expect(seen.witnessed.map(\.name) == ["w.example"] && seen.witnessed.map(\.time) == [Self.now + size])
            #expect(witness.last == (try nodes.head(at: size)))
            old = size
        }
    }

    @Test func `a fork, a ledger set back, a request from elsewhere and one to come are refused, and nothing is remembered`() throws
    {
        var witness = try witness()
        _ = try witness.sign(request(0, to: 40), now: Self.now)
        var other = HeldNodes()
        for (index, leaf) in Self.leaves.enumerated() { other.append(index == 11 ? Self.leaves[80].hash : leaf.hash) }
        #expect(throws: WitnessFault.inconsistent(from: 40, to: 60)) {
            try witness.sign(request(40, to: 60, in: other), now: Self.now)
        }
        #expect(throws: WitnessFault.inconsistent(from: 40, to: 40)) {
            try witness.sign(request(40, to: 40, in: other), now: Self.now)
        }
        #expect(throws: WitnessFault.rolledBack(from: 40, to: 39)) { try witness.sign(request(39, to: 39), now: Self.now) }
        #expect(throws: WitnessFault.otherSize(known: 40)) { try witness.sign(request(39, to: 60), now: Self.now) }
        #expect(throws: CheckpointFault.fromTheFuture(seconds: 301)) { try witness.sign(request(40, to: 60), now: Self.now - 301) }
        let stranger = try NoteSigner(name: "firstbell.example/ledger", key: Curve25519.Signing.PrivateKey())
        var deceived = try Witness(signer: witnessKey, ledger: stranger.verifier, last: nil)
        #expect(throws: CheckpointFault.unsigned(by: "firstbell.example/ledger")) {
            try deceived.sign(request(0, to: 60), now: Self.now)
        }
        #expect(witness.last?.size == 40 && deceived.last == nil)
        _ = try witness.sign(request(40, to: 60), now: Self.now)
    }

    @Test func `a request is a text that comes back`() throws {
        let request = try request(40, to: 60)
        #expect(request.encoded.hasPrefix("old 40\n"))
        #expect(try WitnessRequest(request.encoded) == request)
        for text in ["", "old 40\n", "old 040\n\nx", "old -1\n\nx", "old 1\nAAAA\n\nx", "new 1\n\nx"] {
            #expect(throws: WitnessFault.malformed) { try WitnessRequest(text) }
        }
    }

    @Test func `a key that signs ledgers is none of a witness`() {
        #expect(throws: CheckpointFault.badKey) { try Witness(signer: signer, ledger: signer.verifier, last: nil) }
    }
}
