// SPDX-License-Identifier: Apache-2.0

/// Why octets are not a JSON document that FirstBell reads.
///
/// It says where and what kind, never what was there. `pointer` repeats member names that the sender wrote, so it goes back
/// to the sender and into no log.
package struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    package let code: Code
    /// Octets before the fault.
    package let offset: Int
    /// RFC 6901 pointer to the innermost value or member that the fault is in; empty for the whole document.
    package let pointer: String

    package init(code: Code, offset: Int, pointer: String) {
        self.code = code
        self.offset = offset
        self.pointer = pointer
    }

    /// The kinds of fault, by the code that a client sees.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case unexpectedEnd = "unexpected-end"
        case unexpectedOctet = "unexpected-octet"
        case trailingOctets = "trailing-octets"
        case invalidUTF8 = "invalid-utf8"
        case controlCharacter = "control-character"
        case invalidEscape = "invalid-escape"
        case loneSurrogate = "lone-surrogate"
        case noncharacter
        case invalidNumber = "invalid-number"
        case duplicateName = "duplicate-name"
        case tooDeep = "too-deep"
        case tooLong = "too-long"

        /// One sentence for the sender.
        package var detail: String {
            switch self {
            case .unexpectedEnd: "The document ends inside a value."
            case .unexpectedOctet: "This octet cannot stand here."
            case .trailingOctets: "Octets follow the document."
            case .invalidUTF8: "The octets are not UTF-8."
            case .controlCharacter: "A control character in a string must be escaped."
            case .invalidEscape: "This escape does not exist."
            case .loneSurrogate: "A surrogate stands alone."
            case .noncharacter: "A Unicode noncharacter may not be sent (RFC 7493 section 2.1)."
            case .invalidNumber: "This is not a JSON number, or no double can hold it."
            case .duplicateName: "Two members of one object have this name."
            case .tooDeep: "Values are nested more than 32 deep."
            case .tooLong: "The document is too long."
            }
        }
    }
}
