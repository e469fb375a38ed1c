// SPDX-License-Identifier: Apache-2.0

/// What the key of a body is bound to: every column that says whose it is, where it goes and what it is shown as.
///
/// AES-GCM refuses the wrapped key when one of them is not what it was. A bit that flips on the disk can then make a notice
/// unreadable, and never another recipient's.
struct BodyBinding {
    let octets: [UInt8]
    /// Table and number alone, to which keys of the first form are bound.
    let first: [UInt8]

    private init(_ table: StaticString, _ id: Int64, _ numbers: [Int64], _ rest: [UInt8] = []) {
        var octets = Array(table.description.utf8)
        octets.reserveCapacity(octets.count + 9 + numbers.count * 8 + rest.count)
        octets.append(UInt8(ascii: "/"))
        withUnsafeBytes(of: id.bigEndian) { octets.append(contentsOf: $0) }
        first = octets
        for number in numbers { withUnsafeBytes(of: number.bigEndian) { octets.append(contentsOf: $0) } }
        octets.append(contentsOf: rest)
        self.octets = octets
    }

    /// Of a notice; `id` has 16 octets, so that what follows it needs no mark.
    static func notice(
        _ sequence: Int64, id: [UInt8], kind: Int64, event: Int64, subject: Int64, releasedAt: Int64, recipient: String
    ) -> BodyBinding {
        BodyBinding("notice", sequence, [kind, event, subject, releasedAt], id + recipient.utf8)
    }

    /// Of an event's subject.
    static func subject(_ id: Int64, event: Int64, position: Int64, person: Int64, protected: Int64) -> BodyBinding {
        BodyBinding("subject", id, [event, position, person, protected])
    }
}
