// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong, or worth a warning, in a file that a user brought.
///
/// It names the place and the rule and never the value: a roll holds children, and a problem ends in a terminal, a log and a
/// support e-mail (design.md section 10).
package struct ImportProblem: Hashable, Sendable {
    /// The file's name as given.
    package let file: String
    /// The line, 1 for the first; nil when the whole file is meant.
    package let line: Int?
    /// The column's name, `dateOfBirth`, or its place in the line, `character 14`, where there is no name yet.
    package let column: String?
    package let code: Code
    /// What is wrong, without a full stop.
    package let what: String
    /// What to do about it, without a full stop.
    package let remedy: String

    package init(file: String, line: Int?, column: String?, code: Code, what: String, remedy: String) {
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.what = what
        self.remedy = remedy
    }

    /// What kind of problem it is, for programs that read the output; the values are stable.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case encoding
        case syntax
        case header
        case missingColumn = "missing-column"
        case unknownColumn = "unknown-column"
        case duplicateColumn = "duplicate-column"
        case fieldCount = "field-count"
        case missingValue = "missing-value"
        case badValue = "bad-value"
        case duplicateRow = "duplicate-row"
        case mismatch
        case unsupported
        case empty
    }
}

extension ImportProblem: CustomStringConvertible {
    /// The place, what is wrong and what to do, on one line.
    package var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let column { place += ": \(column)" }
        return "\(place): \(what). \(remedy)."
    }
}
