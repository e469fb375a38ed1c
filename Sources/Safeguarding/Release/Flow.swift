// SPDX-License-Identifier: Apache-2.0

/// A kind of sharing with rules of its own (design.md section 1, domain.md 4.4).
package enum Flow: String, Hashable, Sendable, CaseIterable {
    /// Operation Encompass to schools and colleges: the duty of Domestic Abuse Act 2021 s.49A.
    case encompass
    /// Operation Encompass to early-years settings, which s.49A does not cover.
    case encompassEarlyYears = "encompass-early-years"
    /// A MARAC case heard, to the victim's practice and those of connected children (domain.md 3.5).
    case maracGP = "marac-gp"
    /// A MARAC case heard, to children's social care: a record for the adult and each connected child.
    case maracRecord = "marac-record"
    /// That a notice is recalled, to whoever had it.
    case correction
}
