// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Proofs of some leaves under one checkpoint, and what the leaves say as far as that can still be opened: what an auditor is given.
///
/// The JSON form is documented in docs/ledger.md.
package struct LedgerEvidence: Codable, Hashable, Sendable {
    /// The value of ``format``.
    package static let currentFormat = "firstbell-evidence/1"

    package var format: String
    /// The signed note.
    package var checkpoint: String
    package var leaves: [Item]

    package init(checkpoint: String, leaves: [Item]) {
        format = Self.currentFormat
        self.checkpoint = checkpoint
        self.leaves = leaves
    }

    /// One leaf.
    package struct Item: Codable, Hashable, Sendable {
        package var index: UInt64
        /// The name of its kind.
        package var kind: String
        /// 33 octets, hexadecimal.
        package var leaf: String
        /// Hexadecimal hashes, from the leaf's neighbour up.
        package var path: [String]
        /// The canonical JSON of what was recorded.
        package var entry: String?
        /// 32 octets, hexadecimal; none once the body it belonged to has been destroyed.
        package var salt: String?

        package init(index: UInt64, leaf: Leaf, path: [MerkleHash], entry: [UInt8], salt: Salt?) {
            self.index = index
            kind = leaf.kind.name
            self.leaf = Hexadecimal.text(leaf.octets)
            self.path = path.map(\.hex)
            // Without a salt nothing shows that the leaf is of this entry, and the body it was about is gone.
            self.entry = salt == nil ? nil : String(decoding: entry, as: UTF8.self)
            self.salt = salt.map { Hexadecimal.text($0.octets) }
        }

        /// The JSON form in one line, with its end.
        package func line() throws -> [UInt8] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Array(try encoder.encode(self)) + [0x0a]
        }

        /// Reads ``line()``.
        ///
        /// - Throws: ``EvidenceFault/malformed(_:)``.
        package init(line: some Collection<UInt8>) throws(EvidenceFault) {
            do {
                self = try JSONDecoder().decode(Self.self, from: Data(line))
            } catch {
                throw .malformed("a line is not the JSON of an entry")
            }
        }

        /// Checks that the leaf is that of the entry and the salt; without a salt nothing can be said, and the entry is nil.
        ///
        /// - Throws: ``EvidenceFault/notALeaf(index:)`` or ``EvidenceFault/otherEntry(index:)``.
        package func open() throws(EvidenceFault) -> (leaf: Leaf, entry: String?) {
            guard let octets = Hexadecimal.octets(self.leaf), let leaf = Leaf(octets) else { throw .notALeaf(index: index) }
            guard kind == leaf.kind.name else { throw .otherEntry(index: index) }
            guard let salt else {
                guard entry == nil else { throw .otherEntry(index: index) }
                return (leaf, nil)
            }
            guard let entry, let salt = Hexadecimal.octets(salt).flatMap({ Salt($0) }),
                leaf.opens(salt: salt, canonicalJSON: Array(entry.utf8))
            else { throw .otherEntry(index: index) }
            return (leaf, entry)
        }
    }

    /// What a verification found.
    package struct Finding: Hashable, Sendable {
        package var seen: TrustedKeys.Seen
        package var leaves: [LeafFinding]
    }

    /// What was found of one leaf, which stands in the ledger at its index.
    package struct LeafFinding: Hashable, Sendable {
        package var index: UInt64
        package var kind: EntryKind
        /// What was recorded, where salt and entry are those of the leaf; nil where the salt is destroyed and nothing can be said.
        package var entry: String?
    }

    /// Reads the JSON form.
    ///
    /// - Throws: ``EvidenceFault/malformed(_:)``.
    package init(json: some Collection<UInt8>) throws(EvidenceFault) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(json))
        } catch {
            throw .malformed("it is not the JSON of \(Self.currentFormat)")
        }
        guard format == Self.currentFormat else { throw .malformed("its format is not \(Self.currentFormat)") }
    }

    /// The JSON form, for people and machines.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0a]
    }

    /// Checks the checkpoint and every leaf.
    ///
    /// - Throws: ``CheckpointFault`` or ``EvidenceFault``.
    package func verify(_ keys: TrustedKeys, now: UInt64?) throws -> Finding {
        let seen = try keys.open(checkpoint, now: now)
        guard !leaves.isEmpty else { throw EvidenceFault.empty }
        return Finding(seen: seen, leaves: try leaves.map { try $0.verify(seen.checkpoint.head) })
    }
}

extension LedgerEvidence.Item {
    fileprivate func verify(_ head: TreeHead) throws(EvidenceFault) -> LedgerEvidence.LeafFinding {
        let path = self.path.compactMap { MerkleHash(hex: $0) }
        guard path.count == self.path.count else { throw .malformed("a hash of the path of leaf \(index) is no hash") }
        guard let octets = Hexadecimal.octets(leaf), Leaf(octets) != nil else { throw .notALeaf(index: index) }
        try InclusionDocument(leaf: octets, index: index, path: path, checkpoint: "").verify(head)
        let (leaf, entry) = try open()
        return LedgerEvidence.LeafFinding(index: index, kind: leaf.kind, entry: entry)
    }
}

extension InclusionDocument {
    /// Checks that the leaf stands at its place in the tree.
    package func verify(_ head: TreeHead) throws(EvidenceFault) {
        guard index < head.size else { throw .outside(index: index, size: head.size) }
        let hash = leaf.withUnsafeBytes { MerkleHash.leaf($0) }
        do throws(ProofFault) {
            try InclusionProof(index: index, size: head.size, path: path).verify(leaf: hash, root: head.root)
        } catch {
            throw .notIncluded(index: index)
        }
    }
}

/// Why a piece of evidence proves nothing.
package enum EvidenceFault: Error, Hashable, Sendable {
    case malformed(String)
    /// There is nothing in it to be proved.
    case empty
    /// What is said to stand at the index is no leaf.
    case notALeaf(index: UInt64)
    /// The tree is smaller.
    case outside(index: UInt64, size: UInt64)
    /// The leaf and its path do not lead to the root that was signed.
    case notIncluded(index: UInt64)
    /// The leaf stands there, and is not that of the entry and the salt beside it.
    case otherEntry(index: UInt64)
}
