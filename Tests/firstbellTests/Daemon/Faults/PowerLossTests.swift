// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import TestSupport
import Testing

@testable import firstbell

extension DaemonTests {
    /// The machine loses power under load: whatever was not synced is gone or torn (proofs.md T2).
    ///
    /// FIRSTBELL_POWER_LOSSES says how often, FIRSTBELL_SEED repeats the choices of a run.
    @Suite struct PowerLossTests {
        static let losses = RunLength.count("FIRSTBELL_POWER_LOSSES", short: 10)

        @Test func `losses of power under load lose, invent and repeat nothing that was acknowledged`() async throws {
            try await withDaemonOnFaultyDisk(.load) { daemon, disk in
                let trial = LoadTrial(daemon, seed: RunLength.seed)
                var forgotten = 0
                try await trial.run {
                    var random = SeededGenerator(seed: RunLength.seed)
                    for number in 0..<Self.losses {
                        try await crash(daemon, on: disk, in: trial, &random)
                        let manner = PowerLoss.Manner.allCases[number % PowerLoss.Manner.allCases.count]
                        forgotten += try disk.losePower(PowerLoss(manner: manner, seed: random.next()))
                        try await trial.restart()
                    }
                }
                #expect(forgotten > 0, "no loss found anything that was not synced")
            }
        }

        /// So that the test above can fail.
        @Test func `a disk that only says that it synced loses what was acknowledged, and no start goes on`() async throws {
            try await withDaemonOnFaultyDisk { daemon, disk in
                let police = try await daemon.dealer("police/22")
                let event = try numberedEvent(1)
                disk.lie()
                _ = try await police.accepted(event.octets)
                #expect(try daemon.reader().progress(source: police.partner, id: event.id) != nil)
                await daemon.kill()
                try disk.losePower(PowerLoss(manner: .forgetful, seed: 1))
                await #expect(throws: DaemonFixture.NotReady.self) { try await daemon.start() }
                #expect(await daemon.lastLog.contains("lost its end"))
                #expect(await daemon.ended() == 1)
                try FileManager.default.removeItem(atPath: daemon.journal + "/journal.mark")
                try await daemon.start()
                #expect(try daemon.reader().progress(source: police.partner, id: event.id) == nil)
            }
        }

        /// Ends the daemon at a random moment, or at a chosen step of its work with the disk.
        private func crash(
            _ daemon: DaemonFixture, on disk: FaultyDisk, in trial: LoadTrial, _ random: inout SeededGenerator
        ) async throws {
            try await trial.log.grow(by: Int.random(in: 1...100, using: &random))
            let ahead = UInt64.random(in: 1...20, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: return await daemon.kill()
            case 1: disk.kill(.beforeSync, number: disk.count(of: .sync) + ahead)
            case 2: disk.kill(.afterSync, number: disk.count(of: .sync) + ahead)
            default: disk.kill(.inWrite, number: disk.count(of: .write) + ahead * 7)
            }
            #expect(await daemon.ended() == 128 + 9)
        }
    }
}
