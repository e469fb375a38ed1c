// SPDX-License-Identifier: Apache-2.0

/// The clock that runs once something is recalled that was sent: a breach of personal data goes to the Commissioner within 72
/// hours of becoming known (DPA 2018 s.67(1), UK GDPR Article 33(1)).
package struct BreachClock: Hashable, Sendable {
    package static let length = PolicyDeadline.hours(72)

    package var startedAt: Instant
    package var state: State

    package init(startedAt: Instant, state: State = .running) {
        self.startedAt = startedAt
        self.state = state
    }

    package var due: Instant { startedAt + .seconds(72 * 3600) }

    /// How a clock stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case running
        /// A person has notified the breach, or judged that it need not be.
        case closed
    }
}
