// SPDX-License-Identifier: Apache-2.0

/// The kind of meeting at which agencies share what they know of a case (domain.md 4.4, flows 12, 20 and 23).
package enum ForumKind: String, Hashable, Sendable, CaseIterable {
    /// A multi-agency risk assessment conference.
    case marac
    /// The partners of a locality cluster, who discuss cases below high risk.
    case locality
    /// A multi-agency child exploitation panel.
    case mace
}

/// A meeting with a list of members, written `kind/code`: `marac/worcester`, `locality/wyre-forest`, `mace/885`.
///
/// A `marac` partner is the co-ordinator's system with a certificate; the forum of that kind is who sits at its table.
package struct ForumID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let kind: ForumKind
    /// By the rule of a ``PartnerID``'s code.
    package let code: String

    /// Parses `kind/code`; nil for an unknown kind or an unsafe code.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = ForumKind(rawValue: String(parts[0])), PartnerID.isCode(parts[1].utf8) else {
            return nil
        }
        self.kind = kind
        code = String(parts[1])
    }

    package var description: String { "\(kind.rawValue)/\(code)" }

    package static func < (a: ForumID, b: ForumID) -> Bool { (a.kind.rawValue, a.code) < (b.kind.rawValue, b.code) }
}
