// SPDX-License-Identifier: Apache-2.0

/// A level of escalation before and at a deadline, the later the higher.
package enum EscalationLevel: Int, Hashable, Comparable, Sendable, CaseIterable {
    case hourBefore = 1
    case halfHourBefore
    case deadlinePassed

    /// The form of journal and report: `T-60`, `T-30`, `T+0`.
    package var code: String {
        switch self {
        case .hourBefore: "T-60"
        case .halfHourBefore: "T-30"
        case .deadlinePassed: "T+0"
        }
    }

    package init?(code: String) {
        guard let level = EscalationLevel.allCases.first(where: { $0.code == code }) else { return nil }
        self = level
    }

    /// When the level falls due for a deadline.
    package func instant(for deadline: Instant) -> Instant {
        let minutes: Int64 =
            switch self {
            case .hourBefore: 60
            case .halfHourBefore: 30
            case .deadlinePassed: 0
            }
        return Instant(milliseconds: deadline.milliseconds - minutes * 60_000)
    }

    package static func < (a: EscalationLevel, b: EscalationLevel) -> Bool { a.rawValue < b.rawValue }
}

/// What the clock asks of a notice that is still open: state derived from its deadline and the journal, never stored.
package struct Escalation: Hashable, Sendable {
    /// The level to journal now: only the highest of those that have come, and only if it is above the one journalled.
    package let due: EscalationLevel?
    /// The instant at which the next level falls due once `due` is journalled; nil when none is left.
    package let next: Instant?

    /// Works out the step for a notice.
    ///
    /// A level counts for the deadline it was journalled for: when a calendar change moves the deadline, pass nil.
    package init(deadline: Instant, now: Instant, journalled: EscalationLevel?) {
        let open = EscalationLevel.allCases.filter { level in journalled.map { level > $0 } ?? true }
        let due = open.last { $0.instant(for: deadline) <= now }
        self.due = due
        self.next = open.first { $0.instant(for: deadline) > now }?.instant(for: deadline)
    }
}
