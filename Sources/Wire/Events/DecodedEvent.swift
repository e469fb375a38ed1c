// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// An event that holds to its schema: what the domain decides on, and what names and proves it.
package struct DecodedEvent: Hashable, Sendable {
    /// SPIFFE id of the producer, as the event claims it.
    package var source: String
    /// With `source`, the name of the event for ever.
    package var id: String
    /// When the producer published it.
    package var time: Instant
    package var correlationID: String?
    package var traceparent: String?
    /// SHA-256 of the canonical form without `time` and `traceparent`, 32 octets.
    package var digest: [UInt8]
    /// Whether the times break the order occurred, reported, published (design.md section 9).
    package var timesOutOfOrder: Bool
    package var payload: Payload

    package init(
        source: String, id: String, time: Instant, correlationID: String? = nil, traceparent: String? = nil, digest: [UInt8],
        timesOutOfOrder: Bool, payload: Payload
    ) {
        self.source = source
        self.id = id
        self.time = time
        self.correlationID = correlationID
        self.traceparent = traceparent
        self.digest = digest
        self.timesOutOfOrder = timesOutOfOrder
        self.payload = payload
    }

    /// The `data` of the event, by its type.
    package enum Payload: Hashable, Sendable {
        case incident(Incident)
        case caseHeard(CaseHeard)
        case action(MARACAction)
        case matter(Matter, EventType)
        case consent(ConsentReport)
        case recall(Recall)
    }

    package var type: EventType {
        switch payload {
        case .incident: .incident
        case .caseHeard: .caseHeard
        case .action: .maracAction
        case .matter(_, let type): type
        case .consent: .consent
        case .recall: .recall
        }
    }

    /// Parses and decodes the body of a `PUBLISH`.
    ///
    /// - Throws: `Problem` as `EventEnvelope.init` and `EventEnvelope.decoded` do.
    package init(body: [UInt8], now: Instant) throws(Problem) {
        self = try EventEnvelope(body: body).decoded(now: now)
    }
}
