// SPDX-License-Identifier: Apache-2.0

/// What another policy would have decided of decisions that were taken; nothing is sent, and nothing decided again.
///
/// A policy is asked with what the one that decided must have known: where it released, all that its rule requires was so; where
/// it held or denied for a condition, those before it were so, that one was not, and of those after it nobody knows.
package struct PolicyReplay: Sendable {
    /// A decision of the past.
    package struct Past: Hashable, Sendable {
        package var verdict: Verdict
        /// What is known of the case without the policy: flow, role, grade, age, day and the like.
        package var facts: PolicyFacts
        /// What became of consent: ``ConsentFinding/record``.
        package var consent: String?

        package init(verdict: Verdict, facts: PolicyFacts, consent: String?) {
            self.verdict = verdict
            self.facts = facts
            self.consent = consent
        }
    }

    /// A rule and what it came to, in the words of the journal.
    package struct Verdict: Hashable, Comparable, Sendable {
        package var rule: String
        /// `release`, `hold` or `deny`.
        package var outcome: String
        /// Of a hold, a denial or an exception.
        package var code: String?

        package init(rule: String, outcome: String, code: String?) {
            self.rule = rule
            self.outcome = outcome
            self.code = code
        }

        package var text: String { [rule, outcome, code].compactMap(\.self).joined(separator: " ") }

        package static func < (a: Verdict, b: Verdict) -> Bool { a.text < b.text }
    }

    /// What came of asking.
    package enum Answer: Hashable, Sendable {
        case same
        case otherwise(Verdict)
        /// A person's word stands whatever a policy says.
        case byPerson
        /// Matching, the age of childhood, and what a co-ordinator coded: no policy's to decide.
        case beforePolicy
    }

    package let policy: Policy

    package init(_ policy: Policy) { self.policy = policy }

    /// Asks the policy about one decision.
    ///
    /// - Parameter former: the policy that decided.
    package func ask(_ past: Past, former: Policy) -> Answer {
        if past.verdict.rule == "human" { return .byPerson }
        if Self.isBeforePolicy(past.verdict) { return .beforePolicy }
        let found = verdict(of: policy.decide(known(past, former: former)))
        return found == past.verdict ? .same : .otherwise(found)
    }

    private func verdict(of decision: PolicyDecision) -> Verdict {
        let rule = decision.rule?.id ?? "default"
        switch decision.outcome {
        case .release:
            if let matched = decision.rule, policy.notCarried(matched) != nil {
                return Verdict(rule: rule, outcome: "deny", code: DenialCode.noRule.rawValue)
            }
            return Verdict(rule: rule, outcome: "release", code: decision.exception?.rawValue)
        case .hold(let code): return Verdict(rule: rule, outcome: "hold", code: code.rawValue)
        case .deny(let code): return Verdict(rule: rule, outcome: "deny", code: code.rawValue)
        }
    }

    private func known(_ past: Past, former: Policy) -> PolicyFacts {
        var facts = past.facts
        facts.consent = consent(past)
        // The directory of that day is not kept; what a school is has not changed since.
        facts.underDuty = facts.role == .school
        guard let rule = former.rule(named: past.verdict.rule) else { return facts }
        for requirement in rule.requires {
            guard past.verdict.code == nil || requirement.otherwise.code != past.verdict.code else {
                facts.know(requirement.condition, false)
                // An exception did not stop what stood after it.
                if past.verdict.outcome == "release" { continue }
                break
            }
            facts.know(requirement.condition, true)
        }
        return facts
    }

    private func consent(_ past: Past) -> ConsentFacts {
        let scopes = Set(ConsentScope.allCases)
        switch past.consent {
        case "given": return ConsentFacts(.given, scopes: scopes)
        case "life-at-risk": return ConsentFacts(.notSought, lifeAtRisk: true)
        case let record?:
            return ConsentFacts(.refused, limb: ConsentLimb.allCases.first { record == "limb-\($0.rawValue)" })
        case nil:
            return past.verdict.code == DenialCode.consentRefused.rawValue ? ConsentFacts(.refused) : ConsentFacts(.notSought)
        }
    }

    private static func isBeforePolicy(_ verdict: Verdict) -> Bool {
        guard let code = verdict.code else { return false }
        if let hold = HoldCode(rawValue: code), verdict.outcome == "hold" {
            switch hold {
            case .noSetting, .ambiguousMatch, .settingUnconfirmed, .settingUnknown, .refusedByRecipient, .noPractice,
                .practiceUnknown, .practiceClosed, .recipientUnknown, .freeText:
                return true
            case .settingClosed, .noTrainedKeyAdult, .notParticipating, .conflictOfInterest, .recipientSuspended,
                .outsideAgeRange, .conditionUnmet, .consentMissing, .limbMissing:
                return false
            }
        }
        if let denial = DenialCode(rawValue: code), verdict.outcome == "deny" {
            switch denial {
            case .notAChild, .protectedAddress, .deniedByPerson, .noPractice, .practiceOutOfArea, .numberUnknown, .deceased,
                .safetyHold:
                return true
            case .noRule, .neverToRecipient, .wrongRisk, .perpetratorPractice, .notHeard, .consentRefused: return false
            }
        }
        return false
    }
}

extension Requirement.Consequence {
    /// The code of what follows.
    fileprivate var code: String {
        switch self {
        case .hold(let code), .byArea(let code): code.rawValue
        case .deny(let code): code.rawValue
        }
    }
}
