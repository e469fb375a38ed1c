// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Simulation

/// Many small worlds, each wholly decided by its seed; docs/simulation.md says what is simulated and which laws hold.
@Suite struct SimulationTests {
    /// Under the thread sanitizer a world takes about 0.6 s of a processor; deploy/test.sh runs more in the release build.
    static let defaultCount: UInt64 = 40

    @Test func `every law holds in every world`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["FIRSTBELL_SIMULATION_SEEDS"].flatMap { UInt64($0) } ?? Self.defaultCount
        for failure in try await SeedRange.failures(in: 0..<count) { Issue.record(Comment(rawValue: failure)) }
    }

    @Test func `a seed replays exactly`() async throws {
        let prints = try await SimulationThread.with { thread in
            let deployment = try Deployment(on: thread)
            return try ([0, 1, 0, 1] as [UInt64]).map { seed in
                let simulation = try Simulation(seed: seed, on: thread, deployment: deployment)
                try simulation.run(steps: Simulation.steps)
                return simulation.fingerprint
            }
        }
        #expect(prints[0] == prints[2] && prints[1] == prints[3] && prints[0] != prints[1])
    }

    @Test(.serialized, arguments: Mutation.allCases) func `a defect put in on purpose is found`(mutation: Mutation) async throws {
        let found = try await SimulationThread.with { thread -> RunFailure? in
            let deployment = try Deployment(on: thread)
            for seed in UInt64(1)...60 {
                if let failure = try RunFailure.of(seed, on: thread, deployment: deployment, mutation: mutation) { return failure }
            }
            return nil
        }
        let failure = try #require(found, "none of 60 worlds found it")
        let isMeant = failure.law.map { mutation.laws.contains($0) } ?? false
        #expect(isMeant, "found as \(failure.summary)")
    }
}
