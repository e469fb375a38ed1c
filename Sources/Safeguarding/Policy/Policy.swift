// SPDX-License-Identifier: Apache-2.0

/// A policy: the decision table of domain.md 4.4 with everything that its rules name.
///
/// The first rule that matches decides; what no rule matches is decided by the default, which never releases.
package struct Policy: Hashable, Sendable {
    package var area: AreaOptions
    /// What is decided where no rule matches; always for a person to look at.
    package var fallback: PolicyOutcome
    package var gateways: [Citation]
    package var bases: [Citation]
    package var profiles: [FieldProfile]
    package var rules: [PolicyRule]

    package init(
        area: AreaOptions = AreaOptions(), fallback: PolicyOutcome = .deny(.noRule), gateways: [Citation], bases: [Citation],
        profiles: [FieldProfile], rules: [PolicyRule]
    ) {
        self.area = area
        self.fallback = fallback
        self.gateways = gateways
        self.bases = bases
        self.profiles = profiles
        self.rules = rules
    }

    /// Ids that decisions use for what is no rule.
    package static let reservedIDs: Set<String> = ["default", "human"]

    package func rule(named id: String) -> PolicyRule? { rules.first { $0.id == id } }

    package func profile(named id: String) -> FieldProfile? { profiles.first { $0.id == id } }

    /// The profile of a rule, as the area chose; nil for a rule that releases nothing.
    package func profile(of rule: PolicyRule) -> FieldProfile? {
        if let chosen = area.profile, rule.profiles.contains(chosen) { return profile(named: chosen) }
        return rule.profiles.first.flatMap { profile(named: $0) }
    }

    /// The codes that a rule cites and that are in force, gateways first, joined by `+`.
    package func basis(of rule: PolicyRule, on day: CivilDate) -> String {
        (inForce(rule.gateways, of: gateways, on: day) + inForce(rule.bases, of: bases, on: day)).joined(separator: "+")
    }

    private func inForce(_ codes: [String], of citations: [Citation], on day: CivilDate) -> [String] {
        codes.filter { code in citations.first { $0.code == code }?.inForce.covers(day) ?? true }
    }
}
