// SPDX-License-Identifier: Apache-2.0

/// How the octets of a file stand for characters.
package enum TextEncoding: Hashable, Sendable {
    case utf8
    /// The code page of the published GIAS extract.
    case windows1252

    /// Decodes octets that were checked to be in this encoding.
    func decode(_ octets: some Collection<UInt8>) -> String {
        switch self {
        case .utf8: String(decoding: octets, as: UTF8.self)
        case .windows1252: Windows1252.decode(octets)
        }
    }
}

/// Windows code page 1252: Latin-1 but for 0x80 to 0x9F.
enum Windows1252 {
    /// The characters of 0x80 to 0x9F; 0 where the code page has none (the WHATWG table would fill them with controls, which
    /// no published name contains, so that they show a file in another encoding).
    private static let high: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    /// Whether the code page has a character for the octet.
    static func isDefined(_ octet: UInt8) -> Bool { octet < 0x80 || octet > 0x9F || high[Int(octet - 0x80)] != 0 }

    static func decode(_ octets: some Collection<UInt8>) -> String {
        guard octets.contains(where: { $0 >= 0x80 }) else { return String(decoding: octets, as: UTF8.self) }
        return String(
            decoding: octets.map { octet in (0x80...0x9F).contains(octet) ? high[Int(octet - 0x80)] : UInt16(octet) },
            as: UTF16.self)
    }
}
