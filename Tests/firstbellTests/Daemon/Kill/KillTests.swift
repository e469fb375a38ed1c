// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import firstbell

extension DaemonTests {
    /// The daemon is killed under load, again and again, and nothing that it acknowledged is lost (design.md section 7).
    ///
    /// FIRSTBELL_KILLS says how often, FIRSTBELL_SEED repeats the choices of a run.
    @Suite struct KillTests {
        static let kills = RunLength.count("FIRSTBELL_KILLS", short: 8)

        @Test func `kills at random moments under load lose, invent and repeat nothing that was acknowledged`() async throws {
            try await withDaemon(.load) { daemon in
                let trial = LoadTrial(daemon, seed: RunLength.seed)
                try await trial.run {
                    var random = SeededGenerator(seed: RunLength.seed)
                    for _ in 0..<Self.kills { try await kill(daemon, in: trial, &random) }
                }
                #expect(await trial.log.history.accepted.count > Self.kills, "the load was none")
            }
        }

        private func kill(_ daemon: DaemonFixture, in trial: LoadTrial, _ random: inout SeededGenerator) async throws {
            try await trial.log.grow(by: Int.random(in: 1...200, using: &random))
            // Answers come after commits: some more microseconds put kills between all other steps too.
            try await Task.sleep(for: .microseconds(Int.random(in: 0...3000, using: &random)))
            await daemon.kill()
            if Int.random(in: 0..<4, using: &random) == 0 {
                // A kill while the daemon recovers from the kill before.
                try await daemon.begin()
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...300, using: &random)))
                await daemon.kill()
            }
            try await trial.restart()
        }
    }
}
