// SPDX-License-Identifier: Apache-2.0

/// A content line of iCalendar, unfolded: name, parameters and value (RFC 5545 section 3.1).
struct ContentLine: Equatable {
    /// The line of the file on which it begins.
    let line: Int
    /// Upper case.
    let name: String
    /// Upper-case parameter names with their values, unquoted.
    let parameters: [String: String]
    let value: String

    /// Nil where there is no name or no colon.
    init?(_ text: String, line: Int) {
        var parts: [Substring] = []
        var start = text.startIndex
        var isQuoted = false
        var colon: String.Index?
        for index in text.indices {
            switch text[index] {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted:
                parts.append(text[start..<index])
                start = text.index(after: index)
            case ":" where !isQuoted: colon = index
            default: break
            }
            if colon != nil { break }
        }
        guard let colon else { return nil }
        parts.append(text[start..<colon])
        guard let name = parts.first, !name.isEmpty else { return nil }
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            parameters[pair[0].uppercased()] = pair[1].filter { $0 != "\"" }
        }
        self.line = line
        self.name = name.uppercased()
        self.parameters = parameters
        value = String(text[text.index(after: colon)...])
    }

    /// The value with the escapes of a TEXT resolved and line breaks as spaces (RFC 5545 section 3.3.11).
    var text: String {
        var text = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                text.append(character == "n" || character == "N" ? " " : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }
}

/// Splits a file into its unfolded lines.
enum LineUnfolding {
    /// The octets of each line with those of its continuations, and where it begins.
    ///
    /// Works on octets since a fold may fall inside a character (RFC 5545 section 3.1).
    static func lines(of octets: UnsafeBufferPointer<UInt8>) -> [(line: Int, octets: [UInt8])] {
        var lines: [(line: Int, octets: [UInt8])] = []
        var number = 0
        let start = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for physical in octets[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let content = physical.last == UInt8(ascii: "\r") ? physical.dropLast() : physical
            guard let first = content.first else { continue }
            if (first == 0x20 || first == 0x09) && !lines.isEmpty {
                lines[lines.count - 1].octets.append(contentsOf: content.dropFirst())
            } else {
                lines.append((number, Array(content)))
            }
        }
        return lines
    }
}
