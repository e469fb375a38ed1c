// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Reports

/// Text that people wrote, in the formats of others.
struct FormatTests {
    @Test func `a sign of HTML is escaped, whatever mark stands on it`() {
        #expect(HTMLText.escaped("<b>\"A\" & 'B'") == "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;")
        for (sign, name) in [("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&#39;")] {
            for mark in ["\u{338}", "\u{301}", "\u{FE0F}", "\u{200D}"] {
                let escaped = HTMLText.escaped("a\(sign)\(mark) onclick=x")
                #expect(Array(escaped.unicodeScalars) == Array("a\(name)\(mark) onclick=x".unicodeScalars))
            }
        }
        #expect(HTMLText.escaped("Zoë") == "Zoë")
    }

    @Test func `a cell of CSV stays one cell, whatever mark stands on its signs`() {
        func row(_ cell: String) -> [UInt8] { Array(CSVText.row([cell, "b"]).utf8) }
        for mark in ["", "\u{301}", "\u{338}"] {
            #expect(row("a,\(mark)c") == Array("\"a,\(mark)c\",b\r\n".utf8))
            #expect(row("a\"\(mark)c") == Array("\"a\"\"\(mark)c\",b\r\n".utf8))
            #expect(row("a\n\(mark)c") == Array("\"a\n\(mark)c\",b\r\n".utf8))
            #expect(row("=\(mark)1+1") == Array("'=\(mark)1+1,b\r\n".utf8))
        }
        #expect(row("-12.5") == Array("-12.5,b\r\n".utf8))
        #expect(row("a\r\nc") == Array("\"a\r\nc\",b\r\n".utf8))
        #expect(row("Zoë") == Array("Zoë,b\r\n".utf8))
    }
}
