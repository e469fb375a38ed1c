// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a duration such as `1d12h`.
package enum DurationSyntaxError: String, Error, Hashable, Sendable, CaseIterable {
    case empty
    /// A number without a unit, a unit without a number, or a unit that is none of d, h, m, s.
    case malformed
    /// Units go from the largest to the smallest, each at most once.
    case order
    /// More than 3,660 days: the longest a rehearsal's clock is moved at once.
    case tooLong
}

extension Duration {
    /// Parses a duration of days, hours, minutes and seconds: `90m`, `2h`, `1d12h`, `45s`.
    ///
    /// Whole numbers only; a day is 24 hours whatever the clocks do.
    package init(text: some StringProtocol) throws(DurationSyntaxError) {
        let limit = 3_660 * 86_400
        var total = 0
        var number: Int?
        var lastUnit = Int.max
        if text.isEmpty { throw .empty }
        for octet in text.utf8 {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) {
                let next = (number ?? 0) * 10 + Int(octet - 0x30)
                if next > limit { throw .tooLong }
                number = next
                continue
            }
            let unit: Int
            switch octet {
            case UInt8(ascii: "d"): unit = 86_400
            case UInt8(ascii: "h"): unit = 3600
            case UInt8(ascii: "m"): unit = 60
            case UInt8(ascii: "s"): unit = 1
            default: throw .malformed
            }
            guard let count = number else { throw .malformed }
            if unit >= lastUnit { throw .order }
            total += count * unit
            if total > limit { throw .tooLong }
            lastUnit = unit
            number = nil
        }
        if number != nil { throw .malformed }
        self = .seconds(total)
    }
}
