// SPDX-License-Identifier: Apache-2.0
import Foundation
import Ledger
import LedgerFiles

/// The check of one folder or file.
struct Verification {
    var path: String
    var keys: TrustedKeys
    /// A checkpoint or a folder that was kept from before.
    var earlier: String?
    /// In seconds since 1970; nil compares no time.
    var now: UInt64?

    func perform() throws(Failing) -> Verdict {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .unreadable("missing", "there is nothing at that path")
        }
        do {
            if isFolder.boolValue { return try mirror() }
            guard earlier == nil else {
                throw Failing.unreadable("needs-folder", "an earlier checkpoint can be compared with a folder only")
            }
            guard let octets = FileManager.default.contents(atPath: path) else {
                throw Failing.unreadable("unreadable", "the file cannot be read")
            }
            if octets.starts(with: Array("c2sp.org/tlog-proof".utf8)) { return try document(octets) }
            return try evidence(octets)
        } catch {
            throw Failing(error)
        }
    }

    private func evidence(_ octets: Data) throws -> Verdict {
        let finding = try LedgerEvidence(json: octets).verify(keys, now: now)
        var verdict = Verdict(finding.seen)
        verdict.leaves = finding.leaves.map { Verdict.Proved(index: $0.index, kind: $0.kind.name, entry: $0.entry) }
        return verdict
    }

    private func document(_ octets: Data) throws -> Verdict {
        guard let text = String(validating: octets, as: UTF8.self) else { throw EvidenceFault.malformed("it is no UTF-8") }
        let document = try InclusionDocument(text)
        let seen = try keys.open(document.checkpoint, now: now)
        guard let leaf = Leaf(document.leaf) else { throw EvidenceFault.notALeaf(index: document.index) }
        try document.verify(seen.checkpoint.head)
        var verdict = Verdict(seen)
        verdict.leaves = [Verdict.Proved(index: document.index, kind: leaf.kind.name)]
        return verdict
    }

    private func mirror() throws -> Verdict {
        let files = MirrorFolder(path: path)
        guard let text = files.text(of: "checkpoint") else { throw TileFault.missing(path: "checkpoint") }
        let seen = try TrustedKeys(ledger: keys.ledger).open(text, now: now)
        let head = seen.checkpoint.head
        // First, for the leaf at which two pasts part says more than that one of them is not what was signed.
        let known = try earlierHead()
        if let known {
            guard known.head.size <= head.size else {
                throw Failing.broken(
                    "rolled-back", "the ledger has \(head.size) leaves, and you kept one of \(known.head.size): it was set back",
                    index: head.size)
            }
            try compare(known, with: files, size: head.size)
        }
        let entries = EntryLines(path: "\(path)/entries.jsonl")
        var opened = 0, sealed = 0
        try TileAudit.verify(head, in: files) { index, leaf in
            guard let item = try entries?.next() else { return }
            guard item.index == index else {
                throw Failing.broken("entries-out-of-order", "entries.jsonl lacks leaf \(index)", index: index)
            }
            let (own, entry) = try item.open()
            guard own == leaf else { throw EvidenceFault.otherEntry(index: index) }
            if entry == nil { sealed += 1 } else { opened += 1 }
        }
        if try entries?.next() != nil {
            throw Failing.broken("entries-too-many", "entries.jsonl has more lines than the ledger has leaves", index: head.size)
        }
        if entries != nil, UInt64(opened + sealed) != head.size {
            throw Failing.broken(
                "entries-missing", "entries.jsonl has \(opened + sealed) of \(head.size) leaves", index: UInt64(opened + sealed))
        }
        var verdict = Verdict(seen)
        if let witnessed = try witnessed(in: files, head) { verdict.witnessed(witnessed) }
        verdict.beginsWith = known?.head.size
        if entries != nil { (verdict.opened, verdict.sealed) = (opened, sealed) }
        return verdict
    }

    /// The checkpoint that enough witnesses have signed, which is seldom the newest; nil where none is asked for.
    private func witnessed(in files: MirrorFolder, _ head: TreeHead) throws -> TrustedKeys.Seen? {
        guard keys.quorum > 0 else { return nil }
        guard let text = files.text(of: "witnessed") else {
            throw CheckpointFault.tooFewWitnesses(found: 0, wanted: keys.quorum)
        }
        let seen = try keys.open(text, now: now)
        let own = seen.checkpoint.head
        guard own.size <= head.size, try TileNodes(size: head.size, in: files).head(at: own.size) == own else {
            throw Failing.broken("forked", "the ledger does not begin with the \(own.size) leaves that the witnesses signed")
        }
        return seen
    }

    /// The head that was kept, and the files that it came with.
    private func earlierHead() throws -> (head: TreeHead, files: MirrorFolder?)? {
        guard let earlier else { return nil }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: earlier, isDirectory: &isFolder) else {
            throw Failing.unreadable("missing", "there is no earlier checkpoint at that path")
        }
        let folder = isFolder.boolValue ? MirrorFolder(path: earlier) : nil
        let text =
            folder.map { $0.text(of: "checkpoint") }
            ?? FileManager.default.contents(atPath: earlier).map {
                String(decoding: $0, as: UTF8.self)
            }
        guard let text else { throw Failing.unreadable("missing", "there is no earlier checkpoint at that path") }
        let own = TrustedKeys(ledger: keys.ledger)
        return (try own.open(text, now: nil).checkpoint.head, folder)
    }

    private func compare(_ known: (head: TreeHead, files: MirrorFolder?), with files: MirrorFolder, size: UInt64) throws {
        let nodes = TileNodes(size: size, in: files)
        guard try nodes.head(at: known.head.size) != known.head else { return }
        let what = "the ledger does not begin with the \(known.head.size) leaves that you kept"
        guard let kept = known.files else { throw Failing.broken("forked", what) }
        let index = try TileAudit.divergence(
            of: TileNodes(size: known.head.size, in: kept), and: nodes, within: known.head.size)
        guard let index else { throw Failing.broken("forked", what + "; the tiles that you kept are not of your checkpoint") }
        throw Failing.broken("forked", what + ": leaf \(index) is the first that differs", index: index)
    }
}

/// The lines of a large file, one by one.
private final class EntryLines {
    private let file: FileHandle
    private var buffer = Data()
    private var ended = false
    private static let greatest = 1 << 20

    /// Nil where there is no such file.
    init?(path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        self.file = file
    }

    /// The next entry; nil at the end.
    func next() throws -> LedgerEvidence.Item? {
        while true {
            if let end = buffer.firstIndex(of: 0x0a) {
                let line = buffer[buffer.startIndex..<end]
                buffer = buffer[buffer.index(after: end)...]
                return try LedgerEvidence.Item(line: line)
            }
            guard buffer.count < Self.greatest else { throw EvidenceFault.malformed("a line of entries.jsonl is too long") }
            guard !ended else { return buffer.isEmpty ? nil : try LedgerEvidence.Item(line: buffer) }
            let more = try file.read(upToCount: 1 << 16) ?? Data()
            ended = more.isEmpty
            // The slice keeps what was read before; a copy lets it go.
            buffer = Data(buffer) + more
            if ended, !buffer.isEmpty { throw EvidenceFault.malformed("the last line of entries.jsonl has no end") }
        }
    }
}
