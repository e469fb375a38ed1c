// SPDX-License-Identifier: Apache-2.0

/// The canonical JSON (RFC 8785) of a ledger entry: one flat object of strings, whole numbers and truth values.
///
/// Members are given in ascending order of their ASCII names, which is the order the canonical form demands.
struct EntryText {
    private(set) var octets: [UInt8]
    private var last = ""

    init() {
        octets = []
        octets.reserveCapacity(256)
        octets.append(UInt8(ascii: "{"))
    }

    mutating func add(_ name: StaticString, _ value: String?) {
        guard var value else { return }
        begin(name)
        octets.append(UInt8(ascii: "\""))
        value.withUTF8 { characters in
            if characters.allSatisfy(Self.standsAsItIs) {
                octets.append(contentsOf: characters)
            } else {
                for octet in characters { append(escaped: octet) }
            }
        }
        octets.append(UInt8(ascii: "\""))
    }

    /// Adds octets as lower-case hexadecimal digits.
    mutating func add(_ name: StaticString, hex value: [UInt8]) {
        begin(name)
        octets.append(UInt8(ascii: "\""))
        for octet in value {
            octets.append(Self.digits.utf8Start[Int(octet >> 4)])
            octets.append(Self.digits.utf8Start[Int(octet & 15)])
        }
        octets.append(UInt8(ascii: "\""))
    }

    private static let digits: StaticString = "0123456789abcdef"

    private static func standsAsItIs(_ octet: UInt8) -> Bool {
        octet >= 0x20 && octet != UInt8(ascii: "\"") && octet != UInt8(ascii: "\\")
    }

    private mutating func append(escaped octet: UInt8) {
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            octets.append(UInt8(ascii: "\\"))
            octets.append(octet)
        case 0x08: octets.append(contentsOf: "\\b".utf8)
        case 0x09: octets.append(contentsOf: "\\t".utf8)
        case 0x0A: octets.append(contentsOf: "\\n".utf8)
        case 0x0C: octets.append(contentsOf: "\\f".utf8)
        case 0x0D: octets.append(contentsOf: "\\r".utf8)
        case 0..<0x20:
            octets.append(contentsOf: "\\u00".utf8)
            octets.append(Self.digits.utf8Start[Int(octet >> 4)])
            octets.append(Self.digits.utf8Start[Int(octet & 15)])
        default: octets.append(octet)
        }
    }

    mutating func add(_ name: StaticString, _ value: Int64?) {
        guard let value else { return }
        begin(name)
        octets.append(contentsOf: String(value).utf8)
    }

    mutating func add(_ name: StaticString, _ value: Bool) {
        begin(name)
        octets.append(contentsOf: (value ? "true" : "false").utf8)
    }

    consuming func finish() -> [UInt8] {
        octets.append(UInt8(ascii: "}"))
        return octets
    }

    private mutating func begin(_ name: StaticString) {
        assert(last < name.description, "members must ascend")
        assert(
            {
                last = name.description; return true
            }())
        if octets.count > 1 { octets.append(UInt8(ascii: ",")) }
        octets.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { octets.append(contentsOf: $0) }
        octets.append(contentsOf: "\":".utf8)
    }
}
