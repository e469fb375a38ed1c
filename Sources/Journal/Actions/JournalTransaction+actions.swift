// SPDX-License-Identifier: Apache-2.0
import Ledger
package import Safeguarding

extension JournalTransaction {
    /// What stands of an action; nil where nothing was ever said of it.
    package func action(of action: MARACAction) throws -> StandingAction? {
        let key = self.key.lookup("action", action.area, action.reference, action.action)
        guard
            let number = try sql("SELECT action FROM marac_action WHERE action_key = ? LIMIT 1").bind(1, key).first({
                $0.integer(0)
            })
        else { return nil }
        var statements: [Int64: ActionStatement] = [:]
        try sql(
            composed: """
                SELECT event, \(ActionStatement.columns) FROM marac_action a WHERE action = ? AND \(ActionStatement.stands)
                """
        ).bind(1, number).forEach { row in statements[row.integer(0)] = try ActionStatement(row, from: 1) }
        return StandingAction(number: number, statements: statements)
    }

    /// Enters what was said of an action in the register.
    ///
    /// - Parameters:
    ///   - number: of the action; nil of one of which nothing was said before.
    ///   - subject: with whose sealed content the words stand.
    package func record(_ action: MARACAction, since number: Int64?, about subject: SubjectHandle) throws {
        let said = action.statement
        let number = number ?? subject.event
        try sql(
            """
            INSERT INTO marac_action (event, action, action_key, area, owner, given_at, due_day, state, state_at, acknowledged_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, subject.event).bind(2, number).bind(3, key.lookup("action", action.area, action.reference, action.action))
        .bind(4, said.area).bind(5, said.owner.description).bind(6, said.givenAt.milliseconds)
        .bind(7, Int64(said.due.daysSinceEpoch)).bind(8, said.state.number).bind(9, said.stateAt.milliseconds)
        .bind(10, said.acknowledgedAt?.milliseconds).run()
        var entry = EntryText()
        entry.add("acknowledgedAt", said.acknowledgedAt)
        entry.add("action", number)
        entry.add("at", nowText)
        entry.add("due", said.due.description)
        entry.add("givenAt", said.givenAt)
        entry.add("owner", said.owner)
        entry.add("sequence", subject.event)
        entry.add("state", said.state.rawValue)
        entry.add("stateAt", said.stateAt)
        entry.add("subject", subject.id)
        try append(.action, entry, holder: subject.holder)
    }
}

extension JournalTransaction {
    /// Adds that the action of an event waits for its owner still, or when it ended, was given up, or something was last said of it.
    func addAction(of event: Int64, to facts: inout RetentionFacts) throws {
        var standing: [ActionStatement] = []
        try sql(
            composed: """
                SELECT e.accepted_at, \(ActionStatement.stands), \(ActionStatement.columns) FROM marac_action a
                JOIN event e ON e.seq = a.event WHERE a.action = (SELECT action FROM marac_action WHERE event = ?) ORDER BY a.event
                """
        ).bind(1, event).forEach { row in
            facts.ended.append(Instant(milliseconds: row.integer(0)))
            if row.integer(1) != 0 { standing.append(try ActionStatement(row, from: 2)) }
        }
        guard let day = ActionStatement(standing: standing)?.givenUpOn else { return }
        // By UTC: an hour is nothing after a year.
        let givenUpAt = Instant(milliseconds: Int64(day.daysSinceEpoch) * 86_400_000)
        if now < givenUpAt { facts.isOpen = true } else { facts.ended.append(givenUpAt) }
    }
}

/// An action with what was said of it and stands.
package struct StandingAction: Sendable {
    /// The sequence of the first event about it.
    package let number: Int64
    /// By the sequence of the event.
    package let statements: [Int64: ActionStatement]
}

extension ActionStatement {
    /// The columns of a statement in `marac_action`.
    static let columns = "area, owner, given_at, due_day, state, state_at, acknowledged_at"

    /// Whether a row of `marac_action a` counts: neither recalled nor corrected.
    static let stands = """
        NOT EXISTS (SELECT 1 FROM recall r WHERE r.recalled = a.event AND r.recipient IS NULL)
        AND NOT EXISTS (SELECT 1 FROM event c WHERE c.supersedes = a.event)
        """

    init(_ row: PreparedStatement, from first: Int32) throws {
        guard let owner = PartnerID(row.text(first + 1)), let state = ActionState(number: row.integer(first + 4)) else {
            throw JournalError.damaged("action")
        }
        self.init(
            area: row.text(first), owner: owner, givenAt: Instant(milliseconds: row.integer(first + 2)),
            due: CivilDate(daysSinceEpoch: Int(row.integer(first + 3))), state: state,
            stateAt: Instant(milliseconds: row.integer(first + 5)),
            acknowledgedAt: row.optionalInteger(first + 6).map(Instant.init(milliseconds:)))
    }
}

extension ActionState {
    /// Its number in the journal, which is for ever.
    var number: Int64 {
        switch self {
        case .open: 0
        case .inProgress: 1
        case .done: 2
        case .notPossible: 3
        case .notUndertaken: 4
        }
    }

    init?(number: Int64) {
        guard let state = Self.allCases.first(where: { $0.number == number }) else { return nil }
        self = state
    }
}
