// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Ledger
import Testing

/// Evidence for somebody who trusts a key and nothing else.
@Suite struct EvidenceTests {
    private static let name = "firstbell.example/ledger"
    private static let now: UInt64 = 1_795_000_000

    private let signer: NoteSigner
    private let salts: [Salt]
    private let entries: [[UInt8]]
    private let leaves: [Leaf]
    private let nodes: HeldNodes

    init() throws {
        signer = try NoteSigner(name: Self.name, key: Curve25519.Signing.PrivateKey())
        var random = SeededGenerator(seed: 5)
        salts = (0..<37).map { _ in Salt.random(using: &random) }
        entries = (0..<37).map { Array(#"{"at":"2026-11-17T23:40:01.250Z","sequence":\#($0)}"#.utf8) }
        leaves = zip(salts, entries).map { Leaf(.event, salt: $0, canonicalJSON: $1) }
        var nodes = HeldNodes()
        for leaf in leaves { nodes.append(leaf.hash) }
        self.nodes = nodes
    }

    private func checkpoint(
        by signer: NoteSigner? = nil, time: UInt64 = now, rehearsal: Bool = false, witnesses: [NoteSigner] = []
    ) throws -> String {
        let head = try nodes.head(at: 37)
        var note = SignedNote(text: Checkpoint(origin: Self.name, head: head, time: time, rehearsal: rehearsal).text)
        try note.sign(with: signer ?? self.signer)
        for witness in witnesses { try note.cosign(with: witness, time: time + 1) }
        return note.encoded
    }

    private func evidence(_ indices: [Int], checkpoint: String? = nil, salted: Bool = true) throws -> LedgerEvidence {
        LedgerEvidence(
            checkpoint: try checkpoint ?? self.checkpoint(),
            leaves: try indices.map { index in
                LedgerEvidence.Item(
                    index: UInt64(index), leaf: leaves[index],
                    path: try InclusionProof(of: UInt64(index), in: 37, from: nodes).path,
                    entry: entries[index], salt: salted ? salts[index] : nil)
            })
    }

    private var keys: TrustedKeys { TrustedKeys(ledger: signer.verifier) }

    @Test func `what was recorded is shown to stand in the ledger, through its JSON form`() throws {
        let evidence = try LedgerEvidence(json: evidence([0, 17, 36]).json())
        let finding = try evidence.verify(keys, now: Self.now)
        #expect(finding.seen.checkpoint.head.size == 37 && finding.seen.checkpoint.time == Self.now)
        #expect(finding.leaves.map(\.index) == [0, 17, 36])
        #expect(finding.leaves.map(\.entry) == [0, 17, 36].map { String(decoding: entries[$0], as: UTF8.self) })
    }

    @Test func `after salt and body are destroyed the leaf still stands, and what it said is no longer claimed`() throws {
        let sealed = try evidence([4], salted: false)
        #expect(try !String(decoding: sealed.json(), as: UTF8.self).contains("entry"))
        var forged = sealed
        forged.leaves[0].entry = "{}"
        #expect(throws: EvidenceFault.otherEntry(index: 4)) { try forged.verify(keys, now: nil) }
        let finding = try sealed.verify(keys, now: nil)
        #expect(finding.leaves.map(\.index) == [4] && finding.leaves.map(\.kind) == [.event])
        #expect(finding.leaves.map(\.entry) == [nil])
    }

    @Test func `forgeries are told apart, each with its index`() throws {
        func fault(_ change: (inout LedgerEvidence) -> Void) -> (any Error)? {
            do {
                var evidence = try evidence([3, 8])
                change(&evidence)
                _ = try evidence.verify(keys, now: Self.now)
                return nil
            } catch {
                return error
            }
        }
        #expect(fault { _ in } == nil)
        func expect(_ fault: (any Error)?, _ wanted: EvidenceFault) { #expect(fault as? EvidenceFault == wanted) }
        expect(fault { $0.leaves[1].entry = $0.leaves[0].entry }, .otherEntry(index: 8))
        expect(fault { $0.leaves[1].salt = $0.leaves[0].salt }, .otherEntry(index: 8))
        expect(fault { $0.leaves[1].kind = "notice" }, .otherEntry(index: 8))
        expect(fault { $0.leaves[0].index = 4 }, .notIncluded(index: 4))
        expect(fault { $0.leaves[0].index = 37 }, .outside(index: 37, size: 37))
        expect(fault { $0.leaves[0].leaf = $0.leaves[1].leaf }, .notIncluded(index: 3))
        expect(fault { $0.leaves[0].path.removeLast() }, .notIncluded(index: 3))
        expect(fault { $0.leaves[0].path[2] = $0.leaves[0].path[1] }, .notIncluded(index: 3))
        expect(fault { $0.leaves[0].path[0] = "x" }, .malformed("a hash of the path of leaf 3 is no hash"))
        expect(fault { $0.leaves[0].leaf = "00" }, .notALeaf(index: 3))
        expect(fault { $0.leaves = [] }, .empty)
    }

    @Test func `another key, another ledger, a text that was changed and a time to come are told apart`() throws {
        let other = try NoteSigner(name: Self.name, key: Curve25519.Signing.PrivateKey())
        func fault(_ checkpoint: String) throws -> CheckpointFault? {
            do throws(CheckpointFault) {
                _ = try keys.open(checkpoint, now: Self.now)
                return nil
            } catch {
                return error
            }
        }
        #expect(try fault(checkpoint()) == nil)
        #expect(try fault(checkpoint(by: other)) == .unsigned(by: Self.name))
        #expect(try fault(checkpoint().replacing("\n37\n", with: "\n36\n")) == .wrongSignature(of: Self.name))
        #expect(
            try fault(checkpoint().replacing("firstbell.example/ledger\n37", with: "x.example/ledger\n37"))
                == .otherOrigin("x.example/ledger"))
        #expect(try fault(checkpoint(time: Self.now + TrustedKeys.skew)) == nil)
        #expect(try fault(checkpoint(time: Self.now + TrustedKeys.skew + 1)) == .fromTheFuture(seconds: TrustedKeys.skew + 1))
        #expect(try fault(checkpoint(time: Self.now + 9_000_000, rehearsal: true)) == nil)
        #expect(try keys.open(checkpoint(rehearsal: true), now: nil).checkpoint.isRehearsal)
    }

    @Test func `as many witnesses as are asked for must have signed, and a wrong signature of one is not passed over`() throws {
        let witnesses = try (1...3).map {
            try NoteSigner(name: "w\($0).example", algorithm: .cosignature, key: Curve25519.Signing.PrivateKey())
        }
        let known = witnesses.map(\.verifier)
        let signed = try checkpoint(witnesses: Array(witnesses.prefix(2)))
        let seen = try TrustedKeys(ledger: signer.verifier, witnesses: known, quorum: 2).open(signed, now: Self.now)
        #expect(
            seen.witnessed.map(\.name) == ["w1.example", "w2.example"]
                && seen.witnessed.map(\.time) == [Self.now + 1, Self.now + 1])
        #expect(throws: CheckpointFault.tooFewWitnesses(found: 2, wanted: 3)) {
            try TrustedKeys(ledger: signer.verifier, witnesses: known).open(signed, now: Self.now)
        }
        // The signature of the second under the text of another checkpoint.
        var note = try SignedNote(checkpoint(time: Self.now - 60))
        note.add(try SignedNote(signed).signatures.filter { $0.name == "w2.example" })
        #expect(throws: CheckpointFault.wrongSignature(of: "w2.example")) {
            try TrustedKeys(ledger: signer.verifier, witnesses: known, quorum: 0).open(note.encoded, now: Self.now)
        }
    }

    @Test func `the proof of one leaf is one text, which comes back and holds`() throws {
        let document = InclusionDocument(
            leaf: leaves[20].octets, index: 20, path: try InclusionProof(of: 20, in: 37, from: nodes).path,
            checkpoint: try checkpoint())
        #expect(document.encoded.hasPrefix("c2sp.org/tlog-proof@v1\nextra "))
        let read = try InclusionDocument(document.encoded)
        #expect(read == document)
        try read.verify(keys.open(read.checkpoint, now: Self.now).checkpoint.head)
        let moved = InclusionDocument(leaf: document.leaf, index: 21, path: document.path, checkpoint: document.checkpoint)
        #expect(throws: EvidenceFault.notIncluded(index: 21)) { try moved.verify(nodes.head(at: 37)) }
    }

    @Test func `a text that is no proof is refused, wherever it breaks off`() throws {
        let text = InclusionDocument(
            leaf: leaves[20].octets, index: 20, path: try InclusionProof(of: 20, in: 37, from: nodes).path,
            checkpoint: try checkpoint()
        ).encoded
        for length in 0..<text.count {
            let part = String(text.prefix(length))
            #expect(throws: (any Error).self) {
                let read = try InclusionDocument(part)
                try read.verify(keys.open(read.checkpoint, now: Self.now).checkpoint.head)
            }
        }
        for (from, to) in [("index 20", "index 020"), ("index 20", "index -1"), ("extra ", "extra"), ("@v1", "@v2")] {
            #expect(throws: EvidenceFault.self) { try InclusionDocument(text.replacing(from, with: to)) }
        }
    }

    @Test func `a private key is written as Go's tools write it, and comes back`() throws {
        // The pair that the documentation of golang.org/x/mod/sumdb/note shows.
        let documented = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
        let read = try NoteSigner(documented + "\n")
        #expect(read.verifier.text == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        #expect(read.text == documented && !"\(read)".contains("AYEK"))
        for text in ["", "PRIVATE+KEY+", documented.replacing("c74f", with: "c74e"), String(documented.dropLast(4))] {
            #expect(throws: CheckpointFault.badKey) { try NoteSigner(text) }
        }
    }
}
