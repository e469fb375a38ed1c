// SPDX-License-Identifier: Apache-2.0

/// What follows, for the notices about one child, from the rolls of another day than the one on which they were released.
///
/// A child told of in July may begin at another school in September (domain.md 11, item 9). A notice that nobody has stored
/// must not go to a school that has let the child go, and the school that has the child now must hear in time. What a school
/// has stored stays with it, and a school that still has the child on its roll keeps what is on its way.
package struct Transfer: Hashable, Sendable {
    /// Recipients of notices that must not be sent any more, in order.
    package let leaving: [PartnerID]
    private let taken: Set<Line>
    private let remaining: Set<PartnerID>
    private let exact: Set<PartnerID>
    private let isHeld: Bool

    /// A notice about the child that has been neither taken back nor refused.
    package struct Line: Hashable, Sendable {
        package var recipient: PartnerID
        /// A roll led to the recipient, and not the word of a producer or a person.
        package var isByRoll: Bool
        /// The recipient has it.
        package var isStored: Bool
        /// It corrects an earlier one that the recipient may have, and so must be told.
        package var isCorrection: Bool

        package init(recipient: PartnerID, isByRoll: Bool, isStored: Bool, isCorrection: Bool = false) {
            self.recipient = recipient
            self.isByRoll = isByRoll
            self.isStored = isStored
            self.isCorrection = isCorrection
        }
    }

    /// Compares what stands with the rolls of today.
    ///
    /// - Parameter isHeld: the child is held because an earlier transfer found it on no roll.
    package init(lines: [Line], matches: RollMatches, isHeld: Bool) {
        taken = Set(
            lines.filter { line in
                line.isByRoll && !line.isCorrection && Self.mayLeave(line.recipient, isStored: line.isStored, matches: matches)
            })
        leaving = Set(taken.map(\.recipient)).sorted()
        remaining = Set(lines.filter { [taken] in !taken.contains($0) }.map(\.recipient))
        exact = Set(matches.exact.keys)
        self.isHeld = isHeld
    }

    /// Whether a notice is taken back unless something other than a roll led to it, or it corrects what its recipient may have.
    package static func mayLeave(_ recipient: PartnerID, isStored: Bool, matches: RollMatches) -> Bool {
        // A school that may still have the child, its number mistyped, keeps the notice; a row that nobody can read says nothing.
        !isStored && matches.exact[recipient] == nil
            && (!matches.near.contains(recipient) || matches.unreadable.contains(recipient))
    }

    /// Whether a notice must not be sent any more.
    package func takesBack(_ line: Line) -> Bool { taken.contains(line) }

    /// Whether the child has to be decided for anew.
    package var needsDecision: Bool { !leaving.isEmpty || isHeld || !exact.isSubset(of: remaining) }

    /// Those of the new decisions that count.
    ///
    /// - Parameters:
    ///   - unresolved: the hold of a child that is left with nobody.
    ///   - isTold: whether something has been decided for a recipient before, whatever became of it.
    ///   - isInTime: whether a recipient's deadline is still to come.
    package func follow(
        _ decisions: [Decision], unresolved: Decision, isTold: (PartnerID) throws -> Bool, isInTime: (PartnerID) -> Bool
    ) rethrows -> [Decision] {
        let leavesNobody = !leaving.isEmpty && remaining.isEmpty && !isHeld
        let counting = try decisions.filter { decision in
            guard let recipient = decision.recipient else { return leavesNobody }
            if try isTold(recipient) { return false }
            guard exact.contains(recipient) else { return !leaving.isEmpty }
            if !leaving.isEmpty || isHeld { return true }
            // Nobody waits to hear of the child, so one more school is told while that is of use, and not held up for long after.
            if case .deny = decision.outcome { return false }
            return isInTime(recipient)
        }
        return counting.isEmpty && leavesNobody ? [unresolved] : counting
    }
}
