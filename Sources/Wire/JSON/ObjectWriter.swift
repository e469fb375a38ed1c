// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Writes one object whose members are given in ascending order of their ASCII names; a nil value leaves its member out.
struct ObjectWriter: ~Copyable {
    private var writer = JSONWriter(capacity: 512)
    private var isEmpty = true

    mutating func text(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        begin(name)
        writer.string(value)
    }

    mutating func instant(_ name: StaticString, _ value: Instant?) {
        guard let value else { return }
        begin(name)
        writer.instant(value)
    }

    mutating func truth(_ name: StaticString, _ value: Bool?) {
        guard let value else { return }
        begin(name)
        writer.boolean(value)
    }

    mutating func integer(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        begin(name)
        writer.integer(value)
    }

    mutating func date(_ name: StaticString, _ value: CivilDate?) {
        guard let value else { return }
        begin(name)
        writer.date(value)
    }

    mutating func object(_ name: StaticString, _ value: [UInt8]?) {
        guard let value else { return }
        begin(name)
        writer.raw(value)
    }

    mutating func array<Element>(_ name: StaticString, _ values: [Element]?, _ write: (inout JSONWriter, Element) -> Void) {
        guard let values else { return }
        begin(name)
        writer.raw("[")
        for (position, value) in values.enumerated() {
            if position > 0 { writer.raw(",") }
            write(&writer, value)
        }
        writer.raw("]")
    }

    consuming func finish() -> [UInt8] {
        writer.raw(isEmpty ? "{}" : "}")
        return writer.octets
    }

    private mutating func begin(_ name: StaticString) {
        writer.raw(isEmpty ? "{\"" : ",\"")
        writer.raw(name)
        writer.raw("\":")
        isEmpty = false
    }
}
