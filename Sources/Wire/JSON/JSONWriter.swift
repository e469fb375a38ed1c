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
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

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

    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        moved.update(from: start, count: count)
        start.deallocate()
        start = moved
    }

    private mutating func append(_ octet: UInt8) {
        reserve(1)
        start[count] = octet
        count += 1
    }

    private mutating func append(_ octets: UnsafeBufferPointer<UInt8>) {
        guard let from = octets.baseAddress, !octets.isEmpty else { return }
        reserve(octets.count)
        (start + count).update(from: from, count: octets.count)
        count += octets.count
    }

    /// Appends text that is JSON already.
    package mutating func raw(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends octets that are JSON already.
    package mutating func raw(_ json: [UInt8]) { json.withUnsafeBufferPointer { append($0) } }

    /// Appends octets that are JSON already.
    package mutating func raw(_ json: UnsafeBufferPointer<UInt8>) { append(json) }

    /// Appends text that is JSON already.
    package mutating func raw(_ json: String) {
        var json = json
        json.withUTF8 { append($0) }
    }

    /// Appends a string with its quotation marks.
    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
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
        for octet in octets { hexDigits(octet) }
        append(UInt8(ascii: "\""))
    }

    private mutating func hexDigits(_ octet: UInt8) {
        let high = octet >> 4, low = octet & 15
        append(high < 10 ? 0x30 + high : 0x57 + high)
        append(low < 10 ? 0x30 + low : 0x57 + low)
    }

    /// Appends an integer.
    package mutating func integer(_ value: some BinaryInteger) {
        if value >= 0, value < 10 {
            append(UInt8(ascii: "0") + UInt8(value))
        } else {
            raw(String(value))
        }
    }

    /// Appends `true` or `false`.
    package mutating func boolean(_ value: Bool) { value ? raw("true") : raw("false") }

    /// Appends a finite double in ECMAScript's form.
    package mutating func number(_ value: Double) { raw(ECMAScriptNumber.text(value)) }

    /// Appends a partner id, which needs no escapes, as a string.
    package mutating func partner(_ partner: PartnerID) {
        append(UInt8(ascii: "\""))
        raw(partner.kind.rawValue)
        append(UInt8(ascii: "/"))
        raw(partner.code)
        append(UInt8(ascii: "\""))
    }

    /// Appends a day as the string `YYYY-MM-DD`.
    package mutating func date(_ date: CivilDate) {
        append(UInt8(ascii: "\""))
        day(date)
        append(UInt8(ascii: "\""))
    }

    /// Appends an instant as an RFC 3339 string in UTC with `Z`, with milliseconds only where there are any.
    package mutating func instant(_ instant: Instant) {
        reserve(Instant.rfc3339Length + 2)
        append(UInt8(ascii: "\""))
        count += instant.writeRFC3339(to: UnsafeMutableBufferPointer(start: start + count, count: capacity - count))
        append(UInt8(ascii: "\""))
    }

    private mutating func day(_ date: CivilDate) {
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
