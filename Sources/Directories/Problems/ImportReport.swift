// SPDX-License-Identifier: Apache-2.0

/// What a parser gathers about one file while it reads.
struct ImportReport {
    let file: String
    var errors = ProblemList()
    var warnings = ProblemList()

    init(file: String) { self.file = file }

    mutating func error(
        _ code: ImportProblem.Code, line: Int? = nil, column: String? = nil, _ what: String, remedy: String
    ) {
        errors.append(ImportProblem(file: file, line: line, column: column, code: code, what: what, remedy: remedy))
    }

    mutating func warning(
        _ code: ImportProblem.Code, line: Int? = nil, column: String? = nil, _ what: String, remedy: String
    ) {
        warnings.append(ImportProblem(file: file, line: line, column: column, code: code, what: what, remedy: remedy))
    }

    /// The rows, or the errors if there was one: an import is all or nothing (design.md section 8).
    consuming func result<Row>(_ rows: [ImportedRow<Row>]) throws(ImportFailure) -> ImportedFile<Row> {
        errors.sortByLine()
        warnings.sortByLine()
        guard errors.isEmpty else { throw ImportFailure(problems: errors, warnings: warnings) }
        return ImportedFile(rows: rows, warnings: warnings)
    }
}

/// The rows of a file in which no error was found.
package struct ImportedFile<Row: Sendable>: Sendable {
    /// The rows in the order of the file.
    package let rows: [ImportedRow<Row>]
    /// What the user should look at though it was taken.
    package let warnings: ProblemList

    /// The rows without their lines.
    package var values: [Row] { rows.map(\.value) }
}

/// A row and the line it begins on.
package struct ImportedRow<Row: Sendable>: Sendable {
    package let line: Int
    package let value: Row

    package init(line: Int, value: Row) {
        self.line = line
        self.value = value
    }
}

/// Why a file was not taken: at least one error, and whatever warnings came with it.
package struct ImportFailure: Error, Hashable, Sendable {
    package let problems: ProblemList
    package let warnings: ProblemList
}
