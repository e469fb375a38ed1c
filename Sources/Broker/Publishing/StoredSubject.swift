// SPDX-License-Identifier: Apache-2.0
package import Safeguarding
import Wire

/// The sealed content of a subject, read back by the type of its event.
package enum StoredSubject {
    case child(Incident, Child)
    case person(CaseSubject)
    case concerned(MatterSubject)
    case digest(FamilyDigest)
    case family(DigestFamily)

    /// The producer's reference.
    var reference: String {
        switch self {
        case .child(let incident, _): incident.reference
        case .person(let person): person.facts.reference
        case .concerned(let subject): subject.facts.reference
        case .digest(let digest): digest.reference
        case .family(let family): family.digest.reference
        }
    }

    /// The full names of those to whom no reader may be close.
    var namesOfAdults: [String] {
        switch self {
        case .child(let incident, _): incident.namesOfAdults
        case .person(let person): person.perpetrators.map(\.fullName)
        case .concerned(let subject): subject.perpetrators.map(\.fullName)
        case .digest, .family: []
        }
    }

    /// Nil where the octets are not what the type says.
    package init?(_ octets: [UInt8], type: String) {
        if type == FamilyDigest.eventType {
            if let digest = try? FamilyDigest(stored: octets) {
                self = .digest(digest)
            } else if let family = try? DigestFamily(stored: octets) {
                self = .family(family)
            } else {
                return nil
            }
            return
        }
        switch EventType(rawValue: type) {
        case .incident:
            guard let incident = try? Incident(stored: octets), let child = incident.children.first else { return nil }
            self = .child(incident, child)
        case .caseHeard:
            guard let subject = try? CaseSubject(stored: octets) else { return nil }
            self = .person(subject)
        case .policeNotification, .maracMeeting, .claresLawReferral, .familyGroupReferral, .localityPaper, .maceReferral,
            .offenderManagement, .protectionOrder:
            guard let subject = try? MatterSubject(stored: octets) else { return nil }
            self = .concerned(subject)
        case .maracAction, .consent, .recall, nil: return nil
        }
    }
}
