// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers

/// What the gateway has read for the broker; safe from both threads.
///
/// What happened in a session is in order. Sessions take turns, because a recipient that fetches a backlog sends receipts by the
/// hundred, and who publishes beside it is not to wait for all of them. Publishes themselves are taken as they come, for the more
/// of them one sync covers, the less each costs.
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

        var isPublish: Bool {
            if case .request(let request) = self { return request.isPublish }
            return false
        }

        /// Whose turn it takes; nil for what must not wait for one.
        var session: SessionNumber? {
            switch self {
            case .request(let request): request.session
            case .ended(let session): session
            // The gateway counts what its socket refused, and is told how far the broker has heard.
            case .congested: nil
            }
        }
    }

    private struct State {
        var turns = SessionTurns<Item>()
        /// What goes before any turn.
        var first: [Item] = []
        /// How many publishes are among what waits.
        var publishes = 0
        /// What was read for them.
        var octets = 0
        var count: Int { turns.count + first.count }
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
            for item in items {
                state.octets += item.octets
                if item.isPublish { state.publishes += 1 }
                if let session = item.session { state.turns.append(item, of: session) } else { state.first.append(item) }
            }
            defer { state.isAnnounced = true }
            // A gateway that has paused still adds the ends of sessions, and has to hear when it may go on.
            if state.count >= limit || state.octets >= octetLimit { state.isPaused = true }
            return Added(announce: !state.isAnnounced, pause: state.isPaused)
        }
    }

    /// What the broker does with what it took.
    struct Taken {
        var items: [Item]
        /// The gateway paused and may go on.
        var resume: Bool
    }

    /// Takes at most `most` items, of each session at most `share` besides publishes; when there are none, the next one is announced
    /// again.
    ///
    /// What the socket refused is taken whole, before all else. Where more publishes than `share` wait, a session has as many other
    /// items: the batch is long already, and a recipient of much of it must not fall behind.
    func take(_ most: Int, ofEach share: Int = .max) -> Taken {
        state.withLockedValue { state in
            var taken = state.first
            state.first.removeAll(keepingCapacity: true)
            state.turns.take(
                max(0, most - taken.count), ofEach: max(share, state.publishes), counting: { !$0.isPublish }, into: &taken)
            for item in taken {
                state.octets -= item.octets
                if item.isPublish { state.publishes -= 1 }
            }
            if taken.isEmpty { state.isAnnounced = false }
            let resume = state.isPaused && state.count <= limit / 2 && state.octets <= octetLimit / 2
            if resume { state.isPaused = false }
            return Taken(items: taken, resume: resume)
        }
    }
}
