// SPDX-License-Identifier: Apache-2.0

/// What one event says of an action, as the register keeps it: it outlives the event's content and tells of no person.
package struct ActionStatement: Hashable, Sendable {
    /// Code of the MARAC.
    package var area: String
    package var owner: PartnerID
    package var givenAt: Instant
    /// The last day on which it is done in time.
    package var due: CivilDate
    package var state: ActionState
    package var stateAt: Instant
    package var acknowledgedAt: Instant?

    package init(
        area: String, owner: PartnerID, givenAt: Instant, due: CivilDate, state: ActionState, stateAt: Instant,
        acknowledgedAt: Instant? = nil
    ) {
        self.area = area
        self.owner = owner
        self.givenAt = givenAt
        self.due = due
        self.state = state
        self.stateAt = stateAt
        self.acknowledgedAt = acknowledgedAt
    }

    /// What stands of an action by everything that was said of it, in the order in which it was told; nil of nothing.
    ///
    /// Owner, day and due day are those that were told last, for only a correction changes them. The state is the furthest: a
    /// correction of an earlier statement opens no action that has ended.
    package init?(standing statements: [ActionStatement]) {
        guard let last = statements.last else { return nil }
        self = last
        if let furthest = statements.dropLast().reversed().max(by: { $0.state.rank < $1.state.rank }),
            furthest.state.rank > state.rank
        {
            state = furthest.state
            stateAt = furthest.stateAt
        }
        acknowledgedAt = statements.compactMap(\.acknowledgedAt).min()
    }

    /// Days after the last one for which an action that nobody ends counts as one that somebody still has to do (decision 0036).
    package static let patienceDays = 365

    /// The day on which an action that nobody has ended counts as given up, from when on what was said of it ages; nil of one that has ended.
    package var givenUpOn: CivilDate? {
        state.isEnded ? nil : CivilDate(daysSinceEpoch: due.daysSinceEpoch + Self.patienceDays + 1)
    }
}

extension ActionState {
    fileprivate var rank: Int { self == .open ? 0 : isEnded ? 2 : 1 }
}
