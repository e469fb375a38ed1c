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

/// Who is told when directory, training and partners have changed since a nudge was made, and what becomes of old nudges.
extension NudgeTests {
    private static let keyAdults = "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts\n"
    private static let highLead = "school/116901,Chris Sample,dsl@sample-high.example,DSL,2024-10-14,2027-10-13,,\n"
    private static let primaryLead = "school/116900,Pat Specimen,dsl@example-primary.example,DSL,2025-09-01,2028-08-31,,\n"

    private func importKeyAdults(_ rows: String..., to test: TestBroker) async throws {
        let file = Array((Self.keyAdults + rows.joined()).utf8)
        _ = try await test.importFile("key-adults", "key-adults.csv", octets: file, confirm: true)
    }

    private func sql(_ statement: String, on test: TestBroker) async throws {
        try await DatabaseQueue(path: Journal.path(in: test.folder)).write { try $0.execute(sql: statement) }
    }

    private func count(_ query: String, of test: TestBroker) async throws -> Int? {
        try await DatabaseQueue(path: Journal.path(in: test.folder)).read { try Int.fetchOne($0, sql: query) }
    }

    @Test
    func `a reader at two schools, and the mailbox that is theirs, hear of neither school's event about somebody close to them`()
        async throws
    {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            // Alex is deputy of one school too, whose list says nothing of Kim, and both schools gave Alex's address for themselves.
            try await importKeyAdults(
                Self.primaryLead,
                "school/116900,Alex Specimen,key-adult@sample-high.example,deputy,2025-11-03,,dsl@example-primary.example,\n",
                to: test)
            let contacts = Self.contacts.replacing("office@example-primary.example", with: "key-adult@sample-high.example")
            _ = try await test.importFile("contacts", "contacts.csv", octets: Array(contacts.utf8))
            _ = try await both(
                {
                    $0.replacing(
                        #""role": "perpetrator","#, with: #""role": "perpetrator", "givenName": "Kim", "familyName": "Example","#)
                },
                on: test)
            let hold = try #require(try await test.ask(.holdList)["holds"]?.elements.compactMap { $0["id"]?.string }.first)
            _ = try await test.ask(.holdRelease, ["id": .string(hold), "by": "A. Officer", "reason": "a test"])
            try await go(test, to: "2026-05-05T06:30:00Z")
            let first = await take(test)
            #expect(words(first) == ["key-adult@sample-high.example T-60 school/116900:2/0"])
            // Nobody else is told of the other school's at that level: somebody must telephone.
            #expect(try await figures(test)["unreachedToday"] == 1)
            await report(first, .accepted(250), to: test)
            try await go(test, to: "2026-05-05T07:00:00Z")
            let second = await take(test)
            #expect(words(second) == ["key-adult@sample-high.example T-30 school/116900:2/0"])
            #expect(try await figures(test)["unreachedToday"] == 2)
            await report(second, .accepted(250), to: test)
            // The duty officer is nobody's key adult, and hears of all.
            try await go(test, to: "2026-05-05T07:30:00Z")
            #expect(words(await take(test)) == ["duty@worcestershire.example T+0 school/116900:2/0 school/116901:1/0"])
        }
    }

