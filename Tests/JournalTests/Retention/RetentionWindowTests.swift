// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Ledger
import LedgerFiles
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Journal

/// Windows by class, and what goes when they have run out.
@Suite struct RetentionWindowTests {
    let test: TestJournal
    let school: PartnerID
    let police: PartnerID
    var rule = RetentionRule()

    init() throws {
        test = try TestJournal()
        school = try #require(PartnerID("school/116900"))
        police = try #require(PartnerID("police/22"))
        try test.train("dsl@example-primary.example", at: school)
    }

    private func pass(days: Int64) { test.now = test.now + .seconds(days * 86_400) }

    /// An event whose one notice was read.
    @discardableResult
    private func settled(_ id: String, type: String = "firstbell.incident.v1") throws -> Int64 {
        let (handle, record) = try test.publish(id: id, type: type, to: school, sending: true)
        for stage in [Stage.delivered, .opened, .acknowledged] {
            #expect(try test.receipt(record, stage, by: stage == .delivered ? nil : "dsl@example-primary.example").reached != nil)
        }
        return try number("SELECT event FROM notice WHERE seq = \(handle.sequence)")
    }

    private func number(_ sql: String) throws -> Int64 {
        try test.journal.pool.read { try #require(try Int64.fetchOne($0, sql: sql)) }
    }

    /// Everything that ages, as an evening does it.
    @discardableResult
    private func age(limit: Int = 200) throws -> RetentionPass { try test.age(rule, limit: limit) }

    private func bodies() throws -> Set<Int64> {
        try test.journal.pool.read {
            try Set(Int64.fetchAll($0, sql: "SELECT event FROM subject WHERE wrapped IS NOT NULL"))
        }
    }

    /// Takes an event back that nobody has to be told about.
    private func recall(_ event: Int64, id: String, note: String) throws {
        try test.write { transaction in
            let sequence = try transaction.accept(
                EventRecord(
                    source: police, id: id, type: "firstbell.recall.v1", digest: [UInt8](repeating: 9, count: 32), reference: id,
                    force: "22", riskGrade: nil, occurredAt: test.now, reportedAt: test.now, publishedAt: test.now,
                    timesOutOfOrder: false), answer: Array("{}".utf8))
            try transaction.add(
                RecallRecord(
                    id: NoticeID(at: test.now), event: sequence, recalled: event, recipient: nil, reason: .wrongPerson, note: note,
                    unsent: 0, sent: 0, owner: nil))
        }
    }

    private func notes() throws -> Int64 { try number("SELECT count(*) FROM recall WHERE note IS NOT NULL") }

    @Test mutating func `content goes after the window of its class`() throws {
        rule = RetentionRule([.encompass: 30, .marac: 60, .agencies: 45])
        let incident = try settled("a")
        let meeting = try settled("b", type: "firstbell.marac-meeting.v1")
        let order = try settled("c", type: "firstbell.protection-order.v1")
        var left: Set = [incident, meeting, order]
        for (days, gone) in [(29, nil), (1, incident), (14, nil), (1, order), (14, nil), (1, meeting)] as [(Int64, Int64?)] {
            pass(days: days)
            #expect(try age().due == (gone == nil ? 0 : 1))
            if let gone { left.remove(gone) }
            #expect(try bodies() == left)
        }
    }

    @Test mutating func `words go before the content they are about, and never after it`() throws {
        rule = RetentionRule([.encompass: 30, .words: 10])
        let event = try settled("a")
        try recall(event, id: "recall", note: "The words of a producer.")
        pass(days: 9)
        #expect(try age().words == 0)
        #expect(try notes() == 1)
        pass(days: 1)
        let size = try test.journal.reader.ledgerSize()
        #expect(try age().words == 1)
        #expect(try notes() == 0 && bodies() == [event])
        #expect(try test.journal.reader.ledgerSize() == size + 1)
        #expect(try age().words == 0)
        rule = RetentionRule([.encompass: 30, .words: 300])
        pass(days: 20)
        try recall(event, id: "again", note: "More words.")
        pass(days: 30)
        #expect(try age().due == 1)
        #expect(try notes() == 0 && bodies().isEmpty)
    }

    @Test func `words of a recall after the destruction are destroyed in their turn`() throws {
        let event = try settled("a")
        pass(days: 91)
        #expect(try age().due == 1)
        try recall(event, id: "late", note: "The words of a producer.")
        #expect(try notes() == 1)
        pass(days: 89)
        #expect(try age().due == 0)
        try test.restart()
        #expect(try notes() == 1)
        pass(days: 1)
        #expect(try age().due == 1)
        #expect(try notes() == 0)
        let after = try age()
        #expect(after.due == 0 && after.waiting == 0)
        _ = try test.journal.reader.verifyLedger()
    }

    @Test func `rows that ended go, and rows that stand stay`() throws {
        let (child, other) = (try rollRow("Ada"), try rollRow("Bo"))
        let forum = try #require(ForumID("marac/worcester"))
        let seat = ForumMemberRow(forum: forum, member: ForumMember(partner: police, representative: "B. Sample"))
        let taken = ForumMemberRow(forum: forum, member: ForumMember(partner: school, representative: "D. Sample"))
        let adult = KeyAdultRow(
            partner: school, name: "Lee Sample", email: "lee@example-primary.example", role: .deputy,
            trainedOn: CivilDate(iso: "2026-01-01"), conflicts: ["Mo Sample"])
        try test.write { transaction in
            try transaction.apply(
                rolls: SnapshotChange(current: [RollRow](), file: [child, other]), scopes: [school], rows: [:])
            try transaction.apply(members: SnapshotChange(current: [ForumMemberRow](), file: [seat]))
            try transaction.apply(keyAdults: SnapshotChange(current: [KeyAdultRow](), file: [adult]), rows: [:])
        }
        let rows = Dictionary(
            uniqueKeysWithValues: try test.journal.reader.rollRows(of: [school]).rows.map { ($0.row.snapshotKey, $0.number) })
        let adults = Dictionary(
            uniqueKeysWithValues: try test.journal.reader.keyAdultRows().map { ($0.row.snapshotKey, $0.number) })
        let staying = try test.journal.reader.keyAdultRows().map(\.row)
        try test.write { transaction in
            try transaction.apply(rolls: SnapshotChange(current: [child, other], file: [other]), scopes: [school], rows: rows)
            try transaction.apply(members: SnapshotChange(current: [seat], file: [taken]))
            try transaction.apply(
                keyAdults: SnapshotChange(current: staying, file: staying.filter { $0.name != adult.name }), rows: adults)
        }
        pass(days: 89)
        #expect(try age().rows == 0)
        pass(days: 1)
        #expect(try age().rows == 1)
        #expect(try number("SELECT count(*) FROM roll") == 1)
        #expect(try test.journal.reader.rollRows(of: [school]).rows.map(\.row.givenName) == ["Bo"])
        pass(days: 640)
        #expect(try age().rows == 2)
        #expect(try number("SELECT count(*) FROM forum_member WHERE representative IS NOT NULL") == 1)
        // The one who stands is still known; the one who left is a number with a role and a training.
        #expect(try test.journal.reader.keyAdultRows().map(\.row.email) == ["dsl@example-primary.example"])
        let left = try number("SELECT id FROM key_adult WHERE sealed = x''")
        #expect(try test.journal.reader.emails(ofKeyAdults: [left, 1]) == [1: "dsl@example-primary.example"])
        #expect(try number("SELECT count(*) FROM conflict WHERE key_adult = \(left)") == 0)
        let size = try test.journal.reader.ledgerSize()
        try test.restart()
        #expect(try age().rows == 0)
        #expect(try test.journal.reader.ledgerSize() == size)
        let parts = try test.journal.reader.entries(.destruction).compactMap { try JSONDocument($0).root["part"]?.string }
        #expect(parts == ["rolls", "key-adults", "representatives"])
    }

    @Test func `whoever read what a court wants kept is kept`() throws {
        let event = try settled("a")
        let adults = Dictionary(
            uniqueKeysWithValues: try test.journal.reader.keyAdultRows().map { ($0.row.snapshotKey, $0.number) })
        let standing = try test.journal.reader.keyAdultRows().map(\.row)
        let next = KeyAdultRow(partner: school, name: "Lee Sample", email: "lee@example-primary.example", role: .dsl)
        try test.write { try $0.apply(keyAdults: SnapshotChange(current: standing, file: [next]), rows: adults) }
        for name in ["a", "22/26/0000001"] {
            #expect(try test.write { try $0.placeLegalHold($0.legalHoldScopes(of: name)[0], by: "Jo", reason: "inquest") })
            pass(days: 800)
            #expect(try age().rows == 0)
            #expect(try bodies() == [event])
            #expect(try test.write { try $0.releaseLegalHold($0.legalHoldScopes(of: name)[0], by: "Jo", reason: "over") })
        }
        #expect(try age().rows == 1)
        #expect(try test.journal.reader.emails(ofKeyAdults: [1]).isEmpty)
    }

    private func rollRow(_ given: String) throws -> RollRow {
        RollRow(
            setting: school, upn: nil, givenName: given, familyName: "Sample",
            dateOfBirth: try #require(CivilDate(iso: "2016-03-27")), postcode: "WR99 7AA")
    }

    private static let years = Int64(RetentionClass.metadata.usualDays)

    private func times() throws -> [String] {
        try test.journal.pool.read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT n.recipient || n.stage || n.released_at || n.delivered_at || coalesce(n.acknowledged_at, '') || e.risk || e.reported_at
                    FROM notice n JOIN event e ON e.seq = n.event ORDER BY n.seq
                    """)
        }
    }

    private func identified() throws -> Set<Int64> {
        try test.journal.pool.read {
            try Set(Int64.fetchAll($0, sql: "SELECT seq FROM event WHERE id NOT GLOB ' *' AND length(reference_key) > 0"))
        }
    }

    @Test func `after seven years an event is a number, once, and only where everything about it is settled`() throws {
        let old = try (0..<5).map { try settled("old-\($0)") }
        let (_, unread) = try test.publish(id: "unread", to: school, sending: true)
        _ = try test.receipt(unread, .delivered)
        let open = try number("SELECT max(seq) FROM event")
        let held = try settled("held")
        #expect(try test.write { try $0.placeLegalHold($0.legalHoldScopes(of: "held")[0], by: "Jo", reason: "inquest") })
        pass(days: 100)
        try age()
        #expect(try bodies() == [open, held])
        let young = try settled("young")
        pass(days: Self.years - 101)
        try age()
        #expect(try identified() == Set(old + [open, held, young]))
        pass(days: 1)
        let (before, counted) = (try times(), try test.journal.reader.verifyLedger())
        // Cut off after each transaction.
        var metadata = 0
        for _ in 0..<8 {
            metadata += try test.journal.age(.metadata, rule, after: 0, limit: 2, destroying: true, at: test.now).due
            try test.restart()
        }
        #expect(metadata == 5)
        #expect(try identified() == [open, held, young])
        #expect(try times() == before)
        let destroyed = try test.journal.reader.entries(.destruction).map { try JSONDocument($0).root }
            .filter { $0["part"]?.string == "metadata" }.compactMap { $0["sequence"]?.integer }
        #expect(destroyed == old)
        #expect(try test.journal.reader.verifyLedger().leaves == counted.leaves + 5)
        // The id is free again, and what was kept goes when its reason does.
        #expect(try test.write { try $0.recallable(source: police, id: "old-0") } == nil)
        _ = try test.receipt(unread, .acknowledged, by: "dsl@example-primary.example")
        #expect(try test.write { try $0.releaseLegalHold($0.legalHoldScopes(of: "held")[0], by: "Jo", reason: "over") })
        pass(days: 91)
        try age()
        #expect(try bodies().isEmpty && identified() == [open, young])
        pass(days: Self.years)
        try age()
        #expect(try identified().isEmpty)
        #expect(try number("SELECT count(*) FROM metadata_kept") == 0)
        _ = try test.journal.reader.verifyLedger()
    }

    @Test func `entries of such events are destroyed, and every root and proof stands`() throws {
        let folder = try TestFolder()
        let signer = try NoteSigner.generate(name: "test.example/ledger/test")
        func publish() throws -> TreeHead {
            try LedgerPublication(reader: test.journal.reader, folder: folder.path, signer: signer, rehearsal: false)
                .publish(at: test.now)
        }
        for number in 0..<6 { try settled("case-77\(number)") }
        let (_, unread) = try test.publish(id: "unread", to: school, sending: true)
        try test.write { try $0.recordView(by: "Jo Example", reason: "audit", event: 1, content: false) }
        let first = try publish()
        pass(days: 100)
        try age()
        pass(days: Self.years)
        let dry = try test.journal.age(.entries, rule, after: 0, limit: 200, destroying: false, at: test.now)
        #expect(dry.entries == 0)
        let pass = try age(limit: 3)
        #expect(pass.due == 6 && pass.entries > 30)
        #expect(test.isLogEmptied())
        let verified = try test.journal.reader.verifyLedger()
        #expect(try test.journal.reader.root(at: first.size) == first.root)
        // What was not settled has its entries, and they open.
        var open = 0
        _ = try test.journal.reader.forEachLeaf(.item(unread.id)) { leaf in if leaf.salt != nil { open += 1 } }
        #expect(open == 2)
        var texts = ""
        _ = try test.journal.reader.forEachLeaf(.all) { texts += String(decoding: $0.entry, as: UTF8.self) }
        #expect(!texts.contains("case-77") && texts.contains("unread"))
        // The tiles and their proofs are those of before, and go on.
        let second = try publish()
        #expect(second.size == verified.leaves && second.root == verified.root)
        try TileAudit.verify(second, in: MirrorFolder(path: folder.path))
        #expect(try TileNodes(size: second.size, in: MirrorFolder(path: folder.path)).head(at: first.size) == first)
        // Whoever has the key proves every leaf; of those whose entry is destroyed nothing more can be said.
        let nodes = TileNodes(size: second.size, in: MirrorFolder(path: folder.path))
        var items: [LedgerEvidence.Item] = []
        _ = try test.journal.reader.forEachLeaf(.all) { leaf in
            let path = try InclusionProof(of: leaf.index, in: second.size, from: nodes).path
            items.append(
                LedgerEvidence.Item(index: leaf.index, leaf: leaf.leaf, path: path, entry: leaf.entry, salt: leaf.salt))
        }
        let text = try #require(MirrorFolder(path: folder.path).text(of: LedgerPublication.checkpointName))
        let finding = try LedgerEvidence(checkpoint: text, leaves: items)
            .verify(TrustedKeys(ledger: signer.verifier), now: nil)
        #expect(finding.leaves.count == Int(second.size))
        #expect(finding.leaves.count { $0.entry == nil } == verified.sealed && verified.sealed >= pass.entries)
        // A second look finds nothing, over a restart too.
        try test.restart()
        let size = try test.journal.reader.ledgerSize()
        #expect(try age().entries == 0)
        #expect(try test.journal.reader.ledgerSize() == size)
    }

    @Test func `a journal that comes back from before is rid of the same again, once somebody has it run`() throws {
        let event = try settled("old")
        try test.restart()
        try test.journal.emptyLog()
        let backup = test.folder + "-backup"
        defer { try? FileManager.default.removeItem(atPath: backup) }
        try FileManager.default.copyItem(atPath: Journal.path(in: test.folder), toPath: backup)
        pass(days: Self.years)
        try age()
        #expect(try bodies().isEmpty && identified().isEmpty)
        try test.restore(from: backup)
        // Content is gone before anything is served; the rest waits for a look.
        #expect(try bodies().isEmpty && identified() == [event])
        try age()
        #expect(try identified().isEmpty)
        #expect(try test.write { try $0.mark(.metadata) } == event)
        _ = try test.journal.reader.verifyLedger()
    }

    @Test func `the keys of an earlier system go, and its times stay`() throws {
        let reported = try Instant(rfc3339: "2021-02-01T09:00:00Z")
        let row = HistoryRow(
            event: "WM-77120", notice: "WM-77120-1", flow: .encompass, recipient: school, source: .partnerAgency, abuseTypes: [],
            riskGrade: .medium, force: "22", area: "Wyre Forest", reportedAt: HistoryTime(reported), receivedAt: nil,
            deliveredAt: HistoryTime(reported + .seconds(60)), openedAt: nil, oversightAt: nil, status: .delivered, delayCause: nil)
        var second = row
        second.notice = "WM-77120-2"
        var other = row
        (other.event, other.notice) = ("WM-77121", "WM-77121-1")
        try test.write { transaction in
            _ = try transaction.apply(
                history: [row, second, other].map { HistoryRecord(row: $0, deadline: nil, timesOutOfOrder: false) })
        }
        let volumes = try test.journal.reader.historyVolumes(from: nil, before: nil, in: .london)
        #expect(volumes.whole.contacts == 2 && volumes.whole.notices == 3)
        #expect(try age().rows == 0)
        test.now = reported + .seconds(Self.years * 86_400)
        #expect(try age().rows > 0)
        #expect(try test.journal.reader.historyVolumes(from: nil, before: nil, in: .london) == volumes)
        let kept = try #require(try test.journal.reader.history(from: nil, before: nil).first)
        #expect(!kept.row.event.contains("7712") && !kept.row.notice.contains("7712"))
        #expect(kept.row.reportedAt.instant == reported && kept.row.deliveredAt == row.deliveredAt)
        #expect(try age().rows == 0)
    }

    @Test(arguments: [
        (CaseFile.eventsOfReference, "event_reference"), (CaseFile.forces, "event_reference"),
        (CaseFile.eventsOfID, "sqlite_autoindex_event_1"),
    ])
    func `what is sought by reference or id is found by an index`(statement: String, index: String) throws {
        let plan = try test.journal.pool.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN \(statement)",
                arguments: StatementArguments(repeatElement("x", count: statement.count { $0 == "?" }))
            ).map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains(index) }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN e") }, "\(plan)")
    }
}

extension TestJournal {
    /// Everything that ages, as an evening does it.
    @discardableResult
    func age(_ rule: RetentionRule, limit: Int = 200) throws -> RetentionPass {
        var sum = RetentionPass()
        for part in RetentionPart.allCases {
            var next: Int64? = 0
            while let after = next {
                let pass = try journal.age(part, rule, after: after, limit: limit, destroying: true, at: now)
                if part == .content || part == .metadata { sum += pass } else { sum.rows += pass.rows; sum.entries += pass.entries }
                next = pass.next
            }
        }
        return sum
    }
}
