// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Appends JSON text to octets.
///
/// Strings, numbers and times come out in their RFC 8785 form; the order of members is the caller's, who writes names and
/// punctuation as literals. A body whose members are written in sorted order is therefore canonical as it stands.
///
/// It writes into memory of its own and not into an array, because a notice is some three hundred small appends, and an array
/// asks at each whether it is shared and how large it is.
package struct JSONWriter: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var count = 0

    package init(capacity: Int = 256) {
        self.capacity = max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// What has been written.
    package var octets: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Lends what has been written.
    package borrowing func withOctets<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: start, count: count))
    }

    // Inlined into other modules, because most appends are of a few octets known when compiling: a call for each cost more.
    @inlinable @inline(__always) mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(by: more) }
    }

    @usableFromInline @inline(never) mutating func grow(by more: Int) {
        capacity = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        moved.update(from: start, count: count)
        start.deallocate()
        start = moved
    }

    @inlinable @inline(__always) mutating func append(_ octet: UInt8) {
        reserve(1)
        start[count] = octet
        count += 1
    }

    @inlinable @inline(__always) mutating func append(_ octets: UnsafeBufferPointer<UInt8>) {
        guard let from = octets.baseAddress, !octets.isEmpty else { return }
        reserve(octets.count)
        (start + count).update(from: from, count: octets.count)
        count += octets.count
    }

    /// Appends text that is JSON already.
    @inlinable @inline(__always) package mutating func raw(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends octets that are JSON already.
    package mutating func raw(_ json: [UInt8]) { json.withUnsafeBufferPointer { append($0) } }

    /// Appends octets that are JSON already.
    package mutating func raw(_ json: UnsafeBufferPointer<UInt8>) { append(json) }

    /// Appends text that is JSON already and is not known when compiling.
    package mutating func raw(text json: String) {
        guard json.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil else { return }
        raw(Array(json.utf8))
    }

    /// Appends a string with its quotation marks.
    package mutating func string(_ text: String) {
        guard text.utf8.withContiguousStorageIfAvailable({ string($0) }) == nil else { return }
        Array(text.utf8).withUnsafeBufferPointer { string($0) }
    }

    /// Appends UTF-8 text as a string with its quotation marks.
    package mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        reserve(text.count + 2)
        append(UInt8(ascii: "\""))
        var copied = 0
        while copied < text.count {
            let end = Self.plainEnd(of: text, from: copied)
            append(UnsafeBufferPointer(rebasing: text[copied..<end]))
            guard end < text.count else { break }
            escape(text[end])
            copied = end + 1
        }
        append(UInt8(ascii: "\""))
    }

    /// The place of the next octet that needs an escape, or the end; eight octets at a time.
    private static func plainEnd(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        while let word = OctetWord(text, at: at), !word.needsEscape { at += 8 }
        while at < text.count, text[at] >= 0x20, text[at] != UInt8(ascii: "\""), text[at] != UInt8(ascii: "\\") { at += 1 }
        return at
    }

    private mutating func escape(_ octet: UInt8) {
        switch octet {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        default:
            raw("\\u00")
            hexDigits(octet)
        }
    }

    /// Appends lower-case hexadecimal digits of `octets` as a string with its quotation marks.
    package mutating func hex(_ octets: [UInt8]) {
        reserve(octets.count * 2 + 2)
        append(UInt8(ascii: "\""))
        octets.withUnsafeBytes { octets in
            var at = 0
            while at + 4 <= octets.count {
                let word = UInt32(bigEndian: octets.loadUnaligned(fromByteOffset: at, as: UInt32.self))
                UnsafeMutableRawPointer(start + count).storeBytes(of: HexWord.digits(of: word).bigEndian, as: UInt64.self)
                count += 8
                at += 4
            }
            for octet in octets[at...] { hexDigits(octet) }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func hexDigits(_ octet: UInt8) {
        let high = octet >> 4, low = octet & 15
        append(high < 10 ? 0x30 + high : 0x57 + high)
        append(low < 10 ? 0x30 + low : 0x57 + low)
    }

    /// Appends an integer.
    package mutating func integer(_ value: Int64) {
        // The least of them has a sign and nineteen digits.
        reserve(20)
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        var end = count + 1
        var bound = rest
        while bound >= 10 {
            bound /= 10
            end += 1
        }
        count = end
        repeat {
            end -= 1
            start[end] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    /// Appends an integer.
    package mutating func integer(_ value: Int) { integer(Int64(value)) }

    /// Appends `true` or `false`.
    package mutating func boolean(_ value: Bool) { value ? raw("true") : raw("false") }

    /// Appends a finite double in ECMAScript's form.
    package mutating func number(_ value: Double) { raw(text: ECMAScriptNumber.text(value)) }

    /// Appends a partner id, which needs no escapes, as a string.
    package mutating func partner(_ partner: PartnerID) {
        append(UInt8(ascii: "\""))
        bare(partner)
        append(UInt8(ascii: "\""))
    }

    /// Appends a partner id without quotation marks.
    package mutating func bare(_ partner: PartnerID) {
        raw(text: partner.kind.rawValue)
        append(UInt8(ascii: "/"))
        raw(text: partner.code)
    }

    /// Appends a day as the string `YYYY-MM-DD`.
    package mutating func date(_ date: CivilDate) {
        append(UInt8(ascii: "\""))
        bare(date)
        append(UInt8(ascii: "\""))
    }

    /// Appends an instant as an RFC 3339 string in UTC with `Z`, with milliseconds only where there are any.
    package mutating func instant(_ instant: Instant) {
        reserve(Instant.rfc3339Length + 2)
        append(UInt8(ascii: "\""))
        count += instant.writeRFC3339(to: UnsafeMutableBufferPointer(start: start + count, count: capacity - count))
        append(UInt8(ascii: "\""))
    }

    /// Appends a day without quotation marks.
    package mutating func bare(_ date: CivilDate) {
        digits(date.year, 4)
        append(UInt8(ascii: "-"))
        digits(date.month, 2)
        append(UInt8(ascii: "-"))
        digits(date.day, 2)
    }

    private mutating func digits(_ value: Int, _ width: Int) {
        var divisor = width == 4 ? 1000 : 10
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
