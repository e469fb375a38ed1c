// SPDX-License-Identifier: Apache-2.0
import DequeModule

/// What waits, by session: each session's in order, and sessions one after the other.
struct SessionTurns<Item: Sendable>: Sendable {
    private var lines: [SessionNumber: Deque<Item>] = [:]
    /// Sessions with something that waits, each once, the next one first.
    private var order: Deque<SessionNumber> = []
    private(set) var count = 0

    mutating func append(_ item: Item, of session: SessionNumber) {
        count += 1
        if lines[session]?.append(item) == nil {
            lines[session] = [item]
            order.append(session)
        }
    }

    /// Takes at most `most` items, of each session at most `share` that are counted; a session of which something is left comes
    /// last again.
    mutating func take(_ most: Int, ofEach share: Int, counting isCounted: (Item) -> Bool, into taken: inout [Item]) {
        let end = taken.count + min(most, count)
        var again: [SessionNumber] = []
        while taken.count < end, let session = order.popFirst() {
            var left = share
            while taken.count < end, let next = lines[session]?.first {
                if isCounted(next) {
                    guard left > 0 else { break }
                    left -= 1
                }
                taken.append(next)
                lines[session]?.removeFirst()
                count -= 1
            }
            if lines[session]?.isEmpty == true { lines[session] = nil } else { again.append(session) }
        }
        order += again
    }
}
