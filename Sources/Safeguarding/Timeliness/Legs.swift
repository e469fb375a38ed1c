// SPDX-License-Identifier: Apache-2.0

/// The parts of the way of one notice, each somebody's own (design.md section 1, domain.md 12).
///
/// A part that has not ended is nil. A part whose ends are in the wrong order, as clocks of two organisations allow, counts as
/// nothing: the notice carries a flag that says so.
package struct Legs: Hashable, Sendable {
    /// Reported to the police until accepted by the broker.
    package let force: Duration
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
        func span(_ from: Instant, _ to: Instant?) -> Duration? { to.map { max($0 - from, .zero) } }
        force = max(timeline.acceptedAt - timeline.reportedAt, .zero)
        let held = Legs.held(timeline.holds, from: timeline.acceptedAt, to: timeline.sentAt ?? asOf)
        self.held = held
        broker = span(timeline.acceptedAt, timeline.sentAt).map { max($0 - held, .zero) }
        opening = timeline.deliveredAt.flatMap { span($0, timeline.openedAt) }
        acknowledging = timeline.deliveredAt.flatMap { span($0, timeline.acknowledgedAt) }
        whole = span(timeline.reportedAt, timeline.deliveredAt)
    }

    private static func held(_ holds: [HeldInterval], from: Instant, to: Instant) -> Duration {
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
