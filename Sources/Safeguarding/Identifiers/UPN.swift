// SPDX-License-Identifier: Apache-2.0

/// A Unique Pupil Number: a check letter, a local authority, an establishment, a year and a serial (domain.md 5.1).
///
/// A temporary UPN ends in a letter.
package struct UPN: Hashable, Sendable {
    /// Thirteen characters in capitals.
    package let text: String

    /// Checks the form and the check letter; an unknown authority is a doubt only.
    package static func check(_ text: some StringProtocol) -> IdentifierCheck<UPN> {
        text.withOctets { octets in
            guard octets.count == 13, let checkLetter = letters.firstIndex(of: octets[0]),
                octets[1..<12].allSatisfy(\.isDigit)
            else { return .invalid(.upnFormat) }
            var sum = 0
            for index in 1..<12 { sum += octets[index].digit * (index + 1) }
            if octets[12].isDigit {
                sum += octets[12].digit * 13
            } else if let serial = letters.firstIndex(of: octets[12]) {
                sum += serial * 13
            } else {
                return .invalid(.upnFormat)
            }
            guard sum % 23 == checkLetter else { return .invalid(.upnCheckLetter) }
            let upn = UPN(text: String(decoding: octets, as: UTF8.self))
            let authority = octets[1].digit * 100 + octets[2].digit * 10 + octets[3].digit
            return LocalAuthorityCode.isKnown(authority) ? .valid(upn) : .doubtful(upn, .upnUnknownAuthority)
        }
    }

    /// Whether a text is a statistical code for "no UPN known", `UN1` to `UN5`.
    package static func standsForUnknown(_ text: some StringProtocol) -> Bool {
        text.withOctets { octets in
            octets.count == 3 && octets[0] | 0x20 == UInt8(ascii: "u") && octets[1] | 0x20 == UInt8(ascii: "n")
                && (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(octets[2])
        }
    }

    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)
}

/// The three-digit codes of local authorities, those that were, and the pseudo codes UPNs have used.
package enum LocalAuthorityCode {
    package static func isKnown(_ code: Int) -> Bool { table.indices.contains(code) && table[code] }

    private static let table: [Bool] = {
        var table = [Bool](repeating: false, count: 1000)
        let known: [ClosedRange<Int>] = [
            1...5, 201...213, 301...320, 330...336, 340...344, 350...359, 370...373, 380...384, 390...394, 420...420, 660...681,
            701...708, 800...803, 805...808, 810...813, 815...816, 821...823, 825...826, 830...831, 835...841, 845...846, 850...852,
            855...857, 860...861, 865...874, 876...896, 908...909, 916...916, 919...919, 921...921, 925...926, 928...929, 931...931,
            933...933, 935...938, 940...943,
        ]
        for range in known { for code in range { table[code] = true } }
        return table
    }()
}
