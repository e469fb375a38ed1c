// SPDX-License-Identifier: Apache-2.0

/// The release decision of the encompass flows for one child: who is told, who is not, and what needs a person.
///
/// Recipients are every setting whose roll holds the child (s.49A(3)(a): "each of the following"); anything less than an
/// exact match is a hold and never a guess.
package struct EncompassRelease: Sendable {
    package var policy: EncompassPolicy
    /// Whose law it is.
    package var division: Division

    package init(policy: EncompassPolicy, division: Division = .englandAndWales) {
        self.policy = policy
        self.division = division
    }

    /// The person and the day that a decision is about.
    struct Subject {
        var age: Int
        var grade: RiskGrade?
        var today: CivilDate
        /// Whether it is an incident of regulation 4 of SR (NI) 2022/146; nil where nobody said.
        var isRelevant: Bool?

        func facts(of setting: PartnerID, division: Division) -> PolicyFacts {
            var facts = PolicyFacts(childOf: age, grade: grade, recipient: setting, division: division, on: today)
            if let isRelevant { facts.know(.relevantIncident, isRelevant) }
            return facts
        }
    }

    /// Decides for one child.
    ///
    /// - Parameters:
    ///   - dateOfBirth: the child's.
    ///   - today: the local date of the decision.
    ///   - grade: the police grade of the incident; nil where a rule that asks for one must not match.
    ///   - named: what the producer named, in its order.
    ///   - routes: whom beside settings the event lets tell; nil where nobody.
    ///   - isRelevant: whether the incident is one of regulation 4 of SR (NI) 2022/146; nil where nobody said.
    ///   - successors: who took over from a setting that is closed or that the directory does not have.
    ///   - facts: nil for a setting that the directory does not have.
    /// - Returns: at least one decision; at most one for each recipient, in order of recipient id, those without one last.
    package func decide(
        dateOfBirth: CivilDate, today: CivilDate, grade: RiskGrade? = nil, matches: RollMatches, named: [NamedSetting],
        routes: ChildRoutes? = nil, isRelevant: Bool? = nil, successors: (PartnerID) -> [PartnerID] = { _ in [] },
        facts: (PartnerID) -> SettingFacts?
    ) -> [Decision] {
        let subject = Subject(age: dateOfBirth.age(on: today), grade: grade, today: today, isRelevant: isRelevant)
        // No policy moves this: s.49A(4) says who is a child.
        if subject.age > AreaOptions.lastYearOfChildhood {
            return [
                Decision(recipient: nil, outcome: .deny(.notAChild), rule: policy.unresolvedRule, basis: "", flow: .encompass)
            ]
        }
        var decisions: [Decision] = []
        for (setting, basis) in matches.exact {
            decisions.append(decide(setting: setting, basis: basis, facts: facts(setting), subject))
        }
        for setting in matches.near where matches.exact[setting] == nil {
            decisions.append(held(.ambiguousMatch, setting, subject))
        }
        var seen = Set(decisions.compactMap(\.recipient))
        for setting in named where seen.insert(setting.id).inserted {
            if matches.protectedAddress {
                decisions.append(denied(.protectedAddress, setting.id, subject))
            } else if let known = facts(setting.id) {
                decisions.append(
                    setting.rollLoaded
                        ? held(.settingUnconfirmed, setting.id, subject)
                        : decide(setting: setting.id, basis: .producer, facts: known, subject))
            } else {
                decisions.append(held(.settingUnknown, setting.id, subject))
            }
        }
        for index in decisions.indices {
            switch decisions[index].outcome {
            case .hold(.settingClosed), .hold(.settingUnknown):
                decisions[index].candidates = decisions[index].recipient.map(successors) ?? []
            default: break
            }
        }
        if let routes { decisions += decide(routes, isProtected: matches.protectedAddress, subject) }
        decisions.sort(by: Self.isBefore)
        let anybodyResponsible = decisions.contains { decision in
            if case .deny = decision.outcome { return false }
            return true
        }
        if !anybodyResponsible {
            decisions.append(unresolved)
        }
        if let routes,
            let team = decideEducationTeam(
                routes, isProtected: matches.protectedAddress, besides: decisions, subject)
        {
            decisions.append(team)
            decisions.sort(by: Self.isBefore)
        }
        return decisions
    }

    /// The order of recipient ids, those without one last.
    private static func isBefore(_ a: Decision, _ b: Decision) -> Bool {
        (a.recipient?.description ?? "~") < (b.recipient?.description ?? "~")
    }

    /// The hold of a child for whom nobody is found.
    package var unresolved: Decision {
        Decision(recipient: nil, outcome: .hold(.noSetting), rule: policy.unresolvedRule, basis: "", flow: .encompass)
    }

    /// Decides for a recipient that a person chose for a held child.
    ///
    /// The person's word replaces the match, and what nobody said of regulation 4; not the other rules.
    ///
    /// - Parameter addressee: what is known of a recipient that is told beside settings.
    package func decideRouted(
        to setting: PartnerID, dateOfBirth: CivilDate, today: CivilDate, grade: RiskGrade? = nil, isRelevant: Bool? = nil,
        facts: SettingFacts?, addressee: ChildRoutes.Addressee? = nil
    ) -> Decision {
        let subject = Subject(age: dateOfBirth.age(on: today), grade: grade, today: today, isRelevant: isRelevant ?? true)
        if subject.age > AreaOptions.lastYearOfChildhood { return denied(.notAChild, setting, subject) }
        if let addressee { return decide(addressee, basis: .human, subject) }
        guard facts != nil else { return held(.settingUnknown, setting, subject) }
        return decide(setting: setting, basis: .human, facts: facts, subject)
    }

    /// The hold of a recipient that says it is not theirs.
    package func refused(
        by setting: PartnerID, dateOfBirth: CivilDate?, today: CivilDate, grade: RiskGrade? = nil
    ) -> Decision {
        held(.refusedByRecipient, setting, Subject(age: dateOfBirth.map { $0.age(on: today) } ?? 0, grade: grade, today: today))
    }

    private func decide(setting: PartnerID, basis: MatchBasis, facts: SettingFacts?, _ subject: Subject) -> Decision {
        var asked = subject.facts(of: setting, division: division)
        let heading = policy.heading(for: asked)
        func outcome(_ outcome: Decision.Outcome) -> Decision {
            Decision(recipient: setting, outcome: outcome, rule: heading.rule, basis: heading.basis, flow: heading.flow)
        }
        if let facts { asked.add(facts) }
        asked.met.append(.matched)
        let decision = policy.decide(asked)
        switch decision.outcome {
        case .deny(let code) where facts != nil || decision.failed == nil: return outcome(.deny(code))
        case .release, .hold, .deny:
            guard facts != nil else { return outcome(.hold(.settingUnknown)) }
            if case .hold(let code) = decision.outcome { return outcome(.hold(code)) }
            return outcome(.release(basis, exception: decision.exception))
        }
    }

    private func held(_ code: HoldCode, _ setting: PartnerID, _ subject: Subject) -> Decision {
        let heading = policy.heading(for: subject.facts(of: setting, division: division))
        return Decision(
            recipient: setting, outcome: .hold(code), rule: heading.rule, basis: heading.basis, flow: heading.flow)
    }

    func denied(_ code: DenialCode, _ setting: PartnerID, _ subject: Subject) -> Decision {
        let heading = policy.heading(for: subject.facts(of: setting, division: division))
        return Decision(
            recipient: setting, outcome: .deny(code), rule: heading.rule, basis: heading.basis, flow: heading.flow)
    }
}

extension PolicyFacts {
    /// Adds what the directories say of a setting.
    package mutating func add(_ facts: SettingFacts) {
        know(.open, facts.deliverable)
        know(.notSuspended, !facts.suspended)
        know(.noConflict, !facts.conflicted)
        know(.participating, facts.statutory || facts.participating)
        know(.keyAdultTrained, facts.trainedKeyAdults > 0)
        underDuty = facts.statutory
    }
}

extension CivilDate {
    /// Whole years of age on a day; 0 before birth.
    package func age(on day: CivilDate) -> Int {
        let years = day.year - year
        guard years > 0 else { return 0 }
        return anniversary(years).map { $0 <= day } ?? false ? years : years - 1
    }

    /// The same day `years` later; for 29 February the day after in a year without one.
    ///
    /// A person born on 29 February attains an age at the start of 1 March in common years
    /// (Family Law Reform Act 1969 s.9 speaks of the anniversary's commencement).
    package func anniversary(_ years: Int) -> CivilDate? {
        CivilDate(year: year + years, month: month, day: day) ?? CivilDate(year: year + years, month: 3, day: 1)
    }
}
