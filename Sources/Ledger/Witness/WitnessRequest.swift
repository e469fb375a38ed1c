// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What a witness is sent: a checkpoint, and the proof that its tree begins with the one that the witness saw last (C2SP
/// tlog-witness, `add-checkpoint`).
package struct WitnessRequest: Hashable, Sendable {
    /// The size of the tree that the witness saw last; 0 where it saw none.
    package let old: UInt64
    package let proof: [MerkleHash]
    /// The signed note.
    package let checkpoint: String

    package init(old: UInt64, proof: [MerkleHash], checkpoint: String) {
        self.old = old
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// The body of the HTTP request.
    package var encoded: String {
        "old \(old)\n" + proof.map { Data($0.octets).base64EncodedString() + "\n" }.joined() + "\n" + checkpoint
    }

    /// Reads the body of a request.
    ///
    /// - Throws: ``WitnessFault/malformed``.
    package init(_ encoded: String) throws(WitnessFault) {
        guard encoded.utf8.count < 1 << 17, encoded.hasPrefix("old "), let blank = encoded.range(of: "\n\n") else {
            throw .malformed
        }
        let lines = encoded[..<blank.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        let number = lines[0].dropFirst("old ".count)
        guard let old = UInt64(number), String(old) == number, lines.count <= 64 else { throw .malformed }
        var proof: [MerkleHash] = []
        for line in lines.dropFirst() {
            guard let octets = Data(base64Encoded: String(line)), let hash = MerkleHash(octets) else { throw .malformed }
            proof.append(hash)
        }
        self.init(old: old, proof: proof, checkpoint: String(encoded[blank.upperBound...]))
    }
}

/// One who remembers the last tree of a ledger that it saw, and signs only those that begin with it.
///
/// A value: keep it on disk before its signature is given out, or it could be brought to sign two ledgers.
package struct Witness: Sendable {
    private let signer: NoteSigner
    private let ledger: NoteVerifier
    /// What it signed last; nil before the first.
    package private(set) var last: TreeHead?

    /// - Throws: ``CheckpointFault/badKey`` for a key that is not one of a witness.
    package init(signer: NoteSigner, ledger: NoteVerifier, last: TreeHead?) throws(CheckpointFault) {
        guard signer.verifier.algorithm == .cosignature else { throw .badKey }
        self.signer = signer
        self.ledger = ledger
        self.last = last
    }

    /// Checks a request and signs it.
    ///
    /// - Parameter now: in seconds since 1970.
    /// - Returns: the signature's line, which is also what the HTTP answer consists of.
    /// - Throws: ``WitnessFault`` or ``CheckpointFault``; nothing is remembered then.
    package mutating func sign(_ request: WitnessRequest, now: UInt64) throws -> String {
        let seen = try TrustedKeys(ledger: ledger).open(request.checkpoint, now: now)
        let head = seen.checkpoint.head
        let known = last?.size ?? 0
        if head.size < known { throw WitnessFault.rolledBack(from: known, to: head.size) }
        guard request.old == known else { throw WitnessFault.otherSize(known: known) }
        do throws(ProofFault) {
            try ConsistencyProof(from: known, to: head.size, path: request.proof)
                .verify(earlier: last?.root ?? .emptyRoot, later: head.root)
        } catch {
            throw WitnessFault.inconsistent(from: known, to: head.size)
        }
        var note = try SignedNote(request.checkpoint)
        try note.cosign(with: signer, time: now)
        last = head
        return note.signatures.last?.text ?? ""
    }
}

/// Why a witness does not sign.
package enum WitnessFault: Error, Hashable, Sendable {
    /// It is no request.
    case malformed
    /// The witness has seen a tree of another size; a request must begin there.
    case otherSize(known: UInt64)
    /// The tree has fewer leaves than one that was seen.
    case rolledBack(from: UInt64, to: UInt64)
    /// Nothing shows that the later tree begins with the earlier one.
    case inconsistent(from: UInt64, to: UInt64)
}
