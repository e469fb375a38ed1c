// SPDX-License-Identifier: Apache-2.0

/// A workload's name in a trust domain, `spiffe://<trust domain>/<kind>/<code>` (SPIFFE-ID specification, section 2).
///
/// The parser takes only the form this house writes: lower-case scheme and trust domain, exactly two path segments, no
/// percent encoding, port, query or fragment, so that two different texts never name one partner.
package struct SPIFFEID: Hashable, Sendable {
    /// The partnership: 1 to 255 of `a-z`, `0-9`, `.`, `-`, `_`.
    package let trustDomain: String
    /// `police`, `school`, ..., or `broker`: 1 to 32 of `a-z` and `-`, beginning with a letter.
    package let kind: String
    /// 1 to 64 of letters, digits, `.`, `_`, `-`, beginning with a letter or digit.
    package let code: String

    /// Nil when a part has a character or a length it may not have.
    package init?(trustDomain: String, kind: String, code: String) {
        guard SPIFFEID.isTrustDomain(trustDomain), SPIFFEID.isKind(kind), SPIFFEID.isCode(code) else { return nil }
        self.trustDomain = trustDomain
        self.kind = kind
        self.code = code
    }

    /// Parses a whole URI; nil for anything but the form above.
    package init?(_ text: String) {
        let scheme = "spiffe://"
        guard text.utf8.starts(with: scheme.utf8) else { return nil }
        let parts = text.utf8.dropFirst(scheme.utf8.count).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3, let domain = String(parts[0]), let kind = String(parts[1]), let code = String(parts[2]) else {
            return nil
        }
        self.init(trustDomain: domain, kind: kind, code: code)
    }

    /// The URI.
    package var uri: String { "spiffe://\(trustDomain)/\(kind)/\(code)" }

    /// `kind/code`, the partner's id.
    package var partner: String { "\(kind)/\(code)" }

    /// Whether the id names the broker of a trust domain.
    package var isBroker: Bool { kind == SPIFFEID.brokerKind }

    /// The kind that only the broker has.
    package static let brokerKind = "broker"

    /// Whether the text may be a trust domain: 1 to 255 of `a-z`, `0-9`, `.`, `-`, `_`.
    package static func isTrustDomain(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                isLower($0) || isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }

    private static func isKind(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLower(first), text.utf8.count <= 32 else { return false }
        return text.utf8.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isCode(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) || isDigit(first), text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
    }

    private static func isLower(_ octet: UInt8) -> Bool { octet >= UInt8(ascii: "a") && octet <= UInt8(ascii: "z") }
    private static func isDigit(_ octet: UInt8) -> Bool { octet >= UInt8(ascii: "0") && octet <= UInt8(ascii: "9") }
    private static func isLetter(_ octet: UInt8) -> Bool { isLower(octet | 0x20) }
}

extension SPIFFEID: CustomStringConvertible {
    /// The URI.
    package var description: String { uri }
}
