// SPDX-License-Identifier: Apache-2.0

/// An RFC 6901 pointer under construction.
package struct JSONPointer: Hashable, Sendable {
    /// The pointer's text; empty for the whole document.
    package private(set) var text = ""

    package init() {}

    /// Steps into the member `name`.
    package mutating func append(name: String) {
        text += "/"
        for scalar in name.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    /// Steps into the element at `index`.
    package mutating func append(index: Int) {
        text += "/"
        text += String(index)
    }
}
