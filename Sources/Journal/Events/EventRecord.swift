// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// An accepted event, as the journal keeps it: facts for routing and reports, never its content.
package struct EventRecord: Sendable {
    package var source: PartnerID
    package var id: String
    package var type: String
    /// SHA-256 of the event's canonical form; the journal stores a keyed digest of it.
    package var digest: [UInt8]
    /// The force's or the MARAC's reference; the journal stores a keyed digest of it.
    package var reference: String
    /// The force, or the area of the MARAC.
    package var force: String
    /// Nil of an event that grades nothing.
    package var riskGrade: RiskGrade?
    package var occurredAt: Instant
    package var reportedAt: Instant
    package var publishedAt: Instant
    package var timesOutOfOrder: Bool
    /// Sequence of the event that this one takes the place of.
    package var supersedes: Int64?
    /// Nil of an event that tells of no incident and no case.
    package var facts: EventFacts?
    /// What the producer gave of each subject, in their order.
    package var given: [GivenDetails]
    /// Keyed digests of each victim with each perpetrator, where both are named.
    package var pairs: [[UInt8]]

    package init(
        source: PartnerID, id: String, type: String, digest: [UInt8], reference: String, force: String, riskGrade: RiskGrade?,
        occurredAt: Instant, reportedAt: Instant, publishedAt: Instant, timesOutOfOrder: Bool, supersedes: Int64? = nil,
        facts: EventFacts? = nil, given: [GivenDetails] = [], pairs: [[UInt8]] = []
    ) {
        self.source = source
        self.id = id
        self.type = type
        self.digest = digest
        self.reference = reference
        self.force = force
        self.riskGrade = riskGrade
        self.occurredAt = occurredAt
        self.reportedAt = reportedAt
        self.publishedAt = publishedAt
        self.timesOutOfOrder = timesOutOfOrder
        self.supersedes = supersedes
        self.facts = facts
        self.given = given
        self.pairs = pairs
    }
}

/// The answer that was given to an event.
package struct StoredAnswer: Sendable {
    package var sequence: Int64
    package var acceptedAt: Instant
    /// Whether the event that is asked about has the content of the one that was answered.
    package var sameContent: Bool
    /// What ``JournalTransaction/accept(_:answer:)`` was given.
    package var answer: [UInt8]
}

/// What later work on an accepted event needs to know.
package struct StandingEvent: Hashable, Sendable {
    package let source: PartnerID
    package let id: String
    package let type: String
    package let reportedAt: Instant
    package let timesOutOfOrder: Bool
}

/// An event's child, or another subject, with the sealed content from which its notices are made.
package struct SubjectRecord: Sendable {
    package var event: Int64
    /// Position in the event, from 0.
    package var position: Int
    /// The same number for the same person, so far as the match keys tell.
    package var person: Int64
    package var protectedAddress: Bool
    /// Canonical JSON of the event's `data` with this child alone.
    package var body: [UInt8]

    package init(event: Int64, position: Int, person: Int64, protectedAddress: Bool, body: [UInt8]) {
        self.event = event
        self.position = position
        self.person = person
        self.protectedAddress = protectedAddress
        self.body = body
    }
}

/// A subject that stands in this transaction, with the key that seals it so long as there is one.
package struct SubjectHandle {
    package let id: Int64
    package let event: Int64
    package let person: Int64
    package let protectedAddress: Bool
    /// Nil once the content is destroyed, and where it cannot be opened.
    let key: BodyKey?
    package var isDestroyed = false

    /// Whose key gives the salt of what is recorded about it.
    var holder: JournalTransaction.Holder { key.map { .subject(id, $0) } ?? .nobody }

    /// The same subject, as what a later event decides about it is entered.
    package func concerning(_ event: Int64) -> SubjectHandle {
        SubjectHandle(
            id: id, event: event, person: person, protectedAddress: protectedAddress, key: key, isDestroyed: isDestroyed)
    }
}
