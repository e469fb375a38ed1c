// SPDX-License-Identifier: Apache-2.0

/// Whom beside settings an event lets tell of one child (domain.md 4.4 rules 4 to 6); most events name nobody.
package struct ChildRoutes: Hashable, Sendable {
    /// The inbox of the force where the child lives, where that is not the one that publishes.
    package var force: Addressee?
    /// The health-visiting provider of the child.
    package var healthVisitor: Addressee?
    /// The education team that is told where no establishment can be.
    package var educationTeam: Addressee?
    /// Whether the education team is told in any case.
    package var throughHub: Bool

    package init(
        force: Addressee? = nil, healthVisitor: Addressee? = nil, educationTeam: Addressee? = nil, throughHub: Bool = false
    ) {
        self.force = force
        self.healthVisitor = healthVisitor
        self.educationTeam = educationTeam
        self.throughHub = throughHub
    }

    /// Whether a kind of partner is told as one of these, and not as a setting.
    package static func serves(_ kind: PartnerKind) -> Bool {
        switch kind {
        case .police, .healthVisiting, .localAuthority: true
        case .school, .earlyYears, .gp, .marac, .agency: false
        }
    }

    /// A partner that no directory of settings has, and what is known of it.
    package struct Addressee: Hashable, Sendable {
        package var id: PartnerID
        /// The event names it; else the area's options do.
        package var isNamed: Bool
        /// A partner has been made for it, so that somebody can connect as it.
        package var isEnrolled: Bool
        package var isSuspended: Bool
        /// An adult of the incident is, or is close to, somebody who reads there; no shipped rule asks.
        package var isConflicted = false

        package init(_ id: PartnerID, isNamed: Bool = true, isEnrolled: Bool, isSuspended: Bool = false) {
            self.id = id
            self.isNamed = isNamed
            self.isEnrolled = isEnrolled
            self.isSuspended = isSuspended
        }
    }

    /// What is known of a partner, if it is one of these.
    package func addressee(_ id: PartnerID) -> Addressee? {
        [force, healthVisitor, educationTeam].compactMap(\.self).first { $0.id == id }
    }

    /// Asks of each addressee whether somebody who reads there is close to the incident.
    package mutating func lookForConflicts(_ isConflicted: (PartnerID) throws -> Bool) rethrows {
        if let id = force?.id { force?.isConflicted = try isConflicted(id) }
        if let id = healthVisitor?.id { healthVisitor?.isConflicted = try isConflicted(id) }
        if let id = educationTeam?.id { educationTeam?.isConflicted = try isConflicted(id) }
    }
}

extension PolicyFacts {
    /// Adds what is known of a partner that is told beside settings.
    ///
    /// That a child lives there, or that no establishment can be told, is why it is asked about at all.
    mutating func add(_ addressee: ChildRoutes.Addressee) {
        know(.notSuspended, !addressee.isSuspended)
        know(.noConflict, !addressee.isConflicted)
        switch addressee.id.kind {
        case .police: know(.residesThere, true)
        case .localAuthority: know(.noEstablishment, true)
        case .healthVisiting: know(.providerKnown, ProviderCode.check(addressee.id.code).value != nil)
        case .school, .earlyYears, .gp, .marac, .agency: break
        }
    }
}
