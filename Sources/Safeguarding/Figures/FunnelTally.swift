// SPDX-License-Identifier: Apache-2.0

/// Contacts by whether somebody was told of them, and the notices about them by how far they came (domain.md 1E P2).
package struct FunnelTally: Hashable, Sendable {
    package private(set) var steps: [Class: Steps] = [:]
    package private(set) var excluded: [EventFigure.Exclusion: Int] = [:]

    /// What contacts have in common.
    package struct Class: Hashable, Sendable {
        package var quarter: FinancialQuarter
        package var source: ContactSource

        package init(quarter: FinancialQuarter, source: ContactSource) {
            self.quarter = quarter
            self.source = source
        }
    }

    /// How far a notice came; every notice is of one kind.
    package enum Reach: String, Hashable, Sendable, CaseIterable {
        case undelivered = "not delivered"
        case delivered = "delivered only"
        case opened = "opened only"
        case acknowledged
        /// Its recipient says that the person is not theirs.
        case refused
    }

    /// The notices of something by ``Reach``.
    package struct Reached: Hashable, Sendable {
        private var counts = [Int](repeating: 0, count: Reach.allCases.count)

        package init() {}

        package subscript(_ reach: Reach) -> Int {
            get { counts[reach.place] }
            set { counts[reach.place] = newValue }
        }

        package var notices: Int { counts.reduce(0, +) }
        package var delivered: Int { self[.delivered] + opened }
        package var opened: Int { self[.opened] + self[.acknowledged] }

        fileprivate mutating func add(_ other: Reached) { for place in counts.indices { counts[place] += other.counts[place] } }
    }

    /// How many there are of a class.
    package struct Steps: Hashable, Sendable {
        package var contacts = 0
        /// Contacts of which at least one notice stands.
        package var told = 0
        /// Of those, the ones with a kind of abuse.
        package var toldOfAbuse = 0
        package var reached = Reached()

        package init() {}

        package mutating func add(_ other: Steps) {
            contacts += other.contacts
            told += other.told
            toldOfAbuse += other.toldOfAbuse
            reached.add(other.reached)
        }
    }

    package init() {}

    /// Counts a contact with the notices about it as they stand.
    package mutating func add(_ key: Class, isOfAbuse: Bool, _ reached: Reached) {
        var one = Steps()
        one.contacts = 1
        one.told = reached.notices > 0 ? 1 : 0
        one.toldOfAbuse = reached.notices > 0 && isOfAbuse ? 1 : 0
        one.reached = reached
        steps[key, default: Steps()].add(one)
    }

    package mutating func add(_ event: EventFigure, _ reached: Reached, in zone: Zone) {
        if let exclusion = event.exclusion { return exclude(exclusion) }
        add(
            Class(quarter: FinancialQuarter(zone.date(at: event.reportedAt)), source: event.source),
            isOfAbuse: event.facts?.abuseTypes.isEmpty == false, reached)
    }

    /// Counts a contact that is left out.
    package mutating func exclude(_ exclusion: EventFigure.Exclusion) { excluded[exclusion, default: 0] += 1 }

    /// Counts what another tally has beside what this one has.
    package mutating func add(_ other: FunnelTally) {
        for (key, value) in other.steps { steps[key, default: Steps()].add(value) }
        excluded.merge(other.excluded, uniquingKeysWith: +)
    }

    /// All that are of some classes.
    package func whole(_ isCounted: (Class) -> Bool = { _ in true }) -> Steps {
        steps.filter { isCounted($0.key) }.values.reduce(into: Steps()) { $0.add($1) }
    }
}

extension FunnelTally.Reach {
    fileprivate var place: Int {
        switch self {
        case .undelivered: 0
        case .delivered: 1
        case .opened: 2
        case .acknowledged: 3
        case .refused: 4
        }
    }

    /// The furthest that a notice came.
    package init(delivered: Bool, opened: Bool, acknowledged: Bool, refused: Bool) {
        self = refused ? .refused : acknowledged ? .acknowledged : opened ? .opened : delivered ? .delivered : .undelivered
    }
}
