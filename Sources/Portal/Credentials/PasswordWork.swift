// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOPosix
import Web

/// Hashes passwords one at a time on a thread of its own, for each takes 32 MiB and a tenth of a second.
final class PasswordWork: Sendable {
    /// Too many wait already.
    struct Busy: Error {}

    private let pool = NIOThreadPool(numberOfThreads: 1)
    private let waiting = NIOLockedValueBox(0)
    private let limit: Int
    private let cost: PasswordHash.Cost
    /// Whom nobody has an account for is compared with this, so that it takes as long.
    private let nobody: PasswordHash?

    init(cost: PasswordHash.Cost = .standard, limit: Int = 16) {
        self.limit = limit
        self.cost = cost
        nobody = PasswordHash("", salt: Secret.octets(16), cost: cost)
        pool.start()
    }

    /// Ends the thread.
    func end() { pool.shutdownGracefully { _ in } }

    /// Whether a password is that of a hash; with no hash it takes as long and is not.
    func matches(_ password: String, _ hash: String?) async throws -> Bool {
        let known = hash.flatMap { PasswordHash($0) }
        let judge = known ?? nobody
        let isRight = try await work { judge?.matches(password) ?? false }
        return known != nil && isRight
    }

    /// The text of a password's hash.
    func hash(_ password: String) async throws -> String? {
        let cost = cost
        return try await work { PasswordHash(password, salt: Secret.octets(16), cost: cost)?.text }
    }

    private func work<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async throws -> Result {
        let isFree = waiting.withLockedValue { waiting in
            guard waiting < limit else { return false }
            waiting += 1
            return true
        }
        guard isFree else { throw Busy() }
        defer { waiting.withLockedValue { $0 -= 1 } }
        return try await pool.runIfActive {
            Courtesy.begin()
            return body()
        }
    }
}
