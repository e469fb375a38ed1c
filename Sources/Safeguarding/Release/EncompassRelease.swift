// SPDX-License-Identifier: Apache-2.0

/// The release decision of the encompass flows for one child: who is told, who is not, and what needs a person.
///
/// Recipients are every setting whose roll holds the child (s.49A(3)(a): "each of the following"); anything less than an
/// exact match is a hold and never a guess.
package struct EncompassRelease: Sendable {
    package var policy: EncompassPolicy

    package init(policy: EncompassPolicy) { self.policy = policy }

    /// Decides for one child.
    ///
    /// - Parameters:
    ///   - dateOfBirth: the child's.
    ///   - today: the local date of the decision.
    ///   - named: what the producer named, in its order.
    ///   - facts: nil for a setting that the directory does not have.
    /// - Returns: at least one decision; at most one for each recipient, in order of recipient id, those without one last.
    package func decide(
        dateOfBirth: CivilDate, today: CivilDate, matches: RollMatches, named: [NamedSetting],
        facts: (PartnerID) -> SettingFacts?
    ) -> [Decision] {
        if let birthday = dateOfBirth.anniversary(18), birthday <= today {
            return [
                Decision(
                    recipient: nil, outcome: .deny(.notAChild), rule: EncompassPolicy.unresolvedRule, basis: "", flow: .encompass)
            ]
        }
        var decisions: [Decision] = []
        for (setting, basis) in matches.exact { decisions.append(decide(setting: setting, basis: basis, facts: facts(setting))) }
        for setting in matches.near where matches.exact[setting] == nil {
            decisions.append(held(.ambiguousMatch, setting))
        }
        var seen = Set(decisions.compactMap(\.recipient))
        for setting in named where seen.insert(setting.id).inserted {
            if matches.protectedAddress {
                decisions.append(denied(.protectedAddress, setting.id))
            } else if let known = facts(setting.id) {
                decisions.append(
                    setting.rollLoaded
                        ? held(.settingUnconfirmed, setting.id) : decide(setting: setting.id, basis: .producer, facts: known))
            } else {
                decisions.append(held(.settingUnknown, setting.id))
            }
        }
        decisions.sort { ($0.recipient?.description ?? "~") < ($1.recipient?.description ?? "~") }
        let anybodyResponsible = decisions.contains { decision in
            if case .deny = decision.outcome { return false }
            return true
        }
        if !anybodyResponsible {
            decisions.append(
                Decision(
                    recipient: nil, outcome: .hold(.noSetting), rule: EncompassPolicy.unresolvedRule, basis: "", flow: .encompass))
        }
        return decisions
    }

    /// Decides for a setting that a person chose for a held child; the person's word replaces the match, not the other rules.
    package func decideRouted(
        to setting: PartnerID, dateOfBirth: CivilDate, today: CivilDate, facts: SettingFacts?
    ) -> Decision {
        if let birthday = dateOfBirth.anniversary(18), birthday <= today { return denied(.notAChild, setting) }
        guard let facts else { return held(.settingUnknown, setting) }
        return decide(setting: setting, basis: .human, facts: facts)
    }

    private func decide(setting: PartnerID, basis: MatchBasis, facts: SettingFacts?) -> Decision {
        guard let rule = EncompassPolicy.rule(for: setting.kind) else { return denied(.noRule, setting) }
        guard let facts else { return held(.settingUnknown, setting) }
        if !facts.deliverable { return held(.settingClosed, setting) }
        if facts.suspended { return held(.recipientSuspended, setting) }
        if facts.conflicted { return held(.conflictOfInterest, setting) }
        if !facts.statutory && !facts.participating { return held(.notParticipating, setting) }
        var exception: HoldCode?
        if facts.trainedKeyAdults == 0 {
            // s.49A has no training condition, so a duty is held for it only where the area says so (design.md section 9).
            guard facts.statutory, policy.untrained == .deliver else { return held(.noTrainedKeyAdult, setting) }
            exception = .noTrainedKeyAdult
        }
        return Decision(
            recipient: setting, outcome: .release(basis, exception: exception), rule: rule.id, basis: rule.basis, flow: rule.flow)
    }

    private func held(_ code: HoldCode, _ setting: PartnerID) -> Decision {
        let rule = EncompassPolicy.rule(for: setting.kind)
        return Decision(
            recipient: setting, outcome: .hold(code), rule: rule?.id ?? "default", basis: rule?.basis ?? "",
            flow: rule?.flow ?? .encompass)
    }

    private func denied(_ code: DenialCode, _ setting: PartnerID) -> Decision {
        let rule = EncompassPolicy.rule(for: setting.kind)
        return Decision(
            recipient: setting, outcome: .deny(code), rule: rule?.id ?? "default", basis: rule?.basis ?? "",
            flow: rule?.flow ?? .encompass)
    }
}

extension CivilDate {
    /// The same day `years` later; for 29 February the day after in a year without one.
    ///
    /// A person born on 29 February attains an age at the start of 1 March in common years
    /// (Family Law Reform Act 1969 s.9 speaks of the anniversary's commencement).
    package func anniversary(_ years: Int) -> CivilDate? {
        CivilDate(year: year + years, month: month, day: day) ?? CivilDate(year: year + years, month: 3, day: 1)
    }
}
