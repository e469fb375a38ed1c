// SPDX-License-Identifier: Apache-2.0

/// What changes from one policy to another: by rule, and by what is decided otherwise.
package struct PolicyDifference: Hashable, Sendable {
    /// Changes to the policy's parts.
    package var changes: [Change]
    /// Changes to what is decided.
    package var effects: [Effect]

    /// One part that differs.
    package struct Change: Hashable, Sendable {
        /// `rule OE-1`, `profile OE_EY`, `area`, `gateway DAA49A`, `default`.
        package var part: String
        /// `added`, `removed`, `moved`, or the member that changed.
        package var what: String
        package var before: String?
        package var after: String?
    }

    /// Cases that are decided otherwise, of one flow and one recipient, decided alike before and alike after.
    package struct Effect: Hashable, Sendable {
        package var flow: PolicyFlow
        package var role: RecipientRole
        package var before: String
        package var after: String
        /// How many combinations of inputs it is.
        package var cases: Int
        /// One of them, in words.
        package var example: String
    }

    package init(from old: Policy, to new: Policy, day: CivilDate) {
        changes = PolicyDifference.changes(old, new)
        effects = changes.isEmpty ? [] : PolicyDifference.effects(old, new, day)
    }

    private static func changes(_ old: Policy, _ new: Policy) -> [Change] {
        var changes: [Change] = []
        if old.fallback != new.fallback {
            changes.append(.init(part: "default", what: "outcome", before: old.fallback.text, after: new.fallback.text))
        }
        for (before, after) in zip(old.area.members, new.area.members) where before != after {
            changes.append(.init(part: "area", what: before.0, before: before.1, after: after.1))
        }
        compare("gateway", old.gateways, new.gateways, id: \.code, members: { $0.members }, &changes)
        compare("basis", old.bases, new.bases, id: \.code, members: { $0.members }, &changes)
        compare("profile", old.profiles, new.profiles, id: \.id, members: { $0.members }, &changes)
        compare("rule", old.rules, new.rules, id: \.id, members: { $0.members }, &changes)
        let common = Set(old.rules.map(\.id)).intersection(new.rules.map(\.id))
        let before = old.rules.map(\.id).filter(common.contains)
        let after = new.rules.map(\.id).filter(common.contains)
        if before != after {
            for (place, id) in after.enumerated() where place < before.count && before[place] != id {
                let was = before.firstIndex(of: id) ?? 0
                if was > place {
                    changes.append(
                        .init(
                            part: "rule \(id)", what: "moved", before: "after \(before[was - 1])", after: "before \(before[place])")
                    )
                }
            }
        }
        return changes
    }

    private static func compare<Part>(
        _ kind: String, _ old: [Part], _ new: [Part], id: KeyPath<Part, String>, members: (Part) -> [(String, String)],
        _ changes: inout [Change]
    ) {
        let olds = Dictionary(old.map { ($0[keyPath: id], $0) }) { first, _ in first }
        let news = Dictionary(new.map { ($0[keyPath: id], $0) }) { first, _ in first }
        for part in old where news[part[keyPath: id]] == nil {
            changes.append(.init(part: "\(kind) \(part[keyPath: id])", what: "removed"))
        }
        for part in new {
            let name = part[keyPath: id]
            guard let was = olds[name] else {
                changes.append(.init(part: "\(kind) \(name)", what: "added"))
                continue
            }
            let before = Dictionary(members(was)) { first, _ in first }
            let after = Dictionary(members(part)) { first, _ in first }
            for member in Set(before.keys).union(after.keys).sorted() where before[member] != after[member] {
                changes.append(.init(part: "\(kind) \(name)", what: member, before: before[member], after: after[member]))
            }
        }
    }

    private static func effects(_ old: Policy, _ new: Policy, _ day: CivilDate) -> [Effect] {
        var effects: [Effect] = []
        var places: [[String]: Int] = [:]
        for flow in PolicyFlow.allCases where flow.asked == flow {
            for cell in PolicyCells(asked: flow, of: [old, new], day: day, varyingRoute: false) {
                for (facts, words) in cell.facts.variations {
                    let before = old.outcomeText(facts)
                    let after = new.outcomeText(facts)
                    guard before != after else { continue }
                    let key = [flow.rawValue, facts.role.rawValue, before, after]
                    if let place = places[key] {
                        effects[place].cases += 1
                    } else {
                        places[key] = effects.count
                        effects.append(
                            .init(
                                flow: flow, role: facts.role, before: before, after: after, cases: 1,
                                example: facts.words + words))
                    }
                }
            }
        }
        return effects
    }
}

