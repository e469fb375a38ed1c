// SPDX-License-Identifier: Apache-2.0

/// What a report does with the notices of earlier systems (`import history`), which it never mixes unasked.
package enum HistoryUse: String, Hashable, Sendable, CaseIterable {
    case leaveOut = "leave-out"
    /// Beside the notices of this system.
    case include
    /// Without the notices of this system.
    case only
}
