// SPDX-License-Identifier: Apache-2.0

/// Writes a policy as the YAML that `firstbell policy check` reads.
package struct PolicyText {
    private let policy: Policy
    private let isTemplate: Bool
    private var lines: [String] = []

    private init(_ policy: Policy, isTemplate: Bool) {
        self.policy = policy
        self.isTemplate = isTemplate
    }

    /// The form of which a digest is taken: another text whenever something about the policy differs, and no other.
    package static func canonical(_ policy: Policy) -> String {
        var text = PolicyText(policy, isTemplate: false)
        text.write()
        return text.lines.joined(separator: "\n") + "\n"
    }

    /// The same for people to edit: with comments, and with the area's options left to the configuration.
    package static func template(_ policy: Policy) -> String {
        var text = PolicyText(policy, isTemplate: true)
        text.write()
        return text.lines.joined(separator: "\n") + "\n"
    }

    private mutating func write() {
        comment([
            "The policy: which flow goes to whom, on what law, with whose consent, with which fields. docs/policy.md explains it.",
            "The first rule that matches decides. `firstbell policy check FILE` says what is wrong, with its line;",
            "`firstbell policy diff A B` says what a change changes. The running daemon takes up a changed file by itself, or refuses it.",
        ])
        lines.append("version: 1")
        comment(["", "What no rule matches: never a release. A person is asked in any case."])
        lines.append("default: \(policy.fallback.text)")
        comment(["", "What the area agreed within the rules; each at its default here."])
        writeOptions()
        comment([
            "", "Laws by code. force: duty, power, or condition (allows only beside a duty or a power).",
            "from: the day since which it is in force, or not-commenced; what is not in force is not cited.",
        ])
        lines.append("gateways:")
        for gateway in policy.gateways { write(gateway) }
        comment(["", "Lawful bases by code."])
        lines.append("bases:")
        for basis in policy.bases { write(basis) }
        comment(["", "What a recipient may be told. A field that is not listed is not told."])
        lines.append("profiles:")
        for profile in policy.profiles {
            lines.append("  \(word(profile.id)):")
            for field in PolicyField.allCases {
                if let form = profile.grants[field] { lines.append("    \(field.rawValue): \(form.rawValue)") }
            }
        }
        comment(["", "The rules, in order."])
        lines.append("rules:")
        for rule in policy.rules { write(rule) }
    }

    private mutating func comment(_ texts: [String]) {
        guard isTemplate else { return }
        for text in texts { lines.append(text.isEmpty ? "" : "# \(text)") }
    }

    private mutating func writeOptions() {
        let area = policy.area
        lines.append("area:")
        let rows: [(name: String, value: String?, explanation: String)] = [
            ("cutOff", "\"\(area.cutOff)\"", "local time by which a notice must be there; changes with a start of the daemon"),
            ("ageFrom", "\(area.ageFrom)", "years of age from which a child is told about"),
            ("ageTo", "\(area.ageTo)", "years of age up to and with which; never over 17"),
            ("earlyYearsRoute", area.earlyYearsRoute.rawValue, "setting, health-visitor or both"),
            (
                // At its default it is not written, so that policies from before it keep their digest.
                "educationTeam", isTemplate || area.educationTeam != .named ? area.educationTeam.rawValue : nil,
                "who is told where no establishment can be: named (by the event), area (or the area's own), hub (its own, always)"
            ),
            (
                "contactParentPolicy", area.contactParentPolicy.rawValue,
                "where an incident says nothing: DO_NOT_CONTACT, HARMED_PARENT_ONLY_IF_SAFE or DSL_JUDGEMENT"
            ),
            ("untrained", area.untrained.rawValue, "a duty where nobody is trained: deliver and raise an exception, or hold"),
            ("profile", area.profile.map { word($0) } ?? (isTemplate ? "OE_STANDARD" : nil), "where a rule leaves a choice"),
            ("repeatDefinition", area.repeatDefinition.rawValue, "any-behaviour or criminal-behaviour"),
            ("adultNames", area.adultNames ? "yes" : "no", "adults' names where a profile says by-area"),
            ("perpetratorNames", area.perpetratorNames ? "yes" : "no", "the perpetrator's name where a profile says by-area"),
            (
                "freeText", area.freeText.rawValue,
                "a postcode, a number, an e-mail address or another child's name in free text: off, warn or hold"
            ),
            ("localityConsent", area.localityConsent.text, "consent to a locality conference without an end of its own"),
            (
                "referralConsent", area.referralConsent.text,
                "consent to a referral to a service without one; days, months or unlimited"
            ),
        ]
        for row in rows {
            guard let value = row.value else { continue }
            lines.append(isTemplate ? "  # \(row.name): \(value)   # \(row.explanation)" : "  \(row.name): \(value)")
        }
    }

    private mutating func write(_ provision: Citation) {
        var members: [String] = []
        if provision.force != .basis { members.append("force: \(provision.force.rawValue)") }
        switch provision.inForce {
        case .always: break
        case .from(let day): members.append("from: \(day)")
        case .notCommenced: members.append("from: not-commenced")
        }
        members.append("text: \(quoted(provision.text))")
        lines.append("  \(word(provision.code)): {\(members.joined(separator: ", "))}")
    }

    private mutating func write(_ rule: PolicyRule) {
        let when = rule.when
        if isTemplate { lines.append("") }
        lines.append("  - id: \(word(rule.id))")
        add("title", quoted(rule.title))
        add("flow", rule.flow.rawValue)
        add("recipient", when.recipients.map(\.rawValue))
        add("risk", when.risks.map(\.rawValue))
        add("criterion", when.criterion.map { $0 ? "yes" : "no" })
        add("division", when.divisions.map(\.rawValue))
        add("route", when.routes.map(\.rawValue))
        add("ageFrom", when.ageFrom.map { "\($0)" })
        add("ageUnder", when.ageUnder.map { "\($0)" })
        add("repeat", when.isRepeat.map { $0 ? "yes" : "no" })
        add("consentState", when.consents.map(\.rawValue))
        add("from", when.from.map { "\($0)" })
        add("until", when.until.map { "\($0)" })
        if !rule.requires.isEmpty {
            lines.append("    requires:")
            for requirement in rule.requires {
                lines.append("      \(requirement.condition.rawValue): \(requirement.otherwise.text)")
            }
        }
        add("gateway", rule.gateways.map { word($0) })
        add("basis", rule.bases.map { word($0) })
        write(rule.consent)
        add("profile", rule.profiles.map { word($0) })
        add("deadline", rule.deadline.text)
        add("outcome", rule.outcome.text)
    }

    private mutating func write(_ consent: ConsentRule) {
        guard consent.demand == .needed || !consent.scopes.isEmpty || !consent.gates.isEmpty || consent.limbCounts else {
            return add("consent", consent.demand.rawValue)
        }
        lines.append("    consent:")
        lines.append("      demand: \(consent.demand.rawValue)")
        if !consent.scopes.isEmpty { lines.append("      scopes: \(list(consent.scopes.map(\.rawValue)))") }
        if !consent.gates.isEmpty { lines.append("      at: \(list(consent.gates.map(\.rawValue)))") }
        if consent.limbCounts { lines.append("      limbCounts: yes") }
    }

    private mutating func add(_ name: String, _ value: String?) {
        if let value { lines.append("    \(name): \(value)") }
    }

    private mutating func add(_ name: String, _ values: [String]) {
        if !values.isEmpty { lines.append("    \(name): \(list(values))") }
    }

    private func list(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

    /// A code as it is, or quoted where YAML would take it for something else.
    private func word(_ text: String) -> String {
        let plain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "-_()./".utf8.contains($0)
        }
        let first = text.utf8.first ?? 0
        return plain && (0x41...0x5A).contains(first & 0xDF) ? text : quoted(text)
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value) {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
