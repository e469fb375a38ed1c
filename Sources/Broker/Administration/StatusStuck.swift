// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import NIOConcurrencyHelpers
import ZeroMQ

/// How much that is open has no next action with a time, as it was counted last; from any thread.
///
/// A journal of millions of notices takes seconds to count, so it is counted by whoever asks for `status` and otherwise seldom.
package final class StuckCount: Sendable {
    /// What was counted, and when the broker was looked at for it.
    package struct Reading: Hashable, Sendable {
        package var count: Int
        package var at: ContinuousClock.Instant

        package init(count: Int, at: ContinuousClock.Instant) {
            self.count = count
            self.at = at
        }
    }

    /// The shortest time between two counts that nobody asked for.
    package static let rest = Duration.seconds(60)
    /// A count of seconds may take no more than this share of one processor.
    private static let share = 20

    private struct State {
        var reading: Reading?
        var isCounting = false
        var due: ContinuousClock.Instant?
    }

    private let state = NIOLockedValueBox(State())

    package init() {}

    /// What was counted last; nil before the first time.
    package var reading: Reading? { state.withLockedValue { $0.reading } }

    /// Whether the last count is old enough for another; true also begins it, so that ``ended()`` must follow.
    func begin(at now: ContinuousClock.Instant) -> Bool {
        state.withLockedValue { state in
            guard !state.isCounting, state.due.map({ $0 <= now }) ?? true else { return false }
            state.isCounting = true
            state.due = now + Self.rest
            return true
        }
    }

    /// A count is over, with a reading or without.
    func ended() { state.withLockedValue { $0.isCounting = false } }

    /// So much is stuck.
    ///
    /// - Parameters:
    ///   - at: when the broker was looked at.
    ///   - took: how long the journal was read for it.
    func counted(_ count: Int, at: ContinuousClock.Instant, took: Duration) {
        state.withLockedValue { state in
            if state.reading.map({ $0.at <= at }) ?? true { state.reading = Reading(count: count, at: at) }
            let next = at + max(Self.rest, took * Self.share)
            state.due = state.due.map { max($0, next) } ?? next
        }
    }
}

extension Broker {
    /// Has what is stuck counted by the thread of `status`, where that was not done for a minute; returns at once.
    package func watchStuck() {
        // A broker that ends reads nothing more beside itself: its journal is about to be closed.
        guard condition != .draining, stuck.begin(at: .now) else { return }
        guard let desk = statusThread() else { return stuck.ended() }
        let (look, reader) = (statusLook(), journal.reader)
        desk.post { [stuck, logger] in
            defer { stuck.ended() }
            do { _ = try look.actions(reader) } catch {
                logger.error("what is stuck could not be counted", metadata: ["error": "\(Self.words(for: error))"])
            }
        }
    }
}
