// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Safeguarding
import Testing

@testable import Journal

/// Rolls as they stand in the journal, few and many.
@Suite struct RollTests {
    let test: TestJournal
    /// More than are added row by row to a table that has none.
    let many: [RollRow]

    init() throws {
        test = try TestJournal()
        many = try RollTests.rows(0..<5_200)
    }

    private static func rows(_ numbers: Range<Int>) throws -> [RollRow] {
        try numbers.map { number in
            RollRow(
                setting: try #require(PartnerID("school/\(150_000 + number / 50)")), upn: "SAMPLE\(number)",
                givenName: "Ada", familyName: "Sample\(number)", dateOfBirth: CivilDate(daysSinceEpoch: 16_000 + number % 3_000),
                postcode: "WR1 1AA", from: CivilDate(iso: "2026-09-01"),
                attendance: number % 7 == 0 ? Weekdays(pattern: "MON") : nil,
                isProtected: number % 100 == 0)
        }
    }

    private func add(_ rows: [RollRow], failing: Bool = false) throws {
        struct Stopped: Error {}
        let change = SnapshotChange(current: [RollRow](), file: rows)
        try test.write { transaction in
            try transaction.apply(rolls: change, scopes: Set(rows.map(\.setting)), rows: [:])
            if failing { throw Stopped() }
        }
    }

    private func schema() throws -> [String] {
        try test.journal.pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT name || sql FROM sqlite_schema WHERE tbl_name = 'roll' AND sql IS NOT NULL ORDER BY name")
        }
    }

    private func isSound() throws -> Bool {
        try test.journal.pool.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") == ["ok"] }
    }

    private func matches(_ row: RollRow) throws -> RollMatches {
        let child = Child(
            givenName: row.givenName ?? "", familyName: row.familyName, dateOfBirth: row.dateOfBirth, upn: row.upn,
            postcode: row.postcode, exposure: .unknown)
        let today = try #require(CivilDate(iso: "2026-11-18"))
        return try test.write { try $0.matches(test.journal.rollLookup.keys(of: child), today: today) }
    }

    @Test func `many rows are stored in their order, each found by its digests, and the schema is as it was`() throws {
        let before = try schema()
        #expect(before.count == 6)
        // Statements that are prepared by now meet other indexes later.
        #expect(try matches(many[0]).exact.isEmpty)
        try add(many)
        #expect(try schema() == before)
        #expect(try isSound())
        let scopes = Set(many.map(\.setting))
        #expect(try test.journal.reader.rollRows(of: scopes).rows.map(\.row) == many)
        for row in [many[0], many[256], many[5_199]] { #expect(try matches(row).exact == [row.setting: .upn]) }
        #expect(try matches(many[700]).protectedAddress && !matches(many[701]).protectedAddress)
        #expect(try matches(many[700]).attendance == [many[700].setting: Weekdays(pattern: "MON")])
        // A roll that is small beside what stands is added to the indexes that there are.
        let later = try RollTests.rows(5_200..<5_300)
        try add(later)
        #expect(try schema() == before)
        #expect(try isSound())
        #expect(try matches(later[99]).exact == [later[99].setting: .upn])
        #expect(try matches(many[1]).exact == [many[1].setting: .upn])
        try test.restart()
        #expect(try matches(many[2]).exact == [many[2].setting: .upn])
    }

    @Test func `an import of many rows that fails leaves the rows and the indexes that there were`() throws {
        let few = try RollTests.rows(6_000..<6_010)
        try add(few)
        let before = try schema()
        #expect(throws: (any Error).self) { try add(many, failing: true) }
        #expect(try schema() == before)
        #expect(try isSound())
        #expect(try matches(few[3]).exact == [few[3].setting: .upn])
        #expect(try matches(many[3]).exact.isEmpty)
        #expect(try test.journal.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM roll") } == 10)
        try add(many)
        #expect(try schema() == before)
        #expect(try matches(many[3]).exact == [many[3].setting: .upn])
    }

    @Test func `a row that does not open is told apart from those that do, compared with nobody, and ended by its number`() throws {
        let few = try RollTests.rows(0..<3)
        try add(few)
        try test.journal.pool.write { db in
            var sealed = try #require(try Data.fetchOne(db, sql: "SELECT sealed FROM roll WHERE id = 2"))
            sealed[20] ^= 1
            try db.execute(sql: "UPDATE roll SET sealed = ? WHERE id = 2", arguments: [sealed])
        }
        let rolls = try test.journal.reader.rollRows(of: Set(few.map(\.setting)))
        #expect(rolls.rows.map(\.row) == [few[0], few[2]])
        #expect(rolls.unreadable.map(\.number) == [2] && rolls.unreadable.map(\.setting) == [few[1].setting])
        let today = try #require(CivilDate(iso: "2026-11-18"))
        let child = Child(givenName: "Bo", familyName: "Other", dateOfBirth: few[1].dateOfBirth, exposure: .unknown)
        let keys = test.journal.rollLookup.keys(of: child)
        for likenesses in [
            try test.write { try $0.likenesses(keys, today: today) }, try test.journal.reader.likenesses(keys, today: today),
        ] {
            #expect(likenesses.map(\.number) == [2] && likenesses.map(\.setting) == [few[1].setting])
            #expect(likenesses.allSatisfy { $0.details == nil })
        }
        let whole = SnapshotChange(current: rolls.rows.map(\.row), file: few)
        let numbers = Dictionary(uniqueKeysWithValues: rolls.rows.map { ($0.row.snapshotKey, $0.number) })
        try test.write {
            try $0.apply(rolls: whole, scopes: Set(few.map(\.setting)), rows: numbers, unreadable: rolls.unreadable.map(\.number))
        }
        let mended = try test.journal.reader.rollRows(of: Set(few.map(\.setting)))
        #expect(mended.unreadable.isEmpty && Set(mended.rows.map(\.row)) == Set(few))
        #expect(try test.write { try $0.likenesses(keys, today: today) }.map(\.details?.familyName) == ["Sample1"])
    }

    @Test func `rows that are sealed ahead come once each and in order, and a reader that stops ends the work`() throws {
        struct Stopped: Error {}
        let sealed = SealedRolls(many, key: try DeploymentKey(test.keyOctets))
        var taken: [String] = []
        try sealed.forEach { taken.append($0.setting) }
        #expect(taken == many.map(\.setting.description))
        taken = []
        #expect(throws: Stopped.self) {
            try SealedRolls(many, key: try DeploymentKey(test.keyOctets)).forEach { row in
                taken.append(row.setting)
                if taken.count == 1_000 { throw Stopped() }
            }
        }
        #expect(taken.count == 1_000)
        try SealedRolls([], key: try DeploymentKey(test.keyOctets)).forEach { _ in Issue.record("there is no row") }
    }
}
