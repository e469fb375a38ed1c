// SPDX-License-Identifier: Apache-2.0

/// A point on the UTC time line, to the millisecond.
///
/// Every stored and compared time in FirstBell is an `Instant`; local time exists only where a calendar rule needs it
/// (design.md section 9). Leap seconds do not exist on this line, as in POSIX time.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Later than any time that is told or kept, with room to add to it.
    package static let farFuture = Instant(milliseconds: .max / 2)

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    package var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds + 1) / 1000 - 1 }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package static func + (a: Instant, b: Duration) -> Instant { Instant(milliseconds: a.milliseconds + b.wholeMilliseconds) }

    package static func - (a: Instant, b: Duration) -> Instant { Instant(milliseconds: a.milliseconds - b.wholeMilliseconds) }

    package static func - (a: Instant, b: Instant) -> Duration { .milliseconds(a.milliseconds - b.milliseconds) }
}

extension Duration {
    /// The duration in milliseconds, rounded towards zero.
    package var wholeMilliseconds: Int64 {
        let parts = components
        return parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    }
}
