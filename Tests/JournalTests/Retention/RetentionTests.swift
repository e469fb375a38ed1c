// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
import Safeguarding
import Testing

@testable import Journal

/// The destruction of content, on the disk.
@Suite struct RetentionTests {
    let test: TestJournal
    let school: PartnerID
    let rule = RetentionRule(bodyDays: 90)

    init() throws {
        test = try TestJournal()
        school = try #require(PartnerID("school/116900"))
        try test.train("dsl@example-primary.example", at: school)
    }

    /// An event whose one notice was read, and everything sealed of it.
    private func settled(_ id: String) throws -> (record: NoticeRecord, event: Int64, secrets: [Data]) {
        let (handle, record) = try test.publish(id: id, to: school, sending: true, body: #"{"secret":"\#(id)"}"#)
        _ = try test.receipt(record, .delivered)
        _ = try test.receipt(record, .opened, by: "dsl@example-primary.example")
        #expect(try test.receipt(record, .acknowledged, by: "dsl@example-primary.example").reached?.contains(.acknowledged) == true)
        let (event, secrets) = try test.journal.pool.read { db -> (Int64, [Data]) in
            let event = try #require(
                try Int64.fetchOne(db, sql: "SELECT event FROM notice WHERE seq = ?", arguments: [handle.sequence]))
            let secrets = try Data.fetchAll(
                db,
                sql: """
                    SELECT wrapped FROM notice WHERE event = ?1 UNION ALL SELECT sealed FROM notice_body WHERE notice = ?2
                    UNION ALL SELECT wrapped FROM subject WHERE event = ?1 UNION ALL SELECT sealed FROM subject WHERE event = ?1
                    """, arguments: [event, handle.sequence])
            return (event, secrets)
        }
        #expect(secrets.count == 4)
        return (record, event, secrets)
    }

    private func age(destroying: Bool = true, limit: Int = 100, after: Int64 = 0) throws -> RetentionPass {
        try test.journal.age(.content, rule, after: after, limit: limit, destroying: destroying, at: test.now)
    }

    /// How many of some octets are anywhere in the journal's folder.
    private func found(_ secrets: [Data]) throws -> Int {
        let files = try FileManager.default.contentsOfDirectory(atPath: test.folder).map { test.folder + "/" + $0 }
        let contents = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        return secrets.count { secret in contents.contains { $0.range(of: secret) != nil } }
    }

    private func hasBody(_ event: Int64) throws -> Bool {
        try test.journal.pool.read {
            try Bool.fetchOne($0, sql: "SELECT wrapped IS NOT NULL FROM subject WHERE event = ?", arguments: [event]) ?? false
        }
    }

    @Test func `what is destroyed is nowhere on the disk, and the ledger still verifies`() throws {
        let old = try settled("old")
        let unread = try test.publish(id: "unread", to: school, sending: true, body: #"{"secret":"unread"}"#).record
        _ = try test.receipt(unread, .delivered)
        #expect(try found(old.secrets) == 4)
        test.now = test.now + .seconds(89 * 86_400)
        #expect(try age().due == 0)
        test.now = test.now + .seconds(86_400)
        let young = try settled("young")
        let dry = try age(destroying: false)
        #expect(dry.due == 1 && dry.unresolved == 1 && dry.notices == 0)
        #expect(try hasBody(old.event))
        let before = try test.journal.reader.verifyLedger()
        let pass = try age()
        #expect(pass.due == 1 && pass.subjects == 1 && pass.notices == 1 && pass.unresolved == 1 && pass.next == nil)
        #expect(test.isLogEmptied())
        #expect(try found(old.secrets) == 0)
        #expect(try found(young.secrets) == 4)
        let after = try test.journal.reader.verifyLedger()
        #expect(after.leaves == before.leaves + 2 && after.sealed > before.sealed)
        let entries = try test.journal.reader.entries(.destruction).map { String(decoding: $0, as: UTF8.self) }
        #expect(entries.count == 2 && entries.contains { $0.contains("\"notice\":\"\(old.record.id)\",\"rule\":\"retention\"") })
        // What happened stands, and a second look finds nothing.
        #expect(try test.journal.reader.standing().flatMap(\.notices).first { $0.id == old.record.id }?.stage == .closed)
        #expect(
            try age()
                == {
                    var pass = RetentionPass(); pass.unresolved = 1; return pass
                }())
        try test.restart()
        #expect(try found(old.secrets) == 0)
        #expect(try test.journal.reader.verifyLedger().sealed == after.sealed)
    }

