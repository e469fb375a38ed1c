// SPDX-License-Identifier: Apache-2.0

/// When HELLO is due: at once, every half minute, and sooner while it has no answer.
///
/// A ZeroMQ client is not told when the broker behind its socket was replaced; HELLO is how the new one learns of it
/// (design.md section 5).
struct HelloClock {
    typealias Moment = ContinuousClock.Instant

    private let interval: Duration
    private let patience: Duration
    private var due: Moment
    /// Whether the broker has ever answered.
    private(set) var isWelcomed = false

    init(now: Moment, interval: Duration = .seconds(30), patience: Duration = .seconds(10)) {
        self.interval = interval
        self.patience = patience
        due = now
    }

    func isDue(now: Moment) -> Bool { due <= now }

    mutating func sent(now: Moment) { due = now + min(patience, interval) }

    mutating func welcomed(now: Moment) {
        isWelcomed = true
        due = now + interval
    }

    /// The connection or the broker's session is new, or gone.
    mutating func sessionLost(now: Moment, pause: Duration = .zero) { due = min(due, now + pause) }
}
