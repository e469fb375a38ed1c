// SPDX-License-Identifier: Apache-2.0

/// The parts of the way of one notice, each somebody's own (design.md section 1, domain.md 12).
///
/// A part that has not ended, or of one of whose ends only the day is known, is nil. A part whose ends are in the wrong order, as
/// clocks of two organisations allow, counts as nothing: the notice carries a flag that says so.
package struct Legs: Hashable, Sendable {
    /// Reported to the police until accepted by the broker.
    package let force: Duration?
    /// Accepted until sent, less the time held.
    package let broker: Duration?
    /// Time between acceptance and sending in which the notice waited for a person; overlapping holds count once.
    package let held: Duration
    /// Delivered until opened by a key adult.
    package let opening: Duration?
    /// Delivered until acknowledged.
    package let acknowledging: Duration?
    /// Reported until delivered: what "as soon as is reasonably practicable" is measured by.
    package let whole: Duration?

    /// - Parameter asOf: the end of holds that are still open, for a notice that was not sent.
    package init(_ timeline: NoticeTimeline, asOf: Instant) {
        func clocked(_ instant: Instant?, _ time: UnclockedTimes) -> Instant? {
            timeline.days.contains(time) ? nil : instant
        }
        func span(_ from: Instant?, _ to: Instant?) -> Duration? {
            guard let from, let to else { return nil }
            return max(to - from, .zero)
        }
        let reported = clocked(timeline.reportedAt, .reported)
        let accepted = clocked(timeline.acceptedAt, .received)
        let delivered = clocked(timeline.deliveredAt, .delivered)
        force = span(reported, accepted)
        let held = accepted.map { Legs.held(timeline.holds, from: $0, to: timeline.sentAt ?? asOf) } ?? .zero
        self.held = held
        broker = span(accepted, timeline.sentAt).map { max($0 - held, .zero) }
        opening = span(delivered, clocked(timeline.openedAt, .opened))
        acknowledging = span(delivered, timeline.acknowledgedAt)
        whole = span(reported, delivered)
    }

    private static func held(_ holds: [HeldInterval], from: Instant, to: Instant) -> Duration {
        if holds.isEmpty { return .zero }
        var total = Duration.zero
        var reached = from
        for hold in holds.sorted(by: { $0.from < $1.from }) {
            let start = max(hold.from, reached)
            let end = min(hold.to ?? to, to)
            if end > start {
                total += end - start
                reached = end
            }
        }
        return total
    }
}
