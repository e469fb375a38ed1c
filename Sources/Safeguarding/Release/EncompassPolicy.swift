// SPDX-License-Identifier: Apache-2.0

/// The decision table of the encompass flows, with the options an area may set (domain.md 4.4 rules 1 and 3).
///
/// A duty has no consent gate: s.49A does not know consent, and a broker that asks for it breaks the law it serves.
package struct EncompassPolicy: Hashable, Sendable {
    /// What happens when a statutory recipient has no trained key adult (design.md section 9).
    package enum Untrained: String, Hashable, Sendable, CaseIterable { case deliver, hold }

    package var untrained: Untrained
    /// Used when an event says nothing.
    package var contactParentPolicy: ContactParentPolicy

    package init(untrained: Untrained = .deliver, contactParentPolicy: ContactParentPolicy = .dslJudgement) {
        self.untrained = untrained
        self.contactParentPolicy = contactParentPolicy
    }

    /// One row of the decision table.
    package struct Rule: Hashable, Sendable {
        package let id: String
        package let flow: Flow
        package let recipientKind: PartnerKind
        package let basis: String
        package let profile: Profile
    }

    /// First match wins; what no rule permits is denied.
    package static let rules: [Rule] = [
        Rule(
            id: "OE-1", flow: .encompass, recipientKind: .school, basis: "DAA49A+DPA-P3-s36(4)+A6-1e+A9-2g+Sch1-18+A10",
            profile: .standard),
        Rule(
            id: "OE-3", flow: .encompassEarlyYears, recipientKind: .earlyYears,
            basis: "COMMON-POL+CDA98-115+DPA-P3-s36(4)+A6-1e+A9-2g+Sch1-18", profile: .earlyYears),
    ]

    package static func rule(for kind: PartnerKind) -> Rule? { rules.first { $0.recipientKind == kind } }

    /// The flow of holds that name no recipient: the duty, until somebody finds another.
    package static let unresolvedRule = "OE-1"

    /// A text that differs whenever a decision could; its digest stands in every decision.
    package var canonicalText: String {
        let rows = Self.rules.map { "\($0.id)|\($0.flow.rawValue)|\($0.recipientKind.rawValue)|\($0.basis)|\($0.profile.rawValue)" }
        return
            (["firstbell-encompass-policy-1"] + rows + [
                "untrained=\(untrained.rawValue)", "contact=\(contactParentPolicy.rawValue)",
            ])
            .joined(separator: "\n")
    }
}

/// A field profile of domain.md 4.5.
package enum Profile: String, Hashable, Sendable, CaseIterable {
    case standard = "OE_STANDARD"
    case earlyYears = "OE_EY"
}
