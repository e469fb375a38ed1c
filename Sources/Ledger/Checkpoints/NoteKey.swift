// SPDX-License-Identifier: Apache-2.0
package import Crypto
import Foundation

/// Whose signature to expect under a note: a name and an Ed25519 key, written `name+hash+key` (C2SP signed-note v1.0.0).
package struct NoteVerifier: Hashable, Sendable {
    /// What a signature of the key is over.
    package enum Algorithm: UInt8, Hashable, Sendable {
        /// The text.
        case ed25519 = 1
        /// The text with a time before it, as witnesses sign.
        case cosignature = 4
    }

    package let name: String
    package let algorithm: Algorithm
    private let key: [UInt8]

    init(name: String, algorithm: Algorithm, key: [UInt8]) {
        self.name = name
        self.algorithm = algorithm
        self.key = key
    }

    /// Reads `name+hash+key`; the hash must be that of name and key, so that neither was mistyped.
    package init(_ text: String) throws(CheckpointFault) {
        // The name has no plus sign, and base64 may.
        let fields = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, NoteName.isValid(fields[0]), let octets = Data(base64Encoded: String(fields[2])),
            octets.count == 33, let algorithm = Algorithm(rawValue: octets[0])
        else { throw .badKey }
        self.init(name: String(fields[0]), algorithm: algorithm, key: Array(octets.dropFirst()))
        guard fields[1] == Hexadecimal.text(hash), (try? Curve25519.Signing.PublicKey(rawRepresentation: key)) != nil else {
            throw .badKey
        }
    }

    /// The first four octets of SHA-256 over name, line feed, algorithm and key.
    package var hash: [UInt8] { Array(SHA256.hash(data: Array(name.utf8) + [0x0a, algorithm.rawValue] + key).prefix(4)) }

    /// `name+hash+key`.
    package var text: String {
        "\(name)+\(Hexadecimal.text(hash))+\(Data([algorithm.rawValue] + key).base64EncodedString())"
    }

    var publicKey: Verification { Verification(key: key) }

    /// Checks signatures; a key that is none checks nothing.
    struct Verification {
        let key: [UInt8]

        func isValidSignature(_ signature: Data, for text: Data) -> Bool {
            (try? Curve25519.Signing.PublicKey(rawRepresentation: key))?.isValidSignature(signature, for: text) ?? false
        }
    }
}

/// Who signs notes: a name and an Ed25519 key.
package struct NoteSigner: Sendable, CustomStringConvertible, CustomReflectable {
    /// Never the key.
    package var description: String { "signer \(verifier.name)" }

    package var customMirror: Mirror { Mirror(self, children: [:]) }

    package let verifier: NoteVerifier
    let privateKey: Curve25519.Signing.PrivateKey

    /// - Throws: ``CheckpointFault/badKey`` for a name that no note can have.
    package init(
        name: String, algorithm: NoteVerifier.Algorithm = .ed25519, key: Curve25519.Signing.PrivateKey
    ) throws(CheckpointFault) {
        guard NoteName.isValid(name) else { throw .badKey }
        privateKey = key
        verifier = NoteVerifier(name: name, algorithm: algorithm, key: Array(key.publicKey.rawRepresentation))
    }

    /// A signer with a key that nobody had before.
    ///
    /// - Throws: ``CheckpointFault/badKey`` for a name that no note can have.
    package static func generate(
        name: String, algorithm: NoteVerifier.Algorithm = .ed25519
    ) throws(CheckpointFault) -> NoteSigner {
        try NoteSigner(name: name, algorithm: algorithm, key: Curve25519.Signing.PrivateKey())
    }

    private static let mark = "PRIVATE+KEY+"

    /// Reads ``text``, with blanks around it or none.
    ///
    /// - Throws: ``CheckpointFault/badKey``.
    package init(_ text: some StringProtocol) throws(CheckpointFault) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.hasPrefix(Self.mark) else { throw .badKey }
        let fields = text.dropFirst(Self.mark.count).split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let octets = Data(base64Encoded: String(fields[2])), octets.count == 33,
            let algorithm = NoteVerifier.Algorithm(rawValue: octets[0]),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: octets.dropFirst())
        else { throw .badKey }
        try self.init(name: String(fields[0]), algorithm: algorithm, key: key)
        guard fields[1] == Hexadecimal.text(verifier.hash) else { throw .badKey }
    }

    /// `PRIVATE+KEY+name+hash+key`, as Go's sumdb/note writes it: a secret.
    package var text: String {
        let octets = Data([verifier.algorithm.rawValue]) + privateKey.rawRepresentation
        return "\(Self.mark)\(verifier.name)+\(Hexadecimal.text(verifier.hash))+\(octets.base64EncodedString())"
    }
}
