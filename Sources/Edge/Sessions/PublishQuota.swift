// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers

/// What one partner's PUBLISH messages without an answer take up in the broker, over all its sessions; safe from any thread.
///
/// A count of messages alone would let a partner have 16,000 of 256 KiB in memory. Beyond the limit none of its sessions is read,
/// and each is told when there is room again.
final class PublishQuota: Sendable {
    private struct State {
        var octets = 0
        var waiting: [[UInt8]: EdgeSession] = [:]
    }

    private let limit: Int
    private let state = NIOLockedValueBox(State())

    /// - Parameter limit: in octets; what is at hand when it is reached is still passed on.
    init(limit: Int) { self.limit = limit }

    /// What has no answer now, in octets.
    var octets: Int { state.withLockedValue { $0.octets } }

    /// Whether a session may be read; where not, it is told once it may.
    func admits(_ session: EdgeSession) -> Bool {
        state.withLockedValue { state in
            guard state.octets > limit else { return true }
            state.waiting[session.routingID] = session
            return false
        }
    }

    func taken(_ octets: Int) { state.withLockedValue { $0.octets += octets } }

    func returned(_ octets: Int) {
        let woken = state.withLockedValue { state -> [EdgeSession] in
            state.octets -= octets
            guard state.octets <= limit, !state.waiting.isEmpty else { return [] }
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for session in woken { session.mayReadAgain() }
    }

    /// A session has ended, and waits no more.
    func left(_ session: EdgeSession) { state.withLockedValue { $0.waiting[session.routingID] = nil } }
}
