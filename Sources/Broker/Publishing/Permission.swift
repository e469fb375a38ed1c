// SPDX-License-Identifier: Apache-2.0
package import Safeguarding
package import Wire

/// Who may publish what (design.md section 3).
package enum Permission {
    /// - Throws: `source-mismatch` for an event in another's name, `not-permitted` for a type that the partner may not publish.
    package static func check(_ event: DecodedEvent, from partner: PartnerID, settings: BrokerSettings) throws(Problem) {
        guard event.source == settings.source(of: partner) else {
            throw Problem(.sourceMismatch, errors: [FieldError(pointer: "/source", .invalidValue)])
        }
        switch event.payload {
        case .incident(let incident):
            guard partner.kind == .police else { throw Problem(.notPermitted) }
            guard incident.force == partner.code else {
                throw Problem(.notPermitted, errors: [FieldError(pointer: "/data/force", .invalidValue)])
            }
        case .caseHeard(let heard):
            guard partner.kind == .marac else { throw Problem(.notPermitted) }
            guard heard.facts.area == partner.code else {
                throw Problem(.notPermitted, errors: [FieldError(pointer: "/data/area", .invalidValue)])
            }
        case .action(let action):
            guard partner.kind == .marac else { throw Problem(.notPermitted) }
            guard action.area == partner.code else {
                throw Problem(.notPermitted, errors: [FieldError(pointer: "/data/area", .invalidValue)])
            }
        case .matter(let matter, let type): try check(matter, type, from: partner)
        case .consent(let report):
            guard [.police, .marac, .localAuthority, .agency].contains(partner.kind) else { throw Problem(.notPermitted) }
            try ConsentRegistering.check(report)
        // Whose the recalled event is only the journal knows; another's is as unknown.
        case .recall: break
        }
    }

    private static func check(_ matter: Matter, _ type: EventType, from partner: PartnerID) throws(Problem) {
        let facts = matter.facts
        // Any agency may refer a case to a MARAC; what comes before its meetings is the co-ordinator's.
        let refers = facts.stage == .referral && [.police, .agency, .localAuthority, .gp, .healthVisiting].contains(partner.kind)
        guard refers || type.matter?.producers.contains(partner.kind) ?? false else { throw Problem(.notPermitted) }
        // A case of one area never comes before another's meeting (domain.md 13 item 6).
        if partner.kind == .marac, let forum = facts.forum, forum.description != partner.description {
            throw Problem(.notPermitted, errors: [FieldError(pointer: "/data/forum", .invalidValue)])
        }
        guard partner.kind != .marac, let override = facts.consent?.override, !override.hasSecondPerson else { return }
        throw Problem(.invalidEvent, errors: [ConsentRegistering.secondPerson(at: "/data/consent/override/reviewedBy")])
    }
}
