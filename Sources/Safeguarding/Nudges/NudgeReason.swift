// SPDX-License-Identifier: Apache-2.0

/// Why somebody is told something.
package enum NudgeReason: Hashable, Sendable {
    /// Something waits, and has reached a level.
    case level(EscalationLevel)
    /// It is evening: which settings could not receive a notice.
    case evening

    /// What the journal keeps.
    package var number: Int {
        switch self {
        case .level(let level): level.rawValue
        case .evening: 0
        }
    }

    package init?(number: Int) {
        guard number != 0 else {
            self = .evening
            return
        }
        guard let level = EscalationLevel(rawValue: number) else { return nil }
        self = .level(level)
    }

    /// The form of the ledger.
    package var code: String {
        switch self {
        case .level(let level): level.code
        case .evening: "evening"
        }
    }
}
