// SPDX-License-Identifier: Apache-2.0

/// The decision to tell whoever had a notice that it is recalled (domain.md 4.4, rule 26).
package struct RecallRelease: Sendable {
    package var policy: Policy
    /// Whose law it is.
    package var division: Division

    package init(policy: Policy, division: Division = .englandAndWales) {
        self.policy = policy
        self.division = division
    }

    /// Decides for one recipient that had the notice, or may have it.
    package func decide(recipient: PartnerID, today: CivilDate) -> Decision {
        let decided = policy.decide(
            PolicyFacts(
                flow: .correction, role: .originalRecipient, division: division, date: today, met: [.hadOriginal, .notSuspended]))
        let rule = decided.rule
        let outcome: Decision.Outcome =
            switch decided.outcome {
            case .deny(let code): .deny(code)
            case .hold(let code): .hold(code)
            case .release where rule.map { policy.notCarried($0) == nil } ?? false: .release(.producer, exception: nil)
            case .release: .deny(.noRule)
            }
        return Decision(
            recipient: recipient, outcome: outcome, rule: rule?.id ?? "default",
            basis: rule.map { policy.basis(of: $0, on: today) } ?? "", flow: .correction)
    }
}
