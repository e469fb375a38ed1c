// SPDX-License-Identifier: Apache-2.0

/// Problems in the order of the file: the first hundred in full, the rest as a number.
///
/// A file saved in the wrong way is wrong in each of its fifty thousand lines, and nobody reads the second hundred.
package struct ProblemList: Hashable, Sendable {
    /// How many are kept.
    package static let cap = 100

    package private(set) var problems: [ImportProblem] = []
    /// How many more there were.
    package private(set) var omitted = 0

    package init() {}

    package var isEmpty: Bool { problems.isEmpty }

    /// All of them, kept or not.
    package var count: Int { problems.count + omitted }

    /// Puts those that are kept in the order of the file; a check of the whole file comes after those of its rows.
    mutating func sortByLine() { problems.sort { ($0.line ?? 0) < ($1.line ?? 0) } }

    package mutating func append(_ problem: ImportProblem) {
        if problems.count < ProblemList.cap { problems.append(problem) } else { omitted += 1 }
    }
}

extension ProblemList: CustomStringConvertible {
    /// A line for each problem and, where some were left out, a line that counts them.
    package var description: String {
        var lines = problems.map(\.description)
        if omitted > 0 { lines.append("and \(omitted) more") }
        return lines.joined(separator: "\n")
    }
}
