// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Crypto
import NIOConcurrencyHelpers

/// AES-256-GCM (NIST SP 800-38D) with a nonce of 12 octets and a tag of 16, by OpenSSL.
///
/// swift-crypto's goes through `Data` and unspecialised generics for each message, which was a tenth of the work on a notice.
enum SealingCipher {
    static let nonceLength = 12
    static let tagLength = 16

    // Fetched once, because naming a cipher searches OpenSSL's providers each time (openssl.org, crypto(7), "Implicit
    // fetching"). Unsafe only in that Swift cannot see that an EVP_CIPHER is never changed and may be shared by threads.
    nonisolated(unsafe) private static let cipher: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

    // A new state costs as much as encrypting a kilobyte.
    private static let states = States()

    /// States that are set to the cipher and not in use.
    private final class States: Sendable {
        private let free = NIOLockedValueBox<[State]>([])

        // True because one thread at a time has it: the lock hands it out once and takes it back.
        private struct State: @unchecked Sendable { let pointer: OpaquePointer }

        func take() -> OpaquePointer? {
            if let state = free.withLockedValue({ $0.popLast() }) { return state.pointer }
            guard let made = EVP_CIPHER_CTX_new() else { return nil }
            guard EVP_CipherInit_ex(made, cipher, nil, nil, nil, 1) == 1 else {
                EVP_CIPHER_CTX_free(made)
                return nil
            }
            return made
        }

        func give(_ state: OpaquePointer) { free.withLockedValue { $0.append(State(pointer: state)) } }
    }

    /// The encrypted `plain` and its tag, with octets in the clear before and after them.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` when OpenSSL refuses, which it does only without memory.
    static func sealed(
        _ plain: [UInt8], key: SymmetricKey, nonce: [UInt8], authenticating context: [UInt8] = [], between head: [UInt8] = [],
        and end: [UInt8] = []
    ) throws(JournalError) -> [UInt8] {
        let count = plain.count + tagLength
        var done = false
        let sealed = [UInt8](unsafeUninitializedCapacity: head.count + count + end.count) { sealed, written in
            let text = sealed.extracting(head.count..<head.count + count)
            _ = sealed.update(fromContentsOf: head)
            _ = sealed.extracting((head.count + count)...).update(fromContentsOf: end)
            done = plain.withUnsafeBytes { plain in
                seal(plain, key: key, nonce: nonce, authenticating: context, to: UnsafeMutableRawBufferPointer(text))
            }
            if !done { text.update(repeating: 0) }
            written = sealed.count
        }
        guard done else { throw .damaged("cipher") }
        return sealed
    }

    /// Writes the encrypted `plain` and the tag, for which there must be room; false when OpenSSL refuses.
    private static func seal(
        _ plain: UnsafeRawBufferPointer, key: SymmetricKey, nonce: [UInt8], authenticating context: [UInt8],
        to output: UnsafeMutableRawBufferPointer
    ) -> Bool {
        run(key, nonce, context, encrypting: true) { cipher in
            var written: Int32 = 0
            guard update(cipher, output, plain), let end = output.baseAddress?.advanced(by: plain.count),
                EVP_EncryptFinal_ex(cipher, end.assumingMemoryBound(to: UInt8.self), &written) == 1
            else { return false }
            return EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), end) == 1
        }
    }

    /// The plain text of what ``sealed(_:key:nonce:authenticating:between:and:)`` wrote.
    ///
    /// - Throws: ``JournalError/damaged(_:)`` when key, nonce, context or text are not those that were sealed.
    static func open(
        _ sealed: ArraySlice<UInt8>, key: SymmetricKey, nonce: [UInt8], authenticating context: [UInt8] = []
    ) throws(JournalError) -> [UInt8] {
        guard sealed.count >= tagLength else { throw .damaged("sealed text") }
        let count = sealed.count - tagLength
        var done = false
        let plain = [UInt8](unsafeUninitializedCapacity: count) { plain, written in
            done = sealed.withUnsafeBytes { sealed in
                run(key, nonce, context, encrypting: false) { cipher in
                    let output = UnsafeMutableRawBufferPointer(plain)
                    // Checked against and never changed, which OpenSSL's one call for getting and setting cannot say.
                    let tag = UnsafeMutableRawPointer(mutating: sealed.baseAddress?.advanced(by: count))
                    var nothing: UInt8 = 0
                    var rest: Int32 = 0
                    return EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), tag) == 1
                        && update(cipher, output, UnsafeRawBufferPointer(rebasing: sealed[..<count]))
                        && EVP_DecryptFinal_ex(cipher, &nothing, &rest) == 1
                }
            }
            written = count
        }
        guard done else { throw .damaged("sealed text") }
        return plain
    }

    private static func run(
        _ key: SymmetricKey, _ nonce: [UInt8], _ context: [UInt8], encrypting: Bool, _ body: (OpaquePointer) -> Bool
    ) -> Bool {
        precondition(key.bitCount == 256 && nonce.count == nonceLength)
        guard let state = states.take() else { return false }
        defer { states.give(state) }
        let ready = key.withUnsafeBytes { key in
            EVP_CipherInit_ex(
                state, nil, nil, key.baseAddress?.assumingMemoryBound(to: UInt8.self), nonce, encrypting ? 1 : 0) == 1
        }
        var taken: Int32 = 0
        guard ready, context.isEmpty || EVP_CipherUpdate(state, nil, &taken, context, Int32(context.count)) == 1 else {
            return false
        }
        return body(state)
    }

    private static func update(_ state: OpaquePointer, _ output: UnsafeMutableRawBufferPointer, _ input: UnsafeRawBufferPointer)
        -> Bool
    {
        guard let to = output.baseAddress, let from = input.baseAddress, !input.isEmpty else { return true }
        var written: Int32 = 0
        return EVP_CipherUpdate(
            state, to.assumingMemoryBound(to: UInt8.self), &written, from.assumingMemoryBound(to: UInt8.self), Int32(input.count))
            == 1
            && written == input.count
    }
}
