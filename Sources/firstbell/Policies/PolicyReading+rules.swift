// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Yams

extension PolicyReading {
    /// What a rule may hold.
    private static let keys = [
        "id", "title", "flow", "recipient", "risk", "criterion", "division", "route", "ageFrom", "ageUnder", "repeat",
        "consentState", "from",
        "until", "requires", "gateway", "basis", "consent", "profile", "deadline", "outcome",
    ]

    mutating func readRule(_ node: Node, line: Int) -> PolicyRule? {
        guard let members = members(of: node, "a rule", line: line) else { return nil }
        guard let named = members.first(where: { $0.key == "id" }), let id = scalar(named.value, "id", named.line) else {
            report(line, "a rule has no id", "id: with a name of its own")
            return nil
        }
        record(.rule(id), line: named.line)
        func missing(_ key: String) -> Bool { !members.contains { $0.key == key } }
        for key in ["title", "flow", "consent", "outcome"] where missing(key) {
            report(named.line, "rule \(id): \(key) is missing", "\(key): as in deploy/policy.yaml")
        }
        var rule = PolicyRule(id, "", flow: .encompass)
        for member in members where member.key != "id" {
            record(.member(rule: id, member.key), line: member.line)
            read(member, into: &rule)
        }
        return rule
    }

    private mutating func read(_ member: Member, into rule: inout PolicyRule) {
        let (value, line) = (member.value, member.line)
        switch member.key {
        case "title": rule.title = scalar(value, "title", line) ?? ""
        case "flow": if let flow = word(value, PolicyFlow.self, "flow", line) { rule.flow = flow }
        case "recipient": rule.when.recipients = words(value, RecipientRole.self, "recipient", line)
        case "risk": rule.when.risks = words(value, RiskMark.self, "risk", line)
        case "criterion": rule.when.criterion = yesOrNo(value, "criterion", line)
        case "division": rule.when.divisions = words(value, Division.self, "division", line)
        case "route": rule.when.routes = words(value, EarlyYearsRoute.self, "route", line)
        case "ageFrom": rule.when.ageFrom = years(value, "ageFrom", line)
        case "ageUnder": rule.when.ageUnder = years(value, "ageUnder", line)
        case "repeat": rule.when.isRepeat = yesOrNo(value, "repeat", line)
        case "consentState": rule.when.consents = words(value, ConsentState.self, "consent state", line)
        case "from": rule.when.from = day(value, "from", line)
        case "until": rule.when.until = day(value, "until", line)
        case "requires": rule.requires = requirements(value, of: rule.id, line)
        case "gateway": rule.gateways = strings(value, "gateway", line).map(\.text)
        case "basis": rule.bases = strings(value, "basis", line).map(\.text)
        case "profile": rule.profiles = strings(value, "profile", line).map(\.text)
        case "consent": rule.consent = consent(value, line)
        case "deadline":
            guard let text = scalar(value, "deadline", line) else { return }
            if let deadline = PolicyDeadline(text) {
                rule.deadline = deadline
            } else {
                report(line, "unknown deadline \(text)", PolicyDeadline.expected)
            }
        case "outcome":
            guard let text = scalar(value, "outcome", line) else { return }
            if let outcome = PolicyOutcome(text) {
                rule.outcome = outcome
            } else {
                report(line, "unknown outcome \(text)", "release, or hold or deny with a code of docs/errors.md")
            }
        default:
            report(line, "rule \(rule.id): unknown key \(member.key)", nearest(to: member.key, among: Self.keys) ?? "")
        }
    }

    private mutating func requirements(_ node: Node, of rule: String, _ line: Int) -> [Requirement] {
        (members(of: node, "requires", line: line) ?? []).compactMap { member in
            guard let condition = word(member.key, PolicyCondition.self, "condition", member.line),
                let text = scalar(member.value, member.key, member.line)
            else { return nil }
            guard let otherwise = Requirement.Consequence(text) else {
                report(
                    member.line, "rule \(rule): unknown consequence \(text)", "hold, deny or area, with a code of docs/errors.md")
                return nil
            }
            return Requirement(condition, otherwise)
        }
    }

