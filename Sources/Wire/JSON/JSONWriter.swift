// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// Appends JSON text to octets.
///
/// Strings, numbers and times come out in their RFC 8785 form; the order of members is the caller's, who writes names and
/// punctuation as literals. A body whose members are written in sorted order is therefore canonical as it stands.
package struct JSONWriter: Sendable {
    /// What has been written.
    package private(set) var octets: [UInt8]

    package init(capacity: Int = 256) {
        octets = []
        octets.reserveCapacity(capacity)
    }

    /// Appends text that is JSON already.
    package mutating func raw(_ text: StaticString) {
        octets.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends octets that are JSON already.
    package mutating func raw(_ json: some Collection<UInt8>) { octets.append(contentsOf: json) }

    /// Appends a string with its quotation marks.
    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string($0) }
    }

    /// Appends UTF-8 text as a string with its quotation marks.
    package mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        octets.append(UInt8(ascii: "\""))
        var copied = 0
        for at in 0..<text.count {
            let octet = text[at]
            if octet >= 0x20, octet != UInt8(ascii: "\""), octet != UInt8(ascii: "\\") { continue }
            octets.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<at]))
            copied = at + 1
            escape(octet)
        }
        octets.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
        octets.append(UInt8(ascii: "\""))
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
    package mutating func hex(_ octets: some Collection<UInt8>) {
        self.octets.append(UInt8(ascii: "\""))
        for octet in octets { hexDigits(octet) }
        self.octets.append(UInt8(ascii: "\""))
    }

    private mutating func hexDigits(_ octet: UInt8) {
        let high = octet >> 4, low = octet & 15
        octets.append(high < 10 ? 0x30 + high : 0x57 + high)
        octets.append(low < 10 ? 0x30 + low : 0x57 + low)
    }

    /// Appends an integer.
    package mutating func integer(_ value: some BinaryInteger) {
        if value >= 0, value < 10 {
            octets.append(UInt8(ascii: "0") + UInt8(value))
        } else {
            octets.append(contentsOf: String(value).utf8)
        }
    }

    /// Appends `true` or `false`.
    package mutating func boolean(_ value: Bool) { value ? raw("true") : raw("false") }

    /// Appends a finite double in ECMAScript's form.
    package mutating func number(_ value: Double) { octets.append(contentsOf: ECMAScriptNumber.text(value).utf8) }

    /// Appends a partner id, which needs no escapes, as a string.
    package mutating func partner(_ partner: PartnerID) {
        octets.append(UInt8(ascii: "\""))
        octets.append(contentsOf: partner.kind.rawValue.utf8)
        octets.append(UInt8(ascii: "/"))
        octets.append(contentsOf: partner.code.utf8)
        octets.append(UInt8(ascii: "\""))
    }

    /// Appends a day as the string `YYYY-MM-DD`.
    package mutating func date(_ date: CivilDate) {
        octets.append(UInt8(ascii: "\""))
        day(date)
        octets.append(UInt8(ascii: "\""))
    }

    /// Appends an instant as an RFC 3339 string in UTC with `Z`, with milliseconds only where there are any.
    package mutating func instant(_ instant: Instant) {
        octets.append(UInt8(ascii: "\""))
        instant.appendRFC3339(to: &octets)
        octets.append(UInt8(ascii: "\""))
    }

    private mutating func day(_ date: CivilDate) {
        digits(date.year, 4)
        octets.append(UInt8(ascii: "-"))
        digits(date.month, 2)
        octets.append(UInt8(ascii: "-"))
        digits(date.day, 2)
    }

    private mutating func digits(_ value: Int, _ width: Int) {
        var divisor = width == 4 ? 1000 : 10
        while divisor > 0 {
            octets.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
