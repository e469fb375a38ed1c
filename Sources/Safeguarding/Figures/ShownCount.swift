// SPDX-License-Identifier: Apache-2.0

/// A count as far as its reader may see it.
package enum ShownCount: Hashable, Sendable, CustomStringConvertible {
    case count(Int)
    /// It is 1, 2, 3 or 4.
    case small
    /// It may be any number, nothing and a small one too: to tell it would give a small one back.
    case withheld

    /// The smallest count but 0 that leaves the partnership: published tables of MARACs hide what is below five.
    ///
    /// Domain.md 3.6 and 4.4 rule 27. A 0 is about nobody and is shown.
    package static let threshold = 5

    package static func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

    /// Nil where it is not shown.
    package var value: Int? {
        if case .count(let count) = self { return count }
        return nil
    }

    /// `12`, `<5` or `*`.
    package var description: String {
        switch self {
        case .count(let count): "\(count)"
        case .small: "<\(Self.threshold)"
        case .withheld: "*"
        }
    }
}
