// SPDX-License-Identifier: Apache-2.0
@testable import Safeguarding
import TestSupport
import Testing

@Suite struct DistributionTests {
    static let january: [Int64] = [0, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 10, 11, 12, 13, 14, 17, 19, 21, 21]
    static let september: [Int64] = [1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 10, 12, 18, 22, 23, 25, 35]

    @Test(arguments: [
        (january, "n=20 min 0 median 9.5 mean 10.0 p90 19 max 21", "5 % (1 of 20)"),
        (september, "n=20 min 1 median 6.5 mean 10.0 p90 23 max 35", "10 % (2 of 20)"),
    ])
    func `two audits with one mean are told apart`(days: [Int64], summary: String, withinOneDay: String) throws {
        let distribution = try #require(Distribution(days.shuffled()))
        #expect(distribution.summary == summary)
        #expect(Share(days.count { $0 <= 1 }, of: days.count).description == withinOneDay)
    }

    @Test func `the audits fall on the edges of the bands`() {
        func bands(_ days: [Int64]) -> [Int] { DaysBand.allCases.map { band in days.count { DaysBand(days: $0) == band } } }
        #expect(bands(Self.january) == [1, 0, 2, 4, 9, 4, 0, 0])
        #expect(bands(Self.september) == [0, 2, 4, 5, 4, 1, 4, 0])
        #expect(DaysBand(days: 36) == .over35)
        #expect(DaysBand.allCases.map(\.rawValue) == ["0", "1", "2-3", "4-7", "8-14", "15-21", "22-35", ">35"])
    }

    @Test(
        arguments: [
            ([7], "n=1 min 7 median 7 mean 7.0 p90 7 max 7"),
            ([1, 2], "n=2 min 1 median 1.5 mean 1.5 p90 2 max 2"),
            ([1, 1, 2], "n=3 min 1 median 1 mean 1.3 p90 2 max 2"),
            ([1, 2, 2], "n=3 min 1 median 2 mean 1.7 p90 2 max 2"),
            ([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "n=20 min 0 median 0 mean 0.1 p90 0 max 1"),
        ] as [([Int64], String)])
    func `small sets print what they are`(values: [Int64], summary: String) throws {
        #expect(try #require(Distribution(values)).summary == summary)
    }

    @Test func `no values have no distribution`() {
        #expect(Distribution([]) == nil)
    }

    @Test(arguments: 0..<100)
    func `a percentile is a value that at least so many do not exceed, and the smallest such`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let values = (0..<Int.random(in: 1...50, using: &random)).map { _ in Int64.random(in: 0...20, using: &random) }
        let distribution = try #require(Distribution(values))
        for percent in [1, 10, 25, 50, 75, 90, 99, 100] {
            let value = distribution.percentile(percent)
            #expect(values.contains(value))
            #expect(values.count { $0 <= value } * 100 >= percent * values.count)
            #expect(values.count { $0 < value } * 100 < percent * values.count)
        }
    }

    /// Of each kind that a report has: days, times of few different lengths, times that nobody else has, and one that is far out.
    @Test(arguments: 0..<24 as Range<UInt64>)
    func `of many values the figures are those of the values in order`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let span: ClosedRange<Int64> =
            [0...29, 25...25, -86_400_000...2_592_000_000, .min / 4 ... .max / 4][Int(seed % 4)]
        var values = (0..<Int.random(in: 2_000...9_000, using: &random)).map { _ in Int64.random(in: span, using: &random) }
        if seed % 3 == 0 { values += [values.count % 2 == 0 ? 4_102_444_800_000 : -4_102_444_800_000] }
        let sorted = values.sorted()
        var parts = [[Int64]](repeating: [], count: 3)
        for value in values { parts[Int.random(in: 0..<3, using: &random)].append(value) }
        let distribution = try #require(Distribution(parts: parts.map { $0.map { $0 / 4_096 } }))
        let known = sorted.map { $0 / 4_096 }
        #expect((distribution.min, distribution.max, distribution.count) == (known[0], known[known.count - 1], known.count))
        #expect(distribution.sum == known.reduce(0, +))
        for percent in [1, 25, 50, 75, 90, 99, 100] {
            #expect(distribution.percentile(percent) == known[max(0, (percent * known.count + 99) / 100 - 1)])
        }
        let middle = known.count / 2
        #expect(
            distribution.medianTenths
                == (known.count % 2 == 1 ? known[middle] * 10 : (known[middle - 1] + known[middle]) * 5))
        #expect(distribution.sorted == known)
        var runs: [Distribution.Run] = []
        for value in known {
            if let last = runs.last, last.value == value {
                runs[runs.count - 1] = Distribution.Run(value, count: last.count + 1)
            } else {
                runs.append(Distribution.Run(value, count: 1))
            }
        }
        let counted = try #require(Distribution(runs: runs))
        #expect(counted == distribution && counted.summary == distribution.summary)
        #expect(Distribution(Array(known.dropLast()) + [known[known.count - 1] + 1]) != distribution)
    }

    @Test(arguments: [
        (18, 19, "95 % (18 of 19)"), (12, 20, "60 % (12 of 20)"), (18, 20, "90 % (18 of 20)"), (0, 0, "- (0 of 0)"),
        (0, 7, "0 % (0 of 7)"), (7, 7, "100 % (7 of 7)"), (399, 400, "99 % (399 of 400)"), (1, 400, "1 % (1 of 400)"),
        (1, 200, "1 % (1 of 200)"), (1, 8, "13 % (1 of 8)"), (3302, 3654, "90 % (3302 of 3654)"),
    ])
    func `a share is rounded half up and shows its counts`(part: Int, whole: Int, text: String) {
        #expect(Share(part, of: whole).description == text)
    }
}
