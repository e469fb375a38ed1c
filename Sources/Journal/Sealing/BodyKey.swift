// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Ledger

/// The key of one body and of the ledger salts of everything about it; destroying its wrapped form destroys them all.
struct BodyKey {
    private let key: SymmetricKey
    /// 12 octets of nonce, the encrypted key, 16 octets of tag; bound to `context`.
    let wrapped: [UInt8]

    /// A fresh key, wrapped by the deployment's.
    init(for context: [UInt8], deployment: DeploymentKey) throws {
        key = SymmetricKey(size: .bits256)
        let plain = key.withUnsafeBytes { [UInt8]($0) }
        let box = try AES.GCM.seal(plain, using: deployment.wrapping, authenticating: context)
        wrapped = [UInt8](box.nonce) + [UInt8](box.ciphertext) + [UInt8](box.tag)
    }

    /// The key inside `wrapped`.
    init(unwrapping wrapped: [UInt8], for context: [UInt8], deployment: DeploymentKey) throws {
        self.wrapped = wrapped
        let box = try AES.GCM.SealedBox(combined: wrapped)
        key = SymmetricKey(data: try AES.GCM.open(box, using: deployment.wrapping, authenticating: context))
    }

    // Each body key seals exactly one body, so a fixed nonce never repeats under a key (NIST SP 800-38D section 8).
    private static func nonce() throws -> AES.GCM.Nonce { try AES.GCM.Nonce(data: [UInt8](repeating: 0, count: 12)) }

    /// AES-256-GCM over `plain`: ciphertext followed by 16 octets of tag.
    func seal(_ plain: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: key, nonce: Self.nonce())
        var sealed = [UInt8]()
        sealed.reserveCapacity(plain.count + 16)
        sealed.append(contentsOf: box.ciphertext)
        sealed.append(contentsOf: box.tag)
        return sealed
    }

    func open(_ sealed: [UInt8]) throws -> [UInt8] {
        guard sealed.count >= 16 else { throw JournalError.damaged("body") }
        let box = try AES.GCM.SealedBox(
            nonce: Self.nonce(), ciphertext: sealed[..<(sealed.count - 16)], tag: sealed[(sealed.count - 16)...])
        return [UInt8](try AES.GCM.open(box, using: key))
    }

    /// The salt of the ledger leaf at `index`.
    ///
    /// Derived and not stored, so that it lives and dies with the body (design.md section 7).
    func salt(leaf index: Int64) throws -> Salt {
        var authentication = HMAC<SHA256>(key: key)
        withUnsafeBytes(of: index.bigEndian) { authentication.update(data: $0) }
        authentication.update(data: Self.saltPurpose)
        guard let salt = Salt(Array(authentication.finalize())) else { throw JournalError.damaged("salt") }
        return salt
    }

    private static let saltPurpose = Array("firstbell ledger salt".utf8)
}

extension DeploymentKey {
    /// Seals a record of the directories: nonce, ciphertext, tag.
    func sealRecord(_ plain: [UInt8], context: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(plain, using: directory, authenticating: Array(context.utf8))
        return [UInt8](box.nonce) + [UInt8](box.ciphertext) + [UInt8](box.tag)
    }

    func openRecord(_ sealed: [UInt8], context: String) throws -> [UInt8] {
        [UInt8](try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: directory, authenticating: Array(context.utf8)))
    }
}
