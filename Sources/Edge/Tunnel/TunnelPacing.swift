// SPDX-License-Identifier: Apache-2.0

/// How long a tunnel waits before it dials again.
///
/// libzmq dials its local socket every 100 ms and always succeeds there, so its own growing pauses never begin; without
/// these a broker that comes back meets every school ten times a second (zeromq.md 1.3 point 17).
struct TunnelPacing {
    private let first: Duration
    private let longest: Duration
    private var failures = 0

    init(first: Duration = .milliseconds(100), longest: Duration = .seconds(5)) {
        self.first = first
        self.longest = longest
    }

    /// The pause before the next attempt, from half of it to all of it by `random` in 0...1; zero after a success.
    func pause(random: Double) -> Duration {
        guard failures > 0 else { return .zero }
        let whole = min(longest, first * (1 << min(failures - 1, 16)))
        return whole * (0.5 + 0.5 * random)
    }

    mutating func failed() { failures += 1 }
    mutating func admitted() { failures = 0 }
}
