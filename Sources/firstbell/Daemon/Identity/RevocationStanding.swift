// SPDX-License-Identifier: Apache-2.0
import TLS

/// How a revocation list in force stands by the clock.
struct RevocationStanding: Sendable {
    enum State: String, Sendable { case current, grace, stale }

    var list: RevocationList
    var grace: Duration
    /// Seconds since 1970-01-01T00:00:00Z.
    var now: Int64

    /// What it says itself; one without it is never taken.
    var nextUpdate: Int64 { list.nextUpdate ?? 0 }
    var state: State { left >= 0 ? .current : -left <= grace.components.seconds ? .grace : .stale }
    /// Seconds since it was made.
    var age: Int64 { now - list.thisUpdate }
    /// Seconds until the next is due, without the grace; negative past it.
    var left: Int64 { nextUpdate - now }
}

extension RevocationLists {
    /// Each list by the clock, in seconds since 1970-01-01T00:00:00Z.
    func standings(now: Int64) -> [RevocationStanding] { lists.map { RevocationStanding(list: $0, grace: grace, now: now) } }

    /// The serial numbers of every certificate that counts no more, as ``Certificate/serial`` has them.
    var serials: Set<String> { Set(lists.flatMap(\.entries).map(\.serial)) }
}
