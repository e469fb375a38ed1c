// SPDX-License-Identifier: Apache-2.0

extension ImportProblem.Code {
    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .encoding: "Octets are not in the encoding of the format."
        case .syntax: "The file breaks the syntax of CSV, JSON or iCalendar."
        case .header: "The header, or the outermost form, is not that of the format."
        case .missingColumn: "A column that the format needs is missing."
        case .unknownColumn: "A column is not one of the format's."
        case .duplicateColumn: "A column is there twice."
        case .fieldCount: "A record has more or fewer fields than the header."
        case .missingValue: "A value that may not be empty is."
        case .badValue: "A value is not one that is allowed there."
        case .duplicateRow: "Two records are about the same thing."
        case .mismatch: "A value contradicts another one."
        case .unsupported: "The file says something that FirstBell does not read."
        case .empty: "The file has no record."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .encoding: "Save it as UTF-8, or as published (GIAS: Windows-1252)."
        case .syntax: "Correct the line, or export the file again."
        case .header, .missingColumn, .unknownColumn, .duplicateColumn:
            "Use the header that docs/operation.md gives, or the file as published."
        case .fieldCount: "Correct the line; a comma inside a field needs quotation marks."
        case .missingValue, .badValue: "Correct the value that line and column name."
        case .duplicateRow: "Remove one of the two."
        case .mismatch: "Correct one of the two values."
        case .unsupported: "Write the entries out one by one."
        case .empty: "Export the file again; an empty snapshot would end everything."
        }
    }
}
