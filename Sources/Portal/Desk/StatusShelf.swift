// SPDX-License-Identifier: Apache-2.0
import Wire

/// The state of the service as it was read not long ago: it is counted from every notice, and whoever comes meanwhile waits for it.
actor StatusShelf {
    /// How long it is given again, not by the deployment's clock, which a rehearsal moves.
    static let patience = Duration.seconds(15)

    private var kept: (status: JSON, at: ContinuousClock.Instant)?
    private var making: Task<JSON, any Error>?

    func status(_ read: @escaping @Sendable () async throws -> JSON) async throws -> JSON {
        if let kept, .now - kept.at < Self.patience { return kept.status }
        if let making { return try await making.value }
        let task = Task { try await read() }
        making = task
        defer { making = nil }
        let status = try await task.value
        kept = (status, .now)
        return status
    }
}
