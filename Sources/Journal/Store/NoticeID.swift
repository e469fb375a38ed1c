// SPDX-License-Identifier: Apache-2.0
package import Safeguarding
import Wire

/// The id of a notice or a hold: a UUID version 7 (RFC 9562 section 5.7).
///
/// Its first 48 bits are the time, so that the index over ids grows at one end; 74 bits are random.
package struct NoticeID: Hashable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    package init(at instant: Instant) {
        let milliseconds = UInt64(bitPattern: max(0, instant.milliseconds))
        let (random, more) = RandomPool.shared.words()
        high = milliseconds << 16 | random & 0x0FFF | 0x7000
        low = more & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    package init?(octets: [UInt8]) {
        guard let id = octets.withUnsafeBytes({ NoticeID($0) }) else { return nil }
        self = id
    }

    init?(_ octets: UnsafeRawBufferPointer) {
        guard octets.count == 16 else { return nil }
        high = UInt64(bigEndian: octets.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: octets.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// The lower-case form with hyphens; nil for anything else.
    package init?(_ text: String) {
        var text = text
        let read = text.withUTF8 { characters -> (UInt64, UInt64)? in
            guard characters.count == 36 else { return nil }
            var words: (UInt64, UInt64) = (0, 0)
            var digits = 0
            for position in 0..<36 {
                let character = characters[position]
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
                if digits < 16 { words.0 = words.0 << 4 | UInt64(digit) } else { words.1 = words.1 << 4 | UInt64(digit) }
                digits += 1
            }
            return words
        }
        guard let (high, low) = read else { return nil }
        self.high = high
        self.low = low
    }

    /// What a report calls it.
    var key: NoticeKey { .id(high: high, low: low) }

    /// The 16 octets.
    package var octets: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            raw.storeBytes(of: high.bigEndian, as: UInt64.self)
            raw.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
            count = 16
        }
    }

    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            write(to: buffer)
            return 36
        }
    }

    /// Appends the 36 characters of the text.
    func append(to writer: inout JSONWriter) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { buffer in
            write(to: buffer)
            writer.raw(UnsafeBufferPointer(buffer))
        }
    }

    private func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        precondition(buffer.count >= 36)
        let text = UnsafeMutableRawPointer(buffer.baseAddress)
        func put(_ digits: UInt64, at offset: Int) { text?.storeBytes(of: digits.bigEndian, toByteOffset: offset, as: UInt64.self) }
        func put(_ digits: UInt32, at offset: Int) { text?.storeBytes(of: digits.bigEndian, toByteOffset: offset, as: UInt32.self) }
        func halves(_ digits: UInt64, at first: Int, _ second: Int) {
            put(UInt32(truncatingIfNeeded: digits >> 32), at: first)
            put(UInt32(truncatingIfNeeded: digits), at: second)
        }
        put(HexWord.digits(of: UInt32(truncatingIfNeeded: high >> 32)), at: 0)
        halves(HexWord.digits(of: UInt32(truncatingIfNeeded: high)), at: 9, 14)
        halves(HexWord.digits(of: UInt32(truncatingIfNeeded: low >> 32)), at: 19, 24)
        put(HexWord.digits(of: UInt32(truncatingIfNeeded: low)), at: 28)
        buffer[8] = UInt8(ascii: "-")
        buffer[13] = UInt8(ascii: "-")
        buffer[18] = UInt8(ascii: "-")
        buffer[23] = UInt8(ascii: "-")
    }
}
