// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// A rule with one field changed; nil for a rule that is gone.
struct PolicyMutation {
    var name: String
    var rule: PolicyRule?

    /// One of every kind for each field of a rule.
    static func all(of rule: PolicyRule) -> [PolicyMutation] {
        var all = [PolicyMutation(name: "gone", rule: nil)]
        func add(_ name: String, _ change: (inout PolicyRule) -> Void) {
            var changed = rule
            change(&changed)
            all.append(PolicyMutation(name: name, rule: changed))
        }
        add("flow") { $0.flow = rule.flow == .statistics ? .mace : .statistics }
        lists(rule, add)
        dates(rule, add)
        for place in rule.requires.indices {
            let condition = rule.requires[place].condition.rawValue
            add("without \(condition)") { $0.requires.remove(at: place) }
            add("\(condition) otherwise") {
                $0.requires[place].otherwise =
                    $0.requires[place].otherwise == .hold(.noSetting) ? .deny(.noRule) : .hold(.noSetting)
            }
            if place > 0 { add("\(condition) earlier") { $0.requires.swapAt(place, place - 1) } }
        }
        if rule.outcome == .release {
            let others = PolicyCondition.allCases.filter { $0 != .child && $0 != .ageRange }
            let spare = others.first { condition in !rule.requires.contains { $0.condition == condition } }
            if let spare { add("with \(spare.rawValue)") { $0.requires.append(Requirement(spare, .hold(.noSetting))) } }
            consents(rule, add)
        }
        for place in rule.gateways.indices where !["CA04-16LB"].contains(rule.gateways[place]) {
            add("without \(rule.gateways[place])") { $0.gateways.remove(at: place) }
        }
        for place in rule.bases.indices { add("without \(rule.bases[place])") { $0.bases.remove(at: place) } }
        add("another gateway") { $0.gateways.append("CA04-16E") }
        add("another basis") { $0.bases.append("A9-2c") }
        for place in rule.profiles.indices {
            add("without profile \(rule.profiles[place])") { $0.profiles.remove(at: place) }
            add("another profile than \(rule.profiles[place])") {
                $0.profiles[place] = "IOM" == rule.profiles[place] ? "MACE" : "IOM"
            }
        }
        add("deadline") { $0.deadline = rule.deadline == .immediate ? .hours(1) : .immediate }
        add("outcome") { $0.outcome = rule.outcome == .release ? .deny(.noRule) : .release }
        add("outcome's code") { $0.outcome = .hold(.noSetting) }
        return all
    }

    private static func lists(_ rule: PolicyRule, _ add: (String, (inout PolicyRule) -> Void) -> Void) {
        for role in rule.when.recipients { add("without \(role.rawValue)") { $0.when.recipients.removeAll { $0 == role } } }
        // The matrix always has two recipients that no row of the flow names, from the end of the list.
        let strangers: [RecipientRole] = [.oversightBody, .originalRecipient, .offenderManager]
        if let other = strangers.first(where: { !rule.when.recipients.contains($0) }), !rule.when.recipients.isEmpty {
            add("with \(other.rawValue)") { $0.when.recipients.append(other) }
        } else {
            add("a recipient") { $0.when.recipients = [.school] }
        }
        for risk in rule.when.risks { add("without \(risk.rawValue)") { $0.when.risks.removeAll { $0 == risk } } }
        add("another risk") { changed in
            let missing = RiskMark.allCases.first { !rule.when.risks.contains($0) }
            if rule.when.risks.isEmpty {
                changed.when.risks = [.standard]
            } else if rule.when.criterion != nil {
                // High risk is taken by the rule before it, so that only cases without a grade are left.
                changed.when.risks = []
            } else if let missing {
                changed.when.risks.append(missing)
            }
        }
        add("a criterion") { $0.when.criterion = true }
        // Where no criterion may be met, the rule before takes those that meet one.
        if rule.when.criterion == nil { add("no criterion") { $0.when.criterion = false } }
        add("another division") { $0.when.divisions = rule.when.divisions.isEmpty ? [.scotland] : [] }
        add("another route") { $0.when.routes = rule.when.routes.isEmpty ? [.healthVisitor] : [] }
        for route in rule.when.routes { add("without \(route.rawValue)") { $0.when.routes.removeAll { $0 == route } } }
        add("repeats") { $0.when.isRepeat = true }
        // In the matrix every repeat meets a criterion, and such cases the rule before takes.
        if rule.when.criterion == nil { add("first referrals") { $0.when.isRepeat = false } }
        add("consent state") { $0.when.consents = [.unable] }
        add("age from") { $0.when.ageFrom = rule.when.ageFrom.map { $0 - 1 } ?? 17 }
        add("age under") { $0.when.ageUnder = rule.when.ageUnder.map { $0 - 1 } ?? 4 }
        if rule.when.ageFrom != nil { add("any age") { $0.when.ageFrom = nil } }
        if rule.when.ageUnder != nil { add("any age") { $0.when.ageUnder = nil } }
    }

    private static func dates(_ rule: PolicyRule, _ add: (String, (inout PolicyRule) -> Void) -> Void) {
        let day = CivilDate(iso: "2026-02-05")
        add("later") { $0.when.from = rule.when.from?.adding(days: 1) ?? day }
        add("until") { $0.when.until = day }
    }

    private static func consents(_ rule: PolicyRule, _ add: (String, (inout PolicyRule) -> Void) -> Void) {
        for demand in ConsentDemand.allCases where demand != rule.consent.demand {
            add("consent \(demand.rawValue)") { $0.consent = ConsentRule(demand, scopes: demand == .needed ? [.support] : []) }
        }
        guard rule.consent.demand != .none else { return }
        for scope in ConsentScope.allCases {
            add("scope \(scope.rawValue)") {
                if $0.consent.scopes.contains(scope) {
                    $0.consent.scopes.removeAll { $0 == scope }
                } else {
                    $0.consent.scopes.append(scope)
                }
            }
        }
        add("gates") { $0.consent.gates = rule.consent.gates.isEmpty ? [.circulation] : [] }
        if rule.consent.demand == .needed { add("limb") { $0.consent.limbCounts.toggle() } }
    }
}
