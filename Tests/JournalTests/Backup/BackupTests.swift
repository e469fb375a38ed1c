// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Journal

/// Copies of a journal that is written meanwhile, and their way back.
@Suite struct BackupTests {
    let test: TestJournal
    let place: TestFolder
    let school: PartnerID

    init() throws {
        test = try TestJournal()
        place = try TestFolder()
        school = try #require(PartnerID("school/116900"))
    }

    private var file: String { place.path + "/copy.db" }
    private var key: DeploymentKey { get throws { try DeploymentKey(test.keyOctets) } }

    private func publish(_ range: Range<Int>) throws {
        for number in range { try test.publish(id: "event-\(number)", to: school, sending: number % 2 == 0) }
    }

    /// Takes a whole backup with its manifest.
    @discardableResult private func backUp() throws -> BackupManifest {
        var progress = try test.journal.beginCopy(to: file)
        while !progress.isDone { progress = try test.journal.copyOn(pages: 64) }
        return try describe()
    }

    private func describe() throws -> BackupManifest {
        let image = try JournalImage(path: file)
        defer { image.close() }
        let fingerprint = try DurableFile.fingerprint(of: file)
        let manifest = BackupManifest(
            facts: try image.facts(), takenAt: test.now, version: "test", octets: fingerprint.octets, sha256: fingerprint.sha256)
        try Data(manifest.json.octets).write(to: URL(fileURLWithPath: BackupManifest.path(of: file)))
        return manifest
    }

    private func restoration(to folder: TestFolder, name: String = "test", key: DeploymentKey? = nil) throws -> Restoration {
        Restoration(file: file, folder: folder.path, key: try key ?? self.key, trustDomain: "test.example", name: name)
    }

