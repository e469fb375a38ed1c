// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
package import Ledger

/// The last checkpoint that a witness signed, as it came back.
package struct Cosignature: Hashable, Sendable {
    /// The witness's name.
    package var witness: String
    /// The number of leaves that it saw.
    package var size: UInt64
    /// When it signed, by its own clock, in seconds since 1970.
    package var signedAt: UInt64
    /// The signed note, with the witness's line.
    package var note: String

    package init(witness: String, size: UInt64, signedAt: UInt64, note: String) {
        self.witness = witness
        self.size = size
        self.signedAt = signedAt
        self.note = note
    }
}

extension JournalTransaction {
    /// Keeps what a witness signed, unless it has signed a larger tree, or the same later.
    package func keep(_ cosignature: Cosignature) throws {
        try sql(
            """
            INSERT INTO cosignature (witness, size, signed_at, note) VALUES (?, ?, ?, ?)
            ON CONFLICT (witness) DO UPDATE SET size = excluded.size, signed_at = excluded.signed_at, note = excluded.note
            WHERE (excluded.size, excluded.signed_at) > (cosignature.size, cosignature.signed_at)
            """
        )
        .bind(1, cosignature.witness).bind(2, Int64(cosignature.size)).bind(3, Int64(cosignature.signedAt))
        .bind(4, cosignature.note).run()
    }
}

extension JournalReader {
    /// What each witness signed last, in the order of their names.
    package func cosignatures() throws -> [Cosignature] {
        try pool.read { db in
            try Row.fetchAll(db, sql: "SELECT witness, size, signed_at, note FROM cosignature ORDER BY witness").map {
                Cosignature(
                    witness: $0[0], size: UInt64(bitPattern: $0[1] as Int64), signedAt: UInt64(bitPattern: $0[2] as Int64),
                    note: $0[3])
            }
        }
    }

    /// The checkpoint that most of some witnesses have signed, the larger of two, with all their signatures; nil where none has.
    ///
    /// - Parameter key: the ledger's own, which must have signed it.
    package func witnessedCheckpoint(of key: NoteVerifier, by witnesses: [NoteVerifier]) throws -> SignedNote? {
        var notes: [String: (size: UInt64, witnesses: Int, note: SignedNote)] = [:]
        for cosignature in try cosignatures() {
            guard let witness = witnesses.first(where: { $0.name == cosignature.witness }),
                let note = try? SignedNote(cosignature.note), note.isSigned(by: key), note.isSigned(by: witness)
            else { continue }
            if var known = notes[note.text] {
                known.note.add(note.signatures)
                known.witnesses += 1
                notes[note.text] = known
            } else {
                notes[note.text] = (cosignature.size, 1, note)
            }
        }
        return notes.values.max { ($0.witnesses, $0.size) < ($1.witnesses, $1.size) }?.note
    }
}
