// SPDX-License-Identifier: Apache-2.0

/// The smallest number of insertions, deletions, replacements and neighbour swaps that turn one word into another
/// (optimal string alignment).
func editDistance(_ from: String, _ to: String) -> Int {
    let from = Array(from.lowercased().unicodeScalars)
    let to = Array(to.lowercased().unicodeScalars)
    guard !from.isEmpty, !to.isEmpty else { return max(from.count, to.count) }
    var beforeLast = [Int](repeating: 0, count: to.count + 1)
    var last = Array(0...to.count)
    for i in 1...from.count {
        var row = [i] + [Int](repeating: 0, count: to.count)
        for j in 1...to.count {
            let replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1)
            row[j] = min(last[j] + 1, row[j - 1] + 1, replaced)
            if i > 1, j > 1, from[i - 1] == to[j - 2], from[i - 2] == to[j - 1] {
                row[j] = min(row[j], beforeLast[j - 2] + 1)
            }
        }
        (beforeLast, last) = (last, row)
    }
    return last[to.count]
}

/// The candidate nearest to a mistyped word; the earlier of equals, nil without candidates.
func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    candidates.min { editDistance(word, $0) < editDistance(word, $1) }
}