    @Test func `a duty officer who is a school's key adult hears of no hold or notice about somebody close to them`() async throws {
        for (address, isTold) in [("duty@worcestershire.example", true), ("key-adult@sample-high.example", false)] {
            try await TestBroker.with(nudges: NudgePlan()) { test in
                let contacts = Self.contacts.replacing("duty@worcestershire.example", with: address)
                _ = try await test.importFile("contacts", "contacts.csv", octets: Array(contacts.utf8))
                _ = try await both(
                    {
                        $0.replacing(
                            #""role": "perpetrator","#,
                            with: #""role": "perpetrator", "givenName": "Kim", "familyName": "Example","#)
                    },
                    on: test)
                #expect(try await test.ask(.holdList)["holds"]?.count == 1)
                try await go(test, to: "2026-05-05T06:30:00Z")
                let told = words(await take(test)).filter { $0.contains("local-authority/885:0/1") }
                #expect(told.map { $0.hasPrefix(address) } == (isTold ? [true] : []))
                // What nobody is told of is an alarm: the hold, in whose place the key adult's own school has no notice.
                let lost = try await count(
                    """
                    SELECT count(DISTINCT i.kind || i.item) FROM nudge_item i JOIN nudge n ON n.id = i.nudge
                    WHERE n.state = \(NudgeState.unreached.rawValue)
                    """, of: test)
                #expect(lost == (isTold ? 0 : 1))
                // Nor does the officer hear of a notice to another school, whose list does not name them.
                for time in ["07:00", "07:30"] {
                    try await go(test, to: "2026-05-05T\(time):00Z")
                    _ = await take(test)
                }
                let late = words(await take(test)).filter { $0.hasPrefix("\(address) T+0") }
                #expect(late.contains { $0.contains("school/116900:2/0") } == isTold)
                #expect(late.isEmpty == !isTold)
            }
        }
    }

    @Test func `an import moves what waits to the new row, to others, or to an alarm, and tells nobody twice`() async throws {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            _ = try await both(on: test)
            try await go(test, to: "2026-05-05T06:30:00Z")
            // A row that changed and one that left for somebody new.
            try await importKeyAdults(
                Self.primaryLead,
                "school/116900,Sam Example,deputy@example-primary.example,deputy,2026-05-01,2029-04-30,dsl@example-primary.example,\n",
                to: test)
            try await importKeyAdults(
                Self.highLead, "school/116901,Lou Sample,lou@sample-high.example,key-adult,2026-05-01,,,\n", to: test)
            let first = await take(test)
            #expect(words(first) == ["deputy@example-primary.example T-60 school/116900:2/0"])
            #expect(try await figures(test) == ["waiting": 2, "notNeededToday": 1])
            await report(first, .accepted(250), to: test)
            let moved = await take(test)
            #expect(words(moved) == ["lou@sample-high.example T-60 school/116901:1/0"])
            await report(moved, .refused(451), to: test)
            // Whoever comes when another is told already hears at the next level.
            try await importKeyAdults(
                Self.primaryLead, "school/116900,Jo Example,jo@example-primary.example,key-adult,2026-05-01,,,\n", to: test)
            try await go(test, to: "2026-05-05T06:30:31Z")
            #expect(words(await take(test)) == ["lou@sample-high.example T-60 school/116901:1/0"])

            // The last who could be told of it has gone: somebody must telephone.
            let alarms = await test.broker.vitals().counters.alarms
            try await importKeyAdults("school/116901,Ola Example,ola@sample-high.example,key-adult,,,,\n", to: test)
            #expect(await take(test).isEmpty)
            _ = await take(test)
            #expect(try await figures(test) == ["sentToday": 1, "notNeededToday": 1, "unreachedToday": 1])
            #expect(await test.broker.vitals().counters.alarms == alarms + 1)
            #expect(try await ledger(test) == ["not-needed", "sent", "failed", "unreached"])
        }
    }

