// SPDX-License-Identifier: Apache-2.0

/// Why a policy decides what it decides: every rule looked at until one matched, and what that one asked.
package struct PolicyExplanation: Hashable, Sendable {
    package var decision: PolicyDecision
    package var steps: [Step]
    /// Requirements of the rule that matched, in its order, up to the one that decided.
    package var requirements: [Check]
    /// Codes in force on the day.
    package var basis: String
    package var profile: FieldProfile?

    /// A rule that was looked at.
    package struct Step: Hashable, Sendable {
        package var rule: String
        package var title: String
        /// The first input that did not fit; nil for the rule that matched.
        package var failed: PolicyInput?
        /// Why, in one sentence.
        package var sentence: String
    }

    /// A requirement that was looked at.
    package struct Check: Hashable, Sendable {
        package var condition: PolicyCondition
        package var holds: Bool
        package var sentence: String
    }

    /// The whole of it, in plain English, a line an idea.
    package var sentences: [String] {
        var lines = steps.filter { $0.failed != .flow }.map { "\($0.rule): \($0.sentence)" }
        let other = steps.count { $0.failed == .flow }
        if other > 0 { lines.insert("\(other) \(other == 1 ? "rule is" : "rules are") of other flows.", at: 0) }
        lines += requirements.map(\.sentence)
        return lines + [verdict]
    }

    /// What was decided, in one sentence.
    package var verdict: String {
        let rule = decision.rule.map { "Rule \($0.id)" } ?? "No rule matches, so the default"
        switch decision.outcome {
        case .release:
            let cites = basis.isEmpty ? "" : ", on \(basis)"
            let fields = profile.map { ", with the fields of \($0.id)" } ?? ""
            let exception = decision.exception.map { "; an exception is raised: \($0.rawValue)" } ?? ""
            return "\(rule) releases it\(cites)\(fields); \(consentWords)\(exception)."
        case .hold(let code): return "\(rule) holds it for a person: \(code.rawValue)."
        case .deny(let code):
            return "\(rule) denies it: \(code.rawValue)\(decision.rule == nil ? "; a person is asked" : "")."
        }
    }

    private var consentWords: String {
        switch decision.consent {
        case .notAsked: "consent is not asked for"
        case .given: "consent was given"
        case .limb(let limb): "without consent, on limb \(limb.rawValue) of Schedule 1 paragraph 18 (\(limb.meaning))"
        case .lifeAtRisk: "without consent, because a life is at risk; a second person reviews it within 24 hours"
        case .missing, .refused: "consent stands in its way"
        }
    }
}

extension Policy {
    /// Decides, and says why.
    package func explain(_ facts: PolicyFacts) -> PolicyExplanation {
        var steps: [PolicyExplanation.Step] = []
        for rule in rules {
            let failed = mismatch(of: rule, facts)
            let sentence = failed.map { self.sentence($0, of: rule, facts) } ?? "it matches."
            steps.append(.init(rule: rule.id, title: rule.title, failed: failed, sentence: sentence))
            if failed == nil { break }
        }
        let decision = decide(facts)
        var checks: [PolicyExplanation.Check] = []
        if let rule = decision.rule, case .release = rule.outcome {
            for requirement in rule.requires {
                let holds = holds(requirement.condition, facts)
                checks.append(.init(condition: requirement.condition, holds: holds, sentence: sentence(requirement, holds, facts)))
                if decision.failed == requirement.condition { break }
            }
        }
        return PolicyExplanation(
            decision: decision, steps: steps, requirements: checks,
            basis: decision.rule.map { basis(of: $0, on: facts.date) } ?? "", profile: decision.rule.flatMap { profile(of: $0) })
    }

    private func sentence(_ requirement: Requirement, _ holds: Bool, _ facts: PolicyFacts) -> String {
        let condition = requirement.condition
        if holds { return "Required, and so: \(condition.meaning)." }
        let known = facts.unmet.contains(condition) || condition == .child || condition == .ageRange
        let words = known ? "Required, and not so: \(condition.meaning)" : "Required, and nobody knows: \(condition.meaning)"
        if case .byArea = requirement.otherwise, facts.underDuty, area.untrained == .deliver {
            return words + "; the duty stands all the same, and the authority is told."
        }
        return words + "."
    }

    private func sentence(_ input: PolicyInput, of rule: PolicyRule, _ facts: PolicyFacts) -> String {
        func list(_ words: [some PolicyWord]) -> String { words.map(\.meaning).joined(separator: " or ") }
        let when = rule.when
        switch input {
        case .flow: return "it is about \(rule.flow.meaning), and this is \(facts.flow.meaning)."
        case .recipient: return "it is for \(list(when.recipients)), and the recipient is \(facts.role.meaning)."
        case .division: return "it is for \(list(when.divisions)), and this is \(facts.division.meaning)."
        case .route: return "it applies where \(list(when.routes)), and here \(area.earlyYearsRoute.meaning)."
        case .risk:
            let found = facts.grade.map { RiskMark($0).meaning } ?? "not graded"
            return "it is for \(list(when.risks)), and this is \(found)\(facts.criterion ? " with a MARAC criterion" : "")."
        case .criterion:
            return "it is for cases that meet \(when.criterion == true ? "a" : "no") MARAC criterion, and this is not one."
        case .age:
            let bounds = [when.ageFrom.map { "from \($0)" }, when.ageUnder.map { "under \($0)" }].compactMap { $0 }
            let found = facts.age.map { "\($0)" } ?? "of unknown age"
            return "it is for people \(bounds.joined(separator: " and ")) years old, and the person is \(found)."
        case .repeat: return "it is for \(when.isRepeat == true ? "repeats" : "first referrals"), and this is not one."
        case .consent: return "it applies when \(list(when.consents)), and \(facts.consent.state.meaning)."
        case .date:
            let bounds = [when.from.map { "from \($0)" }, when.until.map { "until \($0)" }].compactMap { $0 }
            return "it applies \(bounds.joined(separator: " ")), and today is \(facts.date)."
        case .gateway: return "none of \(rule.gateways.joined(separator: ", ")) is in force on \(facts.date)."
        }
    }
}
