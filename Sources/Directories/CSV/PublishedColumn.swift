// SPDX-License-Identifier: Apache-2.0

/// The columns of a file that a national body publishes, and nobody here can mend.
protocol PublishedColumn: ImportColumn {
    /// Where a bad value is put right.
    static var remedy: String { get }
}

extension CSVRow where Column: PublishedColumn {
    func warn(_ column: Column, _ what: String, _ report: inout ImportReport) {
        report.warning(.badValue, line: line, column: column.rawValue, what, remedy: Column.remedy)
    }

    /// The value of a column that does not decide, or nil after a warning.
    func lenient<Value>(_ column: Column, _ rule: ValueRule<Value>, _ report: inout ImportReport) -> Value? {
        guard let text = optional(column) else { return nil }
        switch rule.read(text) {
        case .value(let value), .doubtful(let value, _): return value
        case .bad(let complaint):
            warn(column, complaint.what, &report)
            return nil
        }
    }
}
