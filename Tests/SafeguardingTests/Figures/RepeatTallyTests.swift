// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

/// Repeats are a matter of who was seen on which day, and not of the order in which rows come or of how persons are numbered.
@Suite struct RepeatTallyTests {
    @Test(arguments: 0..<80 as Range<UInt64>)
    func `neither the order of rows nor the numbers of persons change what is counted`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let first = try #require(CivilDate(iso: "2021-01-01"))
        let sightings = (0..<Int.random(in: 1...60, using: &random)).map { event in
            RepeatTally.Sighting(
                person: Int64.random(in: 1...12, using: &random), event: Int64(event / 2),
                // Two children of one event were seen on its day.
                day: first.adding(days: event / 2 * 37 % 1_100), notices: Int.random(in: 1...3, using: &random))
        }
        let inRange: (CivilDate) -> Bool = { $0.year >= 2022 }
        let tally = RepeatTally(sightings, isInRange: inRange)
        #expect(RepeatTally(sightings.shuffled(using: &random), isInRange: inRange).figures == tally.figures)
        var far = sightings
        for place in far.indices { far[place].person = far[place].person &* 1_000_000_000_000_007 }
        #expect(RepeatTally(far, isInRange: inRange).figures == tally.figures)
        #expect(tally.quarters.values.reduce(0) { $0 + $1.new + $1.repeated } == sightings.count { inRange($0.day) })
        #expect(tally.households.reduce(0, +) == sightings.reduce(0) { $0 + (inRange($1.day) ? $1.notices : 0) })
    }
}

extension RepeatTally {
    /// Everything that a report prints of it.
    fileprivate var figures: [String] {
        quarters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.new) \($0.value.repeated)" }
            + ["\(children)", "\(repeats.sorted())", "\(households)"]
    }
}
