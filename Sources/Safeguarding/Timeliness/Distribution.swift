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
        sorted = Distribution.sorted([Array(values)])
        if sorted.isEmpty { return nil }
        sum = sorted.reduce(0, +)
    }

    /// Of the values of several arrays; nil for none.
    init?(parts: [[Int64]]) {
        sorted = Distribution.sorted(parts)
        if sorted.isEmpty { return nil }
        sum = sorted.reduce(0, +)
    }

    /// Of values that are in order already.
    init?(ascending values: [Int64]) {
        if values.isEmpty { return nil }
        sorted = values
        sum = values.reduce(0, +)
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
    package static func decimal(_ tenths: some SignedInteger) -> String {
        "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    /// Division rounded half up.
    private static func quotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let doubled = dividend * 2 + divisor
        let quotient = doubled / (divisor * 2)
        return doubled < 0 && doubled % (divisor * 2) != 0 ? quotient - 1 : quotient
    }

    /// The values in order, by their digits where there are many: a report has some dozen distributions of all its notices.
    private static func sorted(_ parts: [[Int64]]) -> [Int64] {
        let count = parts.reduce(0) { $0 + $1.count }
        guard count >= 2_048, let low = parts.lazy.compactMap({ $0.min() }).min(),
            let high = parts.lazy.compactMap({ $0.max() }).max()
        else { return parts.joined().sorted() }
        let (span, overflow) = high.subtractingReportingOverflow(low)
        // Four passes are about what comparing costs.
        guard !overflow, span < 1 << 44 else { return parts.joined().sorted() }
        var (from, to) = (parts, [Int64](repeating: low, count: count))
        var spare: [Int64] = []
        var shift: Int64 = 0
        while span >> shift > 0 {
            var places = [Int](repeating: 0, count: 2_049)
            for part in from { for value in part { places[Int((value - low) >> shift & 2_047) + 1] += 1 } }
            for digit in 1..<2_049 { places[digit] += places[digit - 1] }
            if shift > 0, spare.isEmpty { spare = [Int64](repeating: low, count: count) }
            if shift > 0 { swap(&to, &spare) }
            for part in from {
                for value in part {
                    let digit = Int((value - low) >> shift & 2_047)
                    to[places[digit]] = value
                    places[digit] += 1
                }
            }
            from = [to]
            shift += 11
        }
        return to
    }
}
