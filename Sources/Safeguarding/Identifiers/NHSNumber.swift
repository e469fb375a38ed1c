// SPDX-License-Identifier: Apache-2.0

/// An NHS number: nine digits and a check digit modulo 11 (domain.md 5.1).
///
/// Never a match key on its own.
package struct NHSNumber: Hashable, Sendable {
    /// Ten digits without spaces.
    package let text: String

    /// Checks ten digits, written together or 3-3-4 with spaces.
    package static func check(_ text: some StringProtocol) -> IdentifierCheck<NHSNumber> {
        text.withOctets { octets in
            var digits: [Int] = []
            digits.reserveCapacity(10)
            for (index, octet) in octets.enumerated() {
                if octet.isDigit {
                    digits.append(octet.digit)
                } else if octet != UInt8(ascii: " ") || octets.count != 12 || (index != 3 && index != 7) {
                    return .invalid(.nhsNumberFormat)
                }
            }
            guard digits.count == 10 else { return .invalid(.nhsNumberFormat) }
            // 000 000 0000 and 333 333 3333 would pass modulo 11.
            if digits.allSatisfy({ $0 == digits[0] }) { return .invalid(.nhsNumberRepeated) }
            var sum = 0
            for index in 0..<9 { sum += digits[index] * (10 - index) }
            let check = (11 - sum % 11) % 11
            guard check == digits[9] else { return .invalid(.nhsNumberCheckDigit) }
            let number = NHSNumber(text: String(decoding: digits.map { UInt8(0x30 + $0) }, as: UTF8.self))
            return digits[0..<3] == [9, 9, 9] ? .doubtful(number, .nhsNumberTestRange) : .valid(number)
        }
    }
}
