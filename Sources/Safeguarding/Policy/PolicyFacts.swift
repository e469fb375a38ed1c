// SPDX-License-Identifier: Apache-2.0

/// What a decision looks at: one subject, one recipient, one day.
package struct PolicyFacts: Hashable, Sendable {
    /// What is asked for.
    package var flow: PolicyFlow
    package var role: RecipientRole
    /// Nil where nobody graded it.
    package var grade: RiskGrade?
    /// One of the four MARAC criteria is met.
    package var criterion: Bool
    package var division: Division
    /// Years of age of the subject on `date`; nil where unknown.
    package var age: Int?
    package var isRepeat: Bool
    /// The local day of the decision.
    package var date: CivilDate
    package var consent: ConsentFacts
    /// Conditions known to hold.
    package var met: [PolicyCondition]
    /// Conditions known not to hold; what stands in neither list is not known, and does not count as met.
    package var unmet: [PolicyCondition]
    /// The recipient is one that the duty names, for whom training is no condition.
    package var underDuty: Bool
    /// It takes off a mark that the recipient was given, which needs no consent of its own.
    package var takesOff = false

    package init(
        flow: PolicyFlow, role: RecipientRole, grade: RiskGrade? = nil, criterion: Bool = false,
        division: Division = .englandAndWales, age: Int? = nil, isRepeat: Bool = false, date: CivilDate,
        consent: ConsentFacts = ConsentFacts(), met: [PolicyCondition] = [], unmet: [PolicyCondition] = [], underDuty: Bool = false
    ) {
        self.flow = flow
        self.role = role
        self.grade = grade
        self.criterion = criterion
        self.division = division
        self.age = age
        self.isRepeat = isRepeat
        self.date = date
        self.consent = consent
        self.met = met
        self.unmet = unmet
        self.underDuty = underDuty
    }

    /// Says of a condition whether it holds.
    package mutating func know(_ condition: PolicyCondition, _ holds: Bool) {
        if holds { met.append(condition) } else { unmet.append(condition) }
    }
}

/// Something that a rule can ask of the facts before it is the one that decides.
package enum PolicyInput: String, PolicyWord {
    case flow, recipient, division, route, risk, criterion, age, `repeat`, consent, date, gateway

    package var meaning: String {
        switch self {
        case .flow: "the flow"
        case .recipient: "the recipient"
        case .division: "the part of the kingdom"
        case .route: "the area's early-years route"
        case .risk: "the risk"
        case .criterion: "whether a MARAC criterion is met"
        case .age: "the age"
        case .repeat: "whether it is a repeat"
        case .consent: "the state of consent"
        case .date: "the date"
        case .gateway: "the gateway"
        }
    }
}
