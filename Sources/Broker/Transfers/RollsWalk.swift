// SPDX-License-Identifier: Apache-2.0

/// How far the broker has come in holding what is unsettled to the rolls of a new day.
///
/// A part of it is done in a turn, so that events and receipts are answered between; until it is through nothing that waits goes, for
/// a child may have left the school that a notice waits for.
struct RollsWalk {
    /// The ``FollowedRolls`` that it is for.
    let mark: String
    /// The last notice of the day before: what is made later was decided by the rolls of today.
    let last: Int64
    /// The last notice that was looked at; nil before the first part.
    private(set) var reached: Int64?
    /// Children of whom something could not be opened.
    var damaged = 0
    /// A part of it failed, and nothing goes on until it begins again.
    var isStopped = false
    /// Somebody has been told of that.
    var isTold = false

    init(mark: String, last: Int64) {
        self.mark = mark
        self.last = last
    }

    /// The same from its beginning, or another after it.
    func begunAgain(mark: String, last: Int64) -> RollsWalk {
        var walk = RollsWalk(mark: mark, last: last)
        walk.isTold = isTold
        return walk
    }

    var isThrough: Bool { reached.map { $0 >= last } ?? false }

    /// The next notices to look at, at most `window` of them; afterwards they count as looked at.
    mutating func next(_ window: Int64) -> ClosedRange<Int64>? {
        let first = (reached ?? 0) + 1
        reached = min(last, first + window - 1)
        guard let reached, first <= reached else { return nil }
        return first...reached
    }

    /// How much is done in a turn.
    struct Pace {
        /// How many children are looked at, or somewhat more; one takes some 20 us.
        var children = 2_000
        /// How many notices are looked through at once.
        var window: Int64 = 2_000
        /// How many times that is done where there is little to do, as among years of settled notices.
        var windows = 25
    }
}
