// SPDX-License-Identifier: Apache-2.0

/// Victims heard against notices delivered to their practices, with a code for every difference.
///
/// Delivered, coded exceptions and open add up to heard; heard and excluded add up to the cases.
package struct CoverageSummary: Hashable, Sendable {
    package var cases: Int
    package var heard: Int
    /// Delivered at or before the deadline, and after it.
    package var inTime: Int
    package var late: Int
    package var differences: [CoverageDifference: Int]
    package var excluded: [CoverageExclusion: Int]

    package init(_ hearings: some Sequence<VictimHearing>) {
        (cases, heard, inTime, late, differences, excluded) = (0, 0, 0, 0, [:], [:])
        for hearing in hearings {
            cases += 1
            if case .excluded(let reason) = hearing.telling {
                excluded[reason, default: 0] += 1
                continue
            }
            heard += 1
            switch hearing.telling {
            case .delivered(_, inTime: true): inTime += 1
            case .delivered(_, inTime: false): late += 1
            case .missing(let difference): differences[difference, default: 0] += 1
            case .excluded: break
            }
        }
    }

    package var delivered: Int { inTime + late }
    /// Victims of whom a code says why no practice was told.
    package var exceptions: Int { count { $0.isException } }
    /// Victims of whom somebody still has to do something.
    package var open: Int { count { !$0.isException } }

    /// Delivered of heard.
    package var coverage: Share { Share(delivered, of: heard) }
    /// Delivered and coded exceptions, of heard.
    package var accounted: Share { Share(delivered + exceptions, of: heard) }

    private func count(_ isCounted: (CoverageDifference) -> Bool) -> Int {
        differences.reduce(0) { isCounted($1.key) ? $0 + $1.value : $0 }
    }
}
