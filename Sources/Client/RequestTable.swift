// SPDX-License-Identifier: Apache-2.0
import Wire

/// Requests that wait to be sent or to be answered, and when each is sent again; holds no clock and no socket.
struct RequestTable {
    typealias Moment = ContinuousClock.Instant

    private struct Entry {
        let message: Wire.Message
        var due: Moment
    }

    /// Requests out at once; the broker allows a session 1,000 unanswered publishes (design.md section 4).
    private let limit: Int
    /// How long an answer may take before the same request is sent again (design.md section 5).
    private let patience: Duration
    private var waiting: [UInt64: Wire.Message] = [:]
    private var order: [UInt64] = []
    private var head = 0
    private var out: [UInt64: Entry] = [:]

    init(limit: Int = 512, patience: Duration = .seconds(10)) {
        self.limit = limit
        self.patience = patience
    }

    /// Requests that have no answer yet.
    var count: Int { waiting.count + out.count }

    /// Queues a request under an id that is used once.
    mutating func submitted(_ id: UInt64, _ verb: Verb, _ body: [UInt8]) {
        waiting[id] = Wire.Message(verb, correlation: RequestTable.correlation(id), body: body)
        order.append(id)
    }

    /// The next request to send, while there is room; it is out from now on.
    mutating func next(now: Moment) -> Wire.Message? {
        while out.count < limit, head < order.count {
            let id = order[head]
            head += 1
            if head == order.count {
                order.removeAll(keepingCapacity: true)
                head = 0
            }
            // Forgotten ones have left their place in the queue.
            guard let message = waiting.removeValue(forKey: id) else { continue }
            out[id] = Entry(message: message, due: now + patience)
            return message
        }
        return nil
    }

    /// The id that an answer is for; nil when nothing waits for it, as for the second of two answers.
    mutating func answered(_ correlation: [UInt8]) -> UInt64? {
        guard let id = RequestTable.id(correlation), out.removeValue(forKey: id) != nil else { return nil }
        return id
    }

    /// The id that an answer would be for; the request stays out.
    func waits(for correlation: [UInt8]) -> UInt64? {
        guard let id = RequestTable.id(correlation), out[id] != nil else { return nil }
        return id
    }

    /// The broker asked for patience: the request goes out again at `moment`.
    mutating func postponed(_ id: UInt64, until moment: Moment) { out[id]?.due = moment }

    /// Nobody waits for the answer any more.
    mutating func forgotten(_ id: UInt64) {
        waiting[id] = nil
        out[id] = nil
    }

    /// The connection is new, so what was out may have been lost with the old one.
    mutating func reconnected(now: Moment) {
        for id in out.keys { out[id]?.due = now }
    }

    /// The requests to send again now, oldest first.
    mutating func due(now: Moment) -> [Wire.Message] {
        let ids = out.filter { $0.value.due <= now }.keys.sorted()
        return ids.compactMap { id in
            out[id]?.due = now + patience
            return out[id]?.message
        }
    }

    /// Eight octets, most significant first.
    static func correlation(_ id: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: id >> (56 - 8 * $0)) }
    }

    private static func id(_ correlation: [UInt8]) -> UInt64? {
        correlation.count == 8 ? correlation.reduce(0) { $0 << 8 | UInt64($1) } : nil
    }
}
