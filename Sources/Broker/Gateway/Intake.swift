// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers

/// What the gateway has read for the broker, in the order in which it happened; safe from both threads.
///
/// It is bounded, in items and in octets: a gateway that is too far ahead reads no more until the broker has caught up, and then
/// ZeroMQ's queues and TCP hold the clients back.
package final class Intake: Sendable {
    /// One thing that happened at the gateway.
    package enum Item: Sendable {
        case request(Request)
        /// A session is gone; nothing of it follows.
        case ended(SessionNumber)
        /// The socket would not take a notice.
        case congested(Delivery.Dispatch)

        /// How much was read for it.
        var octets: Int {
            if case .request(let request) = self { return request.octets }
            return 0
        }
    }

    private struct State {
        var items: [Item] = []
        /// What was read for them.
        var octets = 0
        /// Whether the broker knows that there is something.
        var isAnnounced = false
        var isPaused = false
    }

    private let state = NIOLockedValueBox(State())
    private let limit: Int
    private let octetLimit: Int

    /// - Parameters:
    ///   - limit: how many items may wait before the gateway has to pause.
    ///   - octets: how much may have been read for them.
    init(limit: Int, octets: Int = 64 << 20) {
        self.limit = limit
        octetLimit = octets
    }

    /// What the gateway does after it added something.
    struct Added {
        /// The broker has to be told.
        var announce: Bool
        /// Nothing more may be read until the broker says so.
        var pause: Bool
    }

    func add(_ items: [Item]) -> Added {
        state.withLockedValue { state in
            state.items.append(contentsOf: items)
            for item in items { state.octets += item.octets }
            defer { state.isAnnounced = true }
            // A gateway that has paused still adds the ends of sessions, and has to hear when it may go on.
            if state.items.count >= limit || state.octets >= octetLimit { state.isPaused = true }
            return Added(announce: !state.isAnnounced, pause: state.isPaused)
        }
    }

    /// What the broker does with what it took.
    struct Taken {
        var items: [Item]
        /// The gateway paused and may go on.
        var resume: Bool
    }

    /// Takes at most `most` items; when there are none, the next one is announced again.
    func take(_ most: Int) -> Taken {
        state.withLockedValue { state in
            let taken: [Item]
            if state.items.count <= most {
                taken = state.items
                state.items = []
            } else {
                taken = Array(state.items.prefix(most))
                state.items.removeFirst(most)
            }
            for item in taken { state.octets -= item.octets }
            if taken.isEmpty { state.isAnnounced = false }
            let resume = state.isPaused && state.items.count <= limit / 2 && state.octets <= octetLimit / 2
            if resume { state.isPaused = false }
            return Taken(items: taken, resume: resume)
        }
    }
}
