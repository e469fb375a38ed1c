// SPDX-License-Identifier: Apache-2.0

/// What one nudge says: how much waits where, never about whom.
package struct Nudge: Hashable, Sendable {
    /// A UUID: Message-ID and idempotency key, the same at every attempt.
    package var reference: String
    package var channel: NudgeChannel
    /// To whom it is mailed; nil for a webhook.
    package var address: EmailAddress?
    package var level: EscalationLevel
    package var madeAt: Instant
    /// In order of partner; never empty.
    package var places: [Place]
    package var rehearsal: Bool

    /// What waits at one partner.
    package struct Place: Hashable, Sendable {
        package var partner: PartnerID
        /// What the directory calls it.
        package var name: String?
        /// Notices that nobody has opened.
        package var notices: Int
        /// Children for whom a person must find the setting.
        package var holds: Int
        /// Clocks of breaches.
        package var breaches: Int
        /// The earliest.
        package var deadline: Instant
        /// Ids, at most ``Nudge/referencesShown``.
        package var references: [String]

        package init(
            partner: PartnerID, name: String? = nil, notices: Int = 0, holds: Int = 0, breaches: Int = 0, deadline: Instant,
            references: [String] = []
        ) {
            self.partner = partner
            self.name = name
            self.notices = notices
            self.holds = holds
            self.breaches = breaches
            self.deadline = deadline
            self.references = references
        }

        package var count: Int { notices + holds + breaches }
    }

    package static let referencesShown = 20

    package init(
        reference: String, channel: NudgeChannel, address: EmailAddress? = nil, level: EscalationLevel, madeAt: Instant,
        places: [Place],
        rehearsal: Bool = false
    ) {
        self.reference = reference
        self.channel = channel
        self.address = address
        self.level = level
        self.madeAt = madeAt
        self.places = places
        self.rehearsal = rehearsal
    }

    package var count: Int { places.reduce(0) { $0 + $1.count } }
}
