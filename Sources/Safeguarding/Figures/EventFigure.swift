// SPDX-License-Identifier: Apache-2.0

/// An accepted event as reports count it; it names no person.
package struct EventFigure: Hashable, Sendable {
    package var sequence: Int64
    package var kind: Kind
    package var producer: PartnerID
    /// The force, or the area of the MARAC.
    package var area: String
    package var reportedAt: Instant
    package var acceptedAt: Instant
    package var riskGrade: RiskGrade?
    /// Nil of an event that was accepted before its facts were kept.
    package var facts: EventFacts?
    /// What the producer gave of each subject; empty of an event without facts.
    package var given: [GivenDetails]
    /// Nil where it counts.
    package var exclusion: Exclusion?

    /// What it tells of.
    package enum Kind: Hashable, Sendable {
        case incident
        case caseHeard
        case matter(Flow)
    }

    /// Why it does not count.
    package enum Exclusion: String, Hashable, Sendable, CaseIterable {
        case recalled
        /// A correction took its place, and counts.
        case superseded
    }

    package init(
        sequence: Int64, kind: Kind, producer: PartnerID, area: String, reportedAt: Instant, acceptedAt: Instant,
        riskGrade: RiskGrade?, facts: EventFacts?, given: [GivenDetails] = [], exclusion: Exclusion? = nil
    ) {
        self.sequence = sequence
        self.kind = kind
        self.producer = producer
        self.area = area
        self.reportedAt = reportedAt
        self.acceptedAt = acceptedAt
        self.riskGrade = riskGrade
        self.facts = facts
        self.given = given
        self.exclusion = exclusion
    }

    package var source: ContactSource { ContactSource(reportedBy: facts?.reportedBy, producer: producer.kind) }
}
