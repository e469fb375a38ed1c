// SPDX-License-Identifier: Apache-2.0

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
    /// The last event looked at; nil when there is none after it that is old enough.
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
        pass.next = other.next
    }
}
