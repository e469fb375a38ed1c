// SPDX-License-Identifier: Apache-2.0

/// A value of a parsed document; members keep the order of the document, numbers their exact text.
package struct JSONValue: Sendable {
    package let document: JSONDocument
    let index: Int

    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    private var node: JSONNode { document.nodes[index] }

    package var kind: JSONKind { node.kind }

    /// Members of an object or elements of an array; 0 for anything else.
    package var count: Int { Int(node.count) }

    package var isNull: Bool { node.kind == .null }

    /// The value of `true` or `false`; nil for any other kind.
    package var boolean: Bool? {
        let node = node
        return node.kind == .boolean ? document.octets[Int(node.start)] == UInt8(ascii: "t") : nil
    }

    /// The text of a string; nil for any other kind.
    package var string: String? {
        let node = node
        guard node.kind == .string else { return nil }
        return document.octets.withUnsafeBufferPointer { JSONText.string(node, in: $0) }
    }

    /// Runs `body` on the UTF-8 text of a string, without making a `String`; nil for any other kind.
    package func withUTF8<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R? {
        let node = node
        guard node.kind == .string else { return nil }
        return document.octets.withUnsafeBufferPointer { source in
            if node.hasEscapes { return JSONText.octets(node, in: source).withUnsafeBufferPointer(body) }
            return body(UnsafeBufferPointer(rebasing: source[Int(node.start)..<Int(node.end)]))
        }
    }

    /// The exact text of a number; nil for any other kind.
    package var numberText: String? {
        let node = node
        guard node.kind == .number else { return nil }
        return String(decoding: document.octets[Int(node.start)..<Int(node.end)], as: UTF8.self)
    }

    /// A number without a fraction within ±2^53, however it is written (`1`, `1.0`, `1e0`); nil for anything else.
    ///
    /// JSON Schema counts `1.0` among the integers, and RFC 7493 section 2.2 bounds what every reader sees alike.
    package var integer: Int64? {
        guard let text = numberText else { return nil }
        let value = Int64(text) ?? Double(text).flatMap { Int64(exactly: $0) }
        guard let value, abs(value.clamped) <= 1 << 53 else { return nil }
        return value
    }

    /// A number as the nearest double; nil for any other kind.
    package var double: Double? { numberText.flatMap { Double($0) } }

    /// The member `name` of an object; nil when there is none or this is no object.
    package func member(_ name: StaticString) -> JSONValue? { positioned(name)?.value }

    /// The member `name` of an object and how many members stand before it.
    func positioned(_ name: StaticString) -> (position: Int, value: JSONValue)? {
        find(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// The member `name` of an object; nil when there is none or this is no object.
    package subscript(_ name: String) -> JSONValue? {
        var name = name
        return name.withUTF8 { find($0)?.value }
    }

    /// The element at `position` of an array; nil when there is none or this is no array.
    package subscript(_ position: Int) -> JSONValue? {
        guard position >= 0, position < count, kind == .array else { return nil }
        for (offset, element) in elements.enumerated() where offset == position { return element }
        return nil
    }

    private func find(_ name: UnsafeBufferPointer<UInt8>) -> (position: Int, value: JSONValue)? {
        guard kind == .object else { return nil }
        let found: (position: Int, index: Int)? = document.octets.withUnsafeBufferPointer { source in
            document.nodes.withUnsafeBufferPointer { nodes in
                let end = Int(nodes[index].next)
                var at = index + 1
                var position = 0
                while at < end {
                    let candidate = nodes[at]
                    if candidate.hasEscapes {
                        if JSONText.octets(candidate, in: source).elementsEqual(name) { return (position, at + 1) }
                    } else if Int(candidate.end - candidate.start) == name.count {
                        let start = Int(candidate.start)
                        var offset = 0
                        while offset < name.count, source[start + offset] == name[offset] { offset += 1 }
                        if offset == name.count { return (position, at + 1) }
                    }
                    at = Int(nodes[at + 1].next)
                    position += 1
                }
                return nil
            }
        }
        return found.map { ($0.position, JSONValue(document: document, index: $0.index)) }
    }

    /// The members of an object in the order of the document; empty for any other kind.
    package var members: JSONMembers { JSONMembers(document: document, container: index) }

    /// The elements of an array; empty for any other kind.
    package var elements: JSONElements { JSONElements(document: document, container: index) }

    /// The octets that this value has in the document, its spelling included.
    package var source: ArraySlice<UInt8> {
        let node = node
        return node.kind == .string
            ? document.octets[Int(node.start) - 1..<Int(node.end) + 1] : document.octets[Int(node.start)..<Int(node.end)]
    }

    /// The RFC 6901 pointer to the value, found by walking from the root: for errors, not for hot paths.
    package var pointer: String {
        var pointer = JSONPointer()
        var container = JSONValue(document: document, index: 0)
        descent: while container.index != index {
            switch container.kind {
            case .object:
                for (name, value) in container.members where value.index <= index && index < value.node.next {
                    pointer.append(name: name.string ?? "")
                    container = value
                    continue descent
                }
            case .array:
                for (offset, value) in container.elements.enumerated() where value.index <= index && index < value.node.next {
                    pointer.append(index: offset)
                    container = value
                    continue descent
                }
            default: break
            }
            break
        }
        return pointer.text
    }
}

extension Int64 {
    /// The value, with the one that has no absolute value moved by one.
    fileprivate var clamped: Int64 { Swift.max(self, -Int64.max) }
}

/// The members of an object, in the order of the document.
package struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var at: Int
    private let end: Int

    init(document: JSONDocument, container: Int) {
        self.document = document
        let node = document.nodes[container]
        self.at = container + 1
        self.end = node.kind == .object ? Int(node.next) : at
    }

    /// The next member; its name is a string value.
    package mutating func next() -> (name: JSONValue, value: JSONValue)? {
        guard at < end else { return nil }
        let name = JSONValue(document: document, index: at)
        let value = JSONValue(document: document, index: at + 1)
        at = Int(document.nodes[at + 1].next)
        return (name, value)
    }
}

/// The elements of an array.
package struct JSONElements: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var at: Int
    private let end: Int

    init(document: JSONDocument, container: Int) {
        self.document = document
        let node = document.nodes[container]
        self.at = container + 1
        self.end = node.kind == .array ? Int(node.next) : at
    }

    package mutating func next() -> JSONValue? {
        guard at < end else { return nil }
        let value = JSONValue(document: document, index: at)
        at = Int(document.nodes[at].next)
        return value
    }
}
