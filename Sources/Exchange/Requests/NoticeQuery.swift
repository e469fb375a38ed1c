// SPDX-License-Identifier: Apache-2.0
import Wire

/// What a query says about the notices that are wanted.
struct NoticeQuery: Hashable, Sendable {
    /// The most seconds that a request may wait for a notice; below the time for which a silent connection is kept.
    static let longestWait = 30

    /// The most notices that are held without a receipt: the window of a HELLO.
    var limit = 64
    /// Seconds to wait where there is none.
    var wait = 0
    /// Also what is delivered and not opened.
    var unread = false

    /// A query that cannot be followed, with a sentence for its sender.
    struct Refusal: Error { var detail: String }

    init(_ query: [(name: String, value: String)]) throws(Refusal) {
        var seen: Set<String> = []
        for (name, value) in query {
            guard seen.insert(name).inserted else { throw Refusal(detail: "The query says one name twice.") }
            switch name {
            case "limit": limit = try Self.number(value, in: Hello.windowRange, "`limit`")
            case "wait": wait = try Self.number(value, in: 0...Self.longestWait, "`wait`, in seconds,")
            case "from":
                guard value == "unread" else { throw Refusal(detail: "`from` can only be `unread`.") }
                unread = true
            default: throw Refusal(detail: "The query may say `limit`, `wait` and `from`, and nothing else.")
            }
        }
    }

    private static func number(_ text: String, in range: ClosedRange<Int>, _ name: String) throws(Refusal) -> Int {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), range.contains(number) else {
            throw Refusal(detail: "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}
