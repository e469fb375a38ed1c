// SPDX-License-Identifier: Apache-2.0

/// Which sessions' sockets would take no more, so long as the broker does not know.
///
/// The broker decides on the next notices while the gateway still sends the last ones. One that follows a notice for which the
/// socket had no room must wait with it, although there may be room again: notices about one person go in order (design.md
/// section 5). The broker says with each turn how many refusals it has heard of, and that turn and later ones may pass.
package struct Congestion {
    private var refusals = 0
    private var full: [SessionNumber: Int] = [:]

    package init() {}

    /// Whether a notice of a turn that had heard of `heard` refusals must wait behind one that was refused before.
    package func holdsBack(_ session: SessionNumber, heard: Int) -> Bool { full[session].map { heard < $0 } ?? false }

    /// A notice of the session is returned to the broker, which will hear of it.
    package mutating func refused(_ session: SessionNumber) {
        refusals += 1
        full[session] = refusals
    }

    /// A notice of the session has gone.
    package mutating func sent(_ session: SessionNumber) { full[session] = nil }

    package mutating func ended(_ session: SessionNumber) { full[session] = nil }
}
