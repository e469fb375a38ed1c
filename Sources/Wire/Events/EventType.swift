// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The types of event that a partner can publish (design.md section 6).
package enum EventType: String, Hashable, Sendable, CaseIterable {
    /// A domestic abuse incident with its children and adults, from a police force.
    case incident = "firstbell.incident.v1"
    /// A case that a MARAC meeting heard, or did not, from its co-ordinator.
    case caseHeard = "firstbell.marac-case-heard.v1"
    /// What became of an action that a MARAC gave to an agency, from its co-ordinator.
    case maracAction = "firstbell.marac-action.v1"
    /// Domestic abuse that the police tell children's social care, early help and services of.
    case policeNotification = "firstbell.police-notification.v1"
    /// A referral to a MARAC, its agenda or its minutes.
    case maracMeeting = "firstbell.marac-meeting.v1"
    /// A case for the domestic violence disclosure panel.
    case claresLawReferral = "firstbell.clares-law-referral.v1"
    /// A family for a family group conference.
    case familyGroupReferral = "firstbell.family-group-referral.v1"
    /// A case for a locality case conference.
    case localityPaper = "firstbell.locality-paper.v1"
    /// A child for the exploitation panel.
    case maceReferral = "firstbell.mace-referral.v1"
    /// A perpetrator for offender management.
    case offenderManagement = "firstbell.offender-management.v1"
    /// An order that protects a household.
    case protectionOrder = "firstbell.protection-order.v1"
    /// What a person said of consent, or who answers for going without it.
    case consent = "firstbell.consent.v1"
    /// Taking an event back, from its own source.
    case recall = "firstbell.recall.v1"

    /// The form of an event that tells agencies of a matter; nil for one with a shape of its own.
    package var matter: MatterForm? { flow.flatMap { MatterForm($0) } }

    private var flow: Flow? {
        switch self {
        case .incident, .caseHeard, .maracAction, .consent, .recall: nil
        case .policeNotification: .policeNotification
        case .maracMeeting: .marac
        case .claresLawReferral: .claresLaw
        case .familyGroupReferral: .familyGroup
        case .localityPaper: .localityConference
        case .maceReferral: .mace
        case .offenderManagement: .offenderManagement
        case .protectionOrder: .protectionOrder
        }
    }
}
