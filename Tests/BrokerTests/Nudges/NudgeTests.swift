// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Whom the broker has told of what waits: one message to each reader and level, and none about what needs nobody any more.
@Suite struct NudgeTests {
    static let contacts = """
        partner,role,address
        school/116900,setting,office@example-primary.example
        school/116901,setting,office@example-primary.example
        local-authority/885,duty,duty@worcestershire.example
        """

    func both(_ change: (String) -> String = { $0 }, on test: TestBroker) async throws -> [Accepted] {
        var accepted: [Accepted] = []
        for name in ["01-bank-holiday", "03-siblings-in-two-schools"] {
            accepted.append(try #require(try await test.publish(try test.event(name, change)).accepted))
        }
        return accepted
    }

    func go(_ test: TestBroker, to time: String) async throws {
        let instant = try Instant(rfc3339: time)
        test.time.withLockedValue { $0 = instant }
        await test.broker.tick()
    }

    /// What is to be sent now, as `address level partner:count …`.
    func take(_ test: TestBroker) async -> [TakenNudge] { await test.broker.takeNudges() }

    func words(_ taken: [TakenNudge]) -> [String] {
        taken.map { one in
            let places = one.nudge.places.map { "\($0.partner):\($0.notices)/\($0.holds)" }.joined(separator: " ")
            return "\(one.nudge.address?.text ?? one.nudge.channel.code) \(one.nudge.reason.code) \(places)"
        }.sorted()
    }

    func report(_ taken: [TakenNudge], _ outcome: NudgeOutcome, to test: TestBroker) async {
        await test.broker.nudged(taken.map { NudgeReport(id: $0.id, items: $0.nudge.count, outcome: outcome) })
    }

    func figures(_ test: TestBroker) async throws -> [String: Int64] {
        let nudges = try await test.ask(.status)["nudges"]
        return Dictionary(
            uniqueKeysWithValues: ["waiting", "failing", "sentToday", "givenUpToday", "notNeededToday", "unreachedToday"].map {
                ($0, nudges?[$0]?.integer ?? -1)
            }.filter { $0.1 != 0 })
    }

    func ledger(_ test: TestBroker) async throws -> [String] {
        try await test.broker.entries(.nudge).compactMap { try JSONDocument($0).root["state"]?.string }
    }

    @Test func `each level goes to its audience, many notices are one message, and each is sent once`() async throws {
        try await TestBroker.with(nudges: NudgePlan(channels: [.mail, .webhook])) { test in
            try await test.importFile("contacts", "contacts.csv", octets: Array(Self.contacts.utf8))
            _ = try await both(on: test)
            #expect(await take(test).isEmpty)

            try await go(test, to: "2026-05-05T06:30:00Z")
            let first = await take(test)
            #expect(
                words(first) == [
                    "deputy@example-primary.example T-60 school/116900:2/0", "key-adult@sample-high.example T-60 school/116901:1/0",
                    "webhook T-60 school/116900:2/0 school/116901:1/0",
                ])
            #expect(
                words(await test.broker.takeNudges(skipping: [.mail]))
                    == ["webhook T-60 school/116900:2/0 school/116901:1/0"])
            #expect(first.allSatisfy { $0.nudge.places.allSatisfy { $0.name != nil } })
            // A daemon that dies here has the attempt on its disk, and makes the next under the same reference.
            let again = await take(test)
            #expect(again.map(\.nudge.reference) == first.map(\.nudge.reference))
            await report(again, .accepted(250), to: test)
            await report(again, .accepted(250), to: test)
            #expect(await take(test).isEmpty)
            #expect(try await figures(test) == ["sentToday": 3])

            // Two schools with one address get one message.
            try await go(test, to: "2026-05-05T07:00:00Z")
            let second = await take(test)
            #expect(
                words(second) == [
                    "office@example-primary.example T-30 school/116900:2/0 school/116901:1/0",
                    "webhook T-30 school/116900:2/0 school/116901:1/0",
                ])
            await report(second, .accepted(250), to: test)
            try await go(test, to: "2026-05-05T07:30:00Z")
            #expect(
                words(await take(test)) == [
                    "duty@worcestershire.example T+0 school/116900:2/0 school/116901:1/0",
                    "webhook T+0 school/116900:2/0 school/116901:1/0",
                ])
            #expect(try await ledger(test) == Array(repeating: "sent", count: 5))
        }
    }

    @Test func `what somebody has opened meanwhile is not told of, and what cannot be sent waits longer and longer`() async throws {
        try await TestBroker.with(nudges: NudgePlan(patience: .seconds(3600))) { test in
            let sendings = try await test.sendings {
                _ = try await both(on: test)
                await test.broker.listen(11, try #require(PartnerID("school/116901")))
            }
            try await go(test, to: "2026-05-05T06:30:00Z")
            let taken = await take(test)
            #expect(words(taken).count == 2)
            await report(taken, .refused(451), to: test)
            #expect(try await figures(test) == ["waiting": 2, "failing": 2])
            #expect(await take(test).isEmpty)

            let notice = try #require(sendings.first { $0.notice.recipient.description == "school/116901" })
            _ = try #require(try await test.receipt(notice, .opened, by: "dsl@sample-high.example").recorded)
            try await go(test, to: "2026-05-05T06:30:31Z")
            let later = await take(test)
            #expect(words(later) == ["deputy@example-primary.example T-60 school/116900:2/0"])
            #expect(taken.map(\.nudge.reference).contains(later.first?.nudge.reference ?? ""))
            #expect(try await figures(test) == ["waiting": 1, "failing": 1, "notNeededToday": 1])

            let alarms = await test.broker.vitals().counters.alarms
            await report(later, .refused(550), to: test)
            for time in ["06:31:31", "06:33:31"] {
                try await go(test, to: "2026-05-05T\(time)Z")
                #expect(try await figures(test) == ["waiting": 1, "failing": 1, "notNeededToday": 1])
                await report(await take(test), .refused(550), to: test)
            }
            #expect(try await figures(test) == ["givenUpToday": 1, "notNeededToday": 1])
            #expect(await test.broker.vitals().counters.alarms == alarms + 1)
            #expect(try await ledger(test) == ["failed", "failed", "not-needed", "failed", "failed", "given-up"])
        }
    }

    @Test func `leads stand in for a setting without an address, and an authority without one is an alarm`() async throws {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            _ = try await both(on: test)
            // The levels that came while the daemon was away are one: the highest.
            try await go(test, to: "2026-05-05T07:10:00Z")
            #expect(
                words(await take(test)) == [
                    "dsl@example-primary.example T-30 school/116900:2/0", "dsl@sample-high.example T-30 school/116901:1/0",
                ])
            let readiness = try await test.ask(.readiness)
            #expect(readiness["withoutDuty"]?.elements.compactMap(\.string) == ["local-authority/885"])
            let untold = readiness["findings"]?.elements.filter { $0["cause"]?.string == "nobody-to-tell" } ?? []
            #expect(!untold.isEmpty && untold.allSatisfy { $0["effect"]?.string == "none" })
            #expect(!untold.contains { $0["setting"]?.string == "school/116900" })
            let alarms = await test.broker.vitals().counters.alarms
            try await go(test, to: "2026-05-05T07:30:00Z")
            _ = await take(test)
            #expect(try await figures(test)["unreachedToday"] == 2)
            #expect(await test.broker.vitals().counters.alarms == alarms + 2)
        }
    }

    @Test func `a key adult who is close to an adult of the event does not learn that it exists`() async throws {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            _ = try await both(
                {
                    $0.replacing(
                        #""role": "perpetrator","#, with: #""role": "perpetrator", "givenName": "Kim", "familyName": "Example","#)
                },
                on: test)
            let hold = try #require(try await test.ask(.holdList)["holds"]?.elements.compactMap { $0["id"]?.string }.first)
            _ = try await test.ask(.holdRelease, ["id": .string(hold), "by": "A. Officer", "reason": "a test"])
            try await go(test, to: "2026-05-05T06:30:00Z")
            #expect(words(await take(test)) == ["deputy@example-primary.example T-60 school/116900:2/0"])
            // Nobody else is told of it at that level, which is an alarm and not silence.
            #expect(try await figures(test)["unreachedToday"] == 1)
            #expect(try await figures(test)["notNeededToday"] == nil)
        }
    }

    @Test func `an address that cannot be opened is given up and keeps no other waiting`() async throws {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            _ = try await both(on: test)
            try await go(test, to: "2026-05-05T06:30:00Z")
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE key_adult SET sealed = x'0102' WHERE partner = 'school/116900' AND role = 'deputy'")
            }
            let alarms = await test.broker.vitals().counters.alarms
            #expect(words(await take(test)) == ["key-adult@sample-high.example T-60 school/116901:1/0"])
            #expect(try await figures(test) == ["waiting": 1, "givenUpToday": 1])
            #expect(await test.broker.vitals().counters.alarms == alarms + 1)
            #expect(try await ledger(test) == ["given-up"])
        }
    }

    @Test func `a list of contacts takes posts and nothing that could end a header`() async throws {
        try await TestBroker.with { test in
            let rows = [
                "school/116900,duty,a@example.example", "local-authority/885,setting,a@example.example",
                "school/116900,setting,a@example.example\u{7f}",
                "school/116900,setting,\"a@example.example\r\nBcc: b@example.example\"",
                "school/116900,office,a@example.example", "marac/worcester,setting,a@example.example",
            ]
            for row in rows {
                let file = Array("partner,role,address\n\(row)\n".utf8)
                await #expect(throws: AdminFailure.self) { try await test.importFile("contacts", "contacts.csv", octets: file) }
            }
            let added = try await test.importFile("contacts", "contacts.csv", octets: Array(Self.contacts.utf8))
            #expect(added["added"]?.integer == 3)
            let again = try await test.importFile("contacts", "contacts.csv", octets: Array(Self.contacts.utf8))
            #expect(again["unchanged"]?.integer == 3 && again["added"]?.integer == 0)
            let changed = Self.contacts.replacing("duty@", with: "night@")
            #expect(
                try await test.importFile("contacts", "contacts.csv", octets: Array(changed.utf8), confirm: true)["ended"]?.integer
                    == 1)
            #expect(try await test.ask(.status)["nudges"]?.isNull == true)
        }
    }
}
