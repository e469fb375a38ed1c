// SPDX-License-Identifier: Apache-2.0

/// What a recipient is in one case: the recipient kinds of domain.md 4.4.
package enum RecipientRole: String, PolicyWord {
    case school
    case earlyYears = "early-years"
    case healthVisitor = "health-visitor"
    case educationAuthority = "education-authority"
    case otherForce = "other-force"
    case practiceOfVictim = "practice-of-victim"
    case practiceOfChild = "practice-of-child"
    case practiceOfPerpetrator = "practice-of-perpetrator"
    case parent
    case governor
    case policeIntelligence = "police-intelligence"
    case socialCare = "social-care"
    case earlyHelp = "early-help"
    case supportService = "support-service"
    case idva
    case maracAgency = "marac-agency"
    case disclosurePanel = "disclosure-panel"
    case familyGroupService = "family-group-service"
    case clusterPartner = "cluster-partner"
    case clusterLead = "cluster-lead"
    case maceMember = "mace-member"
    case offenderManager = "offender-manager"
    case originalRecipient = "original-recipient"
    case oversightBody = "oversight-body"

    /// The role of a partner that an encompass notice might go to.
    package init(encompass kind: PartnerKind) {
        switch kind {
        case .school: self = .school
        case .earlyYears: self = .earlyYears
        case .healthVisiting: self = .healthVisitor
        case .localAuthority: self = .educationAuthority
        case .police: self = .otherForce
        case .gp: self = .practiceOfChild
        case .marac, .agency: self = .maracAgency
        }
    }

    package var meaning: String {
        switch self {
        case .school: "a school, college or 16 to 19 academy"
        case .earlyYears: "an early-years setting"
        case .healthVisitor: "a health-visiting provider"
        case .educationAuthority: "the education team of a local authority"
        case .otherForce: "the Operation Encompass inbox of another force"
        case .practiceOfVictim: "the victim's GP practice"
        case .practiceOfChild: "a child's GP practice"
        case .practiceOfPerpetrator: "the perpetrator's GP practice"
        case .parent: "a parent"
        case .governor: "a school governor"
        case .policeIntelligence: "police intelligence"
        case .socialCare: "the front door of children's social care"
        case .earlyHelp: "the early-help family support service"
        case .supportService: "a commissioned domestic abuse service"
        case .idva: "an independent domestic violence adviser"
        case .maracAgency: "an agency of the MARAC"
        case .disclosurePanel: "the domestic violence disclosure panel"
        case .familyGroupService: "the family group conference service"
        case .clusterPartner: "a partner of the locality cluster"
        case .clusterLead: "the cluster lead or lead practitioner"
        case .maceMember: "a member of the MACE panel"
        case .offenderManager: "police or probation in offender management"
        case .originalRecipient: "whoever had the notice that is corrected"
        case .oversightBody: "a board, an inspectorate or SafeLives"
        }
    }
}

/// How grave the risk is: the police grade, or a criterion of the MARAC beside it.
package enum RiskMark: String, PolicyWord {
    case standard, medium, high
    /// One of the four criteria of domain.md 3.1, which refer a case whatever its grade.
    case criterion

    package init(_ grade: RiskGrade) {
        switch grade {
        case .standard: self = .standard
        case .medium: self = .medium
        case .high: self = .high
        }
    }

    package var meaning: String {
        switch self {
        case .standard: "standard risk"
        case .medium: "medium risk"
        case .high: "high risk"
        case .criterion: "a MARAC criterion"
        }
    }
}