    /// What a restoration that must fail threw; nothing may have the journal's name after it.
    private func refusal(name: String = "test", key: DeploymentKey? = nil, proving: Bool = true) throws -> (any Error)? {
        let folder = try TestFolder()
        do {
            _ = try restoration(to: folder, name: name, key: key).perform(proving: proving)
            Issue.record("a restoration that must fail did not")
            return nil
        } catch {
            #expect(!FileManager.default.fileExists(atPath: Journal.path(in: folder.path)))
            #expect(!FileManager.default.fileExists(atPath: Journal.path(in: folder.path) + ".restoring"))
            return error
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>) func `a copy of a busy journal is what stood at its last step`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        try publish(0..<200)
        var next = 200
        var steps = 0
        var progress = try test.journal.beginCopy(to: file)
        while !progress.isDone {
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                if Int.random(in: 0..<50, using: &random) == 0 {
                    struct Refused: Error {}
                    #expect(throws: Refused.self) {
                        try test.write { transaction in
                            _ = try transaction.setClockOffset(1)
                            throw Refused()
                        }
                    }
                } else {
                    try publish(next..<next + 1)
                    next += 1
                }
            }
            progress = try test.journal.copyOn(pages: Int32.random(in: 1...40, using: &random))
            steps += 1
            try #require(steps < 2000, "the copy makes no way against the writer")
        }
        let head = try #require(try test.journal.reader.root(at: UInt64(test.journal.reader.status(now: test.now).ledgerSize)))
        try publish(next..<next + 5)
        let image = try JournalImage(path: file)
        let proof = try image.prove(key: try key)
        #expect(proof.root == head, "not what stood at the last step, nor what came after")
        #expect(UInt64(proof.opened) == proof.leaves)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["copy.db"], "a backup is one file")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        _ = try test.journal.reader.verifyLedger()
    }

    @Test func `one copy at a time, given up when nobody goes on with it, and never over a file`() throws {
        try publish(0..<5)
        _ = try test.journal.beginCopy(to: file)
        #expect(throws: BackupFailure.exists) { try test.journal.beginCopy(to: place.path + "/second.db") }
        test.journal.lastCopyStep = .now - Journal.copyPatience - .seconds(1)
        _ = try test.journal.beginCopy(to: place.path + "/second.db")
        test.journal.abandonCopy()
        #expect(throws: BackupFailure.abandoned) { try test.journal.copyOn(pages: 1) }
        #expect(throws: BackupFailure.exists) { try test.journal.beginCopy(to: file) }
        #expect(throws: BackupFailure.unwritable(code: ENOENT)) { try test.journal.beginCopy(to: place.path + "/no/such.db") }
        // A copy in the making does not keep the journal from closing.
        _ = try test.journal.beginCopy(to: place.path + "/third.db")
        try test.restart()
        try publish(5..<6)
    }

    @Test func `a backup comes back as the journal that it was`() throws {
        try publish(0..<20)
        let manifest = try backUp()
        #expect(try BackupManifest(octets: manifest.json.octets) == manifest)
        let folder = try TestFolder()
        let (found, proof) = try restoration(to: folder).perform(proving: true)
        #expect(found == manifest)
        #expect(proof?.root == manifest.facts.head.root)
        let restored = try Journal(opening: folder.path, key: key)
        defer { restored.close() }
        #expect(try restored.reader.waiting().map(\.sequence) == test.journal.reader.waiting().map(\.sequence))
        #expect(try restored.reader.identity() == test.journal.reader.identity())
        #expect(refusalOfExisting(folder) == .exists)
    }

    private func refusalOfExisting(_ folder: TestFolder) -> BackupFailure? {
        do {
            // The lock comes first: a daemon there is a better answer than a file.
            _ = try restoration(to: folder).perform(proving: false)
            return nil
        } catch JournalError.held {
            return .exists
        } catch { return error as? BackupFailure }
    }

    @Test func `what a kill left of a restoration is no journal and stands in nobody's way`() throws {
        try publish(0..<3)
        try backUp()
        let folder = try TestFolder()
        try Data("half".utf8).write(to: URL(fileURLWithPath: Journal.path(in: folder.path) + ".restoring"))
        _ = try restoration(to: folder).perform(proving: true)
        for left in ["", "-wal", "-shm"] {
            let other = try TestFolder()
            let name = Journal.path(in: other.path) + left
            try Data("old".utf8).write(to: URL(fileURLWithPath: name))
            #expect(throws: BackupFailure.exists) { try restoration(to: other).perform(proving: true) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: name)) == Data("old".utf8))
        }
    }

    @Test func `a backup with one changed octet is refused, wherever it is`() throws {
        try publish(0..<3)
        try backUp()
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        for position in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
            var other = whole
            other[position] ^= 1
            try other.write(to: URL(fileURLWithPath: file))
            #expect(try refusal(proving: false) as? BackupFailure == .changed)
        }
        try whole.dropLast().write(to: URL(fileURLWithPath: file))
        #expect(try refusal() as? BackupFailure == .changed)
    }

    @Test func `a backup that was tampered with and described anew is found by its ledger`() throws {
        try publish(0..<5)
        try backUp()
        let queue = try DatabaseQueue(path: file)
        try queue.write { db in
            let rows = try Row.fetchAll(db, sql: "SELECT size, leaves FROM ledger")
            var changed = 0
            for row in rows {
                var page = Data(try #require(LedgerPage.opened([UInt8](row[1] as Data))))
                guard let entry = page.range(of: Data("\"event\":\"event-3\"".utf8)) else { continue }
                page.replaceSubrange(entry, with: Data("\"event\":\"event-4\"".utf8))
                try db.execute(
                    sql: "UPDATE ledger SET leaves = ? WHERE size = ?",
                    arguments: [Data(LedgerPress.pressed([UInt8](page))), row[0] as Int64])
                changed += 1
            }
            #expect(changed == 1)
        }
        try queue.close()
        _ = try describe()
        #expect(try refusal() is LedgerDamage)
    }

    @Test func `a row that refers to nothing is found where the journal is, and in a backup by name of its table`() throws {
        try publish(0..<3)
        #expect(try test.journal.reader.brokenReferences() == [])
        try test.write { transaction in
            try transaction.sql("UPDATE notice SET event = 999999 WHERE seq = (SELECT min(seq) FROM notice)").run()
        }
        #expect(
            try test.journal.reader.brokenReferences() == [BrokenReferences(table: "notice", parent: "event", count: 1)])
        try backUp()
        #expect(try refusal() as? BackupFailure == .brokenReferences(table: "notice", parent: "event"))
    }

    @Test func `another key, another deployment, a missing manifest and another ledger are refused`() throws {
        try publish(0..<3)
        let manifest = try backUp()
        let stranger = try DeploymentKey(DeploymentKey.generate())
        #expect(try refusal(key: stranger) as? JournalError == .wrongKey)
        #expect(
            try refusal(name: "other") as? BackupFailure
                == .otherDeployment(trustDomain: "test.example", name: "test"))
        var other = manifest
        other.facts.head = TreeHead(size: manifest.facts.head.size, root: .emptyRoot)
        let sheet = URL(fileURLWithPath: BackupManifest.path(of: file))
        try Data(other.json.octets).write(to: sheet)
        #expect(try refusal() as? BackupFailure == .otherLedger)
        try Data("{}".utf8).write(to: sheet)
        #expect(try refusal() as? BackupFailure == .noManifest)
        try FileManager.default.removeItem(at: sheet)
        #expect(try refusal() as? BackupFailure == .noManifest)
    }
}
