// SPDX-License-Identifier: Apache-2.0

/// The distribution of whole numbers, days or milliseconds, by the figures an auditor asks for (domain.md 11 item 5).
///
/// Percentiles are by nearest rank, so that each is a value that occurred. The median is the middle value, or the mean of the
/// two in the middle. Mean and median are kept exactly and rounded half up when printed.
package struct Distribution: Hashable, Sendable {
    /// Ascending; never empty.
    package let sorted: [Int64]
    package let sum: Int64

    /// Nil for no values: nothing can be said of their distribution.
    package init?(_ values: some Sequence<Int64>) {
        sorted = values.sorted()
        if sorted.isEmpty { return nil }
        sum = sorted.reduce(0, +)
    }

    package var count: Int { sorted.count }
    package var min: Int64 { sorted[0] }
    package var max: Int64 { sorted[sorted.count - 1] }

    /// The value at a percentile by nearest rank: the smallest value that at least `percent` of all values do not exceed.
    ///
    /// - Parameter percent: 1 to 100.
    package func percentile(_ percent: Int) -> Int64 {
        sorted[Swift.max(0, (percent * sorted.count + 99) / 100 - 1)]
    }

    /// The median in tenths, rounded half up.
    package var medianTenths: Int64 {
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] * 10 : (sorted[middle - 1] + sorted[middle]) * 5
    }

    /// The mean in tenths, rounded half up.
    package var meanTenths: Int64 { Distribution.quotient(sum * 10, Int64(sorted.count)) }

    /// `n=20 min 0 median 9.5 mean 10.0 p90 19 max 21`; a median that is a whole number has no decimal.
    package var summary: String {
        let median = medianTenths % 10 == 0 ? "\(medianTenths / 10)" : Distribution.decimal(medianTenths)
        return "n=\(count) min \(min) median \(median) mean \(Distribution.decimal(meanTenths)) p90 \(percentile(90)) max \(max)"
    }

    /// A number of tenths with its decimal point: `95` is `9.5`.
    package static func decimal(_ tenths: Int64) -> String {
        "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    /// Division rounded half up.
    private static func quotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let doubled = dividend * 2 + divisor
        let quotient = doubled / (divisor * 2)
        return doubled < 0 && doubled % (divisor * 2) != 0 ? quotient - 1 : quotient
    }
}
