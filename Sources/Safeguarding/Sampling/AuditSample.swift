// SPDX-License-Identifier: Apache-2.0

/// Cases drawn for an audit: so many of each stratum, and the same ones whoever draws them with the same seed (domain.md 1A W16).
package struct AuditSample: Hashable, Sendable {
    package var seed: UInt64
    /// In the order in which they were asked for.
    package var strata: [Drawn]

    /// What was drawn of one stratum.
    package struct Drawn: Hashable, Sendable {
        package var stratum: AuditStratum
        /// How many cases it has.
        package var population: Int
        /// Sequences of the events, ascending.
        package var cases: [Int64]
    }

    /// Draws.
    ///
    /// The size is divided equally, what is left over going to the strata named first. Where a stratum has fewer, all of it is taken and
    /// the rest comes from the others, in their order. Of each, the cases in the order of their sequence are shuffled from the
    /// front (Fisher and Yates) by a generator of its own, so that what is drawn of one does not depend on another.
    ///
    /// - Parameters:
    ///   - population: sequences of the cases of each stratum.
    ///   - strata: each once.
    package init(of population: [AuditStratum: [Int64]], size: Int, strata: [AuditStratum], seed: UInt64) {
        self.seed = seed
        let cases = strata.map { (population[$0] ?? []).sorted() }
        var sizes = strata.indices.map { size / max(1, strata.count) + ($0 < size % max(1, strata.count) ? 1 : 0) }
        var missing = 0
        for place in strata.indices where cases[place].count < sizes[place] {
            missing += sizes[place] - cases[place].count
            sizes[place] = cases[place].count
        }
        for place in strata.indices {
            let more = min(missing, cases[place].count - sizes[place])
            sizes[place] += more
            missing -= more
        }
        self.strata = strata.indices.map { place in
            Drawn(
                stratum: strata[place], population: cases[place].count,
                cases: Self.draw(sizes[place], of: cases[place], seed: seed ^ strata[place].salt))
        }
    }

    private static func draw(_ size: Int, of cases: [Int64], seed: UInt64) -> [Int64] {
        var (cases, generator) = (cases, AuditGenerator(seed: seed))
        for place in 0..<size {
            cases.swapAt(place, place + Int(generator.next(below: UInt64(cases.count - place))))
        }
        return cases.prefix(size).sorted()
    }
}

/// Into what an audit divides cases.
package enum AuditStratum: String, Hashable, Sendable, CaseIterable {
    /// Nobody in it was in another within twelve months before.
    case new
    case `repeat`

    /// What tells its numbers from another's; for ever, because samples are drawn again.
    fileprivate var salt: UInt64 {
        switch self {
        case .new: 0
        case .repeat: 0x7265_7065_6174
        }
    }
}
