// SPDX-License-Identifier: Apache-2.0

extension EncompassRelease {
    /// The decisions about the force and the health visitor of a child.
    func decide(_ routes: ChildRoutes, isProtected: Bool, _ subject: Subject) -> [Decision] {
        var decisions: [Decision] = []
        // The force that must know a hidden child's home to guard it is told; nothing has been moved away from a police force.
        if let force = routes.force { decisions.append(decide(force, basis: .producer, subject)) }
        if let visitor = routes.healthVisitor {
            decisions.append(
                // As a named setting that its roll does not confirm: it may be the one that the child has left.
                isProtected ? denied(.protectedAddress, visitor.id, subject) : decide(visitor, basis: .producer, subject))
        }
        return decisions
    }

    /// The decision about the education team; nil where somebody else is told, or may yet be.
    ///
    /// It stands beside the hold that asks a person to find a setting, and never in its place.
    ///
    /// - Parameter others: every other decision about the child.
    func decideEducationTeam(
        _ routes: ChildRoutes, isProtected: Bool, besides others: [Decision], _ subject: Subject
    ) -> Decision? {
        guard let team = routes.educationTeam, routes.throughHub || !others.contains(where: \.mayReachSomebody) else { return nil }
        if isProtected, team.isNamed { return denied(.protectedAddress, team.id, subject) }
        return decide(team, basis: team.isNamed ? .producer : .area, subject)
    }

    /// Decides for a partner that is told beside settings.
    func decide(_ addressee: ChildRoutes.Addressee, basis: MatchBasis, _ subject: Subject) -> Decision {
        var asked = subject.facts(of: addressee.id, division: division)
        let heading = policy.heading(for: asked)
        asked.add(addressee)
        if basis == .human { asked.know(.matched, true) }
        let decided = policy.decide(asked)
        let outcome: Decision.Outcome =
            switch decided.outcome {
            case .deny(let code): .deny(code)
            case .hold(let code): .hold(code)
            case .release where !addressee.isEnrolled: .hold(.recipientUnknown)
            case .release: .release(basis, exception: decided.exception)
            }
        return Decision(
            recipient: addressee.id, outcome: outcome, rule: heading.rule, basis: heading.basis, flow: heading.flow)
    }
}

extension Decision {
    /// Whether it tells somebody of the child, or may once a person has looked: what keeps it from that is no lack of a setting
    /// that could be told.
    fileprivate var mayReachSomebody: Bool {
        switch outcome {
        case .release: true
        case .deny: false
        case .hold(let code):
            switch code {
            case .noSetting, .settingUnknown, .settingClosed, .notParticipating, .noTrainedKeyAdult, .recipientUnknown: false
            default: true
            }
        }
    }
}
