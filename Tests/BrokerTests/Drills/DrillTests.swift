// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Drills: made, sent, repeated and answered as notices are.
@Suite struct DrillTests {
    private static let primary = "school/116900"
    private static let lead = "dsl@example-primary.example"

    private func send(_ test: TestBroker, to settings: String...) async throws -> JSONValue {
        try await test.ask(
            .drillSend, ["settings": .array(settings.map { .string($0) }), "by": "A. Officer"])
    }

    private func waiting(_ test: TestBroker) async throws -> [WaitingNotice] { try await test.broker.reader.waiting() }

    private func drills(_ test: TestBroker) async throws -> [DrillRecord] {
        try await test.broker.reader.drills(from: nil, before: nil)
    }

    @Test func `a drill goes the way of a notice, by its window, and is passed by the receipts of a key adult`() async throws {
        try await TestBroker.with { test in
            let school = try #require(PartnerID(Self.primary))
            let sent = try await test.sendings {
                await test.broker.listen(11, school)
                let answer = try await send(test, to: Self.primary)
                #expect(answer["drill"]?.integer == 1 && answer["settings"]?.integer == 1)
            }
            let drill = try #require(sent.first)
            #expect(sent.count == 1 && drill.dispatch.session == 11 && drill.notice.kind == .drill && drill.notice.attempt == 1)
            let received = try ReceivedNotice(body: drill.message(source: "spiffe://x/broker/y").body)
            guard case .drill(let content) = received.content else {
                Issue.record("what was sent is no drill")
                return
            }
            let standing = try #require(try await drills(test).first)
            #expect(content.recipient == school && content.deadline == standing.deadline && content.text == DrillContent.words)
            #expect(await test.broker.delivery.outstanding(on: 11) == 1)
            // Nobody has stored it: it goes again, and says so.
            test.time.withLockedValue { $0 = $0 + .seconds(61) }
            let again = try await test.sendings { await test.broker.tick() }
            #expect(again.map(\.notice.attempt) == [2] && again.first?.notice.id == drill.notice.id)
            #expect(try await test.receipt(drill, .delivered).recorded?.stage == .delivered)
            #expect(await test.broker.delivery.outstanding(on: 11) == 0)
            // Whoever reads from what nobody has opened is sent it too.
            let unread = try await test.sendings {
                let hello = Request(
                    session: 12, partner: school, correlation: [],
                    body: .hello(try Hello(body: Array("{\"window\":8,\"from\":\"unread\"}".utf8))))
                #expect(await test.broker.perform([.request(hello)]))
            }
            #expect(unread.map(\.notice.id) == [drill.notice.id])
            #expect(try await test.receipt(drill, .opened, by: "stranger@example.example").rejected == .notKeyAdult)
            #expect(try await test.receipt(drill, .opened, by: Self.lead).recorded?.stage == .opened)
            #expect(try await drills(test).first?.passedAt == nil)
            #expect(try await test.receipt(drill, .acknowledged, by: Self.lead, code: .deleted).rejected == .invalidReceipt)
            #expect(try await test.receipt(drill, .acknowledged, by: Self.lead, code: .noted).recorded?.stage == .closed)
            let passed = try #require(try await drills(test).first?.passedAt)
            #expect(try await test.broker.reader.drillsPassed() == [school: passed])
            #expect(try await waiting(test).isEmpty)
            // Made, tried three times, delivered, opened, acknowledged, closed; each is opened by the ledger.
            #expect(
                try await test.broker.entries(.stage).filter { String(decoding: $0, as: UTF8.self).contains("\(drill.notice.id)") }
                    .count == 7)
            #expect(try await test.broker.entries(.drill).count == 1)
            let verified = try await test.broker.reader.verifyLedger()
            #expect(UInt64(verified.opened) == verified.leaves)
        }
    }

    @Test func `the next drill takes the place of one that waits, and what waits is known after a failure`() async throws {
        try await TestBroker.with { test in
            _ = try await send(test, to: Self.primary, "school/116901")
            #expect(try await waiting(test).count == 2)
            let second = try await send(test, to: Self.primary)
            #expect(second["superseded"]?.integer == 1)
            let left = try await waiting(test)
            #expect(left.count == 2 && Set(left.map(\.recipient.code)) == ["116900", "116901"])
            await test.broker.rebuildDelivery()
            let sent = try await test.sendings(to: Self.primary)
            #expect(sent.count == 1 && sent.first?.dispatch.notice.sequence == left.last?.sequence)
            // An event after a drill has a number of its own, and goes after it.
            let accepted = try await test.publish(test.event("01-bank-holiday")).accepted
            #expect(accepted?.answer.notices.count == 1)
            #expect(Set(try await waiting(test).map(\.sequence)).count == 3)
        }
    }

    @Test func `a portal's reader passes one, and what is written with it is not kept`() async throws {
        try await TestBroker.with { test in
            _ = try await send(test, to: Self.primary)
            let school = try #require(PartnerID(Self.primary))
            let reader = PortalReader(partner: school, email: Self.lead)
            #expect(try await test.broker.reader.portalInbox(of: school, limit: 10).isEmpty)
            let row = try #require(try await test.broker.reader.portalDrills(of: school).first)
            try await test.broker.portalShowed([row.id], to: reader)
            #expect(try await test.broker.portalReceipt(.opened, of: row.id, by: reader) == nil)
            let reading = try await test.broker.portalRead(row.id, by: reader, purpose: "portal")
            #expect(reading.notice.kind == .drill && reading.mayRead.count == 2)
            #expect(
                try await test.broker.portalReceipt(.acknowledged, of: row.id, by: reader, code: .noted, note: "Sample Example")
                    == nil)
            #expect(try await drills(test).first?.passedAt != nil)
            #expect(try await test.broker.reader.portalDrills(of: school).isEmpty)
            #expect(try await test.broker.reader.portalHistory(of: school, limit: 10, offset: 0).isEmpty)
        }
    }

    @Test func `drills of every setting leave out those that nothing could be sent to, and a bad word sends none`() async throws {
        try await TestBroker.with { test in
            for arguments: JSON in [
                ["by": "A"], ["by": "A", "all": true, "authority": "885"], ["by": "A", "authority": "Worcester"],
                ["by": "A", "settings": ["school/999999"]], ["by": "A", "settings": ["gp/M81001"]],
                ["by": "A", "authority": "886"], ["all": true],
            ] {
                await #expect(throws: AdminFailure.self) { try await test.ask(.drillSend, arguments) }
            }
            #expect(try await drills(test).isEmpty)
            let answer = try await test.ask(.drillSend, ["by": "A. Officer", "authority": "885"])
            // Of the 13 counted on, one early-years setting does not take part.
            #expect(answer["settings"]?.integer == 12 && answer["leftOut"]?.integer == 1)
            #expect(try await drills(test).count == 12)
        }
    }

    @Test func `each setting is sent one on its first school day of a month, once, whatever is started in between`() async throws {
        let plan = DrillPlan(.month, at: .halfPastNine)
        try await TestBroker.with(drills: plan, drillDays: 30) { test in
            func count(at time: String) async throws -> Int {
                let before = try await drills(test).count
                test.time.withLockedValue { $0 = (try? Instant(rfc3339: time)) ?? $0 }
                await test.broker.forgetDrillLook()
                await test.broker.tick()
                await test.broker.tick()
                return try await drills(test).count - before
            }
            // The fourth of May is a bank holiday, and for some the fifth is no school day of their own either.
            #expect(try await count(at: "2026-05-04T21:00:00Z") == 0)
            #expect(try await count(at: "2026-05-05T08:29:59Z") == 0)
            let first = try await count(at: "2026-05-05T08:30:00Z")
            #expect(try await count(at: "2026-05-05T20:00:00Z") == 0)
            var others: [Int] = []
            for day in 6...22 { others.append(try await count(at: "2026-05-\(day < 10 ? "0" : "")\(day)T20:00:00Z")) }
            #expect(first > 6 && others[0] > 0 && first + others.reduce(0, +) == 12, "\(first) \(others)")
            #expect(Set(try await drills(test).map(\.setting)).count == 12)
            let missing = try await test.ask(.readiness)["byCause"]?["no-drill-passed"]?.integer
            #expect(missing == 12)
            #expect(try await count(at: "2026-06-01T09:00:00Z") > 0)
        }
    }

    @Test func `what a pause over midnight put off is sent at the next day's time, and not at night`() async throws {
        try await TestBroker.with(drills: DrillPlan(.month, at: .halfPastNine)) { test in
            func count(at time: String) async throws -> Int {
                test.time.withLockedValue { $0 = (try? Instant(rfc3339: time)) ?? $0 }
                await test.broker.tick()
                return try await drills(test).count
            }
            // The day's time is known, and nothing runs until after midnight.
            let before = try await count(at: "2026-05-06T08:00:00Z")
            let night = try await count(at: "2026-05-07T01:00:00Z")
            let morning = try await count(at: "2026-05-07T08:30:00Z")
            #expect(before == 0 && night == 0 && morning > 0)
        }
    }
}

extension Broker {
    /// What a start does: the journal is asked again.
    func forgetDrillLook() { nextDrills = .unknown }
}
