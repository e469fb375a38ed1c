// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The id of a notice or a hold: a UUID version 7 (RFC 9562 section 5.7).
///
/// Its first 48 bits are the time, so that the index over ids grows at one end; 74 bits are random.
package struct NoticeID: Hashable, Sendable, CustomStringConvertible {
    package let octets: [UInt8]

    package init(at instant: Instant) {
        var octets = RandomPool.shared.octets(16)
        let milliseconds = UInt64(bitPattern: max(0, instant.milliseconds))
        withUnsafeBytes(of: (milliseconds << 16).bigEndian) { octets.replaceSubrange(0..<6, with: $0.prefix(6)) }
        octets[6] = octets[6] & 0x0F | 0x70
        octets[8] = octets[8] & 0x3F | 0x80
        self.octets = octets
    }

    package init?(octets: [UInt8]) {
        guard octets.count == 16 else { return nil }
        self.octets = octets
    }

    /// The lower-case form with hyphens; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let characters = Array(text.utf8)
        guard characters.count == 36 else { return nil }
        var octets: [UInt8] = []
        octets.reserveCapacity(16)
        var high: UInt8?
        for (position, character) in characters.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let top = high {
                octets.append(top << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        self.octets = octets
    }

    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            let digits: StaticString = "0123456789abcdef"
            var position = 0
            for (index, octet) in octets.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                buffer[position] = digits.utf8Start[Int(octet >> 4)]
                buffer[position + 1] = digits.utf8Start[Int(octet & 15)]
                position += 2
            }
            return 36
        }
    }
}
