// SPDX-License-Identifier: Apache-2.0

/// The values at some ranks of a set, found without putting the set in order: a report has some dozen distributions of millions.
struct RankedValues: Sendable {
    private var values: [(rank: Int, value: Int64)] = []

    /// How many values there are, and where they lie.
    struct Extent {
        var count = 0
        var low = Int64.max
        var high = Int64.min
        var sum: Int64 = 0

        /// Nil for no values.
        init?(_ parts: [[Int64]]) {
            for part in parts {
                count += part.count
                for value in part {
                    if value < low { low = value }
                    if value > high { high = value }
                    sum += value
                }
            }
            if count == 0 { return nil }
        }
    }

    /// The value at a rank that was asked for; nil at another.
    subscript(rank: Int) -> Int64? { values.first { $0.rank == rank }?.value }

    /// By looking each up.
    init(_ ranks: [Int], _ value: (Int) -> Int64) { values = ranks.map { ($0, value($0)) } }

    /// - Parameter ranks: from 0 on and ascending, each within the runs, which are ascending too.
    init(_ ranks: [Int], of runs: [Distribution.Run]) {
        var left = ranks[...]
        var passed = 0
        for run in runs {
            passed += run.count
            while let rank = left.first, rank < passed {
                values.append((rank, run.value))
                left = left.dropFirst()
            }
        }
    }

    /// - Parameter ranks: from 0 on and ascending, each less than the number of values.
    init(_ ranks: [Int], of parts: [[Int64]], _ extent: Extent) {
        let sought = ranks.map { (rank: $0, of: $0) }
        RankedValues.find(sought, in: parts, extent) { values.append((rank: $0, value: $1)) }
        values.sort { $0.rank < $1.rank }
    }

    private static let places = 4_096

    /// Finds values by counting where they lie, and then looking only among those that lie where one is sought.
    ///
    /// - Parameter sought: ranks, and what each was called at first.
    private static func find(
        _ sought: [(rank: Int, of: Int)], in parts: [[Int64]], _ extent: Extent, _ found: (Int, Int64) -> Void
    ) {
        let low = extent.low
        let (span, overflow) = extent.high.subtractingReportingOverflow(low)
        // Each turn leaves a four-thousandth of the span, which a thousand values need not.
        guard !overflow, extent.count >= 1_024, span > 0 else {
            let sorted = span == 0 && !overflow ? [] : parts.joined().sorted()
            for (rank, name) in sought { found(name, sorted.isEmpty ? low : sorted[rank]) }
            return
        }
        let width = Int64(Int64.bitWidth - span.leadingZeroBitCount)
        let shift = Swift.max(0, width - 12)
        var counts = [Int](repeating: 0, count: places)
        for part in parts { for value in part { counts[Int((value - low) >> shift)] += 1 } }
        var wanted: [(place: Int, sought: [(rank: Int, of: Int)])] = []
        var (place, passed) = (0, 0)
        for (rank, name) in sought {
            while passed + counts[place] <= rank {
                passed += counts[place]
                place += 1
            }
            if wanted.last?.place != place { wanted.append((place, [])) }
            wanted[wanted.count - 1].sought.append((rank - passed, name))
        }
        if shift == 0 {
            for (place, sought) in wanted { for (_, name) in sought { found(name, low + Int64(place)) } }
            return
        }
        var groups = [Int8](repeating: -1, count: places)
        for (number, one) in wanted.enumerated() { groups[one.place] = Int8(number) }
        var gathered = wanted.map { one in
            var values: [Int64] = []
            values.reserveCapacity(counts[one.place])
            return values
        }
        for part in parts {
            for value in part {
                let group = groups[Int((value - low) >> shift)]
                if group >= 0 { gathered[Int(group)].append(value) }
            }
        }
        for (number, one) in wanted.enumerated() {
            guard let extent = Extent([gathered[number]]) else { continue }
            find(one.sought, in: [gathered[number]], extent, found)
        }
    }
}
