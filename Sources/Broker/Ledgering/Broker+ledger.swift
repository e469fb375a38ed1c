// SPDX-License-Identifier: Apache-2.0
import Journal
import Wire

extension Broker {
    /// Says with which key the ledger is signed from now on, and records the first one.
    ///
    /// - Parameter verifier: the key as verifiers want it, `name+hash+key`.
    /// - Throws: ``AdminFailure`` where the ledger has been signed with another: auditors would take a second for a forgery.
    package func useLedgerKey(_ verifier: String) throws {
        if let known = try journal.reader.ledgerKey() {
            guard known == verifier else {
                throw AdminFailure(
                    "the ledger was signed with another key: \(known)",
                    try: "keys.ledger with that key, from your backup; or `firstbell ledger key --new` where it is lost or stolen")
            }
            return
        }
        try journal.write(at: clock.now) { try $0.sign(with: verifier) }
    }

    /// Keeps what a witness signed, which whoever asks has verified.
    func acceptCosignature(_ arguments: AdminArguments, payload: [UInt8]) throws -> JSON {
        guard let note = String(validating: payload, as: UTF8.self) else {
            throw AdminFailure("the note is no text", try: "the file that the witness sent back")
        }
        let cosignature = Cosignature(
            witness: try arguments.text("witness"), size: UInt64(clamping: try arguments.integer("size")),
            signedAt: UInt64(clamping: try arguments.integer("signedAt")), note: note)
        try journal.write(at: clock.now) { try $0.keep(cosignature) }
        return [
            "witness": .string(cosignature.witness), "size": .integer(Int64(cosignature.size)),
            "signedAt": .integer(Int64(cosignature.signedAt)),
        ]
    }
}
