// SPDX-License-Identifier: Apache-2.0
import Foundation
package import Ledger
import LedgerFiles
package import Safeguarding

/// Publishes a journal's ledger: its tiles, and checkpoints that a key signs (C2SP tlog-tiles and tlog-checkpoint).
///
/// It belongs to one isolation domain, and reads beside the writer. A checkpoint is signed only over a tree that begins with
/// the one that was signed last.
package final class LedgerPublication {
    /// What is in `checkpoint`.
    package static let checkpointName = "checkpoint"
    /// The newest checkpoint that a witness has signed.
    package static let witnessedName = "witnessed"
    /// The key that checkpoints are signed with, as verifiers want it.
    package static let keyName = "key"

    private let reader: JournalReader
    private let folder: LedgerFolder
    private let signer: NoteSigner
    private let rehearsal: Bool
    private var edge: TileEdge?
    private var published: TreeHead?
    private var synced: UInt64 = 0
    private var key: NoteVerifier { signer.verifier }

    /// A process writes this many octets of leaves at most before it looks at the world again.
    private static let batch = 4 << 20

    /// - Parameter folder: made where it does not exist.
    /// - Throws: ``LedgerFolderError``.
    package init(reader: JournalReader, folder: String, signer: NoteSigner, rehearsal: Bool) throws {
        self.reader = reader
        self.folder = try LedgerFolder(path: folder)
        self.signer = signer
        self.rehearsal = rehearsal
    }

    /// Whether the journal has leaves that no checkpoint covers.
    package func isBehind() throws -> Bool { try reader.ledgerSize() != published?.size }

    /// Brings the tiles up to the journal and signs a checkpoint over them.
    ///
    /// - Returns: the head that was signed.
    /// - Throws: ``LedgerPublicationFault`` where what was signed before is not the beginning of the journal's ledger,
    ///   ``LedgerFolderError``, or what the journal throws. Nothing is signed then, and the next call begins anew.
    @discardableResult
    package func publish(at now: Instant) throws -> TreeHead {
        var edge = try self.edge ?? resume()
        self.edge = nil
        while try !advance(&edge) {}
        for (tile, octets) in edge.partial { try folder.write(tile, octets) }
        let head = edge.head
        if let published { try requireExtension(of: published, by: head) }
        let checkpoint = Checkpoint(
            origin: key.name, head: head, time: UInt64(clamping: now.milliseconds / 1000), rehearsal: rehearsal)
        let note = try SignedNote(checkpoint, signedBy: signer)
        try folder.write(Self.checkpointName, Array(note.encoded.utf8))
        if published == nil, folder.files.text(of: Self.keyName) != key.text + "\n" {
            try folder.write(Self.keyName, Array("\(key.text)\n".utf8))
        }
        folder.prune()
        published = head
        self.edge = edge
        return head
    }

    /// Makes what has been published outlive the power; not needed for what is proved, only to save work after a crash.
    package func sync() throws {
        guard let published, published.size > synced else { return }
        try folder.sync(size: published.size)
        synced = published.size
    }

    /// Puts out the newest checkpoint that witnesses have signed.
    ///
    /// - Parameter witnesses: those who count.
    package func publishWitnessed(by witnesses: [NoteVerifier]) throws {
        if let note = try reader.witnessedCheckpoint(of: key, by: witnesses) {
            try folder.write(Self.witnessedName, Array(note.encoded.utf8))
        }
    }

    /// Where the tiles end, after what was signed has been found to be the beginning of the ledger.
    private func resume() throws -> TileEdge {
        if let text = folder.files.text(of: Self.checkpointName) {
            let seen: TrustedKeys.Seen
            do throws(CheckpointFault) {
                seen = try TrustedKeys(ledger: key).open(text, now: nil)
            } catch {
                throw LedgerPublicationFault.notOurs(error)
            }
            let head = seen.checkpoint.head
            let size = try reader.ledgerSize()
            guard head.size <= size else { throw LedgerPublicationFault.rolledBack(published: head.size, journal: size) }
            let root = head.size == 0 ? MerkleHash.emptyRoot : try reader.root(at: head.size)
            guard root == head.root else { throw LedgerPublicationFault.forked(published: head.size) }
            published = head
        }
        synced = folder.synced
        if synced > 0, let root = try reader.root(at: synced), let edge = try? TileEdge(size: synced, in: folder.files),
            edge.head.root == root
        {
            return edge
        }
        synced = 0
        try folder.clear()
        return TileEdge()
    }

    /// Writes the tiles of some more leaves; true when there are no more.
    private func advance(_ edge: inout TileEdge) throws -> Bool {
        var next = edge
        let pages = try reader.ledgerPages(after: edge.size, octets: Self.batch)
        for page in pages {
            guard let records = LedgerPage.records(in: page.leaves) else { throw LedgerDamage.page(size: page.size) }
            for record in records { try next.append(record.leaf) { try folder.write($0, $1) } }
            guard next.size == page.size else { throw LedgerDamage.tree(.wrongSize(stored: page.size, leaves: next.size)) }
        }
        if let last = pages.last, next.head.root != last.root { throw LedgerDamage.tree(.wrongRoot(size: last.size)) }
        edge = next
        return pages.isEmpty
    }

    private func requireExtension(of earlier: TreeHead, by later: TreeHead) throws {
        guard earlier.size <= later.size else {
            throw LedgerPublicationFault.rolledBack(published: earlier.size, journal: later.size)
        }
        let nodes = TileNodes(size: later.size, in: folder.files)
        guard try nodes.head(at: earlier.size) == earlier else { throw LedgerPublicationFault.forked(published: earlier.size) }
    }
}

/// Why nothing more is signed: it would contradict what was signed before.
package enum LedgerPublicationFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The checkpoint that stands there is not one of this key and ledger.
    case notOurs(CheckpointFault)
    /// The journal has fewer leaves than were published.
    case rolledBack(published: UInt64, journal: UInt64)
    /// The journal's first leaves are not those that were published.
    case forked(published: UInt64)

    package var description: String {
        switch self {
        case .notOurs: "the published checkpoint is not signed by this deployment's ledger key"
        case .rolledBack(let published, let journal):
            "the ledger has \(journal) leaves, and \(published) were published: the journal is older than what was signed"
        case .forked(let published): "the first \(published) leaves of the ledger are not those that were published"
        }
    }
}
