// SPDX-License-Identifier: Apache-2.0

/// How often the same children, households and pairs come back (domain.md 1A W16, 1B L21, 1C S5).
///
/// It works on numbers that are the same for the same person so far as the keys of its events tell, and on nobody's name.
package struct RepeatTally: Hashable, Sendable {
    /// A child in an incident of the police.
    package struct Sighting: Hashable, Sendable {
        package var person: Int64
        package var event: Int64
        /// Days since 1970-01-01; narrow as the count, for a region has millions of these.
        fileprivate let dayNumber: Int32
        private var count: Int32

        package var day: CivilDate { CivilDate(daysSinceEpoch: Int(dayNumber)) }

        /// Notices about the child to settings and others.
        package var notices: Int {
            get { Int(count) }
            set { count = Int32(clamping: newValue) }
        }

        package init(person: Int64, event: Int64, day: CivilDate, notices: Int) {
            self.init(person: person, event: event, daysSinceEpoch: day.daysSinceEpoch, notices: notices)
        }

        /// - Parameter daysSinceEpoch: of the day, since 1970-01-01.
        package init(person: Int64, event: Int64, daysSinceEpoch: Int, notices: Int) {
            self.person = person
            self.event = event
            dayNumber = Int32(clamping: daysSinceEpoch)
            count = Int32(clamping: notices)
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
        // In the order of their days, and of one day in that of their events.
        let order = Self.order(of: sightings)
        var numbers = PersonNumbers(sightings)
        var last: [Int32] = []
        var isSeen: [Bool] = []
        var households = Households()
        var previous: (event: Int64, number: Int)?
        // Of the day that the sightings have come to.
        var today: (number: Int32, isInRange: Bool, quarter: FinancialQuarter)?
        var counts = (new: 0, repeated: 0)
        for place in order {
            let sighting = sightings[place]
            if today?.number != sighting.dayNumber {
                let date = CivilDate(daysSinceEpoch: Int(sighting.dayNumber))
                let quarter = FinancialQuarter(date)
                if let before = today?.quarter, before != quarter { flush(&counts, in: before) }
                today = (sighting.dayNumber, isInRange(date), quarter)
            }
            let number = numbers.number(of: sighting.person)
            if number == last.count {
                last.append(.min)
                isSeen.append(false)
                households.addPlace()
            }
            if let previous, previous.event == sighting.event { households.join(previous.number, number) }
            previous = (sighting.event, number)
            defer { last[number] = sighting.dayNumber }
            guard today?.isInRange == true else { continue }
            isSeen[number] = true
            households.add(sighting.notices, of: number)
            if Self.isWithinTwelveMonths(last[number], of: sighting.dayNumber) {
                repeats.insert(sighting.event)
                counts.repeated += 1
            } else {
                counts.new += 1
            }
        }
        if let quarter = today?.quarter { flush(&counts, in: quarter) }
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

    private mutating func flush(_ counts: inout (new: Int, repeated: Int), in quarter: FinancialQuarter) {
        if counts == (0, 0) { return }
        quarters[quarter, default: (0, 0)].new += counts.new
        quarters[quarter, default: (0, 0)].repeated += counts.repeated
        counts = (0, 0)
    }

    /// - Parameter last: an earlier day or the same; `.min` where there is none.
    private static func isWithinTwelveMonths(_ last: Int32, of day: Int32) -> Bool {
        // A year has at most 366 days, and less than 365 none.
        if last == .min || day - last > 366 { return false }
        return day - last < 365 || Int(day) <= CivilDate(daysSinceEpoch: Int(last)).twelveMonthsOn.daysSinceEpoch
    }

    /// The places of sightings by day, and of one day by event.
    private static func order(of sightings: [Sighting]) -> [Int] {
        let days = sightings.map { Int($0.dayNumber) }
        guard let first = days.min(), let last = days.max(), last - first < 4 * days.count,
            zip(sightings, sightings.dropFirst()).allSatisfy({ $0.event <= $1.event })
        else {
            return sightings.indices.sorted { one, other in
                days[one] != days[other] ? days[one] < days[other] : sightings[one].event < sightings[other].event
            }
        }
        // The journal's are in the order of their events, so that they only have to be laid out by day.
        var ends = [Int](repeating: 0, count: last - first + 2)
        for day in days { ends[day - first + 1] += 1 }
        for day in ends.indices.dropFirst() { ends[day] += ends[day - 1] }
        var order = [Int](repeating: 0, count: days.count)
        for (place, day) in days.enumerated() {
            order[ends[day - first]] = place
            ends[day - first] += 1
        }
        return order
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

/// Numbers of persons from 0 on, in the order in which they are met.
private struct PersonNumbers {
    /// One more than the number, by how far the person is above the least; empty where persons lie too far apart for that.
    private var places: [Int] = []
    private var least: Int64 = 0
    private var others: [Int64: Int] = [:]
    private var count = 0

    init(_ sightings: [RepeatTally.Sighting]) {
        let persons = sightings.lazy.map(\.person)
        guard let least = persons.min(), let most = persons.max() else { return }
        let (span, overflow) = most.subtractingReportingOverflow(least)
        guard !overflow, span < 4 * sightings.count else { return }
        self.least = least
        places = [Int](repeating: 0, count: Int(span) + 1)
    }

    /// The next number where the person was not met before.
    mutating func number(of person: Int64) -> Int {
        if places.isEmpty {
            if let number = others[person] { return number }
            others[person] = count
        } else {
            let place = Int(person - least)
            if places[place] > 0 { return places[place] - 1 }
            places[place] = count + 1
        }
        count += 1
        return count - 1
    }
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
