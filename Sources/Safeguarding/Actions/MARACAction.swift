// SPDX-License-Identifier: Apache-2.0

/// What a co-ordinator tells of one action that a MARAC gave to an agency: the `data` of `firstbell.marac-action.v1`
/// (domain.md 1B L2 and 3.3).
///
/// What is to be done, and for whom, stands in the minutes, which the agency has.
package struct MARACAction: Hashable, Sendable {
    /// The MARAC's own reference of the case, opaque, 3 to 40 characters.
    package var reference: String
    /// Code of the MARAC partner that publishes.
    package var area: String
    /// The MARAC's own id of the action within the case, opaque, at most 64 characters.
    package var action: String
    /// Who answers for it.
    package var owner: PartnerID
    /// When the meeting gave it.
    package var givenAt: Instant
    /// The last day on which it is done in time.
    package var due: CivilDate
    package var state: ActionState
    /// When it came to this state; nil only of an open one.
    package var stateAt: Instant?
    /// When the agency said that it has the action.
    package var acknowledgedAt: Instant?
    /// Why it was not done, at most 500 characters; sealed.
    package var reason: String?
    /// The CloudEvents id of the earlier event about the same action that it takes the place of.
    package var supersedes: String?

    package init(
        reference: String, area: String, action: String, owner: PartnerID, givenAt: Instant, due: CivilDate, state: ActionState,
        stateAt: Instant? = nil, acknowledgedAt: Instant? = nil, reason: String? = nil, supersedes: String? = nil
    ) {
        self.reference = reference
        self.area = area
        self.action = action
        self.owner = owner
        self.givenAt = givenAt
        self.due = due
        self.state = state
        self.stateAt = stateAt
        self.acknowledgedAt = acknowledgedAt
        self.reason = reason
        self.supersedes = supersedes
    }

    /// What the register keeps of it.
    package var statement: ActionStatement {
        ActionStatement(
            area: area, owner: owner, givenAt: givenAt, due: due, state: state, stateAt: stateAt ?? givenAt,
            acknowledgedAt: acknowledgedAt)
    }

    /// What the lint finds in the reason, of which no notice is made.
    package var freeText: FreeTextReport {
        var report = FreeTextReport(subjects: 1)
        report.look(
            at: reason, "/data/reason", .circumstances, sought: [.postcode, .telephone, .email, .nhsNumber], readers: [], names: nil
        )
        return report
    }
}

/// How far an action has come (domain.md 3.3).
package enum ActionState: String, Hashable, Sendable, CaseIterable {
    case open = "OPEN"
    case inProgress = "IN_PROGRESS"
    case done = "DONE"
    /// What it was for has changed.
    case notPossible = "NOT_POSSIBLE"
    case notUndertaken = "NOT_UNDERTAKEN"

    package var isEnded: Bool { self != .open && self != .inProgress }

    /// Whether somebody has to say why.
    package var needsReason: Bool { self == .notPossible || self == .notUndertaken }

    /// Whether an action of this state can be told of as in another; what has ended is changed by a correction alone.
    package func leads(to next: ActionState) -> Bool { !isEnded && (self == .open || next != .open) }
}
