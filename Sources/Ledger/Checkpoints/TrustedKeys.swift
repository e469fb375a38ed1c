// SPDX-License-Identifier: Apache-2.0

/// Whose signatures a verifier believes: the ledger's, and those of witnesses.
package struct TrustedKeys: Sendable {
    /// The ledger's key, whose name is the ledger's.
    package let ledger: NoteVerifier
    package let witnesses: [NoteVerifier]
    /// How many of the witnesses must have signed.
    package let quorum: Int
    /// How far a clock may be behind that of the ledger, in seconds (design.md section 9).
    package static let skew: UInt64 = 300

    /// - Parameter quorum: nil for all witnesses.
    package init(ledger: NoteVerifier, witnesses: [NoteVerifier] = [], quorum: Int? = nil) {
        self.ledger = ledger
        self.witnesses = witnesses
        self.quorum = quorum ?? witnesses.count
    }

    /// A checkpoint that was found to be the ledger's.
    package struct Seen: Hashable, Sendable {
        package let checkpoint: Checkpoint
        /// The witnesses who signed it, and when, in seconds since 1970.
        package let witnessed: [Cosigned]
    }

    /// When a witness signed.
    package struct Cosigned: Hashable, Sendable {
        package let name: String
        package let time: UInt64
    }

    /// Reads a signed checkpoint and checks who signed it.
    ///
    /// - Parameters:
    ///   - text: the note as it was published.
    ///   - now: in seconds since 1970; nil compares no time. A rehearsal's clock is never compared.
    /// - Throws: ``CheckpointFault`` for a wrong form, a missing or wrong signature, another ledger, a time to come.
    package func open(_ text: String, now: UInt64?) throws(CheckpointFault) -> Seen {
        let note = try SignedNote(text)
        let checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.origin == ledger.name else { throw .otherOrigin(checkpoint.origin) }
        try note.verify(ledger)
        if let now, let time = checkpoint.time, !checkpoint.isRehearsal, time > now + Self.skew {
            throw .fromTheFuture(seconds: time - now)
        }
        var witnessed: [Cosigned] = []
        for witness in witnesses {
            do throws(CheckpointFault) {
                if let time = try note.verify(witness) { witnessed.append(Cosigned(name: witness.name, time: time)) }
            } catch .unsigned {
                continue
            }
        }
        guard witnessed.count >= quorum else { throw .tooFewWitnesses(found: witnessed.count, wanted: quorum) }
        return Seen(checkpoint: checkpoint, witnessed: witnessed)
    }
}
