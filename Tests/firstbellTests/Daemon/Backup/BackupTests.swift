// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Safeguarding
import TestSupport
import Testing
import Wire
import ZeroMQ

@testable import firstbell

extension DaemonTests {
    /// A backup of the running daemon comes back as a daemon that knows what was acknowledged.
    @Suite struct BackupTests {
        private func restore(_ daemon: DaemonFixture, _ file: String, into folder: String) async throws -> JSONValue {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            return try await daemon.json("restore", file, "--into", folder, "--verify")
        }

        @Test func `a backup taken under load is proved, restored and served from`() async throws {
            try await withDaemon(.load) { daemon in
                let file = daemon.folder.path + "/backup.db"
                let log = LoadLog()
                let police = try #require(PartnerID("police/22"))
                let producer = try await LoadProducer(police, profile: await daemon.profile("police/22"), log: log)
                let before = try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await producer.run(lanes: 4, seed: 11) }
                    try await log.grow(by: 200)
                    let before = await log.history.accepted
                    let manifest = try await daemon.json("backup", file)
                    #expect(manifest["sha256"]?.string?.count == 64)
                    try await log.grow(by: 20)
                    producer.stop()
                    try await group.waitForAll()
                    return before
                }
                let second = try await daemon.firstbell("backup", file)
                #expect(second.status == 1)
                #expect(second.errors.contains("nothing is overwritten"))

                let folder = daemon.folder.path + "/restored"
                let restored = try await restore(daemon, file, into: folder)
                #expect(restored["verified"]?.boolean == true)
                #expect((restored["ledgerSize"]?.integer ?? 0) > 0)
                #expect(FileManager.default.fileExists(atPath: folder + "/journal.db"))

                // The running daemon's own journal is in the way of a restoration into its place.
                let refused = try await daemon.firstbell("restore", file)
                #expect(refused.status == 1)

                #expect(await daemon.stop() == 0)
                await producer.close()
                try FileManager.default.removeItem(atPath: daemon.journal)
                try FileManager.default.moveItem(atPath: folder, toPath: daemon.journal)
                // What was published after the copy contradicts the journal, and goes to whoever audits it.
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == false)
                try FileManager.default.moveItem(atPath: daemon.deployment + "/ledger", toPath: daemon.folder.path + "/aside")
                try await daemon.start()
                let again = try await LoadProducer(police, profile: await daemon.profile("police/22"), log: log)
                for (id, event) in before {
                    let answer = String(decoding: try await again.repeatAnswer(id: id, child: event.child), as: UTF8.self)
                    let first = String(decoding: event.answer, as: UTF8.self)
                    #expect(answer == first.replacing("\"duplicate\":false", with: "\"duplicate\":true"))
                }
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
                await again.close()
            }
        }

        @Test func `a backup can be taken while no daemon runs, and the key is not in it`() async throws {
            let daemon = try await DaemonFixture()
            try await daemon.start(now: SampleDeployment.evening)
            let police = try await daemon.dealer("police/22")
            _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
            await daemon.finish()
            let file = daemon.folder.path + "/cold.db"
            let outcome = try await daemon.firstbell("backup", file)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let key = try Data(contentsOf: URL(fileURLWithPath: daemon.deployment + "/keys/deployment.key"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)).range(of: key) == nil)
            let proof = try await restore(daemon, file, into: daemon.folder.path + "/r")
            #expect(proof["verified"]?.boolean == true)
        }
    }
}
