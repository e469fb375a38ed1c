// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import LedgerFiles
import Safeguarding

/// The making of proofs from the published tiles and the journal, beside whoever writes it.
struct LedgerProving {
    var deployment: Deployment
    /// Whether the proofs lead to a checkpoint that witnesses have signed.
    var witnessed: Bool
    /// What reads the journal; nil for one of its own.
    var reader: JournalReader?

    /// What is to be proved.
    enum Query {
        case index(UInt64)
        /// A notice or a hold.
        case item(String)
        case event(source: PartnerID, id: String)
    }

    /// Evidence, and how many leaves were found that its checkpoint does not cover.
    struct Evidence {
        /// The JSON of ``LedgerEvidence``.
        var octets: [UInt8]
        var items: [LedgerEvidence.Item]
        var uncovered: Int
        var checkpoint: Checkpoint
    }

    func evidence(of query: Query) throws -> Evidence {
        let published = try PublishedLedger(deployment: deployment, witnessed: witnessed)
        let nodes = published.nodes
        var items: [LedgerEvidence.Item] = []
        var uncovered: [UInt64] = []
        try forEachLeaf(query) { leaf in
            guard leaf.index < published.head.size else { return uncovered.append(leaf.index) }
            let path = try InclusionProof(of: leaf.index, in: published.head.size, from: nodes).path
            items.append(
                LedgerEvidence.Item(index: leaf.index, leaf: leaf.leaf, path: path, entry: leaf.entry, salt: leaf.salt))
        }
        if items.isEmpty, let first = uncovered.first { try published.requireCovers(first) }
        let evidence = LedgerEvidence(checkpoint: published.text, leaves: items)
        // Tiles are files: what they give is checked before it is given to anybody.
        do {
            _ = try evidence.verify(published.keys, now: nil)
        } catch {
            throw Self.foreignTiles
        }
        return Evidence(octets: try evidence.json(), items: items, uncovered: uncovered.count, checkpoint: published.checkpoint)
    }

    static let foreignTiles = CommandFailure(
        "the published tiles are not those of the ledger",
        try:
            "`firstbell ledger verify`; with the daemon stopped, remove .synced in ledger.path, and its next start writes them again"
    )

    /// The C2SP text of one leaf.
    func document(of index: UInt64) throws -> [UInt8] {
        let published = try PublishedLedger(deployment: deployment, witnessed: witnessed)
        var document: InclusionDocument?
        try forEachLeaf(.index(index)) { leaf in
            try published.requireCovers(leaf.index)
            document = InclusionDocument(
                leaf: leaf.leaf.octets, index: index,
                path: try InclusionProof(of: index, in: published.head.size, from: published.nodes).path,
                checkpoint: published.text)
        }
        do throws(EvidenceFault) {
            try document?.verify(published.head)
        } catch {
            throw Self.foreignTiles
        }
        return Array((document?.encoded ?? "").utf8)
    }

    private func forEachLeaf(_ query: Query, _ body: (JournalReader.OpenLeaf) throws -> Void) throws {
        let journal = DeploymentJournal(deployment: deployment)
        let reader = try reader ?? journal.reader()
        let sought: JournalReader.LeafQuery
        let what: String
        switch query {
        case .index(let index): (sought, what) = (.index(index), "the ledger has no leaf \(index)")
        case .event(let source, let id): (sought, what) = (.event(source: source, id: id), "there is no such event of \(source)")
        case .item(let text):
            guard let id = NoticeID(text) else {
                throw CommandFailure(
                    "it is no id of a notice or a hold", try: "an id as `firstbell hold list` or a receipt shows it")
            }
            (sought, what) = (.item(id), "there is no notice and no hold with that id")
        }
        do {
            guard try reader.forEachLeaf(sought, body) else {
                throw CommandFailure(what, try: "firstbell status, for the ledger's size")
            }
        } catch let damage as LedgerDamage {
            throw CommandFailure(LedgerCheck.words(for: damage), try: "`firstbell ledger verify`, and your backup")
        } catch let error as JournalError {
            throw journal.failure(error)
        } catch is TileFault {
            throw Self.foreignTiles
        }
    }
}

/// What a deployment has published of its ledger.
struct PublishedLedger {
    let files: MirrorFolder
    /// The signed checkpoint.
    let text: String
    let checkpoint: Checkpoint
    let keys: TrustedKeys

    var head: TreeHead { checkpoint.head }

    /// The subtrees of the newest tree, in which an older one is found again though its own narrow tiles are gone.
    let nodes: TileNodes<MirrorFolder>

    /// Reads a published checkpoint and checks who signed it.
    init(deployment: Deployment, witnessed: Bool = false) throws {
        files = MirrorFolder(path: deployment.path(deployment.configuration.ledger.path))
        let name = witnessed ? LedgerPublication.witnessedName : LedgerPublication.checkpointName
        guard let text = files.text(of: name) else {
            throw CommandFailure(
                "there is no \(name) in \(files.path)",
                try: witnessed
                    ? "`firstbell ledger witness request`, and the answer with `accept`"
                    : "`firstbell serve`, which publishes the ledger")
        }
        self.text = text
        guard let key = try DeploymentJournal(deployment: deployment).reader().ledgerKey().flatMap({ try? NoteVerifier($0) }) else {
            throw CommandFailure("the ledger has never been signed", try: "`firstbell serve`, which publishes the ledger")
        }
        keys = TrustedKeys(ledger: key)
        do throws(CheckpointFault) {
            checkpoint = try keys.open(text, now: nil).checkpoint
            var size = checkpoint.head.size
            if let newest = files.text(of: LedgerPublication.checkpointName) {
                size = max(size, try Checkpoint(text: SignedNote(newest).text).head.size)
            }
            nodes = TileNodes(size: size, in: files)
        } catch {
            throw CommandFailure(
                "\(files.path)/\(name) is not signed by this deployment's key",
                try: "`firstbell ledger key`; keep the file, it may be evidence")
        }
    }

    /// Requires that a leaf is covered by the checkpoint.
    func requireCovers(_ index: UInt64) throws {
        guard index < head.size else {
            throw CommandFailure(
                "leaf \(index) is not under that checkpoint, which covers \(head.size)",
                try: "again in a second, while the daemon runs; or without --witnessed")
        }
    }
}
