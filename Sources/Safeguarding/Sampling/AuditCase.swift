// SPDX-License-Identifier: Apache-2.0

/// A case of an audit with everything that became of it.
package struct AuditCase: Hashable, Sendable {
    /// Sequence of its event.
    package var sequence: Int64
    package var stratum: AuditStratum
    package var producer: PartnerID
    /// In order of time.
    package var timeline: [Step]
    package var oversight: [Oversight]

    /// Something that became of it.
    package struct Step: Hashable, Sendable {
        package var at: Instant
        /// `reported`, `accepted`, `delivered`.
        package var what: String
        /// Who, where it is an organisation.
        package var party: PartnerID?
        /// Flow, code or rule.
        package var detail: String

        package init(at: Instant, what: String, party: PartnerID? = nil, detail: String = "") {
            self.at = at
            self.what = what
            self.party = party
            self.detail = detail
        }
    }

    /// What was recorded of a manager's oversight.
    package struct Oversight: Hashable, Sendable {
        /// When the manager looked at it; of an exclusion, when it was recorded.
        package var at: Instant
        /// Why it is no case for the standard; nil of oversight.
        package var exclusion: OversightExclusion?

        package init(at: Instant, exclusion: OversightExclusion? = nil) {
            self.at = at
            self.exclusion = exclusion
        }
    }

    package init(
        sequence: Int64, stratum: AuditStratum, producer: PartnerID, timeline: [Step] = [], oversight: [Oversight] = []
    ) {
        self.sequence = sequence
        self.stratum = stratum
        self.producer = producer
        self.timeline = timeline
        self.oversight = oversight
    }

    /// When the first recipient's system stored a notice of it; nil while none has.
    package var receivedAt: Instant? { timeline.first { $0.what == Self.delivered }?.at }

    package static let delivered = "delivered"

    /// Whether a manager looked at it within 24 hours of the first notice that was received (domain.md 1A W17).
    package func standing(asOf now: Instant) -> OversightStanding {
        if let exclusion = oversight.last(where: { $0.exclusion != nil })?.exclusion { return .excluded(exclusion) }
        guard let received = receivedAt else { return .notReceived }
        guard let first = oversight.map(\.at).min() else { return now - received > OversightStanding.limit ? .missing : .notYetDue }
        return first - received <= OversightStanding.limit ? .inTime : .late
    }
}

/// How a case stands against the standard of oversight within 24 hours.
package enum OversightStanding: Hashable, Sendable {
    /// By the clock, not by working hours (domain.md 12).
    package static let limit = Duration.seconds(24 * 3600)

    case inTime
    case late
    /// The 24 hours are over and none is recorded.
    case missing
    /// These three do not count.
    case notYetDue
    case notReceived
    case excluded(OversightExclusion)

    package var counts: Bool {
        switch self {
        case .inTime, .late, .missing: true
        case .notYetDue, .notReceived, .excluded: false
        }
    }

    package var code: String {
        switch self {
        case .inTime: "in-time"
        case .late: "late"
        case .missing: "missing"
        case .notYetDue: "not-yet-due"
        case .notReceived: "not-received"
        case .excluded(let reason): reason.rawValue
        }
    }
}

/// Why a case is none for the standard.
package enum OversightExclusion: String, Hashable, Sendable, CaseIterable {
    /// It was not open to social care.
    case notOpen = "not-open"
    /// It came to the wrong service.
    case notOurs = "not-ours"
    case duplicate
    case other
}
