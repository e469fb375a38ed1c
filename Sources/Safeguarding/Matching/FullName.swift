// SPDX-License-Identifier: Apache-2.0

/// A person's whole name, as conflicts of interest are compared: letters and digits alone, in one case and without accents.
package enum FullName {
    /// The octets that two spellings of one full name share.
    package static func key(_ name: String) -> [UInt8] {
        var octets: [UInt8] = []
        NameForm.appendNear(name, to: &octets)
        return octets
    }
}
