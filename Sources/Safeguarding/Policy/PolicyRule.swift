// SPDX-License-Identifier: Apache-2.0

/// One row of the decision table.
package struct PolicyRule: Hashable, Sendable {
    package var id: String
    /// What the rule says, for people.
    package var title: String
    /// The flow under which it shares; ``PolicyFlow/asked`` says what must have been asked for.
    package var flow: PolicyFlow
    package var when: Match
    package var requires: [Requirement]
    /// Codes of duties, powers and conditions.
    package var gateways: [String]
    /// Codes of lawful bases.
    package var bases: [String]
    package var consent: ConsentRule
    /// Profiles the area may choose from.
    ///
    /// The first is the default; empty where the rule does not release.
    package var profiles: [String]
    package var deadline: PolicyDeadline
    package var outcome: PolicyOutcome

    package init(
        _ id: String, _ title: String, flow: PolicyFlow, when: Match = Match(), requires: [Requirement] = [],
        gateways: [String] = [], bases: [String] = [], consent: ConsentRule = .none, profiles: [String] = [],
        deadline: PolicyDeadline = .none, outcome: PolicyOutcome = .release
    ) {
        self.id = id
        self.title = title
        self.flow = flow
        self.when = when
        self.requires = requires
        self.gateways = gateways
        self.bases = bases
        self.consent = consent
        self.profiles = profiles
        self.deadline = deadline
        self.outcome = outcome
    }

    /// What must be so for the rule to be the one that decides; what is empty or nil is not asked.
    package struct Match: Hashable, Sendable {
        package var recipients: [RecipientRole] = []
        package var risks: [RiskMark] = []
        /// Whether a criterion of the MARAC must be met, or must not.
        package var criterion: Bool?
        package var divisions: [Division] = []
        package var routes: [EarlyYearsRoute] = []
        /// Years of age from which the rule applies.
        package var ageFrom: Int?
        /// Years of age below which the rule applies.
        package var ageUnder: Int?
        package var isRepeat: Bool?
        package var consents: [ConsentState] = []
        /// First day on which the rule applies.
        package var from: CivilDate?
        /// Last day on which the rule applies.
        package var until: CivilDate?

        package init(
            recipients: [RecipientRole] = [], risks: [RiskMark] = [], criterion: Bool? = nil, divisions: [Division] = [],
            routes: [EarlyYearsRoute] = [],
            ageFrom: Int? = nil, ageUnder: Int? = nil, isRepeat: Bool? = nil, consents: [ConsentState] = [],
            from: CivilDate? = nil, until: CivilDate? = nil
        ) {
            self.recipients = recipients
            self.risks = risks
            self.criterion = criterion
            self.divisions = divisions
            self.routes = routes
            self.ageFrom = ageFrom
            self.ageUnder = ageUnder
            self.isRepeat = isRepeat
            self.consents = consents
            self.from = from
            self.until = until
        }
    }
}

/// What a rule that matches comes to.
package enum PolicyOutcome: Hashable, Sendable {
    case release
    case hold(HoldCode)
    case deny(DenialCode)

    /// `release`, `hold CODE` or `deny CODE`.
    package init?(_ text: String) {
        if text == "release" {
            self = .release
            return
        }
        switch Requirement.Consequence(text) {
        case .hold(let code): self = .hold(code)
        case .deny(let code): self = .deny(code)
        case .byArea, nil: return nil
        }
    }

    package var text: String {
        switch self {
        case .release: "release"
        case .hold(let code): "hold \(code.rawValue)"
        case .deny(let code): "deny \(code.rawValue)"
        }
    }
}
