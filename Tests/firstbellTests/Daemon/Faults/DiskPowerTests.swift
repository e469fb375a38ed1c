// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import firstbell

extension DaemonTests {
    /// The machine loses power under load, on a real file system (proofs.md T2); `PowerLossTests` tears as no file system would.
    ///
    /// FIRSTBELL_POWER_LOSSES_EXT4 says how often, FIRSTBELL_SEED repeats the choices of a run.
    @Suite(.enabled(if: LoopDisk.isPossible, "mounting a file system and taking its power away need root"))
    struct DiskPowerTests {
        static let losses = RunLength.count("FIRSTBELL_POWER_LOSSES_EXT4", short: 3)

        @Test func `an ext4 that loses power under load loses, invents and repeats nothing that was acknowledged`() async throws {
            let daemon = try await DaemonFixture(.load)
            let disk = try LoopDisk(under: daemon.journal)
            defer { disk.remove() }
            try await withDaemon(daemon) { daemon in
                let trial = LoadTrial(daemon, seed: RunLength.seed)
                try await trial.run {
                    var random = SeededGenerator(seed: RunLength.seed)
                    for _ in 0..<Self.losses {
                        try await trial.log.grow(by: Int.random(in: 1...100, using: &random))
                        try await Task.sleep(for: .microseconds(Int.random(in: 0...3000, using: &random)))
                        let process = try #require(await daemon.identifier)
                        // A process that outlives its disk by a moment must not acknowledge what it can no longer write.
                        if Bool.random(using: &random) { kill(process, SIGKILL) }
                        try disk.losePower()
                        await daemon.kill()
                        try disk.comeBack()
                        try await trial.restart()
                    }
                }
            }
        }

        /// So that the test above can fail.
        @Test func `what was synced is there when the power is back, and what was only written is not`() throws {
            let folder = try TestFolder()
            let place = folder.path + "/place"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
            let disk = try LoopDisk(under: place, megabytes: 16)
            defer { disk.remove() }
            for (name, isSynced) in [("synced", true), ("written", false)] {
                let file = open("\(place)/\(name)", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
                #expect(write(file, "octets", 6) == 6)
                if isSynced { #expect(fsync(file) == 0) }
                close(file)
            }
            try disk.losePower()
            try disk.comeBack()
            #expect(FileManager.default.contents(atPath: place + "/synced") == Data("octets".utf8))
            #expect(FileManager.default.contents(atPath: place + "/written") == nil)
        }
    }
}
