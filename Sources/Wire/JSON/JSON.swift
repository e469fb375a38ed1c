// SPDX-License-Identifier: Apache-2.0

/// A JSON value to be written, with its members in the order they were given.
///
/// For answers, reports and command output; hot paths write with `JSONWriter`.
package enum JSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    /// Must be finite.
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A name and its value.
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSON

        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// Compact UTF-8, members in the order given.
    package var octets: [UInt8] {
        var writer = JSONWriter()
        append(to: &writer, indent: nil)
        return writer.octets
    }

    /// UTF-8 for people: two spaces a level, one member a line.
    package var indented: [UInt8] {
        var writer = JSONWriter()
        append(to: &writer, indent: 0)
        return writer.octets
    }

    /// The RFC 8785 form.
    package var canonical: [UInt8] {
        var writer = JSONWriter()
        sorted.append(to: &writer, indent: nil)
        return writer.octets
    }

    private var sorted: JSON {
        switch self {
        case .array(let elements): .array(elements.map(\.sorted))
        case .object(let members):
            .object(
                members.map { Member($0.name, $0.value.sorted) }
                    .sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) })
        default: self
        }
    }

    private func append(to writer: inout JSONWriter, indent: Int?) {
        switch self {
        case .null: writer.raw("null")
        case .boolean(let value): writer.boolean(value)
        case .integer(let value): writer.integer(value)
        case .number(let value): writer.number(value)
        case .string(let text): writer.string(text)
        case .array(let elements):
            Self.append(elements, between: ("[", "]"), to: &writer, indent: indent) { element, writer, inner in
                element.append(to: &writer, indent: inner)
            }
        case .object(let members):
            Self.append(members, between: ("{", "}"), to: &writer, indent: indent) { member, writer, inner in
                writer.string(member.name)
                inner == nil ? writer.raw(":") : writer.raw(": ")
                member.value.append(to: &writer, indent: inner)
            }
        }
    }

    private static func append<Item>(
        _ items: [Item], between marks: (StaticString, StaticString), to writer: inout JSONWriter, indent: Int?,
        item: (Item, inout JSONWriter, Int?) -> Void
    ) {
        let inner = indent.map { $0 + 1 }
        func newLine(_ level: Int?, _ writer: inout JSONWriter) {
            guard let level, !items.isEmpty else { return }
            writer.raw("\n")
            writer.raw([UInt8](repeating: UInt8(ascii: " "), count: 2 * level))
        }
        writer.raw(marks.0)
        for (offset, value) in items.enumerated() {
            if offset > 0 { writer.raw(",") }
            newLine(inner, &writer)
            item(value, &writer, inner)
        }
        newLine(indent, &writer)
        writer.raw(marks.1)
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
}

extension JSON {
    /// The members of an object; empty for any other kind.
    package var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }
}

extension JSONValue {
    /// The value as a tree that can be changed and written; numbers that are not integers become doubles.
    package var tree: JSON {
        switch kind {
        case .null: .null
        case .boolean: .boolean(boolean ?? false)
        case .number: integer.map { .integer($0) } ?? .number(double ?? 0)
        case .string: .string(string ?? "")
        case .array: .array(elements.map(\.tree))
        case .object: .object(members.map { JSON.Member($0.name.string ?? "", $0.value.tree) })
        }
    }
}
