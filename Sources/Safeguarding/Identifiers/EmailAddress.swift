// SPDX-License-Identifier: Apache-2.0

/// The shape of a work e-mail address, which names a key adult in receipts.
///
/// It is the common part of RFC 5321: a dot-atom of at most 64 octets, `@`, and a host name of at least two labels, 254 octets
/// in all. Quoted local parts, address literals and addresses beyond ASCII are refused.
package struct EmailAddress: Hashable, Sendable {
    /// The address in lower case: mail hosts of schools tell no addresses apart by case, and two spellings are one adult.
    package let text: String

    package static func check(_ text: some StringProtocol) -> IdentifierCheck<EmailAddress> {
        text.withOctets { octets in
            guard octets.count <= 254, let at = octets.firstIndex(of: UInt8(ascii: "@")),
                isLocalPart(octets[..<at]), isHost(octets[(at + 1)...])
            else { return .invalid(.emailFormat) }
            let lower = octets.map { $0.isCapital ? $0 | 0x20 : $0 }
            return .valid(EmailAddress(text: String(decoding: lower, as: UTF8.self)))
        }
    }

    private static func isLocalPart(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        (1...64).contains(part.count)
            && part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.allSatisfy { $0.isLetter || $0.isDigit || atomMarks.contains($0) }
            }
    }

    private static func isHost(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let labels = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                guard (1...63).contains(label.count), let first = label.first, let last = label.last else { return false }
                return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
                    && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
            }
    }

    private static let atomMarks = Array("!#$%&'*+/=?^_`{|}~-".utf8)
}
