// SPDX-License-Identifier: Apache-2.0

/// What the key of a body is bound to: every column that says whose it is, where it goes and what it is shown as.
///
/// AES-GCM refuses the wrapped key when one of them is not what it was. A bit that flips on the disk can then make a notice
/// unreadable, and never another recipient's.
struct BodyBinding {
    let octets: [UInt8]
    private let firstCount: Int

    /// Table and number alone, to which keys of the first form are bound.
    var first: [UInt8] { Array(octets.prefix(firstCount)) }

    private init(_ table: StaticString, _ id: Int64, _ numbers: (Int64, Int64, Int64, Int64), _ octetID: [UInt8], _ text: String) {
        let name = UnsafeBufferPointer(start: table.utf8Start, count: table.utf8CodeUnitCount)
        let numbers = (id.bigEndian, numbers.0.bigEndian, numbers.1.bigEndian, numbers.2.bigEndian, numbers.3.bigEndian)
        var octets: [UInt8] = []
        octets.reserveCapacity(name.count + 1 + 40 + octetID.count + text.utf8.count)
        octets.append(contentsOf: name)
        octets.append(UInt8(ascii: "/"))
        firstCount = octets.count + 8
        withUnsafeBytes(of: numbers) { octets.append(contentsOf: $0) }
        octets.append(contentsOf: octetID)
        octets.append(contentsOf: text.utf8)
        self.octets = octets
    }

    /// Of a notice; `id` has 16 octets, so that what follows it needs no mark.
    static func notice(
        _ sequence: Int64, id: [UInt8], kind: Int64, event: Int64, subject: Int64, releasedAt: Int64, recipient: String
    ) -> BodyBinding {
        BodyBinding("notice", sequence, (kind, event, subject, releasedAt), id, recipient)
    }

    /// Of an event's subject.
    static func subject(_ id: Int64, event: Int64, position: Int64, person: Int64, protected: Int64) -> BodyBinding {
        BodyBinding("subject", id, (event, position, person, protected), [], "")
    }
}
