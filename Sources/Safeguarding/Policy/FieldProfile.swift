// SPDX-License-Identifier: Apache-2.0

/// A field profile of domain.md 4.5: what a recipient may be told, field by field; what is not granted is stripped.
package struct FieldProfile: Hashable, Sendable {
    package var id: String
    package var grants: [PolicyField: FieldForm]

    package init(_ id: String, _ grants: [PolicyField: FieldForm]) {
        self.id = id
        self.grants = grants
    }

    /// Whether a field is granted in any form.
    package func grants(_ field: PolicyField) -> Bool { grants[field] != nil }

    /// What a notice about a child must have, in full, to be made by this version.
    private static let carried: [PolicyField] = [.child, .handling]

    /// How much of when it happened a notice about a child can say in this version.
    private static let carriedTimes: [FieldForm] = [.full, .date]

    /// What a notice about a person of a case must have in some form: who it is, when the case was heard, what to do with it.
    private static func carried(inCaseTo role: RecipientRole) -> [PolicyField] {
        switch role {
        case .practiceOfVictim: [.adultNames, .times, .handling]
        case .practiceOfChild: [.child, .times, .handling]
        default: [.adultNames, .child, .times, .handling]
        }
    }

    /// What names the people whom notices of a matter are about.
    private static func naming(in flow: Flow, to role: RecipientRole) -> [PolicyField] {
        guard let form = MatterForm(flow) else { return [] }
        if flow == .offenderManagement { return [CaseRole.perpetrator.naming] }
        if role == .school { return [CaseRole.child.naming] }
        let roles: [CaseRole] = form.required.contains(.victim) ? [.victim] : form.takes(.victim) ? [.victim, .child] : [.child]
        return roles.map(\.naming)
    }

    /// Fields without which no notice of a flow can be made for a recipient.
    package func missing(in flow: Flow, to role: RecipientRole) -> [PolicyField] {
        switch flow {
        case .encompass, .encompassEarlyYears:
            FieldProfile.carried.filter { grants[$0] != .full }
                + (grants[.times].map(FieldProfile.carriedTimes.contains) ?? false ? [] : [.times])
        case .maracGP, .maracRecord: FieldProfile.carried(inCaseTo: role).filter { !grants($0) }
        case .familiesFirst: [.child, .policeReference, .handling].filter { grants[$0] != .full }
        case .correction: [.policeReference, .handling].filter { grants[$0] != .full }
        case .policeNotification, .marac, .claresLaw, .familyGroup, .localityConference, .mace, .offenderManagement,
            .protectionOrder:
            ([.policeReference, .handling] + FieldProfile.naming(in: flow, to: role)).filter { !grants($0) }
        }
    }
}

/// A field, or a group of fields that are decided together.
package enum PolicyField: String, PolicyWord {
    /// Name and birth date of the child.
    case child
    case upn
    case nhsNumber
    /// Force and reference.
    case policeReference
    /// When it occurred and was reported.
    case times
    case locationCategory, address, exposure, voice, circumstances, abuseTypes, welfareCheck, siblings
    /// Part, category and relationship to the child, without a name.
    case adultRoles
    case adultNames, perpetratorName, riskGrade, repeatFlag, linkedChildren, safeContact, orderTerms
    /// Handling text and contact-parent policy.
    case handling

    /// The forms in which the field can be granted.
    package var forms: [FieldForm] {
        switch self {
        case .upn, .nhsNumber, .policeReference: [.full, .optional]
        case .times: [.full, .date, .dateHeard, .month]
        case .address: [.unlessProtected, .ward]
        case .exposure, .voice: [.full, .counts]
        case .circumstances: [.full, .short]
        case .adultNames: [.full, .byArea, .victimOnly]
        case .perpetratorName: [.full, .byArea]
        default: [.full]
        }
    }

    package var meaning: String {
        switch self {
        case .child: "the child's name and birth date"
        case .upn: "the Unique Pupil Number"
        case .nhsNumber: "the NHS number"
        case .policeReference: "force and police reference"
        case .times: "when it occurred and was reported"
        case .locationCategory: "the kind of place"
        case .address: "the address"
        case .exposure: "how the child met the abuse"
        case .voice: "what the child said"
        case .circumstances: "the circumstances"
        case .abuseTypes: "the kinds of abuse"
        case .welfareCheck: "whether a welfare check was made"
        case .siblings: "whether there are siblings at other settings"
        case .adultRoles: "the parts that adults played"
        case .adultNames: "adults' names"
        case .perpetratorName: "the perpetrator's name"
        case .riskGrade: "the risk grade"
        case .repeatFlag: "whether it is a repeat"
        case .linkedChildren: "whether children are connected to the case"
        case .safeContact: "how to make contact safely"
        case .orderTerms: "the terms of the order"
        case .handling: "the handling text and the contact-parent policy"
        }
    }
}

/// The form in which a field is granted.
package enum FieldForm: String, PolicyWord {
    case full
    /// Where the recipient's system needs it.
    case optional
    case date
    case dateHeard = "date-heard"
    case month, counts, short
    case victimOnly = "victim-only"
    /// Where the area's options say so.
    case byArea = "by-area"
    /// Only where no roll says that the address must stay unknown.
    case unlessProtected = "unless-protected"
    /// A ward or small area in the place of the address.
    case ward

    package var meaning: String {
        switch self {
        case .full: "in full"
        case .optional: "where needed"
        case .date: "the date only"
        case .dateHeard: "the date it was heard"
        case .month: "the month only"
        case .counts: "as counts"
        case .short: "in short"
        case .victimOnly: "the victim's only"
        case .byArea: "where the area says so"
        case .unlessProtected: "unless protected"
        case .ward: "as a ward"
        }
    }
}
