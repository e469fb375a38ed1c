// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Ledger

/// The key of one body and of the ledger salts of everything about it; destroying its wrapped form destroys them all.
///
/// A class, because it is handed from place to place more often than it is made.
final class BodyKey: Sendable {
    private let key: SymmetricKey
    private let salts: KeyedHash

    private init(_ octets: [UInt8]) {
        key = SymmetricKey(data: octets)
        salts = octets.withUnsafeBytes { KeyedHash($0) }
    }

    /// A fresh key, and its wrapped form, which alone is kept.
    static func fresh(for binding: BodyBinding, deployment: DeploymentKey) throws -> (key: BodyKey, wrapped: [UInt8]) {
        let plain = RandomPool.shared.octets(32)
        return (BodyKey(plain), try deployment.wrapped(plain, for: binding))
    }

    /// The key inside `wrapped`.
    convenience init(unwrapping wrapped: [UInt8], for binding: BodyBinding, deployment: DeploymentKey) throws {
        self.init(try deployment.unwrapped(wrapped, for: binding))
    }

    // Each body key seals exactly one body, so a fixed nonce never repeats under a key (NIST SP 800-38D section 8).
    private static let nonce = [UInt8](repeating: 0, count: SealingCipher.nonceLength)

    /// AES-256-GCM over `plain`: ciphertext followed by 16 octets of tag.
    func seal(_ plain: [UInt8]) throws -> [UInt8] {
        try SealingCipher.sealed(plain, key: key, nonce: Self.nonce)
    }

    func open(_ sealed: [UInt8]) throws -> [UInt8] { try SealingCipher.open(sealed[...], key: key, nonce: Self.nonce) }

    /// The salt of the ledger leaf at `index`.
    ///
    /// Derived and not stored, so that it lives and dies with the body (design.md section 7).
    func salt(leaf index: Int64) -> Salt {
        let purpose: StaticString = "firstbell ledger salt"
        return withUnsafeTemporaryAllocation(byteCount: 8 + purpose.utf8CodeUnitCount, alignment: 8) { message in
            message.storeBytes(of: index.bigEndian, as: Int64.self)
            UnsafeMutableRawBufferPointer(rebasing: message[8...])
                .copyMemory(from: UnsafeRawBufferPointer(start: purpose.utf8Start, count: purpose.utf8CodeUnitCount))
            return Salt { salts.write(UnsafeRawBufferPointer(message), to: $0) }
        }
    }
}

extension DeploymentKey {
    /// Seals a record of the directories: nonce, ciphertext, tag.
    func sealRecord(_ plain: [UInt8], context: String) throws -> [UInt8] {
        try directory.sealed(plain, authenticating: Array(context.utf8))
    }

    func openRecord(_ sealed: [UInt8], context: String) throws -> [UInt8] {
        let context = Array(context.utf8)
        do {
            return try directory.opened(sealed, authenticating: context)
        } catch {
            // GCM's tag tells the keys apart: what one sealed, another does not open.
            guard let former else { throw error }
            return try former.directory.opened(sealed, authenticating: context)
        }
    }

    /// A body's key, wrapped by the secret in force: 12 octets of nonce, the encrypted key, 16 octets of tag, and the form's octet.
    ///
    /// The first form had no octet of its own and was bound to less.
    func wrapped(_ plain: [UInt8], for binding: BodyBinding) throws(JournalError) -> [UInt8] {
        try wrapping.sealed(plain, authenticating: binding.octets, ending: [WrappedForm.second])
    }

    /// The key of a body inside what some secret in force wrapped.
    func unwrapped(_ wrapped: [UInt8], for binding: BodyBinding) throws(JournalError) -> [UInt8] {
        let isFirst = wrapped.count == WrappedForm.firstLength
        guard isFirst || wrapped.last == WrappedForm.second else { throw .damaged("sealed text") }
        // `dropLast` of a sequence, which is what gives an array here, goes through it octet by octet.
        let sealed = isFirst ? wrapped : Array(wrapped[..<(wrapped.count - 1)])
        let context = isFirst ? binding.first : binding.octets
        do throws(JournalError) {
            return try wrapping.opened(sealed, authenticating: context)
        } catch {
            guard let former else { throw error }
            return try former.wrapping.opened(sealed, authenticating: context)
        }
    }

    /// The same body's key, wrapped by the secret in force, in the form of today.
    func rewrapped(_ wrapped: [UInt8], for binding: BodyBinding) throws(JournalError) -> [UInt8] {
        try self.wrapped(try unwrapped(wrapped, for: binding), for: binding)
    }
}

/// How the wrapped key of a body says what it is bound to.
private enum WrappedForm {
    static let firstLength = SealingCipher.nonceLength + 32 + SealingCipher.tagLength
    static let second: UInt8 = 2
}

extension SymmetricKey {
    /// A fresh nonce, the encrypted text and its tag, bound to `context`, and octets that end it in the clear.
    func sealed(_ plain: [UInt8], authenticating context: [UInt8], ending: [UInt8] = []) throws(JournalError) -> [UInt8] {
        let nonce = RandomPool.shared.octets(SealingCipher.nonceLength)
        return try SealingCipher.sealed(plain, key: self, nonce: nonce, authenticating: context, between: nonce, and: ending)
    }

    func opened(_ sealed: [UInt8], authenticating context: [UInt8]) throws(JournalError) -> [UInt8] {
        guard sealed.count >= SealingCipher.nonceLength else { throw .damaged("sealed text") }
        return try SealingCipher.open(
            ArraySlice(sealed.dropFirst(SealingCipher.nonceLength)), key: self,
            nonce: Array(sealed.prefix(SealingCipher.nonceLength)),
            authenticating: context)
    }
}
