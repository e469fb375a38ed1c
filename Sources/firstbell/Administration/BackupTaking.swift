// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

/// The making of a backup: the running daemon copies the journal a step at a time, or this process does when none runs.
struct BackupTaking {
    var deployment: Deployment
    var file: String

    /// Makes the backup and its manifest, and tells what it made.
    func perform(_ format: FormatOption.Format) async throws {
        let place = URL(fileURLWithPath: file).standardizedFileURL.path
        let part = place + ".part"
        do {
            for path in [place, BackupManifest.path(of: place), part] where FileManager.default.fileExists(atPath: path) {
                throw CommandFailure("\(path) exists, and nothing is overwritten", try: "another file, or remove that one")
            }
            try await copy(to: part)
            let manifest = try finish(part, as: place)
            try PrintedAnswer(manifest.json).print(format)
        } catch let failure as BackupFailure {
            unlink(part)
            throw CommandFailure("\(file): \(failure.what)", try: failure.remedy)
        }
    }

    private func copy(to part: String) async throws {
        do {
            if let journal = try DeploymentJournal(deployment: deployment).journal() {
                defer { journal.close() }
                var progress = try journal.beginCopy(to: part)
                while !progress.isDone {
                    progress = try journal.copyOn(pages: 1024)
                    show(done: progress.total - progress.remaining, of: progress.total)
                }
            } else {
                try await askDaemon(part)
            }
        } catch let failure as AdminFailure {
            unlink(part)
            throw CommandFailure(failure.what, try: failure.remedy)
        }
    }

    private func askDaemon(_ part: String) async throws {
        guard let address = DaemonAddress(of: deployment) else {
            throw CommandFailure("another command works on this deployment, or its daemon is starting", try: "again in a moment")
        }
        let channel = try AdminChannel(endpoint: address.administration)
        do {
            var answer = try await channel.ask(AdminRequest(.backupBegin, ["file": .string(part)]), patience: .seconds(60))
            while answer["done"]?.boolean != true {
                answer = try await channel.ask(AdminRequest(.backupStep), patience: .seconds(60))
                let total = Int(answer["total"]?.integer ?? 0)
                show(done: total - Int(answer["remaining"]?.integer ?? 0), of: total)
            }
        } catch {
            // A daemon that cannot hear it gives the copy up by itself.
            _ = try? await channel.ask(AdminRequest(.backupAbandon), patience: .seconds(2))
            await channel.close()
            throw error
        }
        await channel.close()
    }

    /// Reads the copy once more from the disk, and gives it and its manifest their names.
    private func finish(_ part: String, as place: String) throws -> BackupManifest {
        try DurableFile.synchronize(part)
        let image = try JournalImage(path: part)
        defer { image.close() }
        let fingerprint = try DurableFile.fingerprint(of: part)
        let manifest = BackupManifest(
            facts: try image.facts(), takenAt: BrokerClock().now, version: FirstBellVersion.current, octets: fingerprint.octets,
            sha256: fingerprint.sha256)
        // The manifest first: a backup that has its name is complete.
        let sheet = BackupManifest.path(of: place)
        try DurableFile.create(manifest.json.indented + [UInt8(ascii: "\n")], at: sheet)
        do {
            try DurableFile.place(part, as: place)
        } catch {
            unlink(sheet)
            throw error
        }
        return manifest
    }

    private func show(done: Int, of total: Int) {
        guard total > 0 else { return }
        Console.progress("\(done * 100 / total) % of \(total) pages")
    }
}
