// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import LedgerFiles
import Wire

/// The copy of a ledger that leaves the deployment.
struct LedgerExporting {
    var deployment: Deployment
    var folder: String
    var entries: Bool

    /// What a line of `entries.jsonl` says, beside its leaf's index: the same members as in evidence.
    static let entriesName = "entries.jsonl"

    func perform(_ format: FormatOption.Format) throws {
        let published = try PublishedLedger(deployment: deployment)
        let copied: Int
        let written: Int
        do {
            let target = try LedgerFolder(path: folder)
            try requireBeginning(target.files, of: published)
            copied = try copyTiles(of: published, to: target)
            written = entries ? try writeEntries(of: published) : 0
            // Entries of an older copy would be taken for a ledger that lacks some.
            if !entries { try? FileManager.default.removeItem(atPath: "\(folder)/\(Self.entriesName)") }
            try target.write(LedgerPublication.keyName, Array("\(published.keys.ledger.text)\n".utf8))
            if let witnessed = published.files.text(of: LedgerPublication.witnessedName) {
                try target.write(LedgerPublication.witnessedName, Array(witnessed.utf8))
            }
            // Last: a mirror that has a checkpoint has all that belongs to it.
            try target.write(LedgerPublication.checkpointName, Array(published.text.utf8))
        } catch let error as LedgerFolderError {
            throw CommandFailure("\(folder): \(error)", try: "a folder with space that you may write to")
        }
        let answer: JSON = [
            "folder": .string(folder), "leaves": .integer(Int64(published.head.size)), "root": .string(published.head.root.hex),
            "key": .string(published.keys.ledger.text), "tilesCopied": .integer(Int64(copied)), "entries": .integer(Int64(written)),
        ]
        try PrintedAnswer(answer).print(format)
    }

    /// Refuses to write over a mirror of another past: it is evidence.
    private func requireBeginning(_ target: MirrorFolder, of published: PublishedLedger) throws {
        guard let text = target.text(of: LedgerPublication.checkpointName) else { return }
        let kept = try? Checkpoint(text: SignedNote(text).text).head
        guard let kept, kept.size <= published.head.size, try published.nodes.head(at: kept.size) == kept else {
            throw CommandFailure(
                "\(folder) has a checkpoint with which this ledger does not begin",
                try: "another folder; keep that one, it is evidence, and see `firstbell ledger verify`")
        }
    }

    private func copyTiles(of published: PublishedLedger, to target: LedgerFolder) throws -> Int {
        var copied = 0
        for tile in Tile.all(size: published.head.size) {
            guard let octets = try? published.files.cut(tile) else {
                throw LedgerProving.foreignTiles
            }
            if target.files.octets(of: tile) == octets { continue }
            try target.write(tile, octets)
            copied += 1
            if copied.isMultiple(of: 1000) { Console.progress("\(copied) tiles") }
        }
        return copied
    }

    private func writeEntries(of published: PublishedLedger) throws -> Int {
        let path = "\(folder)/\(Self.entriesName)"
        let fresh = path + ".new"
        guard FileManager.default.createFile(atPath: fresh, contents: nil), let file = FileHandle(forWritingAtPath: fresh) else {
            throw CommandFailure("it cannot be written: \(fresh)", try: "a folder that you may write to")
        }
        defer { try? file.close() }
        let journal = DeploymentJournal(deployment: deployment)
        var count = 0
        do {
            _ = try journal.reader().forEachLeaf(.all) { leaf in
                guard leaf.index < published.head.size else { return }
                let item = LedgerEvidence.Item(index: leaf.index, leaf: leaf.leaf, path: [], entry: leaf.entry, salt: leaf.salt)
                try file.write(contentsOf: Data(try item.line()))
                count += 1
                if count.isMultiple(of: 100_000) { Console.progress("\(count) entries") }
            }
        } catch let damage as LedgerDamage {
            throw CommandFailure(LedgerCheck.words(for: damage), try: "`firstbell ledger verify`, and your backup")
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        guard rename(fresh, path) == 0 else {
            throw CommandFailure("it cannot be replaced: \(path)", try: "a folder that you may write to")
        }
        return count
    }
}
