// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
import LedgerFiles
import Safeguarding
import TestSupport
import Testing

@testable import Journal

/// What is published of a journal's ledger.
@Suite struct LedgerPublicationTests {
    private let school: PartnerID
    private let signer: NoteSigner
    private let folder: TestFolder

    init() throws {
        school = try #require(PartnerID("school/116900"))
        signer = try NoteSigner.generate(name: "test.example/ledger/test")
        folder = try TestFolder()
    }

    private var files: MirrorFolder { MirrorFolder(path: folder.path) }

    private func publication(of test: TestJournal) throws -> LedgerPublication {
        try LedgerPublication(reader: test.journal.reader, folder: folder.path, signer: signer, rehearsal: false)
    }

    private func checkpoint() throws -> Checkpoint {
        let text = try #require(files.text(of: LedgerPublication.checkpointName))
        return try TrustedKeys(ledger: signer.verifier).open(text, now: nil).checkpoint
    }

    private func fill(_ test: TestJournal, _ events: Int, from first: Int = 0) throws {
        for number in first..<(first + events) { try test.publish(id: "event-\(number)", to: school) }
    }

    @Test func `what is published is the journal's ledger, whole, and goes on over restarts`() throws {
        let test = try TestJournal()
        try fill(test, 3)
        var publication = try publication(of: test)
        #expect(try publication.isBehind())
        let first = try publication.publish(at: test.now)
        #expect(try !publication.isBehind() && checkpoint().head == first)
        #expect(try checkpoint().time == UInt64(test.now.milliseconds / 1000))
        try TileAudit.verify(first, in: files)
        for round in 1...5 {
            try fill(test, 60, from: round * 100)
            if round == 3 {
                try publication.sync()
                try test.restart()
            }
            // A process that ended without a sync writes again what came after the last.
            if round >= 3 { publication = try self.publication(of: test) }
            let head = try publication.publish(at: test.now)
            #expect(try head.root == test.journal.reader.root(at: head.size) && head.size == test.journal.reader.ledgerSize())
            try TileAudit.verify(head, in: files)
            #expect(try TileNodes(size: head.size, in: files).head(at: first.size) == first)
        }
        #expect(try checkpoint().head.size > 512)
        let names = try #require(FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String })
        #expect(names.contains("tile/0/001") && !names.contains("tile/0/001.p"), "what is full needs no narrower form")
    }

    @Test func `tiles that are lost or damaged are written again from the journal`() throws {
        let test = try TestJournal()
        try fill(test, 120)
        let publication = try publication(of: test)
        let head = try publication.publish(at: test.now)
        try publication.sync()
        let edge = folder.path + "/tile/0/000"
        let partial = try #require(FileManager.default.contentsOfDirectory(atPath: edge + ".p").first)
        try Data([1, 2, 3]).write(to: URL(filePath: "\(edge).p/\(partial)"))
        #expect(throws: TileFault.self) { try TileAudit.verify(head, in: files) }
        _ = try self.publication(of: test).publish(at: test.now)
        try TileAudit.verify(head, in: files)
    }

