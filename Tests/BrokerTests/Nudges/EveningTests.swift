// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What authorities are told in the evening of who could not receive a notice.
@Suite struct EveningTests {
    private static let contacts = "partner,role,address\nlocal-authority/885,duty,duty@worcestershire.example\n"

    private func plan(_ channels: Set<NudgeChannel> = [.mail, .webhook]) throws -> NudgePlan {
        let six: TimeOfDay = try #require(TimeOfDay(hour: 18, minute: 0))
        return NudgePlan(channels: channels, evening: six)
    }

    /// What is made and sent at a moment, after whatever a start looks up.
    private func taken(_ test: TestBroker, at time: String) async throws -> [TakenNudge] {
        let instant = try Instant(rfc3339: time)
        test.time.withLockedValue { $0 = instant }
        await test.broker.forgetEvening()
        await test.broker.tick()
        await test.broker.tick()
        return await test.broker.takeNudges()
    }

    private func report(_ taken: [TakenNudge], _ outcome: NudgeOutcome, to test: TestBroker) async {
        await test.broker.nudged(taken.map { NudgeReport(id: $0.id, items: $0.nudge.count, outcome: outcome) })
    }

    @Test func `duty officers are told counts once before a school day, and its delivery is in the ledger`() async throws {
        try await TestBroker.with(nudges: try plan()) { test in
            try await test.importFile("contacts", "contacts.csv", octets: Array(Self.contacts.utf8))
            // A minute before six by the clocks of May.
            #expect(try await taken(test, at: "2026-05-06T16:59:00Z").isEmpty)
            let evening = try await taken(test, at: "2026-05-06T17:00:00Z")
            #expect(evening.map { $0.nudge.address?.text ?? "webhook" }.sorted() == ["duty@worcestershire.example", "webhook"])
            let readiness = try #require(evening.first?.nudge.readiness)
            let asked = try await test.ask(.readiness, ["authority": "885"])
            #expect(readiness.authority.code == "885" && readiness.day == CivilDate(iso: "2026-05-06"))
            #expect(
                Int64(readiness.settings) == asked["settings"]?.integer && Int64(readiness.notReady) == asked["notReady"]?.integer)
            for (cause, count) in readiness.counted { #expect(asked["byCause"]?[cause.rawValue]?.integer == Int64(count)) }
            #expect(readiness.causes.count == asked["byCause"]?.members.count { _ in true })
            #expect(evening.allSatisfy { $0.nudge.reason == .evening && $0.nudge.places.isEmpty && $0.nudge.count == 1 })
            // One that failed goes again under the same reference; what was taken is made no second time.
            await report(evening.filter { $0.nudge.channel == .webhook }, .accepted(204), to: test)
            await report(evening.filter { $0.nudge.channel == .mail }, .failed(7), to: test)
            let again = try await taken(test, at: "2026-05-06T17:01:00Z")
            #expect(again.map(\.nudge.reference) == evening.filter { $0.nudge.channel == .mail }.map(\.nudge.reference))
            await report(again, .accepted(250), to: test)
            #expect(try await taken(test, at: "2026-05-06T22:00:00Z").isEmpty)
            let entries = try await test.broker.entries(.nudge).map { String(decoding: $0, as: UTF8.self) }
            #expect(entries.count == 3 && entries.allSatisfy { $0.contains("\"level\":\"evening\"") })
            #expect(entries.last?.contains("\"state\":\"sent\"") == true)
            // Friday and Saturday come before days without school, Sunday before one with it.
            #expect(try await taken(test, at: "2026-05-08T18:00:00Z").isEmpty)
            #expect(try await taken(test, at: "2026-05-09T18:00:00Z").isEmpty)
            #expect(try await taken(test, at: "2026-05-10T18:00:00Z").count == 2)
        }
    }

    @Test func `an area whose duty officer has no address is told of that, and another reader stands in for one who left`()
        async throws
    {
        try await TestBroker.with(nudges: try plan([.mail])) { test in
            #expect(try await taken(test, at: "2026-05-06T17:00:00Z").isEmpty)
            #expect(try await test.ask(.status)["nudges"]?["unreachedToday"]?.integer == 1)
            try await test.importFile("contacts", "contacts.csv", octets: Array(Self.contacts.utf8))
            let evening = try await taken(test, at: "2026-05-07T17:00:00Z")
            #expect(evening.map { $0.nudge.address?.text } == ["duty@worcestershire.example"])
            await report(evening, .failed(7), to: test)
            let other = Self.contacts.replacingOccurrences(of: "duty@", with: "second@")
            try await test.importFile("contacts", "contacts.csv", octets: Array(other.utf8), confirm: true)
            let again = try await taken(test, at: "2026-05-07T17:05:00Z")
            #expect(again.map { $0.nudge.address?.text } == ["second@worcestershire.example"])
        }
    }

    @Test func `after a pause over midnight nobody is told at night, and of the next evening as ever`() async throws {
        try await TestBroker.with(nudges: try plan([.webhook])) { test in
            func taken(at time: String) async throws -> Int {
                let instant = try Instant(rfc3339: time)
                test.time.withLockedValue { $0 = instant }
                await test.broker.tick()
                await test.broker.tick()
                return await test.broker.takeNudges().count
            }
            let before = try await taken(at: "2026-05-06T16:00:00Z")
            let night = try await taken(at: "2026-05-07T00:30:00Z")
            let evening = try await taken(at: "2026-05-07T17:00:00Z")
            #expect(before == 0 && night == 0 && evening == 1)
        }
    }

    @Test func `nobody is told where no time is set`() async throws {
        try await TestBroker.with(nudges: NudgePlan(channels: [.mail])) { test in
            try await test.importFile("contacts", "contacts.csv", octets: Array(Self.contacts.utf8))
            #expect(try await taken(test, at: "2026-05-06T20:00:00Z").isEmpty)
        }
    }
}

extension Broker {
    /// What a start does: the journal is asked again.
    func forgetEvening() { nextEvening = .unknown }
}
