// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing
import ZeroMQ

/// Many small worlds, each wholly decided by its seed; docs/simulation.md says what is simulated and which laws hold.
@Suite struct SimulationTests {
    static let steps = 80
    /// How many worlds the short run has; under the thread sanitizer one takes about 0.6 s of a processor.
    static let defaultCount: UInt64 = 100
    /// Seeds are dealt to so many threads.
    static let hands = 2

    @Test(arguments: 0..<hands) func `every law holds in every world`(hand: Int) async throws {
        let environment = ProcessInfo.processInfo.environment
        if let text = environment["FIRSTBELL_SIMULATION_SEED"], let seed = UInt64(text) {
            if hand == 0 { try await Self.run([seed]) }
            return
        }
        let count = environment["FIRSTBELL_SIMULATION_SEEDS"].flatMap { UInt64($0) } ?? Self.defaultCount
        try await Self.run(Array(stride(from: UInt64(hand), to: count, by: Self.hands)))
    }

    @Test func `a seed replays exactly`() async throws {
        let prints = try await SimulationThread.with { thread in
            let deployment = try Deployment(on: thread)
            return try ([0, 1, 0, 1] as [UInt64]).map { seed in
                let simulation = try Simulation(seed: seed, on: thread, deployment: deployment)
                try simulation.run(steps: Self.steps)
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

    private static func run(_ seeds: [UInt64]) async throws {
        let most = ProcessInfo.processInfo.environment["FIRSTBELL_SIMULATION_FAILURES"].flatMap { Int($0) } ?? 2
        let failures = try await SimulationThread.with { thread in
            let deployment = try Deployment(on: thread)
            var failures: [String] = []
            for seed in seeds where failures.count < most {
                if let failure = try RunFailure.of(seed, on: thread, deployment: deployment) {
                    failures.append(failure.description)
                }
            }
            return failures
        }
        for failure in failures { Issue.record(Comment(rawValue: failure)) }
    }
}
