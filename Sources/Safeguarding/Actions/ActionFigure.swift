// SPDX-License-Identifier: Apache-2.0

/// An action as reports count it.
package struct ActionFigure: Hashable, Sendable {
    package var statement: ActionStatement
    /// Everything that was said of it was recalled, so that it does not count.
    package var isRecalled: Bool

    package init(_ statement: ActionStatement, isRecalled: Bool = false) {
        self.statement = statement
        self.isRecalled = isRecalled
    }

    /// What became of it; every action is of one kind.
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case doneInTime = "done in time"
        case doneLate = "done late"
        case notPossible = "not possible"
        case notUndertaken = "not undertaken"
        /// Its last day is not over.
        case open = "open"
        case overdue = "overdue"

        /// Whether it waits for its owner.
        package var isWaiting: Bool { self == .open || self == .overdue }
    }

    /// - Parameters:
    ///   - now: when its last day is over, or not.
    ///   - zone: of its days.
    package func outcome(at now: Instant, in zone: Zone) -> Outcome {
        switch statement.state {
        case .done: zone.date(at: statement.stateAt) <= statement.due ? .doneInTime : .doneLate
        case .notPossible: .notPossible
        case .notUndertaken: .notUndertaken
        case .open, .inProgress: zone.date(at: now) <= statement.due ? .open : .overdue
        }
    }
}
