// SPDX-License-Identifier: Apache-2.0

/// Rows of RFC 4180.
enum CSVText {
    /// A row with its line end.
    static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// Looks at scalars, as whoever reads the file does: a sign that a combining mark follows is one `Character` that is not that
    /// sign.
    private static func cell(_ text: String) -> String {
        // A spreadsheet runs a cell that begins like this as a formula (OWASP, "CSV Injection"); numbers stay numbers.
        let isFormula = text.unicodeScalars.first.map { formulaSigns.contains($0) } == true && Double(text) == nil
        let guarded = isFormula ? "'" + text : text
        guard guarded.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || isLineEnd($0) }) else { return guarded }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in guarded.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    private static let formulaSigns: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r"]

    /// Those that Unicode calls a mandatory break.
    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
