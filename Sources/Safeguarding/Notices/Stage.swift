// SPDX-License-Identifier: Apache-2.0

/// A stage in the life of a notice (design.md section 1).
///
/// The main line is ordered: a later stage implies the earlier ones. The stages beside it are `held`, `denied`, `refused`,
/// `recalled` and `superseded`.
package enum Stage: String, Hashable, Sendable, CaseIterable {
    case accepted, released, sent
    /// The recipient's system stored it.
    case delivered
    /// A named key adult read it.
    case opened
    case acknowledged, closed
    case held, denied
    /// The recipient says this is the wrong setting, or the child has left.
    case refused
    case recalled, superseded
}

/// How a notice is taken back.
package enum Withdrawal: String, Hashable, Sendable, CaseIterable {
    case recalled, superseded

    package var stage: Stage { self == .recalled ? .recalled : .superseded }
}
