// SPDX-License-Identifier: Apache-2.0

/// A flow that a policy may have rules for: every kind of sharing of domain.md 4.4.
///
/// `Flow` has those that this version carries; a policy may already say what will be decided of the others.
package enum PolicyFlow: String, PolicyWord {
    case encompass
    case encompassEarlyYears = "encompass-early-years"
    case policeNotification = "police-notification"
    case marac
    case maracGP = "marac-gp"
    case maracRecord = "marac-record"
    case claresLaw = "clares-law"
    case familyGroup = "family-group"
    case localityConference = "locality-conference"
    case familiesFirst = "families-first"
    case mace
    case offenderManagement = "offender-management"
    case protectionOrder = "protection-order"
    case correction
    case statistics

    /// What is asked for: who asks for encompass asks for its early-years flow too, and the rule that matches says which it is.
    package var asked: PolicyFlow { self == .encompassEarlyYears ? .encompass : self }

    /// Operation Encompass is a duty, or stands in for one; consent has no say in it (domain.md 0, fact 2).
    package var isStatutory: Bool { asked == .encompass }

    /// The flow as this version carries it, or nil.
    package var carried: Flow? { Flow(rawValue: rawValue) }

    package var meaning: String {
        switch self {
        case .encompass: "Operation Encompass"
        case .encompassEarlyYears: "Operation Encompass in the early years"
        case .policeNotification: "a police notification of domestic abuse"
        case .marac: "a MARAC referral, agenda or minutes"
        case .maracGP: "a MARAC notice to a GP practice"
        case .maracRecord: "a MARAC record for children's social care"
        case .claresLaw: "a referral to the domestic violence disclosure panel"
        case .familyGroup: "a referral to a family group conference"
        case .localityConference: "papers of a locality case conference"
        case .familiesFirst: "the Families First daily digest"
        case .mace: "a multi-agency child exploitation panel"
        case .offenderManagement: "integrated offender management"
        case .protectionOrder: "notice of a protection order"
        case .correction: "a recall or correction"
        case .statistics: "statistics"
        }
    }
}

extension PolicyFlow {
    /// The flow as policies name it.
    package init(_ flow: Flow) {
        self =
            switch flow {
            case .encompass: .encompass
            case .encompassEarlyYears: .encompassEarlyYears
            case .maracGP: .maracGP
            case .maracRecord: .maracRecord
            case .policeNotification: .policeNotification
            case .marac: .marac
            case .claresLaw: .claresLaw
            case .familyGroup: .familyGroup
            case .localityConference: .localityConference
            case .familiesFirst: .familiesFirst
            case .mace: .mace
            case .offenderManagement: .offenderManagement
            case .protectionOrder: .protectionOrder
            case .correction: .correction
            }
    }
}
