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
    private var making: [Key: Task<String, any Error>] = [:]

    /// The report, made by `make` where there is none.
    func report(
        _ order: ReportOrder, on day: CivilDate, now: ContinuousClock.Instant = .now,
        _ make: @escaping @Sendable () async throws -> String
    ) async throws -> String {
        let key = Key(order: order, day: day)
        kept = kept.filter { now - $0.value.at < Self.patience }
        if let known = kept[key] { return known.text }
        if let task = making[key] { return try await task.value }
        let task = Task { try await make() }
        making[key] = task
        defer { making[key] = nil }
        let text = try await task.value
        if kept.count >= Self.capacity, let oldest = kept.min(by: { $0.value.at < $1.value.at }) { kept[oldest.key] = nil }
        kept[key] = (text, now)
        return text
    }

    /// Nothing of a kind is given again: something in it has changed.
    func forget(_ name: ReportName) { kept = kept.filter { $0.key.order.name != name } }
}
