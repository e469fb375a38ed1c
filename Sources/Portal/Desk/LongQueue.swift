// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOPosix

/// A thread for reads that take long, and how many of them there are at most.
struct LongQueue: Sendable {
    /// How many may be read or wait at once.
    static let most = 8

    let thread = NIOThreadPool(numberOfThreads: 1)
    private let inside = NIOLockedValueBox(0)

    /// Takes a place; false where none is left.
    func enter() -> Bool {
        inside.withLockedValue { inside in
            guard inside < Self.most else { return false }
            inside += 1
            return true
        }
    }

    /// Gives a place back.
    func leave() { inside.withLockedValue { $0 -= 1 } }
}
