// SPDX-License-Identifier: Apache-2.0

/// The kind of organisation behind a partner (design.md section 1).
package enum PartnerKind: String, Hashable, Sendable, CaseIterable {
    case police
    case marac
    case school
    case earlyYears = "early-years"
    case gp
    case healthVisiting = "health-visiting"
    case localAuthority = "local-authority"
    case agency

    /// The kind whose word has these octets; nil when none has.
    fileprivate init?(octets: UnsafeBufferPointer<UInt8>) {
        // No two words begin with the same letter.
        let kind: PartnerKind
        switch octets.first {
        case UInt8(ascii: "p"): kind = .police
        case UInt8(ascii: "m"): kind = .marac
        case UInt8(ascii: "s"): kind = .school
        case UInt8(ascii: "e"): kind = .earlyYears
        case UInt8(ascii: "g"): kind = .gp
        case UInt8(ascii: "h"): kind = .healthVisiting
        case UInt8(ascii: "l"): kind = .localAuthority
        case UInt8(ascii: "a"): kind = .agency
        default: return nil
        }
        guard octets.elementsEqual(kind.rawValue.utf8) else { return nil }
        self = kind
    }
}

/// An organisation's system with a certificate, written `kind/code`: `police/22`, `school/116900`, `early-years/EY402388`.
///
/// The code is 1 to 32 characters of letters, digits, `.`, `_` and `-`, beginning with a letter or digit, so that an id is
/// safe in a SPIFFE path, a ZMTP property, a file name and a log line.
package struct PartnerID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let kind: PartnerKind
    package let code: String

    /// Nil when the code has a character or a length that an id may not have.
    package init?(kind: PartnerKind, code: String) {
        guard PartnerID.isCode(code.utf8) else { return nil }
        self.kind = kind
        self.code = code
    }

    /// Parses `kind/code`; nil for an unknown kind or an unsafe code.
    package init?(_ text: some StringProtocol) {
        let parsed = text.utf8.withContiguousStorageIfAvailable { PartnerID(octets: $0) }
        guard let parsed = parsed ?? Array(text.utf8).withUnsafeBufferPointer({ PartnerID(octets: $0) }) else { return nil }
        self = parsed
    }

    /// Parses `kind/code` from its octets; nil for an unknown kind or an unsafe code.
    package init?(octets: UnsafeBufferPointer<UInt8>) {
        guard let slash = octets.firstIndex(of: UInt8(ascii: "/")),
            let kind = PartnerKind(octets: UnsafeBufferPointer(rebasing: octets[..<slash]))
        else { return nil }
        let code = octets[(slash + 1)...]
        guard PartnerID.isCode(code) else { return nil }
        self.kind = kind
        self.code = String(decoding: code, as: UTF8.self)
    }

    package var description: String {
        let kind = kind.rawValue.utf8
        let code = code.utf8
        return String(unsafeUninitializedCapacity: kind.count + 1 + code.count) { text in
            let slash = text.update(fromContentsOf: kind)
            text[slash] = UInt8(ascii: "/")
            return text[(slash + 1)...].update(fromContentsOf: code)
        }
    }

    // The kind of an enumeration of strings is hashed as its text, and codes alone tell partners apart well enough.
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }

    package static func < (a: PartnerID, b: PartnerID) -> Bool {
        (a.kind.rawValue, a.code) < (b.kind.rawValue, b.code)
    }

    /// Whether octets have the characters and the length of a code.
    static func isCode(_ octets: some Collection<UInt8>) -> Bool {
        guard let first = octets.first, octets.count <= 32, octets.allSatisfy(isCodeOctet) else { return false }
        return first != UInt8(ascii: ".") && first != UInt8(ascii: "-") && first != UInt8(ascii: "_")
    }

    private static func isCodeOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
