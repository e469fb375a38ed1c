// SPDX-License-Identifier: Apache-2.0
import Mustache

/// HTML by scalar: a character that a combining mark follows is one `Character`, which Mustache's own escaping does not know.
struct PageText: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            // Direction marks turn around what a reader sees (Unicode Technical Report 36).
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

/// The templates, parsed once.
enum Templates {
    /// Nil when one cannot be parsed, which a test rules out.
    static let library: MustacheLibrary? = {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        var library = MustacheLibrary()
        do {
            for (name, text) in TemplateText.every {
                try library.register("{{% CONTENT_TYPE:\(PageText.name)}}" + text, named: name)
            }
            return library
        } catch {
            return nil
        }
    }()

    static func render(_ name: String, _ values: [String: Any]) -> String { library?.render(values, withTemplate: name) ?? "" }
}
