// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Ledger
import Testing

/// Checkpoints and the notes they are signed in.
@Suite struct CheckpointTests {
    /// The key and note of the example that Go's `golang.org/x/mod/sumdb/note` documents.
    private static let documented = (
        key: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        note: """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """
    )

    @Test func `a note that other software signed verifies, and no other text under its signature`() throws {
        let key = try NoteVerifier(Self.documented.key)
        #expect(key.name == "PeterNeumann" && key.text == Self.documented.key)
        let note = try SignedNote(Self.documented.note)
        #expect(note.encoded == Self.documented.note)
        #expect(try note.verify(key) == nil)
        let other = try SignedNote(Self.documented.note.replacing("answer", with: "Answer"))
        #expect(throws: CheckpointFault.wrongSignature(of: "PeterNeumann")) { try other.verify(key) }
    }

    private let signer: NoteSigner
    private let head: TreeHead

    init() throws {
        signer = try NoteSigner(name: "firstbell.example/ledger", key: Curve25519.Signing.PrivateKey())
        var frontier = Frontier()
        for octet in 0..<5 { frontier.append(hashed([UInt8(octet)])) }
        head = frontier.head
    }

    @Test func `a checkpoint is origin, size and root, and comes back`() throws {
        let checkpoint = Checkpoint(origin: "firstbell.example/ledger", head: head, extensions: ["more"])
        #expect(
            checkpoint.text == "firstbell.example/ledger\n5\n\(Data(head.root.octets).base64EncodedString())\nmore\n")
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
    }

    @Test(arguments: [
        "", "a\n", "a\n5\n", "a\n05\nROOT\n", "a\n+5\nROOT\n", "a\n-5\nROOT\n", "a\n5\nROOT", "a\n5\nROOT=\n", "a\n5\nAAAA\n",
        "\n5\nROOT\n",
        "a\n5\nROOT\n\nmore\n", "a\n18446744073709551616\nROOT\n",
    ])
    func `a text that is no checkpoint is refused`(text: String) {
        let text = text.replacing("ROOT", with: Data(head.root.octets).base64EncodedString())
        #expect(throws: CheckpointFault.malformed) { try Checkpoint(text: text) }
    }

    @Test func `the ledger signs, a witness signs with its time, and each is checked by its own key`() throws {
        let witness = try NoteSigner(name: "witness.example", algorithm: .cosignature, key: Curve25519.Signing.PrivateKey())
        var note = SignedNote(text: Checkpoint(origin: "firstbell.example/ledger", head: head).text)
        try note.sign(with: signer)
        try note.cosign(with: witness, time: 1_780_000_000)
        let read = try SignedNote(note.encoded)
        #expect(try read.verify(NoteVerifier(signer.verifier.text)) == nil)
        #expect(try read.verify(NoteVerifier(witness.verifier.text)) == 1_780_000_000)
        let stranger = try NoteSigner(name: "firstbell.example/ledger", key: Curve25519.Signing.PrivateKey())
        #expect(throws: CheckpointFault.unsigned(by: "firstbell.example/ledger")) { try read.verify(stranger.verifier) }
        let moved = try SignedNote(note.encoded.replacing("\n5\n", with: "\n6\n"))
        for key in [signer.verifier, witness.verifier] {
            #expect(throws: CheckpointFault.wrongSignature(of: key.name)) { try moved.verify(key) }
        }
    }

    @Test(arguments: [
        "name", "name+00000000+AAAA", "na me+HASH+KEY", "+HASH+KEY", "name+HASH+", "name+00000000+KEY",
    ])
    func `a key that is none, or that was mistyped, is refused`(text: String) throws {
        let fields = signer.verifier.text.split(separator: "+", maxSplits: 2)
        let text = text.replacing("HASH", with: fields[1]).replacing("KEY", with: fields[2])
        #expect(throws: CheckpointFault.badKey) { try NoteVerifier(text) }
    }

    @Test(arguments: [
        "text\n", "text\n\n", "text\n\n\u{2014} name\n", "text\n\n- name AAAAAAAA\n", "text\n\n\u{2014} name AAAAAAAA",
        "text\n\n\u{2014} name AAAA\n",
        "te\u{1}xt\n\n\u{2014} name AAAAAAAA\n",
    ])
    func `a text that is no signed note is refused`(text: String) {
        #expect(throws: CheckpointFault.malformed) { try SignedNote(text) }
    }
}
