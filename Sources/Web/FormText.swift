// SPDX-License-Identifier: Apache-2.0

/// `application/x-www-form-urlencoded`, of a body or a query.
package enum FormText {
    /// The most pairs that are read; no form or query here has so many.
    private static let limit = 40

    /// The names and values, in order; nil when it is none.
    package static func pairs(_ text: some StringProtocol) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        for pair in text.split(separator: "&").prefix(limit) {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(halves[0]), let value = decoded(halves.count > 1 ? halves[1] : "") else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }

    /// Decodes one name or value; nil for broken escapes, for what is not UTF-8 and for control characters.
    ///
    /// - Parameter plusIsSpace: false in a path (RFC 3986), true in a form.
    package static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = true) -> String? {
        var octets: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "+") where plusIsSpace: octets.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                    return nil
                }
                octets.append(value)
                rest = rest.dropFirst(2)
            default: octets.append(octet)
            }
        }
        guard let decoded = String(validating: octets, as: UTF8.self) else { return nil }
        return decoded.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\r" && $0 != "\t" } ? nil : decoded
    }
}