    @Test func `a journal that was set back, or is another, is never signed`() throws {
        let test = try TestJournal()
        try fill(test, 4)
        let head = try publication(of: test).publish(at: test.now)
        let before = try #require(files.text(of: LedgerPublication.checkpointName))

        let older = try TestJournal()
        try fill(older, 2)
        let size = try older.journal.reader.ledgerSize()
        #expect(throws: LedgerPublicationFault.rolledBack(published: head.size, journal: size)) {
            try publication(of: older).publish(at: older.now)
        }
        try fill(older, 4, from: 50)
        #expect(throws: LedgerPublicationFault.forked(published: head.size)) {
            try publication(of: older).publish(at: older.now)
        }
        let other = try NoteSigner.generate(name: "test.example/ledger/test")
        #expect(throws: LedgerPublicationFault.notOurs(.unsigned(by: "test.example/ledger/test"))) {
            try LedgerPublication(reader: test.journal.reader, folder: folder.path, signer: other, rehearsal: false)
                .publish(at: test.now)
        }
        #expect(files.text(of: LedgerPublication.checkpointName) == before)
    }

    @Test func `the leaves of a notice, of an event and at a place are found, and those of no other`() throws {
        let test = try TestJournal()
        try fill(test, 12)
        let (_, record) = try test.publish(id: "sought", to: school)
        try fill(test, 12, from: 100)
        _ = try test.receipt(record, .delivered)
        let reader = test.journal.reader
        func leaves(_ query: JournalReader.LeafQuery) throws -> [JournalReader.OpenLeaf]? {
            var leaves: [JournalReader.OpenLeaf] = []
            return try reader.forEachLeaf(query) { leaves.append($0) } ? leaves : nil
        }
        let ofNotice = try #require(try leaves(.item(record.id)))
        #expect(ofNotice.map(\.leaf.kind) == [.notice, .stage])
        #expect(ofNotice.allSatisfy { String(decoding: $0.entry, as: UTF8.self).contains("\(record.id)") })
        let police = try #require(PartnerID("police/22"))
        let ofEvent = try #require(try leaves(.event(source: police, id: "sought")))
        #expect(ofEvent.map(\.leaf.kind) == [.event, .notice, .stage])
        let all = try #require(try leaves(.all))
        #expect(all.map(\.index) == Array(0..<UInt64(all.count)))
        for leaf in all {
            #expect(try leaves(.index(leaf.index))?.map(\.leaf) == [leaf.leaf])
            let salt = try #require(leaf.salt)
            #expect(leaf.leaf.opens(salt: salt, canonicalJSON: leaf.entry))
        }
        #expect(try leaves(.index(UInt64(all.count))) == nil)
        #expect(try leaves(.item(NoticeID(at: test.now))) == nil)
        #expect(try leaves(.event(source: police, id: "event-1000")) == nil)
    }

    @Test func `the last word of each witness is kept, and that of most witnesses is published`() throws {
        let test = try TestJournal()
        let witnesses = try (1...3).map { try NoteSigner.generate(name: "w\($0).example", algorithm: .cosignature) }
        func note(_ size: UInt64, by signers: [NoteSigner], at time: UInt64) throws -> SignedNote {
            var note = SignedNote(
                text: Checkpoint(origin: signer.verifier.name, head: TreeHead(size: size, root: .emptyRoot), time: 1).text)
            try note.sign(with: signer)
            for witness in signers { try note.cosign(with: witness, time: time) }
            return note
        }
        func keep(_ size: UInt64, by witness: NoteSigner, at time: UInt64) throws {
            let text = try note(size, by: [witness], at: time).encoded
            try test.write {
                try $0.keep(Cosignature(witness: witness.verifier.name, size: size, signedAt: time, note: text))
            }
        }
        #expect(try test.journal.reader.witnessedCheckpoint(of: signer.verifier, by: witnesses.map(\.verifier)) == nil)
        try keep(4, by: witnesses[0], at: 100)
        try keep(4, by: witnesses[1], at: 101)
        try keep(9, by: witnesses[2], at: 102)
        var found = try #require(try test.journal.reader.witnessedCheckpoint(of: signer.verifier, by: witnesses.map(\.verifier)))
        #expect(found.signatures.map(\.name) == [signer.verifier.name, "w1.example", "w2.example"])
        // An older one, late.
        try keep(3, by: witnesses[2], at: 300)
        #expect(try test.journal.reader.cosignatures().map(\.size) == [4, 4, 9])
        try keep(9, by: witnesses[0], at: 110)
        found = try #require(try test.journal.reader.witnessedCheckpoint(of: signer.verifier, by: witnesses.map(\.verifier)))
        #expect(Set(found.signatures.map(\.name)) == [signer.verifier.name, "w1.example", "w3.example"])
        #expect(try Checkpoint(text: found.text).head.size == 9)
        #expect(throws: Never.self) { try found.verify(witnesses[0].verifier) }
        // Whoever is no witness any more does not hold the newest back.
        let alone = try test.journal.reader.witnessedCheckpoint(of: signer.verifier, by: [witnesses[1].verifier])
        #expect(try Checkpoint(text: #require(alone).text).head.size == 4)
        let stranger = try NoteSigner.generate(name: signer.verifier.name).verifier
        #expect(try test.journal.reader.witnessedCheckpoint(of: stranger, by: witnesses.map(\.verifier)) == nil)
    }

    @Test func `what was refused is counted in the ledger, by what was alike`() throws {
        let test = try TestJournal()
        try test.write { try $0.record(RefusalRecord(place: .message, code: "not-permitted", partner: school), count: 3) }
        var entries: [String] = []
        _ = try test.journal.reader.forEachLeaf(.all) { entries.append(String(decoding: $0.entry, as: UTF8.self)) }
        #expect(
            entries == [
                #"{"at":"2026-11-17T23:30:00Z","code":"not-permitted","count":3,"partner":"school/116900","place":"message"}"#
            ])
    }
}
