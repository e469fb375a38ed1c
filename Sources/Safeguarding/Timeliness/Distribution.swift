// SPDX-License-Identifier: Apache-2.0

/// The distribution of whole numbers, days or milliseconds, by the figures an auditor asks for (domain.md 11 item 5).
///
/// Percentiles are by nearest rank, so that each is a value that occurred. The median is the middle value, or the mean of the
/// two in the middle. Mean and median are kept exactly and rounded half up when printed.
package struct Distribution: Hashable, Sendable {
    package let count: Int
    package let min: Int64
    package let max: Int64
    package let sum: Int64
    private let values: Values
    /// What is asked for of every distribution, found together.
    private let usual: RankedValues

    /// How the values are kept: nobody asks for the order of most.
    private enum Values: Sendable {
        case sorted([Int64])
        case parts([[Int64]])
        case runs([Run])
    }

    /// A value and how often it occurs.
    package struct Run: Hashable, Sendable {
        package let value: Int64
        package let count: Int

        package init(_ value: Int64, count: Int) {
            self.value = value
            self.count = count
        }
    }

    /// Nil for no values: nothing can be said of their distribution.
    package init?(_ values: some Sequence<Int64>) { self.init(parts: [Array(values)]) }

    /// Of the values of several arrays; nil for none.
    init?(parts: [[Int64]]) {
        guard let extent = RankedValues.Extent(parts) else { return nil }
        (count, min, max, sum) = (extent.count, extent.low, extent.high, extent.sum)
        let ranks = Distribution.usualRanks(of: extent.count)
        if extent.count < 2_048 {
            let sorted = parts.joined().sorted()
            values = .sorted(sorted)
            usual = RankedValues(ranks) { sorted[$0] }
        } else {
            values = .parts(parts)
            usual = RankedValues(ranks, of: parts, extent)
        }
    }

    /// Of values that are counted already, in order and each once; nil for none.
    init?(runs: [Run]) {
        guard let first = runs.first, let last = runs.last else { return nil }
        (min, max) = (first.value, last.value)
        let count = runs.reduce(0) { $0 + $1.count }
        self.count = count
        sum = runs.reduce(0) { $0 + $1.value * Int64($1.count) }
        values = .runs(runs)
        usual = RankedValues(Distribution.usualRanks(of: count), of: runs)
    }

    /// The values in order; sorted anew each time where they are many.
    package var sorted: [Int64] {
        switch values {
        case .sorted(let values): values
        case .parts(let parts): parts.joined().sorted()
        case .runs(let runs): runs.flatMap { repeatElement($0.value, count: $0.count) }
        }
    }

    /// The values with how often each occurs, those of one value perhaps in several runs, in no order.
    package var runs: [Run] {
        switch values {
        case .sorted(let values): values.map { Run($0, count: 1) }
        case .parts(let parts): parts.joined().map { Run($0, count: 1) }
        case .runs(let runs): runs
        }
    }

    /// The value at a percentile by nearest rank: the smallest value that at least `percent` of all values do not exceed.
    ///
    /// - Parameter percent: 1 to 100; 25, 50, 75 and 90 are known, another is looked for.
    package func percentile(_ percent: Int) -> Int64 { value(at: Distribution.rank(percent, of: count)) }

    /// The median in tenths, rounded half up.
    package var medianTenths: Int64 {
        let middle = count / 2
        return count % 2 == 1 ? value(at: middle) * 10 : (value(at: middle - 1) + value(at: middle)) * 5
    }

    /// The mean in tenths, rounded half up.
    package var meanTenths: Int64 { Distribution.quotient(sum * 10, Int64(count)) }

    private func value(at rank: Int) -> Int64 { usual[rank] ?? sorted[rank] }

    private static func rank(_ percent: Int, of count: Int) -> Int { Swift.max(0, (percent * count + 99) / 100 - 1) }

    private static func usualRanks(of count: Int) -> [Int] {
        Set([25, 50, 75, 90].map { rank($0, of: count) } + [Swift.max(0, count / 2 - 1), count / 2]).sorted()
    }

    /// The same values, however they are kept.
    package static func == (a: Distribution, b: Distribution) -> Bool {
        (a.count, a.min, a.max, a.sum) == (b.count, b.min, b.max, b.sum) && a.sorted == b.sorted
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        hasher.combine(sum)
    }

    /// `n=20 min 0 median 9.5 mean 10.0 p90 19 max 21`; a median that is a whole number has no decimal.
    package var summary: String {
        let median = medianTenths % 10 == 0 ? "\(medianTenths / 10)" : Distribution.decimal(medianTenths)
        return "n=\(count) min \(min) median \(median) mean \(Distribution.decimal(meanTenths)) p90 \(percentile(90)) max \(max)"
    }

    /// A number of tenths with its decimal point: `95` is `9.5`.
    package static func decimal(_ tenths: some SignedInteger) -> String {
        "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    /// Division rounded half up.
    private static func quotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let doubled = dividend * 2 + divisor
        let quotient = doubled / (divisor * 2)
        return doubled < 0 && doubled % (divisor * 2) != 0 ? quotient - 1 : quotient
    }
}
