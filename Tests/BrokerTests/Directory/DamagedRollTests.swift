// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import Safeguarding
import Testing
import Wire

@testable import Broker

/// A row of a roll that cannot be opened, and the children who share something with whoever it was of.
@Suite struct DamagedRollTests {
    private static let finn = "school/116905,,,Finn,Sample,2013-09-23,WR99 7AH,2019-09-01,,,,"

    /// An event about a child who is on no roll and shares nothing with Finn but the birth date.
    private static func event(_ test: TestBroker, _ number: Int) throws -> [UInt8] {
        try test.event("08-unknown-school") {
            $0.replacing("2015-08-21", with: "2013-09-23").replacing("\"Sample\"", with: "\"Placeholder\"")
                .replacing("WR99 8AA", with: "B99 7AA").replacing("5a08", with: "5b0\(number)")
        }
    }

    private func codes(_ test: TestBroker, _ number: Int) async throws -> [String] {
        try #require(try await test.publish(Self.event(test, number)).accepted).answer.holds.map(\.code)
    }

    private func unreadable(_ test: TestBroker) async throws -> Int64? {
        try await test.ask(.status)["transfers"]?["unreadableRolls"]?.integer
    }

    private func lines(_ rows: String...) -> [UInt8] {
        Array(([DeltaImportTests.rolls] + rows + [""]).joined(separator: "\n").utf8)
    }

    @Test func `who shares a birth date with a row that does not open is held there, with one alarm, until the roll is imported`()
        async throws
    {
        try await TestBroker.with { test in
            #expect(try await codes(test, 1) == ["no-setting"])
            try test.flip("sealed", of: "roll", where: "setting = 'school/116905'")
            let accepted = try #require(try await test.publish(Self.event(test, 2)).accepted).answer
            #expect(accepted.holds.map(\.code) == ["ambiguous-match"])
            let hold = try #require(accepted.holds.first?.hold)
            #expect(try await test.ask(.holdShow, ["id": .string(hold)])["recipient"]?.string == "school/116905")
            #expect(try await codes(test, 3) == ["ambiguous-match"])
            let alarms = await test.broker.counters.alarms
            for _ in 1...2 {
                await test.broker.tick()
                #expect(await test.broker.counters.alarms == alarms + 1)
            }
            #expect(try await unreadable(test) == 1)

            let mended = try await test.importFile("rolls", "rolls.csv", octets: lines(Self.finn))
            #expect(mended["added"]?.integer == 1 && mended["ended"]?.integer == 1 && mended["warned"]?.integer == 1)
            #expect(try await codes(test, 4) == ["no-setting"])
            #expect(try await unreadable(test) == 0)
            let again = try await test.importFile("rolls", "rolls.csv", octets: lines(Self.finn))
            #expect(again["unchanged"]?.integer == 1 && again["ended"]?.integer == 0 && again["warned"]?.integer == 0)
        }
    }

    @Test func `a protected row that does not open hides where the child may be`() async throws {
        try await TestBroker.with { test in
            try test.change("UPDATE roll SET protected = 1 WHERE setting = 'school/116905'")
            try test.flip("sealed", of: "roll", where: "setting = 'school/116905'")
            let text = String(decoding: try Self.event(test, 1), as: UTF8.self)
                .replacing(#""exposure""#, with: #""settings": ["school/116902"], "exposure""#)
            let accepted = try #require(try await test.publish(Array(text.utf8)).accepted).answer
            #expect(accepted.notices.isEmpty && accepted.holds.map(\.code) == ["ambiguous-match"])
            #expect(accepted.holds.map(\.recipient) == [nil] && accepted.denials.map(\.code) == ["protected-address"])
        }
    }

    @Test func `a roll that has every row but the one that does not open ends it, and changes nothing else`() async throws {
        try await TestBroker.with { test in
            let entries = try await test.broker.entries(.import).count
            try test.flip("sealed", of: "roll", where: "setting = 'school/116900' AND to_day IS NOT NULL")
            let whole = lines(
                "school/116900,B801200005001,,Ada,Sample,2016-03-27,WR99 7AA,2020-09-01,,,M81001,",
                "school/116900,H885200121003,,Leo,Specimen,2017-01-09,WR99 7AB,2021-09-01,,,,")
            let mended = try await test.importFile("rolls", "rolls.csv", octets: whole)
            #expect(mended["unchanged"]?.integer == 2 && mended["ended"]?.integer == 1 && mended["added"]?.integer == 0)
            #expect(try await test.broker.entries(.import).count == entries + 1)
            let again = try await test.importFile("rolls", "rolls.csv", octets: whole)
            #expect(again["unchanged"]?.integer == 2 && again["ended"]?.integer == 0)
        }
    }

    @Test func `a delta leaves a row that does not open, and says that the whole roll is wanted`() async throws {
        try await TestBroker.with { test in
            try test.flip("sealed", of: "roll", where: "setting = 'school/116905'")
            let other = "school/116905,,,Orla,Muster,2013-11-02,WR99 6AA,,,,,"
            let delta = try await DeltaImportTests.delta(test, "rolls", DeltaImportTests.rolls, other)
            #expect(delta["added"]?.integer == 1 && delta["ended"]?.integer == 0 && delta["warned"]?.integer == 1)
            #expect(try await codes(test, 1) == ["ambiguous-match"])
        }
    }
}
