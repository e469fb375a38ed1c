// SPDX-License-Identifier: Apache-2.0

/// Who is told that something still waits at a partner.
package enum NudgeAudience: String, Hashable, Sendable, CaseIterable {
    /// The trained deputies of the partner.
    case deputies
    /// The trained key adults of the partner.
    case keyAdults = "key-adults"
    /// The designated safeguarding lead and the head.
    case leads
    /// The address for safeguarding that the partner gave for all of them.
    case setting
    /// The duty officer of the partner's authority.
    case duty

    /// The roles of `import key-adults` that belong to it.
    package var roles: [String] {
        switch self {
        case .deputies: ["deputy"]
        case .keyAdults: ["key-adult"]
        case .leads: ["DSL", "head"]
        case .setting, .duty: []
        }
    }

    /// Whether only those count whose training does.
    ///
    /// Nobody else may open the notice (domain.md 2.6); leads answer for the setting whatever their training.
    package var mustBeTrained: Bool { self == .deputies || self == .keyAdults }
}

/// By which way a nudge goes.
package enum NudgeChannel: Int, Hashable, Sendable, CaseIterable {
    case mail = 0
    case webhook

    /// The form of ledger and status.
    package var code: String { self == .mail ? "mail" : "webhook" }
}

/// What the area agreed about nudges: who is told at which level, by which ways, and for how long a failing one is tried.
package struct NudgePlan: Hashable, Sendable {
    package var audiences: [EscalationLevel: Set<NudgeAudience>]
    package var channels: Set<NudgeChannel>
    /// After this a nudge that still fails is given up, as an alarm.
    package var patience: Duration
    /// Whose duty officer is told where the directory knows no authority.
    package var authority: PartnerID?
    /// The local time at which authorities are told which settings could not receive; nil for never.
    package var evening: TimeOfDay?
    /// By which it is told on which day training counts.
    package var zone: Zone

    /// What is agreed where nobody says otherwise.
    package static let usualAudiences: [EscalationLevel: Set<NudgeAudience>] = [
        .hourBefore: [.deputies, .keyAdults], .halfHourBefore: [.setting], .deadlinePassed: [.duty],
    ]

    package init(
        audiences: [EscalationLevel: Set<NudgeAudience>] = usualAudiences, channels: Set<NudgeChannel> = [.mail],
        patience: Duration = .seconds(12 * 3600), authority: PartnerID? = nil, zone: Zone = .london,
        evening: TimeOfDay? = nil
    ) {
        self.evening = evening
        self.zone = zone
        self.audiences = audiences
        self.channels = channels
        self.patience = patience
        self.authority = authority
    }

    /// Who is asked for, best first: each step counts only where the one before has nobody.
    ///
    /// What waits at an authority, or at a partner that is suspended and whose people see nothing, waits for the duty officer, at every
    /// level that tells anybody.
    package func steps(at level: EscalationLevel, for partner: PartnerID, isSuspended: Bool = false) -> [Set<NudgeAudience>] {
        guard let audience = audiences[level], !audience.isEmpty else { return [] }
        if partner.kind == .localAuthority || isSuspended { return [[.duty]] }
        return audience.isDisjoint(with: [.deputies, .keyAdults, .setting]) ? [audience] : [audience, [.leads]]
    }

    /// Whether every level that is for a partner's own people finds somebody among those whom the directory has today.
    package func tellsOwnPeople(of partner: PartnerID, among known: Set<NudgeAudience>) -> Bool {
        EscalationLevel.allCases.allSatisfy { level in
            let steps = steps(at: level, for: partner)
            return steps.isEmpty || steps.contains { $0.contains(.duty) || !$0.isDisjoint(with: known) }
        }
    }
}
