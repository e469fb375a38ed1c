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
    /// Decides as ``decide(dateOfBirth:today:grade:matches:named:routes:isRelevant:facts:)`` does, and says why for one setting.
    ///
    /// - Parameter facts: nil for a setting that the directory does not have.
    package func explain(
        _ setting: PartnerID, dateOfBirth: CivilDate, today: CivilDate, grade: RiskGrade?, matches: RollMatches,
        named: [NamedSetting], isRelevant: Bool? = nil, facts: SettingFacts?
    ) -> ReleaseExplanation {
        let decisions = decide(
            dateOfBirth: dateOfBirth, today: today, grade: grade, matches: matches, named: named.filter { $0.id == setting },
            isRelevant: isRelevant, facts: { $0 == setting ? facts : nil })
        let subject = Subject(age: dateOfBirth.age(on: today), grade: grade, today: today, isRelevant: isRelevant)
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

    /// Decides in the same way, and says why for a force, a health visitor or an education team.
    ///
    /// - Parameter addressee: what is known of the recipient, whether the event names it or not.
    package func explain(
        _ addressee: ChildRoutes.Addressee, dateOfBirth: CivilDate, today: CivilDate, grade: RiskGrade?, matches: RollMatches,
        named: [NamedSetting], routes: ChildRoutes?, isRelevant: Bool?, facts: (PartnerID) -> SettingFacts?
    ) -> ReleaseExplanation {
        let decisions = decide(
            dateOfBirth: dateOfBirth, today: today, grade: grade, matches: matches, named: named, routes: routes,
            isRelevant: isRelevant, facts: facts)
        let subject = Subject(age: dateOfBirth.age(on: today), grade: grade, today: today, isRelevant: isRelevant)
        let isChild = subject.age <= AreaOptions.lastYearOfChildhood
        let decision = decisions.first { $0.recipient == addressee.id }
        var asked = subject.facts(of: addressee.id, division: division)
        if decision != nil {
            asked.add(routes?.addressee(addressee.id) ?? addressee)
        } else {
            asked.know(.notSuspended, !addressee.isSuspended)
        }
        return ReleaseExplanation(
            decision: isChild ? decision : decisions.first,
            how: isChild
                ? how(addressee.id, routes, isAsked: decision != nil, isProtected: matches.protectedAddress)
                : "The person is 18 or older, so nobody is told.",
            policy: policy.policy.explain(asked))
    }

    private func how(_ recipient: PartnerID, _ routes: ChildRoutes?, isAsked: Bool, isProtected: Bool) -> String {
        guard let found = routes?.addressee(recipient) else {
            switch recipient.kind {
            case .police: return "The event does not say that the child lives in the area of \(recipient)."
            case .localAuthority: return "Neither the event nor the area's options name the education team of \(recipient)."
            default: return "The event does not name \(recipient)."
            }
        }
        if isProtected, found.isNamed, recipient.kind != .police {
            return
                "The event names \(recipient), but the child's address is protected, and no roll confirms that the child is still theirs."
        }
        switch recipient.kind {
        case .police: return "The event says that the child lives in the area of \(recipient)."
        case .localAuthority where !isAsked:
            return "Somebody else is told of the child, or may yet be, so the education team of \(recipient) is not asked about."
        case .localAuthority where routes?.throughHub == true: return "The area works through the education team of \(recipient)."
        case .localAuthority: return "No establishment of the child can be told, and \(recipient) is its authority."
        default: return "The event names \(recipient) as the child's health-visiting provider."
        }
    }

    private func how(_ setting: PartnerID, _ matches: RollMatches, _ naming: NamedSetting?, _ facts: SettingFacts?) -> String {
        switch matches.exact[setting] {
        case .upn: return "The roll of \(setting) holds the child, by UPN and birth date."
        case .person: return "The roll of \(setting) holds the child, by name, birth date and postcode."
        case .producer, .register, .human, .area, nil: break
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
