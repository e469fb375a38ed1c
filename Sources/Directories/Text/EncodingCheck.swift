// SPDX-License-Identifier: Apache-2.0

/// What the octets of a file say about their encoding.
enum EncodingCheck: Equatable {
    case ascii
    /// Well-formed UTF-8 with something beyond ASCII or a byte order mark, which is `mark` octets long.
    case utf8(mark: Int)
    /// Beyond ASCII and not UTF-8; `offset` is that of the first octet that breaks it.
    case other(offset: Int)
    /// UTF-16 or UTF-32, as Excel's "Unicode text" writes it.
    case wide
    /// An octet 0 at the offset: no text file.
    case binary(offset: Int)

    init(_ octets: UnsafeBufferPointer<UInt8>) {
        if octets.count >= 2, (octets[0] == 0xFF && octets[1] == 0xFE) || (octets[0] == 0xFE && octets[1] == 0xFF) {
            self = .wide
            return
        }
        let mark = octets.count >= 3 && octets[0] == 0xEF && octets[1] == 0xBB && octets[2] == 0xBF ? 3 : 0
        var index = mark
        var beyondASCII = mark > 0
        var broken: Int?
        while index < octets.count {
            let octet = octets[index]
            if octet != 0 && octet < 0x80 {
                index += 1
            } else if octet == 0 {
                self = .binary(offset: index)
                return
            } else if broken != nil {
                index += 1
            } else {
                beyondASCII = true
                let length = EncodingCheck.sequenceLength(octets, at: index)
                if length == 0 { broken = index }
                index += max(1, length)
            }
        }
        if let broken {
            self = .other(offset: broken)
        } else {
            self = beyondASCII ? .utf8(mark: mark) : .ascii
        }
    }

    /// The length of the well-formed UTF-8 sequence beyond ASCII at the offset, 0 when there is none (RFC 3629 section 4).
    private static func sequenceLength(_ octets: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        let second: ClosedRange<UInt8>
        let length: Int
        switch octets[offset] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard offset + length <= octets.count, second.contains(octets[offset + 1]) else { return 0 }
        for index in (offset + 2)..<(offset + length) where !(0x80...0xBF).contains(octets[index]) { return 0 }
        return length
    }
}
