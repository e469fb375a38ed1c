// SPDX-License-Identifier: Apache-2.0

extension DeploymentKey {
    /// The keyed digest under which a record is found: 16 octets, different for each purpose.
    ///
    /// The parts are separated by an octet that no part contains, so that two lists of parts never meet.
    package func lookup(_ purpose: StaticString, _ parts: [UInt8]...) -> [UInt8] {
        var octets = Array(purpose.description.utf8)
        for part in parts {
            octets.append(0)
            octets.append(contentsOf: part)
        }
        return index(octets, prefix: 16)
    }

    /// The keyed digest of texts.
    package func lookup(_ purpose: StaticString, _ parts: String...) -> [UInt8] {
        var octets = Array(purpose.description.utf8)
        for part in parts {
            octets.append(0)
            octets.append(contentsOf: part.utf8)
        }
        return index(octets, prefix: 16)
    }
}
