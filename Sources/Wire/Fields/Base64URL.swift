// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Base 64 for links, cookies and forms (RFC 4648 section 5), without padding.
package enum Base64URL {
    package static func text(_ octets: some Sequence<UInt8>) -> String {
        Data(octets).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Nil for what is no such text.
    package static func octets(_ text: String) -> [UInt8]? {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        return Data(base64Encoded: standard + padding).map { [UInt8]($0) }
    }
}
