// SPDX-License-Identifier: Apache-2.0

/// Text made safe for HTML, in content and in quoted attributes.
enum HTMLText {
    /// Escapes by scalar, as HTML reads: a sign that a combining mark follows is one `Character` that is not that sign.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;".unicodeScalars
            case "<": result += "&lt;".unicodeScalars
            case ">": result += "&gt;".unicodeScalars
            case "\"": result += "&quot;".unicodeScalars
            case "'": result += "&#39;".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
