// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Yams

/// The taking apart of a policy's YAML: every fault with its line, and the line of each part.
struct PolicyReading {
    /// What a file may hold at its top.
    private static let sections = ["version", "default", "area", "gateways", "bases", "profiles", "rules"]
    private static let example = "deploy/policy.yaml"
    /// More rules than any area needs; the check looks at every pair.
    private static let mostRules = 200

    let name: String
    private(set) var problems: [ConfigurationError.Problem] = []
    private(set) var lines: [PolicyFinding.Subject: Int] = [:]

    init(name: String) { self.name = name }

    /// A key with its value and the line of the key.
    struct Member {
        var key: String
        var value: Node
        var line: Int
    }

    /// The policy, and which of the area's options the file sets; nil when there is none at all.
    mutating func read(_ text: String) throws(ConfigurationError) -> (policy: Policy, stated: Set<String>)? {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw ConfigurationError(problems: [ConfigurationFile.problem(of: error, name: name, example: Self.example)])
        }
        guard let root, let members = self.members(of: root, "this file", line: 1) else {
            if problems.isEmpty { report(1, "this file holds no policy", "sections as in \(Self.example)") }
            return nil
        }
        for member in members where !Self.sections.contains(member.key) {
            report(member.line, "unknown key \(member.key)", nearest(to: member.key, among: Self.sections) ?? "")
        }
        func section(_ key: String) -> Member? { members.first { $0.key == key } }
        for key in Self.sections where key != "area" && section(key) == nil {
            let what = key == "default" ? "there is no default for what no rule matches" : "the section \(key) is missing"
            report(1, what, key == "default" ? "default: deny no-rule" : "the section as in \(Self.example)")
        }
        if let version = section("version"), let text = scalar(version.value, "version", version.line), text != "1" {
            report(version.line, "this version of FirstBell reads policies of version 1", "version: 1")
        }
        let fallback = section("default").flatMap { readDefault($0) }
        let (area, stated) = section("area").map { readArea($0) } ?? (AreaOptions(), [])
        let gateways = section("gateways").map { readProvisions($0, areGateways: true) } ?? []
        let bases = section("bases").map { readProvisions($0, areGateways: false) } ?? []
        let profiles = section("profiles").map { readProfiles($0) } ?? []
        let rules = section("rules").map { readRules($0) } ?? []
        let policy = Policy(
            area: area, fallback: fallback ?? .deny(.noRule), gateways: gateways, bases: bases, profiles: profiles, rules: rules)
        return (policy, stated)
    }

    // MARK: - Sections

    private mutating func readDefault(_ member: Member) -> PolicyOutcome? {
        lines[.fallback] = member.line
        guard let text = scalar(member.value, "the default", member.line) else { return nil }
        guard let outcome = PolicyOutcome(text) else {
            report(member.line, "unknown outcome \(text)", "deny no-rule, or hold with a code of docs/errors.md")
            return nil
        }
        return outcome
    }

    private mutating func readArea(_ section: Member) -> (AreaOptions, Set<String>) {
        var area = AreaOptions()
        var stated: Set<String> = []
        guard section.value.null == nil, let members = members(of: section.value, "area", line: section.line) else {
            return (area, [])
        }
        let names = AreaOptions.names
        for member in members {
            lines[.option(member.key)] = member.line
            guard names.contains(member.key) else {
                report(member.line, "unknown option \(member.key)", nearest(to: member.key, among: names) ?? "")
                continue
            }
            guard let text = scalar(member.value, member.key, member.line) else { continue }
            stated.insert(member.key)
            if let expected = area.put(member.key, text) {
                report(member.line, "\(member.key) has a value it cannot have", expected)
            }
        }
        return (area, stated)
    }

    private mutating func readProvisions(_ section: Member, areGateways: Bool) -> [Citation] {
        (members(of: section.value, section.key, line: section.line) ?? []).compactMap { member in
            lines[.provision(member.key)] = member.line
            guard let parts = members(of: member.value, member.key, line: member.line) else { return nil }
            var citation = Citation(member.key, "", areGateways ? .power : .basis)
            for part in parts {
                switch part.key {
                case "text": citation.text = scalar(part.value, "text", part.line) ?? ""
                case "force" where areGateways:
                    if let force = word(part.value, Citation.Force.self, "force", part.line) { citation.force = force }
                case "from":
                    guard let text = scalar(part.value, "from", part.line) else { break }
                    if text == "not-commenced" {
                        citation.inForce = .notCommenced
                    } else if let day = CivilDate(iso: text) {
                        citation.inForce = .from(day)
                    } else {
                        report(part.line, "from is no day", "YYYY-MM-DD, or not-commenced")
                    }
                default: report(part.line, "unknown key \(part.key)", areGateways ? "text, force, from" : "text, from")
                }
            }
            if citation.text.isEmpty { report(member.line, "\(member.key) has no text", "text: with the provision it stands for") }
            return citation
        }
    }

    private mutating func readProfiles(_ section: Member) -> [FieldProfile] {
        (members(of: section.value, "profiles", line: section.line) ?? []).compactMap { member in
            lines[.profile(member.key)] = member.line
            guard let parts = members(of: member.value, member.key, line: member.line) else { return nil }
            var profile = FieldProfile(member.key, [:])
            for part in parts {
                guard let field = PolicyField(rawValue: part.key) else {
                    let names = PolicyField.allCases.map(\.rawValue)
                    report(
                        part.line, "profile \(member.key): unknown field \(part.key)",
                        nearest(to: part.key, among: names) ?? names.joined(separator: ", "))
                    continue
                }
                guard let form = word(part.value, FieldForm.self, "form", part.line) else { continue }
                if !field.forms.contains(form) {
                    report(
                        part.line, "profile \(member.key): \(field.rawValue) cannot be granted as \(form.rawValue)",
                        field.forms.map(\.rawValue).joined(separator: ", "))
                }
                profile.grants[field] = form
            }
            return profile
        }
    }

    private mutating func readRules(_ section: Member) -> [PolicyRule] {
        guard let sequence = section.value.sequence else {
            report(section.line, "rules is no list", "one rule each after a dash, as in \(Self.example)")
            return []
        }
        guard sequence.count <= Self.mostRules else {
            report(section.line, "there are \(sequence.count) rules", "\(Self.mostRules) at most")
            return []
        }
        return sequence.compactMap { readRule($0, line: $0.mark?.line ?? section.line) }
    }

    // MARK: - Words

    mutating func members(of node: Node, _ what: String, line: Int) -> [Member]? {
        guard let mapping = node.mapping else {
            report(node.mark?.line ?? line, "\(what) holds no keys", "keys and values as in \(Self.example)")
            return nil
        }
        return mapping.compactMap { keyNode, value in
            let place = keyNode.mark?.line ?? line
            guard let key = keyNode.scalar?.string else {
                report(place, "a key of \(what) is not a word", "a word")
                return nil
            }
            return Member(key: key, value: value, line: place)
        }
    }

    mutating func scalar(_ node: Node, _ what: String, _ line: Int) -> String? {
        if let text = node.scalar?.string, node.null == nil { return text }
        report(node.mark?.line ?? line, "\(what) is not one value", "a word")
        return nil
    }

    mutating func strings(_ node: Node, _ what: String, _ line: Int) -> [(text: String, line: Int)] {
        guard let sequence = node.sequence else {
            guard let text = scalar(node, what, line) else { return [] }
            return [(text, node.mark?.line ?? line)]
        }
        if sequence.isEmpty { report(line, "\(what) is an empty list", "at least one; or leave it out") }
        return sequence.compactMap { element in
            scalar(element, what, line).map { ($0, element.mark?.line ?? line) }
        }
    }

    mutating func word<Word: PolicyWord>(_ node: Node, _: Word.Type, _ what: String, _ line: Int) -> Word? {
        guard let text = scalar(node, what, line) else { return nil }
        return word(text, Word.self, what, node.mark?.line ?? line)
    }

    mutating func word<Word: PolicyWord>(_ text: String, _: Word.Type, _ what: String, _ line: Int) -> Word? {
        if let word = Word(rawValue: text) { return word }
        let names = Word.allCases.map(\.rawValue)
        report(
            line, "unknown \(what) \(text)", names.count > 8 ? nearest(to: text, among: names) ?? "" : names.joined(separator: ", ")
        )
        return nil
    }

    mutating func words<Word: PolicyWord>(_ node: Node, _: Word.Type, _ what: String, _ line: Int) -> [Word] {
        strings(node, what, line).compactMap { word($0.text, Word.self, what, $0.line) }
    }

    mutating func record(_ subject: PolicyFinding.Subject, line: Int) { lines[subject] = line }

    mutating func report(_ line: Int, _ what: String, _ remedy: String) {
        problems.append(.init(place: "\(name):\(line)", what: what, remedy: remedy))
    }
}
