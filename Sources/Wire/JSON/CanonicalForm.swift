// SPDX-License-Identifier: Apache-2.0

/// The canonical form of a parsed value (RFC 8785, JSON Canonicalization Scheme).
struct CanonicalForm: ~Copyable {
    private let source: UnsafeBufferPointer<UInt8>
    private let nodes: UnsafeBufferPointer<JSONNode>
    private var writer: JSONWriter
    /// Name nodes of the objects being written, each sorted.
    private var names: [Int] = []

    /// The canonical octets of the subtree at `index`, without those members of its top level that `omitted` names.
    static func octets(of index: Int, in document: JSONDocument, omitting omitted: [String] = []) -> [UInt8] {
        document.octets.withUnsafeBufferPointer { source in
            document.nodes.withUnsafeBufferPointer { nodes in
                var form = CanonicalForm(source: source, nodes: nodes, writer: JSONWriter(capacity: source.count))
                form.names.reserveCapacity(32)
                form.append(index, omitting: omitted)
                return form.writer.octets
            }
        }
    }

    private mutating func append(_ index: Int, omitting omitted: [String] = []) {
        let node = nodes[index]
        switch node.kind {
        case .null: writer.raw("null")
        case .boolean: writer.boolean(source[Int(node.start)] == UInt8(ascii: "t"))
        case .number: append(number: node)
        case .string: append(string: node)
        case .array:
            writer.raw("[")
            var element = index + 1
            while element < node.next {
                if element > index + 1 { writer.raw(",") }
                append(element)
                element = Int(nodes[element].next)
            }
            writer.raw("]")
        case .object: append(object: index, omitting: omitted)
        }
    }

    private mutating func append(object index: Int, omitting omitted: [String]) {
        let first = names.count
        var name = index + 1
        while name < nodes[index].next {
            if omitted.isEmpty || !omitted.contains(JSONText.string(nodes[name], in: source)) { insert(name, after: first) }
            name = Int(nodes[name + 1].next)
        }
        let last = names.count
        writer.raw("{")
        for position in first..<last {
            if position > first { writer.raw(",") }
            let name = names[position]
            append(string: nodes[name])
            writer.raw(":")
            append(name + 1)
        }
        writer.raw("}")
        names.removeLast(last - first)
    }

    private mutating func insert(_ name: Int, after first: Int) {
        let source = source, nodes = nodes
        func precedes(_ a: Int, _ b: Int) -> Bool { JSONText.order(nodes[a], nodes[b], in: source) == .before }
        // Senders that sort their members already pay one comparison each.
        if names.count == first || precedes(names[names.count - 1], name) { return names.append(name) }
        var low = first, high = names.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(names[middle], name) { low = middle + 1 } else { high = middle }
        }
        names.insert(name, at: low)
    }

    private mutating func append(string node: JSONNode) {
        if node.hasEscapes {
            JSONText.octets(node, in: source).withUnsafeBufferPointer { writer.string($0) }
        } else {
            // Without escapes nothing in it needs one, and the quotation marks stand around it.
            writer.raw(UnsafeBufferPointer(rebasing: source[Int(node.start) - 1..<Int(node.end) + 1]))
        }
    }

    private mutating func append(number node: JSONNode) {
        let text = UnsafeBufferPointer(rebasing: source[Int(node.start)..<Int(node.end)])
        // Up to 15 digits every integer is its own canonical form; only a negative zero is not.
        let isInteger = text.allSatisfy { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
        if isInteger, text.count <= 15, text[0] != UInt8(ascii: "-") || text[1] != UInt8(ascii: "0") {
            writer.raw(text)
        } else {
            writer.number(Double(String(decoding: text, as: UTF8.self)) ?? 0)
        }
    }
}

extension JSONValue {
    /// The RFC 8785 form of the value; of an object, without the members that `omitted` names.
    package func canonical(omitting omitted: [String] = []) -> [UInt8] {
        CanonicalForm.octets(of: index, in: document, omitting: omitted)
    }
}
