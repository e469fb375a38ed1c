// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// A new day whose rolls are held to in spite of a row that cannot be opened, and one that cannot be followed at all.
@Suite struct DamagedRowTests {
    private static let july = "2026-07-21T18:30:00Z"
    private static let september = "2026-09-01T05:00:00Z"
    private static let old = "school/116900"
    private static let new = "school/116901"
    private static let ada = RecallTests.incident
    private static let yana = String(RecallTests.incident.dropLast(2)) + "77"

    /// Ada goes from the old school to the new one on 1 September, and Yana leaves for nobody knows where.
    ///
    /// - Parameter zelda: where a child is who was born on the same day as Yana.
    private func begin(_ test: TestBroker, zelda: String) async throws {
        await test.broker.tick()
        for school in [Self.old, Self.new] {
            var lines = [DeltaImportTests.rolls, "\(school),,,Orla,Muster,2012-11-02,WR99 6AA,,,,,"]
            if school == zelda { lines.append("\(school),,,Zelda,Specimen,2015-02-11,B99 7ZZ,,,MON,,") }
            if school == Self.old {
                lines.append("\(school),,,Yana,Placeholder,2015-02-11,WR99 7AA,2020-09-01,2026-08-31,,,")
                lines.append("\(school),B801200005001,,Ada,Sample,2016-03-27,WR99 7AA,2020-09-01,2026-08-31,,,")
            } else {
                lines.append("\(school),B801200005001,,Ada,Sample,2016-03-27,WR99 7AA,2026-09-01,,,,")
            }
            let file = Array((lines + [""]).joined(separator: "\n").utf8)
            try await test.importFile("rolls", "rolls.csv", octets: file, confirm: true)
        }
        let incident = try test.event("01-bank-holiday") {
            $0.replacing("2026-05-04T19:20:00Z", with: "2026-07-21T17:20:00Z")
                .replacing("2026-05-04T11:05:00", with: "2026-07-21T17:05:00")
                .replacing("2026-05-04T11:40:00", with: "2026-07-21T18:00:00")
        }
        let other = String(decoding: incident, as: UTF8.self).replacing(Self.ada, with: Self.yana)
            .replacing("Ada", with: "Yana").replacing("\"Sample\"", with: "\"Placeholder\"")
            .replacing("2016-03-27", with: "2015-02-11").replacing("\"upn\": \"B801200005001\"", with: "\"postcode\": \"WR99 7AA\"")
        for event in [incident, Array(other.utf8)] {
            let notices = try #require(try await test.publish(event).accepted).answer.notices
            #expect(notices.map(\.recipient?.description) == [Self.old])
        }
        await test.broker.tick()
    }

    private func move(_ test: TestBroker, to now: String) throws {
        let instant = try Instant(rfc3339: now)
        test.time.withLockedValue { $0 = instant }
    }

    private func stages(_ test: TestBroker, of event: String) async throws -> [String: [Stage]] {
        let police = try #require(PartnerID("police/22"))
        let rows = try #require(try await test.broker.reader.progress(source: police, id: event))
        return Dictionary(grouping: rows, by: { $0.recipient?.description ?? "" }).mapValues { $0.map(\.stage) }
    }

    private func holds(_ test: TestBroker) async throws -> [String] {
        try await test.ask(.holdList)["holds"]?.elements.map { "\($0["code"]?.string ?? "") \($0["recipient"]?.string ?? "-")" }
            ?? []
    }

    @Test(arguments: [(old, "no-setting -"), (new, "ambiguous-match school/116901")])
    func `a row that does not open keeps no notice at a school that let the child go, and nobody else's from following`(
        zelda: String, hold: String
    ) async throws {
        try await TestBroker.with(at: Self.july) { test in
            try await begin(test, zelda: zelda)
            try test.flip("sealed", of: "roll", where: "setting = '\(zelda)' AND attendance IS NOT NULL")
            try move(test, to: Self.september)
            let alarms = await test.broker.counters.alarms
            await test.broker.tick()
            #expect(try await test.sendings(to: Self.old, session: 11).isEmpty)
            #expect(try await test.sendings(to: Self.new, session: 12).count == 1)
            #expect(try await stages(test, of: Self.ada)[Self.old] == [.superseded])
            #expect(try await stages(test, of: Self.ada)[Self.new] == [.sent])
            #expect(try await stages(test, of: Self.yana) == [Self.old: [.superseded]])
            #expect(try await holds(test) == [hold])
            await test.broker.tick()
            #expect(await test.broker.counters.alarms == alarms + 1)
            try move(test, to: "2026-09-02T05:00:00Z")
            await test.broker.tick()
            #expect(try await holds(test) == [hold])
            #expect(try await stages(test, of: Self.yana) == [Self.old: [.superseded]])
        }
    }

    @Test func `a notice whose recipient cannot be read is an alarm, and stops no other child from being followed`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            try await begin(test, zelda: Self.new)
            try test.change("UPDATE notice SET recipient = 'nobody' WHERE kind = 0 AND event = (SELECT max(seq) FROM event)")
            try move(test, to: Self.september)
            let alarms = await test.broker.counters.alarms
            await test.broker.tick()
            #expect(await test.broker.counters.alarms == alarms + 1)
            #expect(await !test.broker.isStopped)
            #expect(try await stages(test, of: Self.ada) == [Self.old: [.superseded], Self.new: [.released]])
            #expect(try await test.sendings(to: Self.old, session: 11).isEmpty)
        }
    }

    @Test func `while a walk fails nothing that waits is sent, and somebody is told once`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            try await begin(test, zelda: Self.new)
            try test.change(
                """
                CREATE TRIGGER stop BEFORE INSERT ON meta WHEN new.key = 'rollsFollowed'
                BEGIN SELECT RAISE(ABORT, 'stopped'); END
                """)
            try move(test, to: Self.september)
            let alarms = await test.broker.counters.alarms
            for _ in 1...2 {
                await test.broker.tick()
                #expect(await test.broker.isStopped)
                #expect(await test.broker.counters.alarms == alarms + 1)
            }
            #expect(try await test.ask(.status)["transfers"]?["stopped"]?.boolean == true)
            #expect(try await test.sendings(to: Self.old, session: 11).isEmpty)
            // What is published meanwhile is decided by the rolls of today.
            let today = try test.event("01-bank-holiday") { $0.replacing(Self.ada, with: Self.ada.dropLast(2) + "88") }
            let accepted = try #require(try await test.publish(today).accepted).answer
            #expect(accepted.notices.map(\.recipient?.description) == [Self.new])
            try test.change("DROP TRIGGER stop")
            await test.broker.tick()
            #expect(await !test.broker.isStopped)
            #expect(await test.broker.counters.alarms == alarms + 1)
            #expect(try await test.ask(.status)["transfers"]?["stopped"]?.boolean == false)
            #expect(try await stages(test, of: Self.ada) == [Self.old: [.superseded], Self.new: [.released]])
            #expect(try await test.sendings(to: Self.new, session: 12).count == 2)
        }
    }
}

extension Broker {
    fileprivate var isStopped: Bool { rollsWalk?.isStopped ?? false }
}
