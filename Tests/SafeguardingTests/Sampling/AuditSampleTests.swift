// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct AuditSampleTests {
    private let population: [AuditStratum: [Int64]] = [
        .new: (0..<400).map { 3 * $0 + 1 }.reversed(), .repeat: (0..<60).map { 7 * $0 + 2 },
    ]

    @Test func `the generator is SplitMix64`() {
        var generator = AuditGenerator(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in generator.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test func `numbers below a bound are all of them, and as often`() {
        var generator = AuditGenerator(seed: 7)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[Int(generator.next(below: 6))] += 1 }
        // Ten standard deviations of a binomial with 60,000 and 1/6 are 913.
        #expect(counts.allSatisfy { (9_087...10_913).contains($0) })
        #expect(generator.next(below: 1) == 0)
        #expect((0..<100).allSatisfy { _ in generator.next(below: 1 << 63 | 1) <= 1 << 63 })
    }

    /// Drawn by another program, written from docs/reports.md.
    @Test func `a seed draws the cases that anybody else draws with it`() {
        let sample = AuditSample(of: population, size: 20, strata: [.new, .repeat], seed: 20_220_901)
        #expect(
            sample.strata.map(\.cases) == [
                [226, 442, 493, 502, 526, 796, 814, 877, 1_018, 1_141], [93, 107, 149, 324, 338, 352, 366, 380, 394, 415],
            ])
        #expect(sample.strata.map(\.population) == [400, 60])
        let other = AuditSample(of: population, size: 15, strata: [.new], seed: 1)
        #expect(other.strata[0].cases == [193, 196, 259, 397, 400, 541, 553, 643, 655, 832, 913, 1_003, 1_006, 1_060, 1_156])
    }

    @Test func `another seed draws others, and what is drawn of one stratum does not depend on another`() {
        let sample = AuditSample(of: population, size: 20, strata: [.new, .repeat], seed: 1)
        #expect(sample != AuditSample(of: population, size: 20, strata: [.new, .repeat], seed: 2))
        let turned = AuditSample(of: population, size: 20, strata: [.repeat, .new], seed: 1)
        #expect(Set(turned.strata.map(\.cases)) == Set(sample.strata.map(\.cases)))
        var fewer = population
        fewer[.repeat] = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
        #expect(AuditSample(of: fewer, size: 20, strata: [.new, .repeat], seed: 1).strata[0] == sample.strata[0])
    }

    @Test(arguments: [
        (21, [11, 10]), (1, [1, 0]), (120, [60, 60]), (200, [140, 60]), (1_000, [400, 60]),
    ])
    func `what one stratum lacks comes from the other, and no case is drawn twice`(size: Int, drawn: [Int]) {
        let sample = AuditSample(of: population, size: size, strata: [.new, .repeat], seed: 3)
        #expect(sample.strata.map(\.cases.count) == drawn)
        for stratum in sample.strata {
            #expect(Set(stratum.cases).count == stratum.cases.count && stratum.cases == stratum.cases.sorted())
            #expect(Set(stratum.cases).isSubset(of: population[stratum.stratum] ?? []))
        }
    }

    @Test func `of nothing, nothing is drawn`() {
        #expect(AuditSample(of: [:], size: 20, strata: [.new, .repeat], seed: 1).strata.map(\.cases) == [[], []])
        #expect(AuditSample(of: population, size: 20, strata: [], seed: 1).strata.isEmpty)
    }
}