extension PolicyFacts {
    /// The case with every condition met, with consent given and refused, and with each condition unmet in turn.
    fileprivate var variations: [(PolicyFacts, String)] {
        var whole = self
        whole.met = PolicyCondition.allCases
        whole.underDuty = role == .school
        whole.consent.scopes = Set(ConsentScope.allCases)
        var variations: [(PolicyFacts, String)] = []
        for state in [ConsentState.given, .refused, .notSought] {
            var facts = whole
            facts.consent.state = state
            variations.append((facts, ", \(state.meaning)"))
        }
        whole.consent.state = .given
        for condition in PolicyCondition.allCases where condition != .child && condition != .ageRange {
            var facts = whole
            facts.met.removeAll { $0 == condition }
            facts.unmet = [condition]
            variations.append((facts, ", not so: \(condition.meaning)"))
        }
        return variations
    }

    /// The inputs, in words.
    fileprivate var words: String {
        var words = [grade.map { RiskMark($0).meaning } ?? "not graded"]
        if criterion { words.append("a MARAC criterion") }
        words.append(division.meaning)
        if let age { words.append("\(age) years old") }
        if isRepeat { words.append("a repeat") }
        return (words + ["on \(date)"]).joined(separator: ", ")
    }
}

extension Policy {
    /// What comes out, as a text that differs whenever something that a recipient or an auditor sees does.
    fileprivate func outcomeText(_ facts: PolicyFacts) -> String {
        let decision = decide(facts)
        let rule = decision.rule.map(\.id) ?? "default"
        guard case .release = decision.outcome, let matched = decision.rule else { return "\(decision.outcome.text) (\(rule))" }
        let exception = decision.exception.map { ", exception \($0.rawValue)" } ?? ""
        return "release (\(rule), \(basis(of: matched, on: facts.date)), \(profile(of: matched)?.text ?? "no profile")"
            + ", \(matched.deadline.text)\(exception))"
    }
}

extension AreaOptions {
    var members: [(String, String)] {
        [
            ("cutOff", cutOff.description), ("ageFrom", "\(ageFrom)"), ("ageTo", "\(ageTo)"),
            ("earlyYearsRoute", earlyYearsRoute.rawValue), ("educationTeam", educationTeam.rawValue),
            ("contactParentPolicy", contactParentPolicy.rawValue),
            ("untrained", untrained.rawValue), ("profile", profile ?? "the rule's first"),
            ("repeatDefinition", repeatDefinition.rawValue), ("adultNames", adultNames ? "yes" : "no"),
            ("perpetratorNames", perpetratorNames ? "yes" : "no"), ("freeText", freeText.rawValue),
            ("localityConsent", localityConsent.text), ("referralConsent", referralConsent.text),
        ]
    }
}

extension Citation {
    fileprivate var members: [(String, String)] {
        let since =
            switch inForce {
            case .always: "always"
            case .from(let day): "\(day)"
            case .notCommenced: "not-commenced"
            }
        return [("force", force.rawValue), ("from", since), ("text", text)]
    }
}

extension FieldProfile {
    fileprivate var members: [(String, String)] {
        PolicyField.allCases.compactMap { field in grants[field].map { (field.rawValue, $0.rawValue) } }
    }

    /// The profile with its fields.
    fileprivate var text: String { "\(id): " + members.map { $1 == "full" ? $0 : "\($0) \($1)" }.joined(separator: " ") }
}

extension PolicyRule {
    fileprivate var members: [(String, String)] {
        var members: [(String, String)] = [("title", title), ("flow", flow.rawValue)]
        func add(_ name: String, _ words: [String]) {
            if !words.isEmpty { members.append((name, words.joined(separator: ", "))) }
        }
        func add(_ name: String, _ value: String?) {
            if let value { members.append((name, value)) }
        }
        add("recipient", when.recipients.map(\.rawValue))
        add("risk", when.risks.map(\.rawValue))
        add("criterion", when.criterion.map { $0 ? "yes" : "no" })
        add("division", when.divisions.map(\.rawValue))
        add("route", when.routes.map(\.rawValue))
        add("ageFrom", when.ageFrom.map { "\($0)" })
        add("ageUnder", when.ageUnder.map { "\($0)" })
        add("repeat", when.isRepeat.map { $0 ? "yes" : "no" })
        add("consentState", when.consents.map(\.rawValue))
        add("from", when.from?.description)
        add("until", when.until?.description)
        for requirement in requires { add("requires \(requirement.condition.rawValue)", requirement.otherwise.text) }
        add("order of requires", requires.map(\.condition.rawValue))
        add("gateway", gateways)
        add("basis", bases)
        add("consent", consent.demand.rawValue)
        add("consent.scopes", consent.scopes.map(\.rawValue))
        add("consent.at", consent.gates.map(\.rawValue))
        add("consent.limbCounts", consent.limbCounts ? "yes" : nil)
        add("profile", profiles)
        add("deadline", deadline.text)
        add("outcome", outcome.text)
        return members
    }
}
