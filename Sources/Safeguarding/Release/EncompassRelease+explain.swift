// SPDX-License-Identifier: Apache-2.0

/// Why a recipient is told about one child, or not.
package struct ReleaseExplanation: Sendable {
    /// Nil where the recipient has nothing to do with the child.
    package var decision: Decision?
    /// How the child was found to be the recipient's, or not, in one sentence.
    package var how: String
    package var policy: PolicyExplanation

    /// `release`, `hold`, `deny`, or `nothing`.
    package var outcome: String {
        switch decision?.outcome {
        case .release: "release"
        case .hold: "hold"
        case .deny: "deny"
        case nil: "nothing"
        }
    }

    /// The code of the hold, the denial or the exception.
    package var code: String? {
        switch decision?.outcome {
        case .release(_, let exception): exception?.rawValue
        case .hold(let code): code.rawValue
        case .deny(let code): code.rawValue
        case nil: nil
        }
    }

    /// The whole of it, in plain English.
    package var sentences: [String] {
        let rules = policy.sentences
        guard let decision else { return [how, "So the recipient is told nothing, and no rule is asked."] }
        let byPolicy =
            switch (decision.outcome, policy.decision.outcome) {
            case (.release, .release): true
            case (.hold(let code), .hold(let other)): code == other
            case (.deny(let code), .deny(let other)): code == other
            default: false
            }
        if byPolicy { return [how] + rules }
        // What stands before the policy: matching, the law's ceiling of age, and what this version cannot carry.
        let words: String =
            switch decision.outcome {
            case .release: "It is released."
            case .hold(let code): "It is held for a person: \(code.rawValue). \(code.meaning)"
            case .deny(let code): "It is denied: \(code.rawValue). \(code.meaning)"
            }
        return [how] + rules.dropLast() + [words]
    }
}

extension EncompassRelease {
    /// Decides as ``decide(dateOfBirth:today:grade:matches:named:facts:)`` does, and says why for one recipient.
    ///
    /// - Parameter facts: nil for a setting that the directory does not have.
    package func explain(
        _ setting: PartnerID, dateOfBirth: CivilDate, today: CivilDate, grade: RiskGrade?, matches: RollMatches,
        named: [NamedSetting], facts: SettingFacts?
    ) -> ReleaseExplanation {
        let decisions = decide(
            dateOfBirth: dateOfBirth, today: today, grade: grade, matches: matches, named: named.filter { $0.id == setting },
            facts: { $0 == setting ? facts : nil })
        let subject = Subject(age: dateOfBirth.age(on: today), grade: grade, today: today)
        let isChild = subject.age <= AreaOptions.lastYearOfChildhood
        let naming = named.first { $0.id == setting }
        let isMatched =
            matches.exact[setting] != nil
            || (naming.map { !$0.rollLoaded } ?? false && !matches.protectedAddress && facts != nil
                && !matches.near.contains(setting))
        var asked = subject.facts(of: setting, division: division)
        if let facts { asked.add(facts) }
        asked.know(.matched, isMatched)
        return ReleaseExplanation(
            decision: isChild ? decisions.first { $0.recipient == setting } : decisions.first,
            how: isChild ? how(setting, matches, naming, facts) : "The person is 18 or older, so nobody is told.",
            policy: policy.policy.explain(asked))
    }

    private func how(_ setting: PartnerID, _ matches: RollMatches, _ naming: NamedSetting?, _ facts: SettingFacts?) -> String {
        switch matches.exact[setting] {
        case .upn: return "The roll of \(setting) holds the child, by UPN and birth date."
        case .person: return "The roll of \(setting) holds the child, by name, birth date and postcode."
        case .producer, .human, nil: break
        }
        if matches.near.contains(setting) {
            return "The roll of \(setting) holds somebody who may be the child, but not exactly; nothing is released on a guess."
        }
        guard let naming else { return "No roll of \(setting) holds the child, and the event does not name it." }
        if matches.protectedAddress {
            return "The event names \(setting), but the child's address is protected and its roll does not hold the child."
        }
        if facts == nil { return "The event names \(setting), which the directory does not have." }
        return naming.rollLoaded
            ? "The event names \(setting), but its loaded roll does not hold the child."
            : "The event names \(setting), and no roll of it is loaded."
    }
}
