// SPDX-License-Identifier: Apache-2.0

/// What a policy says of one set of facts.
package struct PolicyDecision: Hashable, Sendable {
    /// Nil where no rule matched.
    package var rule: PolicyRule?
    package var outcome: PolicyOutcome
    /// A defect that did not stop the release.
    package var exception: HoldCode?
    /// The requirement that decided, where one did.
    package var failed: PolicyCondition?
    package var consent: ConsentFinding
}

extension Policy {
    /// Decides: the first rule that matches, its requirements in order, then consent.
    package func decide(_ facts: PolicyFacts) -> PolicyDecision {
        guard let rule = rules.first(where: { mismatch(of: $0, facts) == nil }) else {
            return PolicyDecision(rule: nil, outcome: fallback, exception: nil, failed: nil, consent: .notAsked)
        }
        return settle(rule, facts)
    }

    /// The first input of a rule that the facts do not fit; nil where the rule matches.
    package func mismatch(of rule: PolicyRule, _ facts: PolicyFacts) -> PolicyInput? {
        let when = rule.when
        if rule.flow.asked != facts.flow.asked { return .flow }
        if !when.recipients.isEmpty, !when.recipients.contains(facts.role) { return .recipient }
        if !when.divisions.isEmpty, !when.divisions.contains(facts.division) { return .division }
        if !when.routes.isEmpty, !when.routes.contains(area.earlyYearsRoute) { return .route }
        if !when.risks.isEmpty {
            let byGrade = facts.grade.map { when.risks.contains(RiskMark($0)) } ?? false
            guard byGrade || facts.criterion && when.risks.contains(.criterion) else { return .risk }
        }
        if let criterion = when.criterion, criterion != facts.criterion { return .criterion }
        if let from = when.ageFrom { guard let age = facts.age, age >= from else { return .age } }
        if let under = when.ageUnder { guard let age = facts.age, age < under else { return .age } }
        if let isRepeat = when.isRepeat, isRepeat != facts.isRepeat { return .repeat }
        if !when.consents.isEmpty, !when.consents.contains(facts.consent.state) { return .consent }
        if let from = when.from, facts.date < from { return .date }
        if let until = when.until, facts.date > until { return .date }
        return hasGateway(rule, on: facts.date) ? nil : .gateway
    }

    /// Whether a duty or a power that the rule cites is in force, where it cites any.
    func hasGateway(_ rule: PolicyRule, on day: CivilDate) -> Bool {
        var cites = false
        for code in rule.gateways {
            guard let gateway = gateways.first(where: { $0.code == code }), gateway.force == .duty || gateway.force == .power else {
                continue
            }
            if gateway.inForce.covers(day) { return true }
            cites = true
        }
        return !cites
    }

    /// What a rule that matches comes to.
    package func settle(_ rule: PolicyRule, _ facts: PolicyFacts) -> PolicyDecision {
        var decision = PolicyDecision(rule: rule, outcome: rule.outcome, exception: nil, failed: nil, consent: .notAsked)
        guard case .release = rule.outcome else { return decision }
        for requirement in rule.requires where !holds(requirement.condition, facts) {
            switch requirement.otherwise {
            case .byArea(let code) where facts.underDuty && area.untrained == .deliver:
                decision.exception = code
                continue
            case .hold(let code), .byArea(let code): decision.outcome = .hold(code)
            case .deny(let code): decision.outcome = .deny(code)
            }
            decision.failed = requirement.condition
            decision.exception = nil
            return decision
        }
        decision.consent = facts.takesOff ? .notAsked : rule.consent.finding(facts.consent)
        switch decision.consent {
        case .missing(let code): decision.outcome = .hold(code)
        case .refused(let code): decision.outcome = .deny(code)
        case .notAsked, .given, .limb, .lifeAtRisk: return decision
        }
        decision.exception = nil
        return decision
    }

    /// Whether a condition is known to hold.
    package func holds(_ condition: PolicyCondition, _ facts: PolicyFacts) -> Bool {
        switch condition {
        case .child: facts.age.map { $0 <= AreaOptions.lastYearOfChildhood } ?? false
        case .ageRange: facts.age.map { area.ageFrom <= $0 && $0 <= area.ageTo } ?? false
        default: facts.met.contains(condition) && !facts.unmet.contains(condition)
        }
    }
}
