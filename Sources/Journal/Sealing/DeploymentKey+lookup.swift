// SPDX-License-Identifier: Apache-2.0

extension DeploymentKey {
    /// The keyed digest under which a record is found: 16 octets, different for each purpose.
    ///
    /// The parts are separated by an octet that no part contains, so that two lists of parts never meet.
    package func lookup(_ purpose: StaticString, _ parts: [UInt8]...) -> [UInt8] {
        var octets = Self.beginning(purpose, parts.reduce(0) { $0 + 1 + $1.count })
        for part in parts {
            octets.append(0)
            octets.append(contentsOf: part)
        }
        return index(octets, prefix: 16)
    }

    /// The keyed digest of texts.
    package func lookup(_ purpose: StaticString, _ parts: String...) -> [UInt8] {
        var octets = Self.beginning(purpose, parts.reduce(0) { $0 + 1 + $1.utf8.count })
        for part in parts {
            octets.append(0)
            octets.append(contentsOf: part.utf8)
        }
        return index(octets, prefix: 16)
    }

    private static func beginning(_ purpose: StaticString, _ room: Int) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(purpose.utf8CodeUnitCount + room)
        octets.append(contentsOf: UnsafeBufferPointer(start: purpose.utf8Start, count: purpose.utf8CodeUnitCount))
        return octets
    }
}
