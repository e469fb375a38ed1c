// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reports that were made not long ago: who asks for the same again gets the same, and who asks meanwhile waits for it.
actor ReportShelf {
    /// What a report is known by: another day is another report.
    struct Key: Hashable {
        var order: ReportOrder
        var day: CivilDate
    }

    /// How long a report is given again.
    static let patience = Duration.seconds(60)
    /// How many are kept at most.
    static let capacity = 32

    private var kept: [Key: (text: String, at: ContinuousClock.Instant)] = [:]
    private var making: [Key: Making] = [:]
    /// How many wait for a report that is being made, forgotten meanwhile or not, by its number: with the last of them it ends.
    private var waiters: [Int: Int] = [:]

    /// A report that is being made.
    private struct Making {
        var task: Task<String, any Error>
        /// Nobody waits for another of the same key under this number.
        var number: Int
    }

    private var lastNumber = 0

    /// The report, made by `make` where there is none.
    func report(
        _ order: ReportOrder, on day: CivilDate, now: ContinuousClock.Instant = .now,
        _ make: @escaping @Sendable () async throws -> String
    ) async throws -> String {
        let key = Key(order: order, day: day)
        kept = kept.filter { now - $0.value.at < Self.patience }
        if let known = kept[key] { return known.text }
        if let known = making[key] {
            waiters[known.number]? += 1
            return try await value(of: known, key)
        }
        lastNumber += 1
        let new = Making(task: Task { try await make() }, number: lastNumber)
        making[key] = new
        waiters[new.number] = 1
        defer {
            waiters[new.number] = nil
            if making[key]?.number == new.number { making[key] = nil }
        }
        let text = try await value(of: new, key)
        // What was forgotten meanwhile is given to those who asked before, and to nobody after them.
        guard making[key]?.number == new.number else { return text }
        if kept.count >= Self.capacity, let oldest = kept.min(by: { $0.value.at < $1.value.at }) { kept[oldest.key] = nil }
        kept[key] = (text, now)
        return text
    }

    private func value(of made: Making, _ key: Key) async throws -> String {
        try await withTaskCancellationHandler {
            try await made.task.value
        } onCancel: {
            Task { await leave(key, made) }
        }
    }

    private func leave(_ key: Key, _ made: Making) {
        guard let left = waiters[made.number].map({ $0 - 1 }) else { return }
        waiters[made.number] = left
        guard left == 0 else { return }
        made.task.cancel()
        if making[key]?.number == made.number { making[key] = nil }
    }

    /// How many wait for a report that is being made, of whatever day.
    func waiting(for order: ReportOrder) -> Int {
        making.filter { $0.key.order == order }.reduce(0) { $0 + (waiters[$1.value.number] ?? 0) }
    }

    /// Nothing of a kind is given again, nor what is being made of it: something in it has changed.
    func forget(_ name: ReportName) {
        kept = kept.filter { $0.key.order.name != name }
        making = making.filter { $0.key.order.name != name }
    }
}
