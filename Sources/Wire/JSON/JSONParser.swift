// SPDX-License-Identifier: Apache-2.0

/// Reads one I-JSON document (RFC 8259 with the restrictions of RFC 7493) onto a tape of nodes.
///
/// What RFC 8259 leaves open is closed here: duplicate names, lone surrogates, noncharacters, invalid UTF-8, numbers beyond a
/// double, a byte order mark and octets after the document are refused, so that two readers can never see two documents.
struct JSONParser {
    static let depthLimit = 32

    let octets: UnsafeBufferPointer<UInt8>
    var position = 0
    var nodes: [JSONNode] = []
    /// Nodes of the containers that are open, outermost first.
    private var open: [Int] = []
    /// Name nodes of the objects that are open.
    private var names: [JSONName] = []

    init(_ octets: UnsafeBufferPointer<UInt8>) {
        self.octets = octets
        nodes.reserveCapacity(octets.count / 10 + 8)
        open.reserveCapacity(8)
        names.reserveCapacity(32)
    }

    /// The tape of the whole document.
    static func parse(_ octets: UnsafeBufferPointer<UInt8>) throws(JSONError) -> [JSONNode] {
        var parser = JSONParser(octets)
        guard octets.count < Int(UInt32.max) else { throw parser.fault(.tooLong, at: 0) }
        parser.skipSpace()
        try parser.value()
        parser.skipSpace()
        guard parser.position == octets.count else { throw parser.fault(.trailingOctets, at: parser.position) }
        return parser.nodes
    }

    private mutating func value() throws(JSONError) {
        guard position < octets.count else { throw fault(.unexpectedEnd, at: position) }
        switch octets[position] {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "t"): try literal("true", .boolean)
        case UInt8(ascii: "f"): try literal("false", .boolean)
        case UInt8(ascii: "n"): try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        default: throw fault(.unexpectedOctet, at: position)
        }
    }

    private mutating func object() throws(JSONError) {
        let container = try enter(.object)
        let firstName = names.count
        skipSpace()
        if take(UInt8(ascii: "}")) { return leave(container) }
        while true {
            guard position < octets.count else { throw fault(.unexpectedEnd, at: position) }
            guard octets[position] == UInt8(ascii: "\"") else { throw fault(.unexpectedOctet, at: position) }
            let name = nodes.count
            try string()
            names.append(JSONName(node: name, nodes[name], in: octets))
            nodes[container].next = UInt32(name)
            skipSpace()
            try require(UInt8(ascii: ":"))
            skipSpace()
            try value()
            nodes[container].next = 0
            nodes[container].count += 1
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
            } else {
                try require(UInt8(ascii: "}"))
                break
            }
        }
        if let duplicate = JSONName.duplicate(in: names[firstName...], nodes: nodes, octets: octets) {
            nodes[container].next = UInt32(duplicate)
            throw fault(.duplicateName, at: Int(nodes[duplicate].start) - 1)
        }
        names.removeLast(names.count - firstName)
        leave(container)
    }

    private mutating func array() throws(JSONError) {
        let container = try enter(.array)
        skipSpace()
        if take(UInt8(ascii: "]")) { return leave(container) }
        while true {
            try value()
            nodes[container].count += 1
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
            } else {
                try require(UInt8(ascii: "]"))
                break
            }
        }
        leave(container)
    }

    private mutating func enter(_ kind: JSONKind) throws(JSONError) -> Int {
        guard open.count < Self.depthLimit else { throw fault(.tooDeep, at: position) }
        let container = nodes.count
        nodes.append(
            JSONNode(kind: kind, hasEscapes: false, start: UInt32(position), end: 0, next: 0, count: 0))
        open.append(container)
        position += 1
        return container
    }

    private mutating func leave(_ container: Int) {
        nodes[container].end = UInt32(position)
        nodes[container].next = UInt32(nodes.count)
        open.removeLast()
    }

    private mutating func literal(_ word: StaticString, _ kind: JSONKind) throws(JSONError) {
        let start = position
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for octet in expected {
            guard position < octets.count else { throw fault(.unexpectedEnd, at: position) }
            guard octets[position] == octet else { throw fault(.unexpectedOctet, at: position) }
            position += 1
        }
        appendLeaf(kind, from: start, to: position)
    }

    mutating func appendLeaf(_ kind: JSONKind, from start: Int, to end: Int, hasEscapes: Bool = false) {
        nodes.append(
            JSONNode(
                kind: kind, hasEscapes: hasEscapes, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1),
                count: 0))
    }

    mutating func skipSpace() {
        while position < octets.count {
            switch octets[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ octet: UInt8) -> Bool {
        guard position < octets.count, octets[position] == octet else { return false }
        position += 1
        return true
    }

    private mutating func require(_ octet: UInt8) throws(JSONError) {
        guard position < octets.count else { throw fault(.unexpectedEnd, at: position) }
        guard octets[position] == octet else { throw fault(.unexpectedOctet, at: position) }
        position += 1
    }

    func fault(_ code: JSONError.Code, at offset: Int) -> JSONError {
        var pointer = JSONPointer()
        for container in open {
            let node = nodes[container]
            if node.kind == .array {
                pointer.append(index: Int(node.count))
            } else if node.next != 0 {
                pointer.append(name: JSONText.string(nodes[Int(node.next)], in: octets))
            }
        }
        return JSONError(code: code, offset: offset, pointer: pointer.text)
    }
}
