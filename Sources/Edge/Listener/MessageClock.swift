// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// How long one unfinished message has been coming, the time left out in which the edge itself did not read.
struct MessageClock: Hashable, Sendable {
    /// How many messages had ended when this one began.
    let message: UInt64
    private var since: NIODeadline
    private var isPaused = false

    init(message: UInt64, now: NIODeadline) {
        self.message = message
        since = now
    }

    /// The edge stopped reading, for reasons that are not the client's.
    mutating func paused() { isPaused = true }

    /// The edge reads again; a client that was kept waiting gets the whole time anew.
    mutating func reading(now: NIODeadline) {
        guard isPaused else { return }
        isPaused = false
        since = now
    }

    func isExpired(after limit: TimeAmount, now: NIODeadline) -> Bool { !isPaused && since + limit <= now }

    /// When to look again.
    func expiry(after limit: TimeAmount, now: NIODeadline) -> NIODeadline { isPaused ? now + limit : since + limit }
}
