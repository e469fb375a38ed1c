// SPDX-License-Identifier: Apache-2.0

/// The parts of the way of one notice, each somebody's own (design.md section 1, domain.md 12).
///
/// A part that has not ended, or of one of whose ends only the day is known, is nil. A part whose ends are in the wrong order, as
/// clocks of two organisations allow, counts as nothing: the notice carries a flag that says so.
package struct Legs: Hashable, Sendable {
    /// Reported to the police until accepted by the broker.
    package var force: Duration? { Legs.duration(forceSpan) }
    /// Accepted until sent, less the time held.
    package var broker: Duration? { Legs.duration(brokerSpan) }
    /// Time between acceptance and sending in which the notice waited for a person; overlapping holds count once.
    package var held: Duration { .milliseconds(heldSpan) }
    /// Delivered until opened by a key adult.
    package var opening: Duration? { Legs.duration(openingSpan) }
    /// Delivered until acknowledged.
    package var acknowledging: Duration? { Legs.duration(acknowledgingSpan) }
    /// Reported until delivered: what "as soon as is reasonably practicable" is measured by.
    package var whole: Duration? { Legs.duration(wholeSpan) }

    // Milliseconds, and -1 for none: reports sum millions, for which `Duration` is too wide and too slow.
    let forceSpan: Int64
    let brokerSpan: Int64
    let heldSpan: Int64
    let openingSpan: Int64
    let acknowledgingSpan: Int64
    let wholeSpan: Int64

    /// - Parameter asOf: the end of holds that are still open, for a notice that was not sent.
    package init(_ timeline: borrowing NoticeTimeline, asOf: Instant) {
        func clocked(_ instant: Instant?, _ time: UnclockedTimes) -> Instant? {
            timeline.days.contains(time) ? nil : instant
        }
        func span(_ from: Instant?, _ to: Instant?) -> Int64 {
            guard let from, let to else { return -1 }
            return max(to.milliseconds - from.milliseconds, 0)
        }
        let reported = clocked(timeline.reportedAt, .reported)
        let accepted = clocked(timeline.acceptedAt, .received)
        let delivered = clocked(timeline.deliveredAt, .delivered)
        forceSpan = span(reported, accepted)
        let held = accepted.map { Legs.held(timeline.holds, from: $0, to: timeline.sentAt ?? asOf) } ?? 0
        heldSpan = held
        let sending = span(accepted, timeline.sentAt)
        brokerSpan = sending < 0 ? sending : max(sending - held, 0)
        openingSpan = span(delivered, clocked(timeline.openedAt, .opened))
        acknowledgingSpan = span(delivered, timeline.acknowledgedAt)
        wholeSpan = span(reported, delivered)
    }

    private static func held(_ holds: [HeldInterval], from: Instant, to: Instant) -> Int64 {
        if holds.isEmpty { return 0 }
        var total: Int64 = 0
        var reached = from
        for hold in holds.sorted(by: { $0.from < $1.from }) {
            let start = max(hold.from, reached)
            let end = min(hold.to ?? to, to)
            if end > start {
                total += end.milliseconds - start.milliseconds
                reached = end
            }
        }
        return total
    }

    private static func duration(_ span: Int64) -> Duration? { span < 0 ? nil : .milliseconds(span) }
}
