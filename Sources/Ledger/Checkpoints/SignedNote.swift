// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation

/// A text with signatures below it (C2SP signed-note v1.0.0).
package struct SignedNote: Hashable, Sendable {
    /// Ends with a line feed, and is what the signatures are over.
    package let text: String
    package private(set) var signatures: [Signature]

    /// One line: whose, and what its algorithm makes of the text.
    package struct Signature: Hashable, Sendable {
        package let name: String
        /// The first four octets of the key's hash: tells keys of one name apart.
        package let keyHash: [UInt8]
        /// What follows the key's hash.
        package let octets: [UInt8]

        /// The line, with its end.
        package var text: String { "\u{2014} \(name) \(Data(keyHash + octets).base64EncodedString())\n" }
    }

    package init(text: String) {
        self.text = text
        signatures = []
    }

    /// A checkpoint as a ledger publishes it.
    package init(_ checkpoint: Checkpoint, signedBy key: NoteSigner) throws {
        self.init(text: checkpoint.text)
        try sign(with: key)
    }

    /// Reads what ``encoded`` wrote.
    package init(_ encoded: String) throws(CheckpointFault) {
        // The last blank line ends the text, which may have others.
        guard encoded.utf8.count < 1 << 16, let blank = encoded.range(of: "\n\n", options: .backwards), encoded.hasSuffix("\n")
        else { throw .malformed }
        text = String(encoded[..<encoded.index(after: blank.lowerBound)])
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" }) else { throw .malformed }
        signatures = []
        for line in encoded[blank.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 3, words[0] == "\u{2014}", NoteName.isValid(words[1]),
                let octets = Data(base64Encoded: String(words[2])), octets.count > 4
            else { throw .malformed }
            signatures.append(
                Signature(name: String(words[1]), keyHash: Array(octets.prefix(4)), octets: Array(octets.dropFirst(4))))
        }
        guard !signatures.isEmpty, signatures.count <= 100 else { throw .malformed }
    }

    /// Text, blank line, signatures.
    package var encoded: String { text + "\n" + signatures.map(\.text).joined() }

    /// Signs the text.
    package mutating func sign(with key: NoteSigner) throws {
        let octets = try key.privateKey.signature(for: Data(text.utf8))
        signatures.append(Signature(name: key.verifier.name, keyHash: key.verifier.hash, octets: Array(octets)))
    }

    /// Adds signatures of the same text that are not there yet.
    package mutating func add(_ further: [Signature]) {
        for signature in further where !signatures.contains(signature) { signatures.append(signature) }
    }

    /// Adds a witness's signature, which says when it saw the text (C2SP tlog-cosignature v1.0.0).
    ///
    /// - Parameter time: seconds since 1970.
    package mutating func cosign(with key: NoteSigner, time: UInt64) throws {
        let octets = try key.privateKey.signature(for: Self.cosigned(text, time))
        signatures.append(
            Signature(
                name: key.verifier.name, keyHash: key.verifier.hash,
                octets: withUnsafeBytes(of: time.bigEndian, Array.init) + octets))
    }

    /// Checks the signature of a key.
    ///
    /// - Returns: of a witness, when it saw the text, in seconds since 1970.
    /// - Throws: ``CheckpointFault/unsigned(by:)`` or ``CheckpointFault/wrongSignature(of:)``.
    @discardableResult
    package func verify(_ key: NoteVerifier) throws(CheckpointFault) -> UInt64? {
        let own = signatures.filter { $0.name == key.name && $0.keyHash == key.hash }
        guard let signature = own.first, own.count == 1 else { throw own.isEmpty ? .unsigned(by: key.name) : .malformed }
        switch key.algorithm {
        case .ed25519:
            guard key.publicKey.isValidSignature(Data(signature.octets), for: Data(text.utf8)) else {
                throw .wrongSignature(of: key.name)
            }
            return nil
        case .cosignature:
            guard signature.octets.count == 72 else { throw .wrongSignature(of: key.name) }
            let time = signature.octets.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard key.publicKey.isValidSignature(Data(signature.octets.dropFirst(8)), for: Self.cosigned(text, time)) else {
                throw .wrongSignature(of: key.name)
            }
            return time
        }
    }

    /// Whether the key has signed it.
    package func isSigned(by key: NoteVerifier) -> Bool {
        do throws(CheckpointFault) {
            try verify(key)
            return true
        } catch {
            return false
        }
    }

    private static func cosigned(_ text: String, _ time: UInt64) -> Data { Data("cosignature/v1\ntime \(time)\n\(text)".utf8) }
}

enum NoteName {
    /// Neither empty nor with a blank or a plus sign, which part the fields of a line and of a key.
    static func isValid(_ name: some StringProtocol) -> Bool {
        !name.isEmpty && !name.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "+" || $0.value < 0x20 }
    }
}
