// SPDX-License-Identifier: Apache-2.0

/// What a parser gathers about one file while it reads.
struct ImportReport {
    let file: String
    let form: ImportForm
    var errors = ProblemList()
    var warnings = ProblemList()
    /// The lines of rows that a delta ends.
    var removals: Set<Int> = []

    init(file: String, as form: ImportForm = .snapshot) {
        self.file = file
        self.form = form
    }

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
        guard !removals.isEmpty else { return ImportedFile(rows: rows, warnings: warnings) }
        let marked = rows.map { ImportedRow(line: $0.line, value: $0.value, isRemoval: removals.contains($0.line)) }
        return ImportedFile(rows: marked, warnings: warnings)
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

    /// With each row made into another of the same kind.
    package func mapped(_ transform: (Row) -> Row) -> ImportedFile {
        ImportedFile(
            rows: rows.map { ImportedRow(line: $0.line, value: transform($0.value), isRemoval: $0.isRemoval) }, warnings: warnings)
    }
}

extension ImportedFile where Row: SnapshotRow {
    /// The parts of the directory that the rows belong to.
    package var scopes: Set<Row.SnapshotScope> {
        var scopes: Set<Row.SnapshotScope> = []
        var last: Row.SnapshotScope?
        for row in rows {
            let scope = row.value.snapshotScope
            if scope == last { continue }
            scopes.insert(scope)
            last = scope
        }
        return scopes
    }
}

/// A row and the line it begins on.
package struct ImportedRow<Row: Sendable>: Sendable {
    package let line: Int
    package let value: Row
    /// Whether the row says that what it names has ended; only in a delta.
    package let isRemoval: Bool

    package init(line: Int, value: Row, isRemoval: Bool = false) {
        self.line = line
        self.value = value
        self.isRemoval = isRemoval
    }
}

/// Why a file was not taken: at least one error, and whatever warnings came with it.
package struct ImportFailure: Error, Hashable, Sendable {
    package let problems: ProblemList
    package let warnings: ProblemList
}
