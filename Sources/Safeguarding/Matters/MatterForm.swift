// SPDX-License-Identifier: Apache-2.0

/// What an event of one flow to agencies may say, who may publish it and who can be told: one row for each flow of domain.md 4.4
/// that is neither Operation Encompass nor a hearing.
package struct MatterForm: Hashable, Sendable {
    package var flow: Flow
    /// The kinds of partner that may publish it.
    package var producers: [PartnerKind]
    /// What a recipient can be in it.
    package var parts: [Part]
    /// The kind of forum before which it comes, and whose members are told where nobody is named.
    package var forum: ForumKind?
    package var required: Set<MatterMember>
    /// Members beside the required ones.
    package var allowed: Set<MatterMember>

    /// A part that recipients have, with the kinds of partner that can have it.
    package struct Part: Hashable, Sendable {
        package var role: RecipientRole
        package var kinds: [PartnerKind]

        init(_ role: RecipientRole, _ kinds: PartnerKind...) {
            self.role = role
            self.kinds = kinds
        }
    }

    private init(
        _ flow: Flow, from producers: [PartnerKind], to parts: [Part], before forum: ForumKind? = nil,
        required: Set<MatterMember>, allowed: Set<MatterMember>
    ) {
        self.flow = flow
        self.producers = producers
        self.parts = parts
        self.forum = forum
        self.required = required.union(forum == nil ? [.recipients] : [.forum])
        self.allowed = allowed.union(forum == nil ? [] : [.recipients])
    }

    package func takes(_ member: MatterMember) -> Bool { required.contains(member) || allowed.contains(member) }

    /// The form of a flow; nil for one whose events have a shape of their own.
    package init?(_ flow: Flow) {
        guard let form = Self.all.first(where: { $0.flow == flow }) else { return nil }
        self = form
    }

    package static let all: [MatterForm] = [
        MatterForm(
            .policeNotification, from: [.police],
            to: [
                Part(.socialCare, .localAuthority), Part(.earlyHelp, .localAuthority, .agency), Part(.supportService, .agency),
                Part(.idva, .agency),
            ],
            required: [.riskGrade, .victim],
            allowed: [
                .occurredAt, .level, .children, .perpetrators, .circumstances, .abuseTypes, .locationCategory, .safeContact,
                .advocate, .consent, .address,
            ]),
        MatterForm(
            .marac, from: [.marac],
            to: [Part(.maracAgency, .agency, .localAuthority, .police, .gp, .healthVisiting, .marac)], before: .marac,
            required: [.riskGrade, .stage, .victim],
            allowed: [
                .occurredAt, .meetingAt, .criteria, .children, .perpetrators, .circumstances, .abuseTypes, .locationCategory,
                .safeContact, .advocate, .consent, .address,
            ]),
        MatterForm(
            .claresLaw, from: [.marac, .police], to: [Part(.disclosurePanel, .police, .agency)],
            required: [.victim, .perpetrators], allowed: [.occurredAt, .riskGrade, .circumstances, .abuseTypes]),
        MatterForm(
            .familyGroup, from: [.police, .marac, .localAuthority, .agency],
            to: [Part(.familyGroupService, .localAuthority, .agency)],
            required: [.children], allowed: [.riskGrade, .meetingAt, .victim, .circumstances, .safeContact, .advocate, .consent]),
        MatterForm(
            .localityConference, from: [.police],
            to: [Part(.clusterPartner, .agency, .localAuthority, .police, .school, .healthVisiting)], before: .locality,
            required: [.riskGrade, .meetingAt, .victim],
            allowed: [
                .occurredAt, .children, .perpetrators, .circumstances, .abuseTypes, .locationCategory, .safeContact, .consent,
            ]),
        MatterForm(
            .mace, from: [.police, .localAuthority, .agency],
            to: [Part(.maceMember, .agency, .localAuthority, .police, .healthVisiting)], before: .mace,
            required: [.children],
            allowed: [.occurredAt, .riskGrade, .meetingAt, .perpetrators, .circumstances, .safeContact, .advocate, .consent]),
        MatterForm(
            .offenderManagement, from: [.police], to: [Part(.offenderManager, .police, .agency)], required: [.perpetrators],
            allowed: [.occurredAt, .riskGrade, .abuseTypes, .circumstances]),
        MatterForm(
            .protectionOrder, from: [.police],
            to: [Part(.school, .school), Part(.socialCare, .localAuthority), Part(.idva, .agency)],
            required: [.order, .victim, .perpetrators],
            allowed: [.occurredAt, .riskGrade, .children, .safeContact, .postcode]),
    ]
}

/// A member of `data` that not every flow has.
package enum MatterMember: String, Hashable, Sendable, CaseIterable {
    case occurredAt, riskGrade, criteria, level, stage, forum, meetingAt, recipients, victim, children, perpetrators
    case circumstances, abuseTypes, locationCategory, safeContact, advocate, consent, order
    /// Of a victim, with whether it is protected.
    case address
    /// Of a child, to find it on a roll.
    case postcode
}
