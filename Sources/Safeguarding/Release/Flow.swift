// SPDX-License-Identifier: Apache-2.0

/// A kind of sharing with rules of its own (design.md section 1, domain.md 4.4).
package enum Flow: String, Hashable, Sendable, CaseIterable {
    /// Operation Encompass to schools and colleges: the duty of Domestic Abuse Act 2021 s.49A.
    case encompass
    /// Operation Encompass to early-years settings, which s.49A does not cover.
    case encompassEarlyYears = "encompass-early-years"
    /// A MARAC case heard, to the victim's practice and those of connected children (domain.md 3.5).
    case maracGP = "marac-gp"
    /// A MARAC case heard, to children's social care: a record for the adult and each connected child.
    case maracRecord = "marac-record"
    /// A police notification of domestic abuse, to children's social care, early help and services for victims.
    case policeNotification = "police-notification"
    /// A MARAC referral, agenda or minutes, to the agencies of the MARAC.
    case marac
    /// A referral to the domestic violence disclosure panel.
    case claresLaw = "clares-law"
    /// A referral to a family group conference.
    case familyGroup = "family-group"
    /// Papers of a locality case conference, to the partners of the cluster.
    case localityConference = "locality-conference"
    /// The daily digest of flagged families, to the cluster and the lead practitioners.
    case familiesFirst = "families-first"
    /// A referral to a multi-agency child exploitation panel.
    case mace
    /// A perpetrator, to police and probation in offender management.
    case offenderManagement = "offender-management"
    /// Notice of a protection order, to whoever protects the household.
    case protectionOrder = "protection-order"
    /// That a notice is recalled, to whoever had it.
    case correction

    /// The flow about a person of a MARAC case to a recipient; without one it is about a practice that is not known.
    package init(caseTo recipient: PartnerID?) {
        self = recipient?.kind == Flow.maracRecord.caseRecipient ? .maracRecord : .maracGP
    }

    /// Who alone is told of a MARAC case in this flow; nil for a flow that has nothing to do with one.
    package var caseRecipient: PartnerKind? {
        switch self {
        case .maracGP: .gp
        case .maracRecord: .localAuthority
        default: nil
        }
    }

    /// How the id of a recipient of it is written, for whoever must name one.
    package var recipientForm: String {
        switch self {
        case .encompass: "school/URN"
        case .encompassEarlyYears: "early-years/CODE"
        case .maracGP: "gp/CODE"
        case .maracRecord: "local-authority/CODE"
        default: "PARTNER"
        }
    }
}