    @Test func `lapsed training and suspension are asked for again, and the highest level goes first`() async throws {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            try await test.importFile("contacts", "contacts.csv", octets: Array(Self.contacts.utf8))
            try await test.enrol("school/116901", number: 1)
            try await importKeyAdults(
                Self.primaryLead,
                "school/116900,Sam Example,deputy@example-primary.example,deputy,2023-05-01,2026-05-05,dsl@example-primary.example,\n",
                to: test)
            _ = try await both(on: test)
            try await go(test, to: "2026-05-05T06:30:00Z")
            _ = try await test.ask(.partnerSuspend, ["id": "school/116901", "reason": "a test"])
            #expect(words(await take(test)) == ["deputy@example-primary.example T-60 school/116900:2/0"])
            // What waits at the suspended school is the duty officer's, from then on at every level.
            #expect(
                words(await take(test)) == [
                    "deputy@example-primary.example T-60 school/116900:2/0", "duty@worcestershire.example T-60 school/116901:1/0",
                ])
            try await go(test, to: "2026-05-05T07:00:00Z")
            let late = await take(test)
            #expect(late.first?.nudge.reason == .level(.halfHourBefore))
            #expect(
                words(late.filter { $0.nudge.reason == .level(.halfHourBefore) }) == [
                    "duty@worcestershire.example T-30 school/116901:1/0", "office@example-primary.example T-30 school/116900:2/0",
                ])
            // The deputy's training has lapsed overnight: the lead stands in.
            try await go(test, to: "2026-05-06T06:00:00Z")
            _ = await take(test)
            #expect(words(await take(test)).contains("dsl@example-primary.example T-60 school/116900:2/0"))
        }
    }

    @Test func `a row that cannot be read is given up, and a subject that cannot be opened is left out`() async throws {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            _ = try await both(on: test)
            try await go(test, to: "2026-05-05T06:30:00Z")
            try await sql("UPDATE nudge SET reference = x'01' WHERE id = (SELECT max(id) FROM nudge)", on: test)
            try await sql(
                """
                UPDATE subject SET sealed = x'0102'
                WHERE id = (SELECT min(subject) FROM notice WHERE recipient = 'school/116900')
                """, on: test)
            let alarms = await test.broker.vitals().counters.alarms
            let taken = await take(test)
            #expect(words(taken) == ["deputy@example-primary.example T-60 school/116900:1/0"])
            #expect(try await figures(test) == ["waiting": 1, "givenUpToday": 1])
            #expect(await test.broker.vitals().counters.alarms == alarms + 2)
            // It is one alarm, not one at each attempt.
            #expect(words(await take(test)) == words(taken))
            #expect(await test.broker.vitals().counters.alarms == alarms + 2)
            #expect(try await ledger(test) == ["given-up"])
        }
    }

    @Test func `old nudges go with what identifies somebody, and so does what the ledger says of them`() async throws {
        try await TestBroker.with(nudges: NudgePlan()) { test in
            _ = try #require(try await test.publish(try test.event("01-bank-holiday")).accepted)
            let sending = try #require(try await test.sendings(to: "school/116900").first)
            _ = try #require(try await test.publish(try test.event("03-siblings-in-two-schools")).accepted)
            try await go(test, to: "2026-05-05T06:30:00Z")
            let taken = await take(test)
            await report(taken.filter { $0.nudge.places.first?.partner.code == "116901" }, .accepted(250), to: test)
            let adult = "deputy@example-primary.example"
            #expect(try await test.receipt(sending, .delivered).recorded != nil)
            #expect(try await test.receipt(sending, .opened, by: adult).recorded != nil)
            #expect(try await test.receipt(sending, .acknowledged, by: adult).recorded != nil)
            #expect(try await count("SELECT count(*) FROM nudge_item", of: test) == 3)
            #expect(try await ledger(test) == ["sent"])

            let days = Int64(test.broker.settings.retention[.metadata])
            test.time.withLockedValue { $0 = $0 + .seconds((days + 1) * 86_400 + 15 * 3_600) }
            for _ in 0..<12 { await test.broker.tick() }
            // What waits still, of the event that nobody has opened, stays; the sent one, and the item of the settled event, are gone.
            #expect(try await count("SELECT count(*) FROM nudge WHERE level = 1", of: test) == 1)
            #expect(
                try await count(
                    "SELECT count(*) FROM nudge_item i JOIN nudge n ON n.id = i.nudge WHERE n.level = 1", of: test) == 1)
            #expect(try await count("SELECT count(*) FROM nudge_item WHERE nudge NOT IN (SELECT id FROM nudge)", of: test) == 0)
            // A destroyed entry is read as nothing.
            let entries = try await test.broker.entries(.nudge)
            #expect(entries.first == [] && !entries.contains { String(decoding: $0, as: UTF8.self).contains("T-60") })
            _ = try await test.broker.reader.verifyLedger()
        }
    }
}
