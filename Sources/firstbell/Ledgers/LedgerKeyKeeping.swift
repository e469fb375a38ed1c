// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Ledger
import LedgerFiles
import Safeguarding

/// The key of a deployment's ledger, and its change.
struct LedgerKeyKeeping {
    var deployment: Deployment

    /// The key as verifiers want it: the one that the journal knows, or the file's before the first checkpoint.
    func current() throws -> String {
        try DeploymentJournal(deployment: deployment).reader().ledgerKey() ?? LedgerKeyFile.load(of: deployment).verifier.text
    }

    /// Puts a new key in force.
    ///
    /// The new file is on the disk before the journal knows of it. What was published is signed again by the new key, over the same
    /// tree, so that a change of keys is no way to sign another past.
    func replace(by: String, reason: String) throws {
        guard case .file(let relative) = deployment.configuration.keys.ledger else {
            throw CommandFailure(
                "the ledger's key is a systemd credential, which cannot be written",
                try: "FIRSTBELL_KEYS_LEDGER=FILE with the key, and `systemd-creds encrypt` of that file afterwards")
        }
        let path = deployment.path(relative)
        let journal = DeploymentJournal(deployment: deployment)
        guard let writer = try journal.journal() else {
            throw CommandFailure("the daemon or another command has the journal", try: "again after `systemctl stop firstbell`")
        }
        defer { writer.close() }
        let published = try published(in: writer)
        let next = path + ".next"
        try? FileManager.default.removeItem(atPath: next)
        let signer = try LedgerKeyFile.create(at: next, origin: LedgerKeyFile.origin(of: deployment))
        let rehearsal = try writer.reader.identity().rehearsal
        let clock = BrokerClock(offset: rehearsal ? try writer.reader.clockOffset() : 0)
        do {
            if FileManager.default.fileExists(atPath: path) {
                // A copy: until the new key is in its place, the former one must be there.
                try? FileManager.default.removeItem(atPath: path + ".old")
                try FileManager.default.copyItem(atPath: path, toPath: path + ".old")
            }
            try writer.write(at: clock.now) { try $0.sign(with: signer.verifier.text, change: (by, reason)) }
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        guard rename(next, path) == 0 else {
            throw CommandFailure(
                "the new key cannot be put in its place: \(path)", try: "mv \(next) \(path), which the journal waits for")
        }
        guard let published else { return }
        let note = try SignedNote(
            Checkpoint(
                origin: signer.verifier.name, head: published.head, time: UInt64(clamping: clock.now.milliseconds / 1000),
                rehearsal: rehearsal), signedBy: signer)
        let checkpoint = published.files.path + "/" + LedgerPublication.checkpointName
        try PrivateFile.replace(checkpoint + ".former-key", with: Array(published.text.utf8))
        try PrivateFile.replace(checkpoint, with: Array(note.encoded.utf8))
    }

    /// What was published, which must be the beginning of the journal's ledger; nil where nothing was.
    private func published(in journal: Journal) throws -> PublishedLedger? {
        let files = MirrorFolder(path: deployment.path(deployment.configuration.ledger.path))
        guard files.text(of: LedgerPublication.checkpointName) != nil else { return nil }
        let published = try PublishedLedger(deployment: deployment)
        let root = published.head.size == 0 ? MerkleHash.emptyRoot : try journal.reader.root(at: published.head.size)
        guard root == published.head.root else {
            throw CommandFailure(
                "what was published is not the beginning of the ledger",
                try: "`firstbell ledger verify`; a new key does not mend it")
        }
        return published
    }
}
