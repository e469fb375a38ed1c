// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers

/// Work that the machine's processors share.
package enum Processors {
    /// What `make` gives for 0 until `count`, in that order, worked out on as many threads as there are processors.
    ///
    /// The threads are its own, and gone with its return or soon after: what libdispatch hands to its workers is hidden from the
    /// thread sanitizer, which then takes every value of theirs for a race.
    ///
    /// - Parameter make: called on several threads at once.
    /// - Throws: what the first that failed threw; the others are worked out all the same.
    package static func map<Value: Sendable, Failure: Error>(
        _ count: Int, _ make: @escaping @Sendable (Int) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let next = NIOLockedValueBox(0)
        let values = NIOLockedValueBox([Result<Value, Failure>?](repeating: nil, count: count))
        let work: @Sendable () -> Void = {
            while true {
                let place = next.withLockedValue { next in
                    defer { next += 1 }
                    return next
                }
                if place >= count { return }
                let value = Result { () throws(Failure) in try make(place) }
                values.withLockedValue { $0[place] = value }
            }
        }
        let others = max(0, min(count, ProcessInfo.processInfo.activeProcessorCount) - 1)
        let working = NIOLockedValueBox(others)
        let isDone = ConditionLock(value: others == 0)
        for _ in 0..<others {
            Thread.detachNewThread {
                work()
                let isLast = working.withLockedValue { working in
                    working -= 1
                    return working == 0
                }
                guard isLast else { return }
                isDone.lock()
                isDone.unlock(withValue: true)
            }
        }
        work()
        isDone.lock(whenValue: true)
        isDone.unlock()
        var made: [Value] = []
        made.reserveCapacity(count)
        for case let value? in values.withLockedValue({ $0 }) { made.append(try value.get()) }
        return made
    }

    /// What each thread makes of those of 0 until `count` that fall to it, which together are all of them.
    ///
    /// - Parameters:
    ///   - empty: what each thread begins with.
    ///   - take: takes one up; called on several threads at once, each with its own part.
    /// - Throws: what a thread threw; the others go on to their end.
    package static func fold<Part: Sendable>(
        _ count: Int, from empty: Part, _ take: @escaping @Sendable (inout Part, Int) throws -> Void
    ) throws -> [Part] {
        let next = NIOLockedValueBox(0)
        return try map(min(count, ProcessInfo.processInfo.activeProcessorCount)) { _ in
            var part = empty
            while true {
                let place = next.withLockedValue { next in
                    defer { next += 1 }
                    return next
                }
                if place >= count { return part }
                try take(&part, place)
            }
        }
    }
}
