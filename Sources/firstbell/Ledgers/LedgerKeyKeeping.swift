// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Ledger

/// The key of a deployment's ledger, and its change.
struct LedgerKeyKeeping {
    var deployment: Deployment

    /// The key as verifiers want it: the one that the journal knows, or the file's before the first checkpoint.
    func current() throws -> String {
        try DeploymentJournal(deployment: deployment).reader().ledgerKey() ?? LedgerKeyFile.load(of: deployment).verifier.text
    }

    /// Puts a new key in force.
    ///
    /// The new file is on the disk before the journal knows of it, under a name of its own; whoever finds it there after a crash
    /// begins anew, and the former key stays in force.
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
        let next = path + ".next"
        try? FileManager.default.removeItem(atPath: next)
        let signer = try LedgerKeyFile.create(at: next, origin: LedgerKeyFile.origin(of: deployment))
        do {
            let clock = BrokerClock(offset: try writer.reader.identity().rehearsal ? writer.reader.clockOffset() : 0)
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
        // What was published is signed by the former key; auditors have it, and the next start signs with the new one.
        let checkpoint = deployment.path(deployment.configuration.ledger.path) + "/" + LedgerPublication.checkpointName
        if FileManager.default.fileExists(atPath: checkpoint) {
            try? FileManager.default.removeItem(atPath: checkpoint + ".former-key")
            try? FileManager.default.moveItem(atPath: checkpoint, toPath: checkpoint + ".former-key")
        }
    }
}
