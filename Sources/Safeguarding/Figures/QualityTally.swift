// SPDX-License-Identifier: Apache-2.0

/// What producers gave, counted by producer.
package struct QualityTally: Hashable, Sendable {
    package private(set) var producers: [PartnerID: Quality] = [:]
    package private(set) var excluded: [EventFigure.Exclusion: Int] = [:]
    /// Events that were accepted before what they gave was kept.
    package private(set) var notRecorded = 0

    /// Of one producer.
    package struct Quality: Hashable, Sendable {
        package var events = 0
        package var graded = 0
        package var typed = 0
        package var sourced = 0
        package var subjects = 0
        /// In the order of ``QualityTally/details``.
        package var given = [Int](repeating: 0, count: QualityTally.details.count)
    }

    package static let details: [(name: String, detail: GivenDetails)] = [
        ("UPN", .upn), ("birth date", .birthDate), ("NHS number", .nhsNumber), ("postcode", .postcode), ("voice", .voice),
        ("setting named", .recipient), ("on roll", .matched), ("no setting", .unmatched),
    ]

    package init() {}

    package mutating func add(_ event: EventFigure) {
        if let exclusion = event.exclusion {
            excluded[exclusion, default: 0] += 1
            return
        }
        guard let facts = event.facts else {
            notRecorded += 1
            return
        }
        producers[event.producer, default: Quality()].add(event, facts)
    }

    /// Adds what was counted of other events.
    package mutating func add(_ other: QualityTally) {
        producers.merge(other.producers) { $0.adding($1) }
        excluded.merge(other.excluded) { $0 + $1 }
        notRecorded += other.notRecorded
    }
}

extension QualityTally.Quality {
    fileprivate func adding(_ other: Self) -> Self {
        var sum = self
        sum.events += other.events
        sum.graded += other.graded
        sum.typed += other.typed
        sum.sourced += other.sourced
        sum.subjects += other.subjects
        for place in given.indices { sum.given[place] += other.given[place] }
        return sum
    }

    fileprivate mutating func add(_ event: EventFigure, _ facts: EventFacts) {
        events += 1
        graded += event.riskGrade == nil ? 0 : 1
        typed += facts.abuseTypes.isEmpty ? 0 : 1
        sourced += facts.reportedBy == nil ? 0 : 1
        subjects += event.given.count
        for details in event.given {
            for (place, detail) in QualityTally.details.enumerated() where details.contains(detail.detail) { given[place] += 1 }
        }
    }
}
