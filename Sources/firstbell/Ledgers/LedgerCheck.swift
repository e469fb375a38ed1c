// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Journal
import Ledger
import LedgerFiles
import Wire

/// The verification of a deployment's ledger, and of what its journal's rows refer to, read beside whoever writes it.
struct LedgerCheck {
    var deployment: Deployment

    /// Verifies and prints; throws exit code 1 when the ledger does not hold.
    func perform(_ format: FormatOption.Format) throws {
        let journal = DeploymentJournal(deployment: deployment)
        let reader = try journal.reader()
        let answer: JSON
        var holds = true
        do {
            // Before the leaves are read: what is published then is covered by them.
            let published = try publishedHead(reader)
            let found = try reader.verifyLedger { Console.progress("\($0) leaves") }
            if let published { try compare(published, with: reader, size: found.leaves) }
            // Of the journal and not of its ledger, but found nowhere else before a backup is to come back.
            let broken = try reader.brokenReferences()
            holds = broken.isEmpty
            if holds {
                answer = [
                    "holds": true, "leaves": .integer(Int64(found.leaves)), "roots": .integer(Int64(found.roots)),
                    "root": .string("\(found.root)"), "opened": .integer(Int64(found.opened)),
                    "sealed": .integer(Int64(found.sealed)), "published": published.map { .integer(Int64($0.size)) } ?? .null,
                ]
            } else {
                let damage = broken.map(\.what).joined(separator: "; ")
                answer = ["holds": false, "damage": .string("the journal: \(damage)")]
            }
        } catch let damage as LedgerDamage {
            holds = false
            answer = ["holds": false, "damage": .string(LedgerCheck.words(for: damage))]
        } catch let damage as Publication {
            holds = false
            answer = ["holds": false, "damage": .string(damage.words)]
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        try PrintedAnswer(answer).print(format)
        if !holds { throw ExitCode.failure }
    }

    /// What is wrong with the published ledger.
    private enum Publication: Error {
        case checkpoint(CheckpointFault)
        case rolledBack(published: UInt64, journal: UInt64)
        case differs(published: UInt64, index: UInt64?)
        case tiles(TileFault)

        var words: String {
            switch self {
            case .checkpoint(let fault): "the published checkpoint: \(CheckpointWords.of(fault))"
            case .rolledBack(let published, let journal):
                "the ledger has \(journal) leaves, and \(published) were published: it was set back"
            case .differs(let published, let index):
                "the \(published) leaves that were published are not the first of the ledger"
                    + (index.map { ": leaf \($0) is the first that differs" } ?? "")
            case .tiles(let fault): "the published tiles do not hold: \(fault)"
            }
        }
    }

    /// The head of the published checkpoint; nil where nothing was published yet.
    private func publishedHead(_ reader: JournalReader) throws -> TreeHead? {
        let files = MirrorFolder(path: deployment.path(deployment.configuration.ledger.path))
        guard let text = files.text(of: LedgerPublication.checkpointName) else { return nil }
        guard let key = try reader.ledgerKey().flatMap({ try? NoteVerifier($0) }) else {
            throw Publication.checkpoint(.badKey)
        }
        do throws(CheckpointFault) {
            return try TrustedKeys(ledger: key).open(text, now: nil).checkpoint.head
        } catch {
            throw Publication.checkpoint(error)
        }
    }

    private func compare(_ published: TreeHead, with reader: JournalReader, size: UInt64) throws {
        guard published.size <= size else { throw Publication.rolledBack(published: published.size, journal: size) }
        let files = MirrorFolder(path: deployment.path(deployment.configuration.ledger.path))
        let root = published.size == 0 ? MerkleHash.emptyRoot : try reader.root(at: published.size)
        do {
            if root != published.root {
                throw Publication.differs(published: published.size, index: try firstDifference(published, files, reader))
            }
            try TileAudit.verify(published, in: files)
        } catch let fault as TileFault {
            throw Publication.tiles(fault)
        }
    }

    /// The first leaf of the journal that is not the published one.
    private func firstDifference(_ published: TreeHead, _ files: MirrorFolder, _ reader: JournalReader) throws -> UInt64? {
        var first: UInt64?
        var tile: (index: UInt64, leaves: [[UInt8]])?
        _ = try reader.forEachLeaf(.all) { leaf in
            guard first == nil, leaf.index < published.size else { return }
            let place = leaf.index / UInt64(Tile.fullWidth)
            if tile?.index != place, let wanted = Tile(.leaves, index: place, size: published.size) {
                tile = (place, try files.leaves(of: wanted))
            }
            let offset = Int(leaf.index % UInt64(Tile.fullWidth))
            if let tile, offset < tile.leaves.count, tile.leaves[offset] != leaf.leaf.octets { first = leaf.index }
        }
        return first
    }

    static func words(for damage: LedgerDamage) -> String {
        switch damage {
        case .tree(let fault): "the tree does not hold: \(fault)"
        case .entry(let position): "the entry at \(position) is not the one that was committed to"
        case .salt(let position): "the salt of the leaf at \(position) cannot be read"
        case .page(let size): "the leaves of the transaction that ends at \(size) cannot be read"
        case .frontier: "the kept shape of the tree is not that of its leaves"
        }
    }
}
