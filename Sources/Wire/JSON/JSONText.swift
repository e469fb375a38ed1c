// SPDX-License-Identifier: Apache-2.0

/// The text of string nodes: unescaping, comparing and ordering without making strings where none are needed.
enum JSONText {
    enum Order { case before, same, after }

    /// The text as UTF-8.
    static func octets(_ node: JSONNode, in source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let raw = UnsafeBufferPointer(rebasing: source[Int(node.start)..<Int(node.end)])
        guard node.hasEscapes else { return Array(raw) }
        var text: [UInt8] = []
        text.reserveCapacity(raw.count)
        var at = 0
        while at < raw.count {
            guard raw[at] == UInt8(ascii: "\\") else {
                text.append(raw[at])
                at += 1
                continue
            }
            let kind = raw[at + 1]
            at += 2
            switch kind {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                var scalar = codeUnit(raw, at: at) ?? 0xFFFD
                at += 4
                if scalar & 0xFC00 == 0xD800 {
                    let low = codeUnit(raw, at: at + 2) ?? 0xFFFD
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
                    at += 6
                }
                text.append(contentsOf: Unicode.UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? .init())
            default: text.append(kind)
            }
        }
        return text
    }

    /// The text as a string.
    static func string(_ node: JSONNode, in source: UnsafeBufferPointer<UInt8>) -> String {
        if node.hasEscapes { return String(decoding: octets(node, in: source), as: UTF8.self) }
        return String(
            decoding: UnsafeBufferPointer(rebasing: source[Int(node.start)..<Int(node.end)]), as: UTF8.self)
    }

    /// The four hexadecimal digits at `start`, or nil.
    static func codeUnit(_ octets: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32? {
        guard start + 4 <= octets.count else { return nil }
        var unit: UInt32 = 0
        for octet in octets[start..<start + 4] {
            switch octet {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(octet - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(octet - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(octet - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return unit
    }

    static func areEqual(_ a: JSONNode, _ b: JSONNode, in source: UnsafeBufferPointer<UInt8>) -> Bool {
        order(a, b, in: source) == .same
    }

    /// Order by UTF-16 code units, as RFC 8785 section 3.2.3 asks.
    static func order(_ a: JSONNode, _ b: JSONNode, in source: UnsafeBufferPointer<UInt8>) -> Order {
        if a.hasEscapes || b.hasEscapes {
            return octets(a, in: source).withUnsafeBufferPointer { left in
                octets(b, in: source).withUnsafeBufferPointer { right in order(left, right) }
            }
        }
        return order(
            UnsafeBufferPointer(rebasing: source[Int(a.start)..<Int(a.end)]),
            UnsafeBufferPointer(rebasing: source[Int(b.start)..<Int(b.end)]))
    }

    /// Order of two UTF-8 texts by their UTF-16 code units.
    static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Order {
        for at in 0..<min(a.count, b.count) {
            let left = a[at], right = b[at]
            if left == right { continue }
            // UTF-8 and UTF-16 order differ in one place: surrogates (lead octets F0 to F4) stand before U+E000 to U+FFFF
            // (lead octets EE and EF).
            if left >= 0xEE, right >= 0xEE, (left >= 0xF0) != (right >= 0xF0) { return left >= 0xF0 ? .before : .after }
            return left < right ? .before : .after
        }
        return a.count == b.count ? .same : a.count < b.count ? .before : .after
    }
}
