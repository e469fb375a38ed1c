// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger

/// The way of a backup back to the place of a journal: copied, proved there, and only then given its name.
package struct Restoration {
    /// The backup; its manifest is beside it.
    package var file: String
    /// The journal's folder, which must exist and hold no journal.
    package var folder: String
    package var key: DeploymentKey
    /// Whose journal it must be.
    package var trustDomain: String
    package var name: String

    package init(file: String, folder: String, key: DeploymentKey, trustDomain: String, name: String) {
        self.file = file
        self.folder = folder
        self.key = key
        self.trustDomain = trustDomain
        self.name = name
    }

    /// Restores; with `proving` after every root and commitment was recomputed.
    ///
    /// What is proved is the copy in the journal's folder and not the backup, so that what was proved is what serves. Nothing
    /// has the journal's name before that, and a kill leaves a file that the next restoration removes.
    ///
    /// - Returns: the manifest, and with `proving` what the proof counted.
    /// - Throws: ``BackupFailure``, ``JournalError`` (`held`, `wrongKey`, `newerVersion`) or ``LedgerDamage``.
    package func perform(
        proving: Bool, progress: (UInt64) -> Void = { _ in }
    ) throws -> (manifest: BackupManifest, proof: LedgerVerification?) {
        let manifest = try readManifest()
        guard manifest.facts.identity.trustDomain == trustDomain, manifest.facts.identity.name == name else {
            throw BackupFailure.otherDeployment(
                trustDomain: manifest.facts.identity.trustDomain, name: manifest.facts.identity.name)
        }
        let lock = try FolderLock(path: folder + "/journal.lock")
        defer { withExtendedLifetime(lock) {} }
        let place = Journal.path(in: folder)
        // A write-ahead log that is left over would be applied to the restored journal.
        for name in [place, place + "-wal", place + "-shm"] where FileManager.default.fileExists(atPath: name) {
            throw BackupFailure.exists
        }
        let copy = place + ".restoring"
        unlink(copy)
        do {
            let found = try DurableFile.fingerprint(of: file, copyingTo: copy)
            guard found.octets == manifest.octets, found.sha256 == manifest.sha256 else { throw BackupFailure.changed }
            let proof = try prove(copy, manifest, proving: proving, progress: progress)
            // The mark of the journal that was here says how far that one had come.
            unlink(folder + "/journal.mark")
            // Before the journal is there: what is held by law since the backup must not be destroyed the same evening.
            guard FileManager.default.createFile(atPath: Journal.restoredMark(in: folder), contents: nil) else {
                throw BackupFailure.unwritable(code: errno)
            }
            try DurableFile.place(copy, as: place)
            return (manifest, proof)
        } catch {
            unlink(copy)
            throw error
        }
    }

    private func prove(
        _ copy: String, _ manifest: BackupManifest, proving: Bool, progress: (UInt64) -> Void
    ) throws -> LedgerVerification? {
        let image = try JournalImage(path: copy)
        defer { image.close() }
        guard try image.facts() == manifest.facts else { throw BackupFailure.otherLedger }
        try image.recognised(key)
        guard proving else { return nil }
        let proof = try image.prove(key: key, progress: progress)
        guard proof.root == manifest.facts.head.root, proof.leaves == manifest.facts.head.size else {
            throw BackupFailure.otherLedger
        }
        return proof
    }

    private func readManifest() throws -> BackupManifest {
        guard FileManager.default.isReadableFile(atPath: file) else { throw BackupFailure.unreadable(code: ENOENT) }
        guard let octets = FileManager.default.contents(atPath: BackupManifest.path(of: file)) else {
            throw BackupFailure.noManifest
        }
        return try BackupManifest(octets: [UInt8](octets))
    }
}
