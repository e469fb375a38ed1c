// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The head of a ledger as it is signed and passed on (C2SP tlog-checkpoint v1.0.0).
///
/// Its text is the origin, the size in decimal digits and the root in base64, a line each, and then lines of extensions, which
/// are kept as they are.
package struct Checkpoint: Hashable, Sendable {
    /// The ledger's name, which never changes and no other ledger has: a host's name and a path, without a scheme.
    package let origin: String
    package let head: TreeHead
    package let extensions: [String]

    package init(origin: String, head: TreeHead, extensions: [String] = []) {
        self.origin = origin
        self.head = head
        self.extensions = extensions
    }

    /// The head at an instant, in seconds since 1970; of a rehearsal, whose clock is moved at will, it says that too.
    package init(origin: String, head: TreeHead, time: UInt64, rehearsal: Bool = false) {
        self.init(
            origin: origin, head: head, extensions: [Self.timeWord + String(time)] + (rehearsal ? [Self.rehearsalLine] : []))
    }

    // Whoever counts leaves in an `Int` must not be brought down by a number that a forger wrote.
    private static let greatestSize: UInt64 = 1 << 62
    private static let timeWord = "time "
    private static let rehearsalLine = "rehearsal"

    /// When it was signed, in seconds since 1970; nil where it does not say.
    package var time: UInt64? {
        extensions.first { $0.hasPrefix(Self.timeWord) }.flatMap { UInt64($0.dropFirst(Self.timeWord.count)) }
    }

    /// Whether it is of a rehearsal: nothing in its ledger is real, nor is its time.
    package var isRehearsal: Bool { extensions.contains(Self.rehearsalLine) }

    /// The text that is signed; it ends with a line feed.
    package var text: String {
        ([origin, String(head.size), Data(head.root.octets).base64EncodedString()] + extensions).map { $0 + "\n" }.joined()
    }

    /// Reads the text of a note.
    package init(text: String) throws(CheckpointFault) {
        guard text.hasSuffix("\n") else { throw .malformed }
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, !lines.contains("") else { throw .malformed }
        // No sign and no leading zero: one size has one text.
        guard let size = UInt64(lines[1]), String(size) == lines[1], size <= Self.greatestSize else { throw .malformed }
        guard let octets = Data(base64Encoded: lines[2]), octets.base64EncodedString() == lines[2], let root = MerkleHash(octets)
        else { throw .malformed }
        self.init(origin: lines[0], head: TreeHead(size: size, root: root), extensions: Array(lines.dropFirst(3)))
    }
}

/// Why a text is no checkpoint that can be trusted.
package enum CheckpointFault: Error, Hashable, Sendable {
    /// It has not the form of a signed note, or of a checkpoint.
    case malformed
    /// A key is not `name+hash+key` of an algorithm that is known, or its hash is not its own.
    case badKey
    /// No line is a signature of that key.
    case unsigned(by: String)
    /// A signature of that key is not over this text.
    case wrongSignature(of: String)
    /// It is of another ledger.
    case otherOrigin(String)
    /// It says that it was signed so many seconds after now.
    case fromTheFuture(seconds: UInt64)
    /// Fewer witnesses than are asked for have signed it.
    case tooFewWitnesses(found: Int, wanted: Int)
}
