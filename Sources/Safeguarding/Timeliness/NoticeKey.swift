// SPDX-License-Identifier: Apache-2.0

/// What a report calls a notice: its id, or the key that an earlier system gave it.
///
/// A report goes through millions of notices and names few of them, so that the text of an id is made only when it is asked for.
package enum NoticeKey: Hashable, Sendable, CustomStringConvertible {
    /// The two halves of a UUID, the first octet the highest.
    case id(high: UInt64, low: UInt64)
    case text(String)

    /// The lower-case form with hyphens of an id.
    package var description: String {
        switch self {
        case .id(let high, let low):
            return String(unsafeUninitializedCapacity: 36) { characters in
                for digit in 0..<32 {
                    let nibble = (digit < 16 ? high : low) >> UInt64(60 - digit % 16 * 4) & 0xF
                    let hyphens = digit < 8 ? 0 : digit < 20 ? digit / 4 - 1 : 4
                    characters[digit + hyphens] = UInt8(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
                }
                for hyphen in [8, 13, 18, 23] { characters[hyphen] = UInt8(ascii: "-") }
                return 36
            }
        case .text(let text): return text
        }
    }
}

extension NoticeKey: Comparable {
    /// In the order of their texts.
    package static func < (a: NoticeKey, b: NoticeKey) -> Bool {
        guard case .id(let high, let low) = a, case .id(let otherHigh, let otherLow) = b else {
            return a.description < b.description
        }
        return (high, low) < (otherHigh, otherLow)
    }
}

extension NoticeKey: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self = .text(text) }
}
