// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The proof of one leaf with the checkpoint that it leads to, as one text (C2SP tlog-proof v1).
package struct InclusionDocument: Hashable, Sendable {
    private static let heading = "c2sp.org/tlog-proof@v1"

    /// The leaf, 33 octets, which the text carries as its extra data so that it can be hashed again.
    package let leaf: [UInt8]
    /// The leaf's place, from 0.
    package let index: UInt64
    package let path: [MerkleHash]
    /// The signed note.
    package let checkpoint: String

    package init(leaf: [UInt8], index: UInt64, path: [MerkleHash], checkpoint: String) {
        self.leaf = leaf
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
    }

    /// The text, to be kept in a file whose name ends in `.tlog-proof`.
    package var encoded: String {
        let lines =
            [Self.heading, "extra \(Data(leaf).base64EncodedString())", "index \(index)"]
            + path.map { Data($0.octets).base64EncodedString() }
        return lines.map { $0 + "\n" }.joined() + "\n" + checkpoint
    }

    /// Reads ``encoded``; whether it proves anything is for ``LedgerEvidence`` to say.
    ///
    /// - Throws: ``EvidenceFault/malformed(_:)``.
    package init(_ encoded: String) throws(EvidenceFault) {
        guard encoded.utf8.count < 1 << 17, let blank = encoded.range(of: "\n\n") else {
            throw .malformed("it has no empty line")
        }
        var lines = encoded[..<blank.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.heading[...] else { throw .malformed("its first line is not \(Self.heading)") }
        func word(_ name: String, _ line: Substring?) throws(EvidenceFault) -> Substring {
            guard let line, line.hasPrefix(name + " ") else { throw .malformed("it has no line `\(name)`") }
            return line.dropFirst(name.count + 1)
        }
        guard let leaf = Data(base64Encoded: String(try word("extra", lines.popFirst()))) else {
            throw .malformed("its extra data is not base64")
        }
        let number = try word("index", lines.popFirst())
        guard let index = UInt64(number), String(index) == number else { throw .malformed("its index is no number") }
        var path: [MerkleHash] = []
        for line in lines {
            guard path.count < 64, let octets = Data(base64Encoded: String(line)), let hash = MerkleHash(octets) else {
                throw .malformed("a line of its path is no hash")
            }
            path.append(hash)
        }
        self.init(leaf: Array(leaf), index: index, path: path, checkpoint: String(encoded[blank.upperBound...]))
    }
}
