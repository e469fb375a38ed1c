// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers
package import Safeguarding

/// The one clock of a daemon: the machine's, or in a rehearsal the machine's moved by an offset.
package struct BrokerClock: Sendable {
    private let machine: @Sendable () -> Instant
    private let shift: NIOLockedValueBox<Int64>

    /// The machine's clock, moved by `offset` milliseconds.
    package init(offset: Int64 = 0) {
        self.init(machine: { BrokerClock.machineTime() }, offset: offset)
    }

    /// A clock over another source of time, for tests.
    package init(machine: @escaping @Sendable () -> Instant, offset: Int64 = 0) {
        self.machine = machine
        shift = NIOLockedValueBox(offset)
    }

    package var now: Instant { Instant(milliseconds: machine().milliseconds + shift.withLockedValue { $0 }) }

    /// Milliseconds that this clock is ahead of the machine's.
    package var offset: Int64 { shift.withLockedValue { $0 } }

    /// Only for a rehearsal, after the offset has been journalled.
    package func setOffset(_ offset: Int64) { shift.withLockedValue { $0 = offset } }

    /// The offset at which this clock would show `instant` now.
    package func offset(showing instant: Instant) -> Int64 { instant.milliseconds - machine().milliseconds }

    private static func machineTime() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
