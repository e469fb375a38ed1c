// SPDX-License-Identifier: Apache-2.0

/// A policy as the encompass flows use it (domain.md 4.4 rules 1 to 7).
///
/// A duty has no consent gate: s.49A does not know consent, and a broker that asks for it breaks the law it serves.
package struct EncompassPolicy: Hashable, Sendable {
    /// What happens when a statutory recipient has no trained key adult (design.md section 9).
    package enum Untrained: String, Hashable, Sendable, CaseIterable { case deliver, hold }

    package let policy: Policy
    /// The encompass rules of the policy, so that a decision does not walk over those of other flows.
    private let table: Policy
    /// What releases by each of them carry once every provision they cite is in force.
    private let rules: [String: Rule]
    /// The day since which that is so.
    private let settledSince: CivilDate

    package init(_ policy: Policy) {
        self.policy = policy
        var table = policy
        table.rules = policy.rules.filter { $0.flow.asked == .encompass }
        let cited = Set(table.rules.flatMap { $0.gateways + $0.bases })
        let starts = (policy.gateways + policy.bases).compactMap { provision -> CivilDate? in
            if cited.contains(provision.code), case .from(let day) = provision.inForce { day } else { nil }
        }
        let settledSince = starts.max() ?? CivilDate(daysSinceEpoch: 0)
        self.settledSince = settledSince
        self.table = table
        rules = Dictionary(table.rules.compactMap { Rule($0, of: policy, on: settledSince) }.map { ($0.id, $0) }) { first, _ in
            first
        }
    }

    /// The shipped policy with some options of the area.
    package init(untrained: Untrained = .deliver, contactParentPolicy: ContactParentPolicy = .dslJudgement) {
        var policy = Policy.shipped
        policy.area.untrained = untrained
        policy.area.contactParentPolicy = contactParentPolicy
        self.init(policy)
    }

    /// Used when an event says nothing.
    package var contactParentPolicy: ContactParentPolicy { policy.area.contactParentPolicy }

    /// What happens under a duty where nobody is trained.
    package var untrained: Untrained { policy.area.untrained }

    /// What a release by a rule of the policy carries.
    package struct Rule: Hashable, Sendable {
        package let id: String
        package let flow: Flow
        package let basis: String
        package let profile: FieldProfile

        /// Nil for a rule that this version cannot release by.
        fileprivate init?(_ rule: PolicyRule, of policy: Policy, on day: CivilDate) {
            guard policy.notCarried(rule) == nil, let flow = rule.flow.carried, let profile = policy.profile(of: rule) else {
                return nil
            }
            id = rule.id
            self.flow = flow
            basis = policy.basis(of: rule, on: day)
            self.profile = profile
        }
    }

    /// What a release by a rule carries on a day; nil for a rule that releases nothing, or not in this version.
    package func rule(named id: String, on day: CivilDate) -> Rule? {
        if day >= settledSince { return rules[id] }
        return table.rule(named: id).flatMap { Rule($0, of: policy, on: day) }
    }

    /// The rule that is about a kind of partner, and what a decision under it is filed under.
    func heading(for facts: PolicyFacts) -> (rule: String, basis: String, flow: Flow) {
        guard let rule = table.rules.first(where: { table.mismatch(of: $0, facts) == nil }) else {
            return ("default", "", .encompass)
        }
        let basis = facts.date >= settledSince ? rules[rule.id]?.basis : nil
        return (rule.id, basis ?? policy.basis(of: rule, on: facts.date), rule.flow.carried ?? .encompass)
    }

    /// Decides; what no rule releases in this version is denied for want of a rule.
    func decide(_ facts: PolicyFacts) -> PolicyDecision {
        var decision = table.decide(facts)
        if let matched = decision.rule, case .release = matched.outcome, rule(named: matched.id, on: facts.date) == nil {
            decision = PolicyDecision(rule: matched, outcome: .deny(.noRule), exception: nil, failed: nil, consent: .notAsked)
        }
        return decision
    }

    /// The flow of holds that name no recipient: the duty, until somebody finds another.
    package var unresolvedRule: String { table.rules.first { $0.flow == .encompass }?.id ?? "default" }

    /// A text that differs whenever a decision could; its digest stands in every decision.
    package var canonicalText: String { PolicyText.canonical(policy) }
}
