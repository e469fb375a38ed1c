// SPDX-License-Identifier: Apache-2.0

/// What a rule makes of consent (domain.md 4.3 and the consent column of 4.4).
package struct ConsentRule: Hashable, Sendable {
    package var demand: ConsentDemand
    /// What consent must cover; only where it is needed.
    package var scopes: [ConsentScope]
    /// When it is looked at; empty means always.
    package var gates: [ConsentGate]
    /// Whether a recorded limb stands in for needed consent.
    package var limbCounts: Bool

    package init(_ demand: ConsentDemand, scopes: [ConsentScope] = [], at gates: [ConsentGate] = [], limbCounts: Bool = false) {
        self.demand = demand
        self.scopes = scopes
        self.gates = gates
        self.limbCounts = limbCounts
    }

    /// Whether nothing is shared without it at a gate; what asks for it at a later one only does not rest on it before.
    package func isNeeded(at gate: ConsentGate) -> Bool { demand == .needed && (gates.isEmpty || gates.contains(gate)) }

    package static let none = ConsentRule(.none)
    package static let consulted = ConsentRule(.consulted)
}

/// How far consent decides.
package enum ConsentDemand: String, PolicyWord {
    /// It must not be asked for.
    case none
    /// Asked for and recorded; without it a limb must be recorded.
    case consulted
    /// Without it nothing is shared.
    case needed

    package var meaning: String {
        switch self {
        case .none: "consent has no say"
        case .consulted: "consent is asked for, and without it a limb must be recorded"
        case .needed: "consent is needed"
        }
    }
}

/// What consent covers (domain.md 4.3: two independent bits).
package enum ConsentScope: String, PolicyWord {
    case support, information

    package var meaning: String {
        switch self {
        case .support: "support from agencies"
        case .information: "sharing information"
        }
    }
}

/// When consent is looked at.
package enum ConsentGate: String, PolicyWord {
    case release, circulation, meeting

    package var meaning: String {
        switch self {
        case .release: "when it is released"
        case .circulation: "when papers are circulated"
        case .meeting: "when the meeting begins"
        }
    }
}

/// How consent stands (domain.md 4.3); an override is told by its limb beside it.
package enum ConsentState: String, PolicyWord {
    case notRequired = "not-required"
    case notSought = "not-sought"
    case given, refused, withdrawn, expired, unable

    package var meaning: String {
        switch self {
        case .notRequired: "consent was not required"
        case .notSought: "consent was not sought"
        case .given: "consent was given"
        case .refused: "consent was refused"
        case .withdrawn: "consent was withdrawn"
        case .expired: "consent has expired"
        case .unable: "the person is unable to consent"
        }
    }
}

/// The limb of Data Protection Act 2018 Schedule 1 paragraph 18(1)(c) on which it is shared without consent.
package enum ConsentLimb: String, PolicyWord {
    case cannotBeGiven = "a"
    case cannotBeObtained = "b"
    case wouldPrejudice = "c"

    package var meaning: String {
        switch self {
        case .cannotBeGiven: "consent cannot be given"
        case .cannotBeObtained: "consent cannot reasonably be obtained"
        case .wouldPrejudice: "asking would prejudice the protection"
        }
    }
}

/// What is known of consent in one case.
package struct ConsentFacts: Hashable, Sendable {
    package var state: ConsentState
    package var scopes: Set<ConsentScope>
    /// Consent given before the perpetrator, or through an interpreter of the family, is no evidence.
    package var obtainedSafely: Bool
    package var limb: ConsentLimb?
    /// A named officer says that a life is at risk: bypasses consent and nothing else.
    package var lifeAtRisk: Bool
    package var gate: ConsentGate

    package init(
        _ state: ConsentState = .notSought, scopes: Set<ConsentScope> = [], obtainedSafely: Bool = true, limb: ConsentLimb? = nil,
        lifeAtRisk: Bool = false, gate: ConsentGate = .release
    ) {
        self.state = state
        self.scopes = scopes
        self.obtainedSafely = obtainedSafely
        self.limb = limb
        self.lifeAtRisk = lifeAtRisk
        self.gate = gate
    }
}

/// What became of consent in one decision.
package enum ConsentFinding: Hashable, Sendable {
    /// The rule does not ask.
    case notAsked
    case given
    case limb(ConsentLimb)
    /// To be reviewed by a second person within 24 hours.
    case lifeAtRisk
    case missing(HoldCode)
    case refused(DenialCode)
}

extension ConsentRule {
    /// Looks at consent.
    package func finding(_ facts: ConsentFacts) -> ConsentFinding {
        guard demand != .none, gates.isEmpty || gates.contains(facts.gate) else { return .notAsked }
        if facts.state == .given, facts.obtainedSafely, scopes.allSatisfy(facts.scopes.contains) { return .given }
        if let limb = facts.limb, demand == .consulted || limbCounts { return .limb(limb) }
        if facts.lifeAtRisk { return .lifeAtRisk }
        if demand == .consulted { return .missing(.limbMissing) }
        return facts.state == .refused || facts.state == .withdrawn ? .refused(.consentRefused) : .missing(.consentMissing)
    }
}
