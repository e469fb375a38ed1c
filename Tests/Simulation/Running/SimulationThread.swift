// SPDX-License-Identifier: Apache-2.0
import ZeroMQ

/// A thread on which runs follow one another; it is the brokers' own, so that they can be called without waiting.
enum SimulationThread {
    static func with<Result: Sendable>(_ body: @escaping @Sendable (SocketThread) throws -> Result) async throws -> Result {
        let thread = try SocketThread(name: "simulation")
        let result: Swift.Result<Result, any Error> = await withCheckedContinuation { continuation in
            thread.post { continuation.resume(returning: Swift.Result { try body(thread) }) }
        }
        await thread.stop()
        return try result.get()
    }
}

/// A run that broke a law, as a person needs it.
struct RunFailure: CustomStringConvertible, Sendable {
    let seed: UInt64
    /// Nil for an error that no law speaks of.
    let law: Law?
    let what: String
    let trace: [String]

    /// Runs one seed; nil when every law held.
    static func of(
        _ seed: UInt64, on thread: SocketThread, deployment: Deployment, mutation: Mutation? = nil
    ) throws -> RunFailure? {
        let simulation = try Simulation(seed: seed, on: thread, deployment: deployment, mutation: mutation)
        do {
            try simulation.run(steps: Simulation.steps)
            return nil
        } catch {
            return RunFailure(seed: seed, law: (error as? Violation)?.law, what: "\(error)", trace: simulation.trace.suffix(25))
        }
    }

    var summary: String { "seed \(seed): \(what)" }

    var description: String {
        "\(summary)\nrun it again: swift run simulate --seed \(seed)\n"
            + trace.joined(separator: "\n")
    }
}
