// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Ledger
import Safeguarding
import TestSupport
import Testing

@testable import Journal

/// Journals that earlier versions wrote.
@Suite struct MigrationTests {
    /// A journal as version 1 wrote it: an event, a subject, a notice that waits, a leaf about each and one about nobody.
    private func versionOne(in folder: String, key: DeploymentKey) throws {
        let database = try DatabaseQueue(path: Journal.path(in: folder))
        try Migrations.migrator.migrate(database, upTo: "1-first-notice")
        try database.write { db in
            for (name, value) in [
                ("trustDomain", Array("test.example".utf8)), ("name", Array("test".utf8)), ("rehearsal", Array("0".utf8)),
                ("keyCheck", key.check), ("createdAt", Array("0".utf8)),
            ] {
                try db.execute(sql: "INSERT INTO meta (key, value) VALUES (?, ?)", arguments: [name, Data(value)])
            }
            try db.execute(
                sql: """
                    INSERT INTO event (seq, source, id, type, digest, reference_key, force, risk, occurred_at, reported_at,
                    published_at, accepted_at, disordered, answer)
                    VALUES (1, 'police/22', 'event-1', 'firstbell.incident.v1', x'00', x'00', '22', 'medium', 1, 2, 3, 4, 0, x'7B7D')
                    """)
            let (subject, subjectWrapped) = try BodyKey.fresh(
                for: .subject(1, event: 1, position: 0, person: 42, protected: 0), deployment: key)
            try db.execute(
                sql: "INSERT INTO subject (id, event, position, person, protected, wrapped, sealed) VALUES (1, 1, 0, 42, 0, ?, ?)",
                arguments: [Data(subjectWrapped), Data(try subject.seal(Array("the child".utf8)))])
            let (notice, noticeWrapped) = try BodyKey.fresh(
                for: .notice(
                    1, id: [UInt8](repeating: 7, count: 16), kind: 0, event: 1, subject: 1, releasedAt: 4,
                    recipient: "school/116900"), deployment: key)
            try db.execute(
                sql: """
                    INSERT INTO notice (seq, id, kind, event, subject, recipient, flow, person, stage, released_at, attempt, held_ms,
                    deadline, confidence, infeasible, calendar, escalation, digest, wrapped, sealed)
                    VALUES (1, ?, 0, 1, 1, 'school/116900', 'encompass', 42, 'released', 4, 0, 0, 9, 'SETTING', 0, 1, 0, x'00', ?, ?)
                    """,
                arguments: [
                    Data([UInt8](repeating: 7, count: 16)), Data(noticeWrapped), Data(try notice.seal(Array("the notice".utf8))),
                ])
            var frontier = Frontier()
            func leaf(_ kind: EntryKind, _ entry: String, salt: Salt, holder: Int, body: Int64?) throws {
                let leaf = Leaf(kind, salt: salt, canonicalJSON: Array(entry.utf8))
                try db.execute(
                    sql: "INSERT INTO leaf (position, kind, commitment, entry, holder, body, salt) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        Int64(frontier.size), Int(kind.rawValue), Data(leaf.commitment.octets), Data(entry.utf8), holder, body,
                        holder == 0 ? Data(salt.octets) : nil,
                    ])
                frontier.append(leaf)
            }
            func root() throws {
                try db.execute(
                    sql: "INSERT INTO root (size, root, at) VALUES (?, ?, 4)",
                    arguments: [Int64(frontier.size), Data(frontier.root.octets)])
            }
            try leaf(.configuration, "{}", salt: .random(), holder: 0, body: nil)
            try root()
            try leaf(.event, #"{"event":"event-1"}"#, salt: .random(), holder: 0, body: nil)
            try leaf(.decision, #"{"rule":"OE-1"}"#, salt: subject.salt(leaf: 2), holder: 1, body: 1)
            try leaf(.notice, #"{"stage":"released"}"#, salt: notice.salt(leaf: 3), holder: 2, body: 1)
            let id = try #require(NoticeID(octets: [UInt8](repeating: 7, count: 16))).description
            for (position, entry) in [
                (4, #"{"by":3,"notice":"\#(id)","stage":"opened"}"#), (5, #"{"by":4,"notice":"\#(id)","stage":"acknowledged"}"#),
            ] as [(Int64, String)] {
                try leaf(.stage, entry, salt: notice.salt(leaf: position), holder: 2, body: 1)
            }
            try root()
            try db.execute(sql: "INSERT INTO frontier (only, state) VALUES (1, ?)", arguments: [Data(frontier.encoded)])
        }
        try database.close()
    }

    @Test func `a journal of version 1 keeps its notices, its bodies and a ledger that holds`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("firstbell-migration-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let key = try DeploymentKey(DeploymentKey.generate())
        try versionOne(in: folder, key: key)

        let journal = try Journal(opening: folder, key: key)
        defer { journal.close() }
        let verified = try journal.reader.verifyLedger()
        #expect(verified.leaves == 6 && verified.roots == 2 && verified.opened == 6)
        #expect(try journal.reader.waiting().map(\.sequence) == [1])
        try journal.write(at: Instant(milliseconds: 10)) { transaction in
            let notice = try transaction.beginAttempt(1, to: try #require(PartnerID("school/116900")))
            let subject = try transaction.subject(1)
            #expect(notice?.body == Array("the notice".utf8))
            #expect(subject?.body == Array("the child".utf8))
        }
        #expect(try journal.reader.verifyLedger().leaves == 7)
        // Who had read it stood in the ledger alone.
        let readers = try journal.pool.read { try Row.fetchOne($0, sql: "SELECT opened_by, acknowledged_by FROM notice") }
        #expect(readers?[0] as Int64? == 3 && readers?[1] as Int64? == 4)
        #expect(try journal.reader.practices().isEmpty)
        #expect(try journal.reader.everConnected().isEmpty)
        #expect(try journal.reader.status(now: Instant(milliseconds: 10)).members == 0)
        #expect(try journal.reader.successors().isEmpty)
    }

    @Test func `rolls of an earlier version are found by both names, and those that ended stay as they are`() throws {
        let folder = try TestFolder()
        let key = try DeploymentKey(DeploymentKey.generate())
        let database = try DatabaseQueue(path: Journal.path(in: folder.path))
        try Migrations.migrator.migrate(database, upTo: "13-flags")
        let setting = try #require(PartnerID("school/116900"))
        let birth = try #require(CivilDate(iso: "2016-03-27"))
        func put(_ id: Int64, given: String?, endedAt: Int64?) throws {
            let row = RollRow(setting: setting, givenName: given, familyName: "Sample", dateOfBirth: birth)
            let sealed = try key.sealRecord(RowText.encode(row.fields), context: "roll/\(setting)")
            try database.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO roll (id, setting, family_key, birth_key, protected, sealed, started_at, ended_at)
                        VALUES (?, 'school/116900', x'0102', x'03', 0, ?, 1, ?)
                        """, arguments: [id, Data(sealed), endedAt])
            }
        }
        try put(1, given: "Ada", endedAt: nil)
        try put(2, given: nil, endedAt: nil)
        try put(3, given: "Ada", endedAt: 2)
        try database.write { db in
            for (name, value) in [
                ("trustDomain", Array("test.example".utf8)), ("name", Array("test".utf8)), ("rehearsal", Array("0".utf8)),
                ("keyCheck", key.check), ("createdAt", Array("0".utf8)),
            ] {
                try db.execute(sql: "INSERT INTO meta (key, value) VALUES (?, ?)", arguments: [name, Data(value)])
            }
        }
        try database.close()
        let journal = try Journal(opening: folder.path, key: key)
        defer { journal.close() }
        let asked = Child(
            givenName: "sample", familyName: "ADA", dateOfBirth: try #require(CivilDate(iso: "2015-01-01")), exposure: .unknown)
        let found = try journal.reader.likenesses(journal.rollLookup.keys(of: asked), today: birth)
        #expect(found.map(\.number) == [1] && found.first?.details?.givenName == "Ada")
        let rows = try journal.pool.read { db in
            try Row.fetchAll(db, sql: "SELECT names_key IS NULL AS empty FROM roll ORDER BY id").map { $0["empty"] as Bool }
        }
        #expect(rows == [false, true, true])
        let marked = try journal.pool.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM meta WHERE key = 'rollsWithoutNames'")
        }
        #expect(marked == 0)
    }

    @Test func `whoever was sent something in an earlier version has connected`() throws {
        let folder = try TestFolder()
        let key = try DeploymentKey(DeploymentKey.generate())
        try versionOne(in: folder.path, key: key)
        let database = try DatabaseQueue(path: Journal.path(in: folder.path))
        try database.write { try $0.execute(sql: "UPDATE notice SET sent_at = 5") }
        try database.close()
        let journal = try Journal(opening: folder.path, key: key)
        defer { journal.close() }
        #expect(try journal.reader.everConnected().map(\.description) == ["school/116900"])
    }
}
