// SPDX-License-Identifier: Apache-2.0

/// How often the same children, households and pairs come back (domain.md 1A W16, 1B L21, 1C S5).
///
/// It works on numbers that are the same for the same person so far as the keys of its events tell, and on nobody's name.
package struct RepeatTally: Hashable, Sendable {
    /// A child in an incident of the police.
    package struct Sighting: Hashable, Sendable {
        package var person: Int64
        package var event: Int64
        package var day: CivilDate
        /// Notices about the child to settings and others.
        package var notices: Int

        package init(person: Int64, event: Int64, day: CivilDate, notices: Int) {
            self.person = person
            self.event = event
            self.day = day
            self.notices = notices
        }
    }

    /// A day on which the police had an incident of a pair.
    package struct PairDay: Hashable, Sendable {
        package var pair: Int
        package var day: CivilDate

        package init(pair: Int, day: CivilDate) {
            self.pair = pair
            self.day = day
        }
    }

    /// Sightings in the range by quarter: the first within twelve months, or one more.
    package private(set) var quarters: [FinancialQuarter: (new: Int, repeated: Int)] = [:]
    package private(set) var children = 0
    /// Sequences of the events of the range in which a child was a repeat.
    package private(set) var repeats: Set<Int64> = []
    /// Notices by household, the most first.
    package private(set) var households: [Int] = []
    /// Pairs with an incident in the range, by the most incidents within twelve months.
    package private(set) var pairs: [Int: Int] = [:]

    /// - Parameters:
    ///   - sightings: of the range and of twelve months before it, in any order.
    ///   - pairDays: the same of pairs.
    ///   - isInRange: whether a day is of the range.
    package init(_ sightings: [Sighting], pairDays: [PairDay] = [], isInRange: (CivilDate) -> Bool) {
        // In the order of their days, and of one day in that of their events; the journal's are nearly so already.
        let ordered = sightings.sorted {
            let (one, other) = ($0.day.daysSinceEpoch, $1.day.daysSinceEpoch)
            return one != other ? one < other : $0.event < $1.event
        }
        var numbers: [Int64: Int] = Dictionary(minimumCapacity: ordered.count)
        var last: [CivilDate?] = []
        var isSeen: [Bool] = []
        var households = Households()
        var previous: (event: Int64, number: Int)?
        for sighting in ordered {
            let number = numbers[sighting.person] ?? last.count
            if number == last.count {
                numbers[sighting.person] = number
                last.append(nil)
                isSeen.append(false)
                households.addPlace()
            }
            if let previous, previous.event == sighting.event { households.join(previous.number, number) }
            previous = (sighting.event, number)
            defer { last[number] = sighting.day }
            guard isInRange(sighting.day) else { continue }
            isSeen[number] = true
            households.add(sighting.notices, of: number)
            let isRepeat = last[number].map { sighting.day <= $0.twelveMonthsOn } ?? false
            if isRepeat { repeats.insert(sighting.event) }
            let quarter = FinancialQuarter(sighting.day)
            let counts = quarters[quarter] ?? (0, 0)
            quarters[quarter] = isRepeat ? (counts.new, counts.repeated + 1) : (counts.new + 1, counts.repeated)
        }
        children = isSeen.count(where: \.self)
        self.households = households.notices.filter { $0 > 0 }.sorted(by: >)
        for days in Dictionary(grouping: pairDays, by: \.pair).values {
            let days = days.map(\.day).sorted()
            guard days.contains(where: isInRange) else { continue }
            var (most, start) = (0, 0)
            for (place, day) in days.enumerated() {
                while days[start].twelveMonthsOn < day { start += 1 }
                if isInRange(day) { most = max(most, place - start + 1) }
            }
            pairs[most, default: 0] += 1
        }
    }

    package static func == (a: RepeatTally, b: RepeatTally) -> Bool {
        a.children == b.children && a.repeats == b.repeats && a.households == b.households && a.pairs == b.pairs
            && a.quarters.mapValues { [$0.new, $0.repeated] } == b.quarters.mapValues { [$0.new, $0.repeated] }
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(households) }

    /// The notices of the households with the most, of all: a hundredth, a twentieth, a tenth of the households.
    ///
    /// - Parameter percent: of the households, rounded up to whole ones.
    package func concentration(_ percent: Int) -> Share {
        let top = (households.count * percent + 99) / 100
        return Share(households.prefix(top).reduce(0, +), of: households.reduce(0, +))
    }

    /// Pairs with at least so many incidents within twelve months.
    package func pairs(atLeast count: Int) -> Int { pairs.reduce(0) { $0 + ($1.key >= count ? $1.value : 0) } }
}

/// Children, by number, who were in one incident together, and with whom else each of them was.
private struct Households {
    private var parents: [Int] = []
    private var counts: [Int] = []

    /// By household; 0 where it was joined with another.
    var notices: [Int] {
        var notices = [Int](repeating: 0, count: parents.count)
        for (place, count) in counts.enumerated() { notices[root(of: place)] += count }
        return notices
    }

    /// Makes a household of one more child.
    mutating func addPlace() {
        parents.append(parents.count)
        counts.append(0)
    }

    mutating func add(_ notices: Int, of place: Int) { counts[place] += notices }

    mutating func join(_ one: Int, _ other: Int) {
        let (first, second) = (root(of: one), root(of: other))
        if first != second { parents[max(first, second)] = min(first, second) }
    }

    private func root(of place: Int) -> Int {
        var place = place
        while parents[place] != place { place = parents[place] }
        return place
    }
}
