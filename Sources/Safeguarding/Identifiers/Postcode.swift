// SPDX-License-Identifier: Apache-2.0

/// A United Kingdom postcode in its normal form: capitals, one space before the last three characters.
package struct Postcode: Hashable, Sendable {
    package let text: String

    /// Checks the six forms of a postcode with the letters each place may hold, and `GIR 0AA`; case and spaces are free.
    ///
    /// The letters by place are those of the Royal Mail's Programmers' Guide: none of Q, V, X first, none of I, J, Z second,
    /// none of C, I, K, M, O, V in the last two.
    package static func check(_ text: some StringProtocol) -> IdentifierCheck<Postcode> {
        text.withOctets { octets in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 7) { normal -> IdentifierCheck<Postcode> in
                var count = 0
                for octet in octets where octet != UInt8(ascii: " ") {
                    guard count < 7, octet.isLetter || octet.isDigit else { return .invalid(.postcodeFormat) }
                    normal[count] = octet.isLetter ? octet & 0xdf : octet
                    count += 1
                }
                guard count >= 5 else { return .invalid(.postcodeFormat) }
                let outward = normal[..<(count - 3)]
                let inward = normal[(count - 3)..<count]
                guard isInward(inward), isOutward(outward) || (outward.elementsEqual(girobank) && inward.elementsEqual(zeroAA))
                else {
                    return .invalid(.postcodeFormat)
                }
                let first = String(decoding: outward, as: UTF8.self)
                return .valid(Postcode(text: "\(first) \(String(decoding: inward, as: UTF8.self))"))
            }
        }
    }

    private static func isInward(_ part: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
        let start = part.startIndex
        return part[start].isDigit && part[start + 1].isCapital && part[start + 2].isCapital
            && !notInward.contains(part[start + 1]) && !notInward.contains(part[start + 2])
    }

    private static func isOutward(_ part: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
        guard part[0].isCapital, !notFirst.contains(part[0]) else { return false }
        switch part.count {
        case 2: return part[1].isDigit
        case 3:
            if part[1].isDigit { return part[2].isDigit || thirdLetters.contains(part[2]) }
            return isSecond(part[1]) && part[2].isDigit
        case 4:
            return isSecond(part[1]) && part[2].isDigit && (part[3].isDigit || fourthLetters.contains(part[3]))
        default: return false
        }
    }

    private static func isSecond(_ octet: UInt8) -> Bool { octet.isCapital && !notSecond.contains(octet) }

    private static let notFirst = Array("QVX".utf8)
    private static let notSecond = Array("IJZ".utf8)
    private static let thirdLetters = Array("ABCDEFGHJKPSTUW".utf8)
    private static let fourthLetters = Array("ABEHMNPRVWXY".utf8)
    private static let notInward = Array("CIKMOV".utf8)
    private static let girobank = Array("GIR".utf8)
    private static let zeroAA = Array("0AA".utf8)
}