    @Test func `a look in parts goes on where it was, whatever comes between`() throws {
        let events = try ["a", "b", "c"].map { try settled($0).event }
        test.now = test.now + .seconds(91 * 86_400)
        let first = try age(limit: 2)
        #expect(first.due == 2 && first.next == events[1])
        try test.restart()
        let rest = try age(limit: 2, after: try #require(first.next))
        #expect(rest.due == 1 && rest.next == nil)
        #expect(try events.allSatisfy { try !hasBody($0) })
    }

    @Test func `a legal hold on a notice or a case keeps its content until it is released`() throws {
        let old = try settled("old")
        test.now = test.now + .seconds(91 * 86_400)
        for name in ["\(old.record.id)", "old", "22/26/0000001"] {
            let placed = try test.write { transaction in
                try transaction.legalHoldScopes(of: name).map {
                    try transaction.placeLegalHold($0, by: "Jo Example", reason: "inquest")
                }
            }
            #expect(placed == [true])
            #expect(
                try test.write { try $0.placeLegalHold($0.legalHoldScopes(of: name)[0], by: "Jo Example", reason: "again") }
                    == false)
            #expect(try test.journal.reader.legalHolds().count == 1)
            #expect(try age().held == 1)
            #expect(try hasBody(old.event))
            #expect(try test.write { try $0.releaseLegalHold($0.legalHoldScopes(of: name)[0], by: "Jo Example", reason: "over") })
            #expect(try !test.write { try $0.releaseLegalHold($0.legalHoldScopes(of: name)[0], by: "Jo Example", reason: "over") })
        }
        #expect(try test.write { try $0.legalHoldScopes(of: "nothing") }.isEmpty)
        #expect(try found([Data("inquest".utf8), Data("Jo Example".utf8)]) == 0)
        #expect(try age().due == 1)
        _ = try test.journal.reader.verifyLedger()
    }

    @Test func `a journal that comes back from before is rid of the same content before it serves`() throws {
        let old = try settled("old")
        let place = Journal.path(in: test.folder)
        let backup = test.folder + "-backup"
        defer { try? FileManager.default.removeItem(atPath: backup) }
        try test.restart()
        try test.journal.emptyLog()
        try FileManager.default.copyItem(atPath: place, toPath: backup)
        test.now = test.now + .seconds(91 * 86_400)
        #expect(try age().due == 1)
        try test.restore(from: backup)
        #expect(try !hasBody(old.event))
        #expect(test.isLogEmptied())
        #expect(try found(old.secrets) == 0)
        let entries = try test.journal.reader.entries(.destruction)
        #expect(entries.count == 2 && entries.allSatisfy { String(decoding: $0, as: UTF8.self).contains("\"rule\":\"restored\"") })
        _ = try test.journal.reader.verifyLedger()
        // An event of the same number that is another is left alone.
        try test.restore(from: backup, without: old.event)
        let other = try settled("other")
        #expect(other.event == old.event)
        try test.restart()
        #expect(try hasBody(other.event))
    }

    @Test func `the list of destructions follows the journal when a kill left it short`() throws {
        _ = try settled("old")
        test.now = test.now + .seconds(91 * 86_400)
        #expect(try age().due == 1)
        let list = URL(fileURLWithPath: test.folder + "/journal.destroyed")
        let whole = try Data(contentsOf: list)
        #expect(whole.count == 24)
        for length in [0, 7, 23] {
            try whole.prefix(length).write(to: list)
            try test.restart()
            #expect(try Data(contentsOf: list) == whole)
        }
    }

    @Test func `drills and the words of evenings go with metadata, but for the newest drill, whose number is the last`() throws {
        let day = try #require(CivilDate(iso: "2026-11-18"))
        try test.write { transaction in
            for text in ["one drill", "another drill"] {
                let round = try transaction.beginDrills(to: 1, because: .schedule)
                _ = try transaction.endDrills(of: school)
                let deadline = Deadline(
                    instant: test.now, date: day, confidence: .setting, infeasible: false, basis: .schoolDay, calendarVersion: 1)
                _ = try transaction.add(
                    NoticeRecord(
                        id: NoticeID(at: test.now), kind: .drill, recipient: school, flow: .encompass, deadline: deadline,
                        held: .zero, attendance: nil, body: Array(text.utf8), digest: [UInt8](repeating: 1, count: 32)),
                    about: transaction.nobody(in: round), sending: false)
            }
            try transaction.sql(
                "INSERT INTO evening (id, day, authority, made_at, settings, not_ready, causes) VALUES (1, 1, 'local-authority/885', ?, 1, 0, '')"
            ).bind(1, test.now.milliseconds).run()
        }
        func counts() throws -> [Int] {
            try test.journal.pool.read { db in
                try ["drill", "drill_body", "evening"].map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? -1 }
            }
        }
        let rule = RetentionRule()
        test.now = test.now + .seconds(Int64(rule[.metadata] - 1) * 86_400)
        try test.age(rule)
        #expect(try counts() == [2, 2, 1])
        test.now = test.now + .seconds(2 * 86_400)
        try test.age(rule)
        #expect(try counts() == [1, 1, 0])
        try test.restart()
        let (handle, _) = try test.publish(id: "after", to: school)
        #expect(handle.sequence == 3)
        #expect(try test.journal.reader.verifyLedger().leaves > 4)
    }
}
