// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation

/// The secret of one deployment: 32 octets, from which every other key at rest is derived (HKDF, RFC 5869).
///
/// It is read from a file or a systemd credential and never from the environment, which any process of the user can read.
package struct DeploymentKey: Sendable {
    /// Wraps the key of each body.
    let wrapping: SymmetricKey
    /// Makes the keyed digests by which rolls, key adults and references are found.
    let index: KeyedHash
    /// Makes the keyed digests that outlive a body.
    let digest: KeyedHash
    /// Seals rolls, key adults and the names of people who decided.
    let directory: SymmetricKey

    /// - Throws: ``JournalError/badKey`` unless there are exactly 32 octets.
    package init(_ octets: [UInt8]) throws(JournalError) {
        guard octets.count == 32 else { throw .badKey }
        let secret = SymmetricKey(data: octets)
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, info: Array("firstbell/1/\(purpose)".utf8), outputByteCount: 32)
        }
        wrapping = derived("wrapping")
        index = KeyedHash(derived("index"))
        digest = KeyedHash(derived("digest"))
        directory = derived("directory")
    }

    /// A fresh random secret.
    package static func generate() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { [UInt8]($0) } }

    /// The keyed digest under which `octets` are looked up; 32 octets.
    package func indexed(_ octets: [UInt8]) -> [UInt8] { index(octets) }

    /// The keyed digest that may outlive what it is a digest of; 32 octets.
    func outliving(_ octets: [UInt8]) -> [UInt8] { digest(octets) }

    /// Eight octets by which the journal recognises its key.
    var check: [UInt8] { index(Array("firstbell key check".utf8), prefix: 8) }
}
