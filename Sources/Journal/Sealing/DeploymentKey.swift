// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation

/// The secret of one deployment: 32 octets, from which every other key at rest is derived (HKDF, RFC 5869).
///
/// It is read from a file or a systemd credential and never from the environment, which any process of the user can read. The
/// secret can be changed (``Journal/beginRotation(to:at:)``): what seals changes with it, and what makes keyed digests stays
/// for ever, because digests in the ledger cannot be made anew.
package struct DeploymentKey: Sendable {
    /// What is derived from the secret in force.
    let current: DerivedKeys
    /// What is derived from the secret before, while a change is under way and both are in use.
    let former: DerivedKeys?
    /// Secrets that were found where the one in force should be; the journal says which is which.
    private let offered: [DerivedKeys]
    let lookups: LookupKeys
    /// Makes the keyed digests by which rolls, key adults and references are found.
    let index: KeyedHash
    /// Makes the keyed digests that outlive a body.
    let digest: KeyedHash

    /// Wraps the key of each body.
    var wrapping: SymmetricKey { current.wrapping }
    /// Seals rolls, key adults and the names of people who decided.
    var directory: SymmetricKey { current.directory }

    /// - Parameter others: secrets found beside the first, one of which a change of keys may have left in force.
    /// - Throws: ``JournalError/badKey`` unless each is exactly 32 octets.
    package init(_ octets: [UInt8], beside others: [[UInt8]] = []) throws(JournalError) {
        var offered = [try DerivedKeys(octets)]
        for other in others { offered.append(try DerivedKeys(other)) }
        self.init(current: offered[0], former: nil, lookups: LookupKeys(offered[0]), offered: offered)
    }

    private init(current: DerivedKeys, former: DerivedKeys?, lookups: LookupKeys, offered: [DerivedKeys]) {
        self.current = current
        self.former = former
        self.lookups = lookups
        self.offered = offered
        index = KeyedHash(lookups.index)
        digest = KeyedHash(lookups.digest)
    }

    /// A fresh random secret.
    package static func generate() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { [UInt8]($0) } }

    /// The keyed digest under which `octets` are looked up; 32 octets.
    package func indexed(_ octets: [UInt8]) -> [UInt8] { index(octets) }

    /// The keyed digest that may outlive what it is a digest of; 32 octets.
    func outliving(_ octets: [UInt8]) -> [UInt8] { digest(octets) }

    /// Eight octets by which the journal recognises its key.
    var check: [UInt8] { current.check }

    /// The same, for people and manifests.
    package var checkText: String { Hex.text(check) }

    /// The key as a journal uses it, which says by check values which of the secrets offered are in force.
    ///
    /// - Throws: ``JournalError/wrongKey``, ``JournalError/formerKeyMissing``.
    func recognised(in state: KeyState) throws -> DeploymentKey {
        guard let current = offered.first(where: { $0.check == state.check }) else { throw JournalError.wrongKey }
        var former: DerivedKeys?
        if let check = state.formerCheck {
            former = offered.first { $0.check == check }
            guard former != nil else { throw JournalError.formerKeyMissing }
        }
        let lookups = try state.lookups.map { try LookupKeys(sealed: $0, by: current) } ?? LookupKeys(current)
        return DeploymentKey(current: current, former: former, lookups: lookups, offered: offered)
    }
}

/// What is derived from one secret.
struct DerivedKeys: Sendable {
    let wrapping: SymmetricKey
    let directory: SymmetricKey
    let index: SymmetricKey
    let digest: SymmetricKey
    let check: [UInt8]

    init(_ octets: [UInt8]) throws(JournalError) {
        guard octets.count == 32 else { throw .badKey }
        let secret = SymmetricKey(data: octets)
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: secret, info: Array("firstbell/1/\(purpose)".utf8), outputByteCount: 32)
        }
        wrapping = derived("wrapping")
        index = derived("index")
        digest = derived("digest")
        directory = derived("directory")
        check = KeyedHash(index)(Array("firstbell key check".utf8), prefix: 8)
    }
}

/// The keys of all keyed digests of a deployment: those of its first secret, for ever.
struct LookupKeys: Sendable {
    let index: SymmetricKey
    let digest: SymmetricKey

    init(_ keys: DerivedKeys) {
        index = keys.index
        digest = keys.digest
    }

    init(sealed octets: [UInt8], by keys: DerivedKeys) throws(JournalError) {
        let plain = try keys.directory.opened(octets, authenticating: Self.context)
        guard plain.count == 64 else { throw .damaged("lookup keys") }
        index = SymmetricKey(data: plain[..<32])
        digest = SymmetricKey(data: plain[32...])
    }

    /// The form in which the journal keeps them once the first secret is gone.
    func sealed(by keys: DerivedKeys) throws(JournalError) -> [UInt8] {
        let plain = index.withUnsafeBytes { [UInt8]($0) } + digest.withUnsafeBytes { [UInt8]($0) }
        return try keys.directory.sealed(plain, authenticating: Self.context)
    }

    private static let context = Array("lookup keys".utf8)
}
