// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// The canonical JSON (RFC 8785) of a ledger entry: one flat object of strings, whole numbers and truth values.
///
/// Members are given in ascending order of their ASCII names, which is the order the canonical form demands.
struct EntryText: ~Copyable {
    private var writer = JSONWriter(capacity: 512)
    private var isEmpty = true
    private var last = ""

    init() { writer.raw("{") }

    mutating func add(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        begin(name)
        writer.string(value)
    }

    mutating func add(_ name: StaticString, _ id: NoticeID?) {
        guard let id else { return }
        begin(name)
        writer.raw("\"")
        id.append(to: &writer)
        writer.raw("\"")
    }

    mutating func add(_ name: StaticString, _ partner: PartnerID?) {
        guard let partner else { return }
        begin(name)
        writer.partner(partner)
    }

    mutating func add(_ name: StaticString, _ instant: Instant?) {
        guard let instant else { return }
        begin(name)
        writer.instant(instant)
    }

    /// Adds octets as lower-case hexadecimal digits.
    mutating func add(_ name: StaticString, hex value: [UInt8]) {
        begin(name)
        writer.hex(value)
    }

    mutating func add(_ name: StaticString, _ value: Int64?) {
        guard let value else { return }
        begin(name)
        writer.integer(value)
    }

    mutating func add(_ name: StaticString, _ value: Bool) {
        begin(name)
        writer.boolean(value)
    }

    /// Lends the whole text.
    consuming func finish<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        writer.raw("}")
        return writer.withOctets(body)
    }

    private mutating func begin(_ name: StaticString) {
        assert(last < name.description, "members must ascend")
        assert(
            {
                last = name.description; return true
            }())
        writer.raw(isEmpty ? "\"" : ",\"")
        isEmpty = false
        writer.raw(name)
        writer.raw("\":")
    }
}
