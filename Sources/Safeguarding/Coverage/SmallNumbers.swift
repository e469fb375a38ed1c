// SPDX-License-Identifier: Apache-2.0

/// Rows of counts as they may leave the partnership: none of 1 to 4, and none that a total gives back.
///
/// Rows with a small count are folded into one, of which only the sum is known. Where that sum would still tell what it hides (one
/// row, a sum that is small itself, nothing but ones), the smallest row that could be shown is folded too. How many rows were
/// folded is not said. A row that is not shown may be of nothing, of a small count or of one that had to be folded with it.
package struct SmallNumbers<Key: Hashable & Sendable>: Hashable, Sendable {
    /// A key with one count or several.
    package struct Row: Hashable, Sendable {
        package var key: Key
        package var counts: [Int]

        package init(_ key: Key, _ counts: [Int]) {
            self.key = key
            self.counts = counts
        }
    }

    /// In the order they were given in.
    package var shown: [Row]
    /// The sums of the rows that were folded; nil where none was.
    package var folded: [Int]?

    /// The smallest count that may be told.
    package static var threshold: Int { ShownCount.threshold }

    /// - Returns: nil where no folding is safe and none of the rows may be shown.
    package init?(_ rows: [Row]) {
        var folding = rows.filter { $0.counts.contains(where: Self.isSmall) }
        guard !folding.isEmpty else {
            (shown, folded) = (rows, nil)
            return
        }
        var others = rows.enumerated().filter { !$0.element.counts.contains(where: Self.isSmall) }
        others.sort { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }
        // A row of nothing hides nothing, and to show it would say that it is not among the folded.
        others.removeAll { $0.element.size == 0 }
        while !Self.isSafe(folding) {
            if others.isEmpty { return nil }
            folding.append(others.removeFirst().element)
        }
        shown = others.sorted { $0.offset < $1.offset }.map(\.element)
        folded = (folding.first?.counts.indices).map { indices in indices.map { index in Self.column(index, folding).reduce(0, +) }
        }
    }

    package static func isSmall(_ count: Int) -> Bool { ShownCount.isSmall(count) }

    /// Whether the sums of folded rows give no small count away, even to somebody who knows how many rows they are of.
    private static func isSafe(_ rows: [Row]) -> Bool {
        (rows.first?.counts.indices ?? 0..<0).allSatisfy { index in
            let counts = column(index, rows).filter { $0 > 0 }
            guard counts.contains(where: isSmall) else { return true }
            let sum = counts.reduce(0, +)
            // Two or more, of which at least one is small, are fixed by their sum only where each is one, or each is four.
            let allGreatest = sum == counts.count * (threshold - 1) && counts.allSatisfy(isSmall)
            return counts.count > 1 && sum >= threshold && sum > counts.count && !allGreatest
        }
    }

    private static func column(_ index: Int, _ rows: [Row]) -> [Int] { rows.map { $0.counts[index] } }
}

extension SmallNumbers.Row {
    fileprivate var size: Int { counts.reduce(0, +) }
}
