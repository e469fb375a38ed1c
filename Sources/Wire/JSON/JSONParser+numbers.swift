// SPDX-License-Identifier: Apache-2.0

extension JSONParser {
    /// Reads a number by the grammar of RFC 8259 section 6 and appends its node.
    mutating func number() throws(JSONError) {
        let start = position
        if octets[position] == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        guard whole.count > 0, whole.count == 1 || octets[whole.lowerBound] != UInt8(ascii: "0") else {
            throw fault(.invalidNumber, at: start)
        }
        if position < octets.count, octets[position] == UInt8(ascii: ".") {
            position += 1
            guard digits().count > 0 else { throw fault(.invalidNumber, at: start) }
        }
        var hasExponent = false
        if position < octets.count, octets[position] | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            position += 1
            if position < octets.count, octets[position] == UInt8(ascii: "+") || octets[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard digits().count > 0 else { throw fault(.invalidNumber, at: start) }
        }
        // 1.8e308 is the least number that no double holds; without an exponent it takes 309 digits to write.
        if hasExponent || whole.count > 308 {
            let text = String(decoding: octets[start..<position], as: UTF8.self)
            guard let value = Double(text), value.isFinite else { throw fault(.invalidNumber, at: start) }
        }
        appendLeaf(.number, from: start, to: position)
    }

    private mutating func digits() -> Range<Int> {
        let start = position
        while position < octets.count, octets[position] >= UInt8(ascii: "0"), octets[position] <= UInt8(ascii: "9") {
            position += 1
        }
        return start..<position
    }
}