    private mutating func consent(_ node: Node, _ line: Int) -> ConsentRule {
        var rule = ConsentRule.none
        guard node.mapping != nil else {
            if let demand = word(node, ConsentDemand.self, "consent", line) { rule.demand = demand }
            return rule
        }
        var isStated = false
        for member in members(of: node, "consent", line: line) ?? [] {
            switch member.key {
            case "demand":
                isStated = true
                if let demand = word(member.value, ConsentDemand.self, "consent", member.line) { rule.demand = demand }
            case "scopes": rule.scopes = words(member.value, ConsentScope.self, "scope", member.line)
            case "at": rule.gates = words(member.value, ConsentGate.self, "gate", member.line)
            case "limbCounts": rule.limbCounts = yesOrNo(member.value, "limbCounts", member.line) ?? false
            default: report(member.line, "unknown key \(member.key)", "demand, scopes, at, limbCounts")
            }
        }
        if !isStated { report(line, "consent does not say how far it decides", "demand: none, consulted or needed") }
        return rule
    }

    private mutating func years(_ node: Node, _ what: String, _ line: Int) -> Int? {
        guard let text = scalar(node, what, line) else { return nil }
        if let years = Int(text), (0...150).contains(years) { return years }
        report(line, "\(what) is no age", "whole years from 0 to 150")
        return nil
    }

    private mutating func day(_ node: Node, _ what: String, _ line: Int) -> CivilDate? {
        guard let text = scalar(node, what, line) else { return nil }
        if let day = CivilDate(iso: text) { return day }
        report(line, "\(what) is no day", "YYYY-MM-DD")
        return nil
    }

    private mutating func yesOrNo(_ node: Node, _ what: String, _ line: Int) -> Bool? {
        guard let text = scalar(node, what, line) else { return nil }
        if let value = AreaOptions.yesOrNo(text) { return value }
        report(line, "\(what) is neither yes nor no", "yes or no")
        return nil
    }
}

extension AreaOptions {
    /// What an area may set, as files name it.
    static let names = [
        "cutOff", "ageFrom", "ageTo", "earlyYearsRoute", "educationTeam", "contactParentPolicy", "untrained", "profile",
        "repeatDefinition",
        "adultNames", "perpetratorNames", "freeText", "localityConsent", "referralConsent",
    ]

    static func yesOrNo(_ text: String) -> Bool? {
        switch text {
        case "yes", "true": true
        case "no", "false": false
        default: nil
        }
    }

    /// Sets an option from a text.
    ///
    /// - Returns: what is expected when the text does not fit, or nil.
    mutating func put(_ name: String, _ text: String) -> String? {
        func take<Value>(_ value: Value?, _ path: WritableKeyPath<AreaOptions, Value>, _ expected: String) -> String? {
            guard let value else { return expected }
            self[keyPath: path] = value
            return nil
        }
        func list<Word: CaseIterable & RawRepresentable<String>>(_: Word.Type) -> String {
            Word.allCases.map(\.rawValue).joined(separator: ", ")
        }
        let years = Int(text).flatMap { (0...AreaOptions.lastYearOfChildhood).contains($0) ? $0 : nil }
        switch name {
        case "cutOff": return take(TimeOfDay(text), \.cutOff, "a time of day as HH:MM, such as 08:30")
        case "ageFrom": return take(years, \.ageFrom, "whole years from 0 to 17")
        case "ageTo": return take(years, \.ageTo, "whole years from 0 to 17")
        case "earlyYearsRoute": return take(EarlyYearsRoute(rawValue: text), \.earlyYearsRoute, list(EarlyYearsRoute.self))
        case "educationTeam": return take(EducationTeamRoute(rawValue: text), \.educationTeam, list(EducationTeamRoute.self))
        case "contactParentPolicy":
            return take(ContactParentPolicy(rawValue: text), \.contactParentPolicy, list(ContactParentPolicy.self))
        case "untrained": return take(EncompassPolicy.Untrained(rawValue: text), \.untrained, list(EncompassPolicy.Untrained.self))
        case "profile": return take(.some(text), \.profile, "the name of a profile")
        case "repeatDefinition": return take(RepeatDefinition(rawValue: text), \.repeatDefinition, list(RepeatDefinition.self))
        case "adultNames": return take(AreaOptions.yesOrNo(text), \.adultNames, "yes or no")
        case "perpetratorNames": return take(AreaOptions.yesOrNo(text), \.perpetratorNames, "yes or no")
        case "freeText": return take(FreeTextRule(rawValue: text), \.freeText, list(FreeTextRule.self))
        case "localityConsent": return take(ConsentTerm(text), \.localityConsent, ConsentTerm.expected)
        case "referralConsent": return take(ConsentTerm(text), \.referralConsent, ConsentTerm.expected)
        default: return "one of " + AreaOptions.names.joined(separator: ", ")
        }
    }
}
