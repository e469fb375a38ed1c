// SPDX-License-Identifier: Apache-2.0

/// What one nudge says: how much waits where, never about whom.
package struct Nudge: Hashable, Sendable {
    /// A UUID: Message-ID and idempotency key, the same at every attempt.
    package var reference: String
    package var channel: NudgeChannel
    /// To whom it is mailed; nil for a webhook.
    package var address: EmailAddress?
    package var reason: NudgeReason
    package var madeAt: Instant
    /// Of an evening alone.
    package var readiness: EveningReadiness?
    /// In order of partner; never empty but of an evening, and at most ``placesShown``.
    package var places: [Place]
    /// How much waits at places that are not shown, and at how many.
    package let moreWaiting: Int
    package let morePlaces: Int
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

    /// At one place.
    package static let referencesShown = 20
    /// In all of a message, which relays and receivers take only to a size.
    package static let allReferencesShown = 500
    package static let placesShown = 200

    /// Shows of `places`, which are in order of partner, those with the earliest deadlines.
    package init(
        reference: String, channel: NudgeChannel, address: EmailAddress? = nil, level: EscalationLevel, madeAt: Instant,
        places: [Place],
        rehearsal: Bool = false
    ) {
        self.reference = reference
        self.channel = channel
        self.address = address
        reason = .level(level)
        self.madeAt = madeAt
        let urgent = places.indices.sorted { (places[$0].deadline, $0) < (places[$1].deadline, $1) }
        var shown: [(index: Int, place: Place)] = []
        var room = Self.allReferencesShown
        for index in urgent.prefix(Self.placesShown) {
            var place = places[index]
            place.references = Array(place.references.prefix(min(room, Self.referencesShown)))
            room -= place.references.count
            shown.append((index, place))
        }
        self.places = shown.sorted { $0.index < $1.index }.map(\.place)
        let rest = urgent.dropFirst(Self.placesShown)
        moreWaiting = rest.reduce(0) { $0 + places[$1].count }
        morePlaces = rest.count
        self.rehearsal = rehearsal
    }

    /// The word of an evening.
    package init(
        reference: String, channel: NudgeChannel, address: EmailAddress? = nil, madeAt: Instant, readiness: EveningReadiness,
        rehearsal: Bool = false
    ) {
        self.init(
            reference: reference, channel: channel, address: address, level: .hourBefore, madeAt: madeAt, places: [],
            rehearsal: rehearsal)
        reason = .evening
        self.readiness = readiness
    }

    /// How many items it is about: all that waits, shown or not.
    package var count: Int { readiness != nil ? 1 : places.reduce(moreWaiting) { $0 + $1.count } }

    /// The earliest.
    package var deadline: Instant? { places.map(\.deadline).min() }
}
