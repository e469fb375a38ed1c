// SPDX-License-Identifier: Apache-2.0
package import Ledger

/// The leaves that one transaction appended, as the one record that keeps them.
///
/// A row for each leaf cost more than everything else that a leaf is made of; a transaction appends some thousand. Each leaf
/// is: its type octet, an octet for whose key gives its salt (0 nobody, 1 a subject, 2 a notice, 3 none any more), then the salt where nobody's
/// does and the number of the subject or notice where one's does (8 octets), the commitment (32), the length of the entry
/// (4) and the entry. Numbers have their most significant octet first. Whole pages are kept pressed (``LedgerPress``).
package struct LedgerPage {
    private(set) var octets: [UInt8] = []

    /// Whose key gives the salt of a leaf.
    package enum Holder: Hashable {
        case nobody(salt: Salt)
        case subject(Int64)
        case notice(Int64)
        /// The entry is destroyed, and its salt with it.
        case destroyed
    }

    /// One leaf as it was kept.
    package struct Record {
        package var kind: UInt8
        package var holder: Holder
        /// The type octet and the commitment, 33 octets.
        package var leaf: [UInt8]
        /// Canonical JSON.
        package var entry: [UInt8]

        /// The same leaf, without what it commits to.
        var withoutEntry: Record { Record(kind: kind, holder: .destroyed, leaf: leaf, entry: []) }
    }

    mutating func append(_ leaf: Leaf, holder: Holder, entry: [UInt8]) {
        entry.withUnsafeBytes { append(leaf, holder: holder, entry: $0) }
    }

    mutating func append(_ leaf: Leaf, holder: Holder, entry: UnsafeRawBufferPointer) {
        begin(leaf.kind.rawValue, holder)
        leaf.commitment.withUnsafeOctets { octets.append(contentsOf: $0) }
        end(entry)
    }

    mutating func append(_ record: Record) {
        begin(record.kind, record.holder)
        octets.append(contentsOf: record.leaf.dropFirst())
        record.entry.withUnsafeBytes { end($0) }
    }

    private mutating func begin(_ kind: UInt8, _ holder: Holder) {
        octets.append(kind)
        switch holder {
        case .nobody(let salt):
            octets.append(0)
            salt.withUnsafeOctets { octets.append(contentsOf: $0) }
        case .subject(let id):
            octets.append(1)
            append(UInt64(bitPattern: id))
        case .notice(let sequence):
            octets.append(2)
            append(UInt64(bitPattern: sequence))
        case .destroyed: octets.append(3)
        }
    }

    private mutating func end(_ entry: UnsafeRawBufferPointer) {
        withUnsafeBytes(of: UInt32(entry.count).bigEndian) { octets.append(contentsOf: $0) }
        octets.append(contentsOf: entry)
    }

    private mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { octets.append(contentsOf: $0) }
    }

    /// The page as it is kept, pressed where that makes it smaller.
    package var kept: [UInt8] { LedgerPress.pressed(octets) }

    /// A page as it was before it was pressed: every entry of it stands there as text.
    ///
    /// - Returns: nil for octets that are no page.
    package static func opened(_ kept: [UInt8]) -> [UInt8]? { LedgerPress.opened(kept) }

    /// Reads the leaves of a page in order, pressed or opened.
    ///
    /// - Returns: nil for octets that are no page.
    package static func records(in kept: [UInt8]) -> [Record]? {
        guard let octets = opened(kept) else { return nil }
        var rest = octets[...]
        func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard rest.count >= count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        func number(_ count: Int) -> UInt64? { take(count)?.reduce(0) { $0 << 8 | UInt64($1) } }
        var records: [Record] = []
        while !rest.isEmpty {
            guard let kind = take(1)?.first, let whose = take(1)?.first else { return nil }
            let holder: Holder
            switch whose {
            case 0:
                guard let salt = take(Salt.length).flatMap({ Salt($0) }) else { return nil }
                holder = .nobody(salt: salt)
            case 1, 2:
                guard let id = number(8).map({ Int64(bitPattern: $0) }) else { return nil }
                holder = whose == 1 ? .subject(id) : .notice(id)
            case 3: holder = .destroyed
            default: return nil
            }
            guard let commitment = take(MerkleHash.length), let length = number(4), let entry = take(Int(length)) else {
                return nil
            }
            records.append(Record(kind: kind, holder: holder, leaf: [kind] + commitment, entry: Array(entry)))
        }
        return records
    }
}
