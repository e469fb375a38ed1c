// SPDX-License-Identifier: Apache-2.0

/// Something that must be so before a rule that matches may release: the extra conditions of domain.md 4.4.
package enum PolicyCondition: String, PolicyWord {
    /// Decided from the age, with 18 as a ceiling that no area moves.
    case child
    /// Decided from the age and the area's options.
    case ageRange = "age-range"
    case open
    case notSuspended = "not-suspended"
    case noConflict = "no-conflict"
    case participating
    case keyAdultTrained = "key-adult-trained"
    case matched
    case relevantIncident = "relevant-incident"
    case providerKnown = "provider-known"
    case noEstablishment = "no-establishment"
    case residesThere = "resides-there"
    case childInvolved = "child-involved"
    case belowLevelFour = "below-level-4"
    case safeContact = "safe-contact"
    case agreementSigned = "agreement-signed"
    case representativeNamed = "representative-named"
    case heard
    case ownPractice = "own-practice"
    case oneRecordEach = "one-record-each"
    case reportedRecently = "reported-recently"
    case circulatedInTime = "circulated-in-time"
    case flagActive = "flag-active"
    case listedMember = "listed-member"
    case noVictimAddress = "no-victim-address"
    case protectedHousehold = "protected-household"
    case orderInForce = "order-in-force"
    case hadOriginal = "had-original"
    case aggregated

    package var meaning: String {
        switch self {
        case .child: "the person is under 18"
        case .ageRange: "the child's age is within the range of the area"
        case .open: "the recipient is open"
        case .notSuspended: "the recipient is not suspended"
        case .noConflict: "no reader of the recipient is close to an adult of the case"
        case .participating: "the recipient is bound by s.49A, or takes part by agreement"
        case .keyAdultTrained: "the recipient has a key adult whose training is current"
        case .matched: "the child was matched to the recipient, or a person chose it"
        case .relevantIncident: "the incident is one of regulation 4 of the NI regulations"
        case .providerKnown: "the provider's code is valid"
        case .noEstablishment: "no establishment can be found, or the area works through a hub"
        case .residesThere: "the child lives in that force's area"
        case .childInvolved: "a child is involved or linked"
        case .belowLevelFour: "the threshold level is below 4"
        case .safeContact: "it says how the person can be contacted safely"
        case .agreementSigned: "the agency has signed the sharing agreement"
        case .representativeNamed: "the agency has named its representative"
        case .heard: "the case was heard"
        case .ownPractice: "the person is registered at this practice"
        case .oneRecordEach: "there is one record for each person"
        case .reportedRecently: "it was reported at most 21 days before circulation"
        case .circulatedInTime: "papers go out at least 5 days before the meeting"
        case .flagActive: "the family is flagged that day"
        case .listedMember: "the recipient is on the membership list"
        case .noVictimAddress: "no address of a victim is in it"
        case .protectedHousehold: "the recipient is concerned with the protected household"
        case .orderInForce: "the order is in force, for at most 28 days"
        case .hadOriginal: "the recipient had the notice that is corrected"
        case .aggregated: "it holds no row about one person"
        }
    }
}

/// A condition of a rule, with what is decided where it does not hold or is not known to hold.
package struct Requirement: Hashable, Sendable {
    package var condition: PolicyCondition
    package var otherwise: Consequence

    package init(_ condition: PolicyCondition, _ otherwise: Consequence) {
        self.condition = condition
        self.otherwise = otherwise
    }

    /// What follows where the condition does not hold.
    package enum Consequence: Hashable, Sendable {
        case hold(HoldCode)
        case deny(DenialCode)
        /// Under a duty, what the area's `untrained` option says: a notice with an exception, or a hold.
        case byArea(HoldCode)

        /// `hold CODE`, `deny CODE` or `area CODE`.
        package init?(_ text: String) {
            let words = text.split(separator: " ").map(String.init)
            guard words.count == 2 else { return nil }
            switch words[0] {
            case "hold": if let code = HoldCode(rawValue: words[1]) { self = .hold(code) } else { return nil }
            case "area": if let code = HoldCode(rawValue: words[1]) { self = .byArea(code) } else { return nil }
            case "deny": if let code = DenialCode(rawValue: words[1]) { self = .deny(code) } else { return nil }
            default: return nil
            }
        }

        package var text: String {
            switch self {
            case .hold(let code): "hold \(code.rawValue)"
            case .deny(let code): "deny \(code.rawValue)"
            case .byArea(let code): "area \(code.rawValue)"
            }
        }
    }
}
