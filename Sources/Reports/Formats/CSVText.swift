// SPDX-License-Identifier: Apache-2.0

/// Rows of RFC 4180.
enum CSVText {
    /// A row with its line end.
    static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    private static func cell(_ text: String) -> String {
        // A spreadsheet runs a cell that begins like this as a formula (OWASP, "CSV Injection"); numbers stay numbers.
        let guarded = text.first.map { "=+-@\t".contains($0) } == true && Double(text) == nil ? "'" + text : text
        return guarded.contains { ",\"\r\n".contains($0) || $0.isNewline }
            ? "\"" + guarded.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : guarded
    }
}
