// SPDX-License-Identifier: Apache-2.0

/// Numbers as ECMAScript's `Number::toString` writes them, which RFC 8785 section 3.2.2.3 makes the canonical form.
enum ECMAScriptNumber {
    /// The canonical text of a finite double.
    static func text(_ value: Double) -> String {
        if value == 0 { return "0" }
        // Swift prints the shortest digits that read back as the same double, closest first, as ECMAScript asks; only the
        // notation differs.
        var digits: [UInt8] = []
        var exponent = 0
        var afterPoint = false
        var description = value.magnitude.description.utf8[...]
        while let octet = description.popFirst() {
            switch octet {
            case UInt8(ascii: "."): afterPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                exponent += Int(String(Substring(description))) ?? 0
                description = description[description.endIndex...]
            default:
                if !digits.isEmpty || octet != UInt8(ascii: "0") { digits.append(octet) }
                if afterPoint { exponent -= 1 }
            }
        }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        // ECMAScript's k is the number of digits and n the position of the point.
        let k = digits.count
        let n = k + exponent
        var text = value < 0 ? "-" : ""
        func append(_ slice: ArraySlice<UInt8>) { text += String(decoding: slice, as: UTF8.self) }
        if k <= n, n <= 21 {
            append(digits[...])
            text += String(repeating: "0", count: n - k)
        } else if 0 < n, n <= 21 {
            append(digits[..<n])
            text += "."
            append(digits[n...])
        } else if -6 < n, n <= 0 {
            text += "0." + String(repeating: "0", count: -n)
            append(digits[...])
        } else {
            append(digits[..<1])
            if k > 1 {
                text += "."
                append(digits[1...])
            }
            text += n - 1 < 0 ? "e-" : "e+"
            text += String(abs(n - 1))
        }
        return text
    }
}
