// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What one look at a stretch of events found, and destroyed.
package struct RetentionPass: Hashable, Sendable {
    package var due = 0
    package var waiting = 0
    package var unresolved = 0
    package var inForce = 0
    package var held = 0
    /// Keys of bodies that were destroyed.
    package var subjects = 0
    package var notices = 0
    /// Events whose words alone were destroyed.
    package var words = 0
    /// Rows of registers that are due.
    package var rows = 0
    /// Entries of the ledger that are due.
    package var entries = 0
    /// The last event or page looked at; nil when there is none after it that is old enough.
    package var next: Int64?

    package init() {}

    package static func += (pass: inout RetentionPass, other: RetentionPass) {
        pass.due += other.due
        pass.waiting += other.waiting
        pass.unresolved += other.unresolved
        pass.inForce += other.inForce
        pass.held += other.held
        pass.subjects += other.subjects
        pass.notices += other.notices
        pass.words += other.words
        pass.rows += other.rows
        pass.entries += other.entries
        pass.next = other.next
    }

    mutating func count(_ verdict: RetentionVerdict) {
        switch verdict {
        case .due: due += 1
        case .waits: waiting += 1
        case .unresolved: unresolved += 1
        case .inForce: inForce += 1
        case .held: held += 1
        }
    }
}

/// What ages, in the order in which it does.
package enum RetentionPart: String, Hashable, Sendable, CaseIterable {
    /// What events and notices say.
    case content
    /// Rows that ended.
    case registers
    /// What tells whom an event was about.
    case metadata
    /// What the ledger says of such events.
    case entries

    /// The part after it.
    package var next: RetentionPart? {
        Self.allCases.firstIndex(of: self).flatMap { $0 + 1 < Self.allCases.count ? Self.allCases[$0 + 1] : nil }
    }
}
