// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers

/// Runs many seeds, dealt to several threads, and says which failed.
package enum SeedRange {
    /// Runs each seed of a range once.
    ///
    /// - Parameters:
    ///   - hands: how many threads run; each has a broker's thread of its own.
    ///   - most: failures after which a thread runs no more.
    ///   - found: called with each description on the thread that found it: a long run may be ended before it is through.
    ///   - progress: called on any of the threads with how many runs have ended.
    /// - Returns: a description of each failed run: its seed, the law and the last steps.
    package static func failures(
        in seeds: Range<UInt64>, hands: Int = 2, most: Int = 2, found: @escaping @Sendable (String) -> Void = { _ in },
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> [String] {
        let ended = NIOLockedValueBox(0)
        return try await withThrowingTaskGroup(of: [String].self) { group in
            for hand in 0..<hands {
                group.addTask {
                    try await SimulationThread.with { thread in
                        let deployment = try Deployment(on: thread)
                        var failures: [String] = []
                        for seed in seeds where seed % UInt64(hands) == UInt64(hand) && failures.count < most {
                            if let failure = try RunFailure.of(seed, on: thread, deployment: deployment) {
                                failures.append(failure.description)
                                found(failure.description)
                            }
                            progress(
                                ended.withLockedValue { count in
                                    count += 1
                                    return count
                                })
                        }
                        return failures
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
