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

/// A child told of on the last day of the summer term, who begins at another school in September.
@Suite struct TransferTests {
    private static let july = "2026-07-21T18:30:00Z"
    private static let cutOff = "2026-09-03T07:30:00Z"
    private static let old = "school/116900"
    private static let new = "school/116901"

    private static func incident(_ test: TestBroker) throws -> [UInt8] {
        try test.event("01-bank-holiday") {
            $0.replacing("2026-05-04T19:20:00Z", with: "2026-07-21T17:20:00Z")
                .replacing("2026-05-04T11:05:00", with: "2026-07-21T17:05:00")
                .replacing("2026-05-04T11:40:00", with: "2026-07-21T18:00:00")
        }
    }

    /// A whole roll: Ada where `ada` says from when to when, and one child of whom nothing is told.
    private static func roll(_ setting: String, ada: String?, protected: Bool = false) -> [UInt8] {
        var text = "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected\n"
        text += "\(setting),,,Zelda,Specimen,2015-02-11,WR99 7ZZ,,,,,\n"
        if let ada { text += "\(setting),B801200005001,,Ada,Sample,2016-03-27,WR99 7AA,\(ada),,,\(protected ? "yes" : "")\n" }
        return Array(text.utf8)
    }

    @discardableResult
    private func take(_ test: TestBroker, _ setting: String, ada: String?, protected: Bool = false) async throws -> Int64? {
        try await test.importFile(
            "rolls", "rolls.csv", octets: Self.roll(setting, ada: ada, protected: protected), confirm: true)["noticesMoved"]?
            .integer
    }

    private func move(_ test: TestBroker, to now: String) throws {
        let instant = try Instant(rfc3339: now)
        test.time.withLockedValue { $0 = instant }
    }

    /// The stages of the notices about Ada, by recipient.
    private func stages(_ test: TestBroker) async throws -> [String: [Stage]] {
        let police = try #require(PartnerID("police/22"))
        let rows = try #require(try await test.broker.reader.progress(source: police, id: RecallTests.incident))
        return Dictionary(grouping: rows, by: { $0.recipient?.description ?? "" }).mapValues { $0.map(\.stage) }
    }

    private func holds(_ test: TestBroker) async throws -> [String] {
        try await test.ask(.holdList)["holds"]?.elements.map { hold in
            "\(hold["code"]?.string ?? "") \(hold["recipient"]?.string ?? "-") \(hold["deadline"]?.string ?? "")"
        } ?? []
    }

    @Test func `a roll of late August brings the notice to the September school, and takes it from the one that let the child go`()
        async throws
    {
        try await TestBroker.with(at: Self.july) { test in
            let accepted = try #require(try await test.publish(Self.incident(test)).accepted)
            #expect(accepted.answer.notices.map(\.deadline.rfc3339) == [Self.cutOff])
            try move(test, to: "2026-08-27T09:00:00Z")
            // The old school's roll comes late; until then the child may be at both.
            #expect(try await take(test, Self.new, ada: ",") == 1)
            #expect(try await stages(test) == [Self.old: [.released], Self.new: [.released]])
            try move(test, to: "2026-08-28T09:00:00Z")
            let told = try await test.progressTold {
                await test.broker.greet(21, try #require(PartnerID("police/22")))
                #expect(try await take(test, Self.old, ada: nil) == 1)
            }
            #expect(told.flatMap(\.notices).map(\.stage) == [.superseded])
            #expect(try await stages(test) == [Self.old: [.superseded], Self.new: [.released]])
            #expect(try await test.sendings(to: Self.old, session: 11).isEmpty)
            let sent = try await test.sendings(to: Self.new, session: 12)
            let content = try #require(try sent.first.flatMap(content))
            #expect(sent.count == 1 && content.deadline.rfc3339 == Self.cutOff && content.match == .upn)
            #expect(try await holds(test).isEmpty)
            #expect(try await test.broker.reader.verifyLedger().leaves > 0)
        }
    }

    @Test func `in Northern Ireland what the police called relevant stays so when the child moves`() async throws {
        try await TestBroker.with(at: Self.july, division: .northernIreland) { test in
            let text = String(decoding: try Self.incident(test), as: UTF8.self)
                .replacing("\"force\": \"22\",", with: "\"force\": \"22\", \"relevantIncident\": true,")
            #expect(try await test.publish(Array(text.utf8)).accepted?.answer.notices.count == 1)
            try move(test, to: "2026-08-28T09:00:00Z")
            try await take(test, Self.new, ada: ",")
            try await take(test, Self.old, ada: nil)
            #expect(try await stages(test) == [Self.old: [.superseded], Self.new: [.released]])
            #expect(try await holds(test).isEmpty)
        }
    }

    private func content(_ sending: Outbox.Sending) throws -> NoticeContent? {
        guard case .notice(let content) = try ReceivedNotice(body: sending.message(source: "x").body).content else { return nil }
        return content
    }

    @Test func `a child on no roll is held with the clock, and released when a roll has it`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            _ = try await test.publish(Self.incident(test))
            let decisions = try await test.broker.reader.entries(.decision).count
            try move(test, to: "2026-07-25T09:00:00Z")
            #expect(try await take(test, Self.old, ada: nil) == 1)
            #expect(try await holds(test) == ["no-setting - \(Self.cutOff)"])
            #expect(try await test.broker.reader.entries(.decision).count == decisions + 1)
            try move(test, to: "2026-08-28T09:00:00Z")
            #expect(try await take(test, Self.new, ada: ",") == 1)
            #expect(try await holds(test).isEmpty)
            #expect(try await stages(test) == [Self.old: [.superseded], Self.new: [.released]])
            #expect(try await test.broker.reader.entries(.decision).count == decisions + 2)
            // A file taken back: the old school has the child again, and the new one keeps what it may have.
            #expect(try await take(test, Self.old, ada: ",") == 1)
            #expect(try await stages(test) == [Self.old: [.superseded, .released], Self.new: [.released]])
        }
    }

    @Test func `dates of the rolls alone move a notice on their day, once, whatever starts in between`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            await test.broker.tick()
            #expect(try await take(test, Self.old, ada: "2020-09-01,2026-08-31") == 0)
            #expect(try await take(test, Self.new, ada: "2026-09-01,") == 0)
            _ = try await test.publish(Self.incident(test))
            for day in ["2026-07-22T01:00:00Z", "2026-08-31T21:00:00Z"] {
                try move(test, to: day)
                await test.broker.tick()
                #expect(try await stages(test) == [Self.old: [.released]])
            }
            // Midnight is London's.
            for day in ["2026-08-31T23:00:01Z", "2026-08-31T23:00:02Z", "2026-09-01T23:30:00Z", "2026-09-03T09:00:00Z"] {
                try move(test, to: day)
                await test.broker.tick()
                #expect(try await stages(test) == [Self.old: [.superseded], Self.new: [.released]])
                try await test.broker.startAnew()
                await test.broker.tick()
                #expect(try await stages(test) == [Self.old: [.superseded], Self.new: [.released]])
            }
            #expect(try await test.sendings(to: Self.old, session: 11).isEmpty)
            #expect(try await test.sendings(to: Self.new, session: 12).count == 1)
        }
    }

    @Test func `while much is held to a new day's rolls, events are taken and the school that was left is sent nothing`()
        async throws
    {
        try await TestBroker.with(at: Self.july) { test in
            await test.broker.tick()
            #expect(try await take(test, Self.old, ada: "2020-09-01,2026-08-31") == 0)
            #expect(try await take(test, Self.new, ada: "2026-09-01,") == 0)
            let incident = String(decoding: try Self.incident(test), as: UTF8.self)
            func publish(_ number: Int) async throws {
                let other = incident.replacing(RecallTests.incident, with: RecallTests.incident.dropLast() + "\(number)")
                #expect(try await test.publish(Array(other.utf8)).accepted?.answer.notices.count == 1)
            }
            for number in 1...6 { try await publish(number) }
            try move(test, to: "2026-09-01T05:00:00Z")
            let old = try #require(PartnerID(Self.old))
            let sent = try await test.sendings {
                #expect(await test.broker.beginDay(inPartsOf: 1, session: 11, old))
                try await publish(7)
                while await test.broker.isWalking { await Task.yield() }
            }
            #expect(sent.isEmpty, "\(sent.map(\.notice.recipient))")
            #expect(try await test.sendings(to: Self.new, session: 12).count == 7)
            let followed = try await test.broker.reader.rollsFollowed()
            #expect(try #require(followed).hasPrefix("2026-09-01"))
            #expect(await test.broker.rollsFollowed == followed)
        }
    }

    /// A roll that changes behind the broker's back tells whether it was asked.
    @Test(arguments: ["another day", "another policy"])
    func `a start asks again only on another day or under another policy`(change: String) async throws {
        try await TestBroker.with(at: Self.july) { test in
            _ = try await test.publish(Self.incident(test))
            await test.broker.tick()
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE roll SET to_day = 1 WHERE setting = ?", arguments: [Self.old])
            }
            try await test.broker.startAnew()
            await test.broker.tick()
            #expect(try await stages(test) == [Self.old: [.released]])
            if change == "another day" {
                try move(test, to: "2026-07-21T23:00:00Z")
            } else {
                try await test.broker.use(EncompassPolicy(untrained: .hold))
            }
            try await test.broker.startAnew()
            await test.broker.tick()
            #expect(try await stages(test) == [Self.old: [.superseded]])
            #expect(try await holds(test).count == 1)
        }
    }

    @Test func `a child who cannot be looked for is an alarm at every start`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            _ = try await test.publish(Self.incident(test))
            await test.broker.tick()
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE subject SET person = person + 1")
            }
            try move(test, to: "2026-07-22T09:00:00Z")
            for alarms in 1...2 {
                await test.broker.tick()
                await test.broker.tick()
                #expect(await test.broker.counters.alarms == alarms)
                try await test.broker.startAnew()
            }
        }
    }

    @Test(arguments: [("2026-09-02T09:00:00Z", true), ("2026-09-03T09:00:00Z", false)])
    func `what the old school has stored stays, and the new one hears only in time`(day: String, inTime: Bool) async throws {
        try await TestBroker.with(at: Self.july) { test in
            _ = try await test.publish(Self.incident(test))
            let sent = try #require(try await test.sendings(to: Self.old).first)
            _ = try await test.receipt(sent, .delivered)
            try move(test, to: day)
            #expect(try await take(test, Self.old, ada: nil) == 0)
            #expect(try await holds(test).isEmpty)
            #expect(try await take(test, Self.new, ada: ",") == (inTime ? 1 : 0))
            #expect(
                try await stages(test) == (inTime ? [Self.old: [.delivered], Self.new: [.released]] : [Self.old: [.delivered]]))
            #expect(try await test.receipt(sent, .opened, by: RecallTests.adult).recorded?.stage == .opened)
        }
    }

    @Test func `a notice that nobody stored follows the child after its deadline too, and its late receipt counts`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            _ = try await test.publish(Self.incident(test))
            let sent = try #require(try await test.sendings(to: Self.old).first)
            try move(test, to: "2026-09-07T09:00:00Z")
            try await take(test, Self.new, ada: ",")
            #expect(try await stages(test) == [Self.old: [.sent]])
            #expect(try await take(test, Self.old, ada: nil) == 2)
            #expect(try await stages(test) == [Self.old: [.superseded], Self.new: [.released]])
            let again = try await test.sendings {
                test.time.withLockedValue { $0 = $0 + .seconds(120) }
                await test.broker.tick()
            }
            #expect(again.isEmpty)
            #expect(try await test.receipt(sent, .delivered).recorded != nil)
            #expect(try await stages(test) == [Self.old: [.superseded], Self.new: [.released]])
        }
    }

    @Test func `where a person sent it no roll takes it back`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("08-unknown-school")).accepted)
            let hold = try #require(accepted.answer.holds.first?.hold)
            _ = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": .string(Self.old), "by": "A. Officer", "reason": "asked"])
            #expect(try await take(test, Self.old, ada: nil) == 0)
            #expect(try await test.sendings(to: Self.old).count == 1)
        }
    }

    @Test func `a refuge's roll that protects the address is confirmed by a person, and no producer learns of it`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            _ = try await test.publish(Self.incident(test))
            #expect(try await take(test, Self.old, ada: nil) == 1)
            #expect(try await take(test, Self.new, ada: ",", protected: true) == 0)
            #expect(try await holds(test) == ["setting-unconfirmed \(Self.new) \(Self.cutOff)"])
            #expect(try await stages(test) == [Self.old: [.superseded]])
        }
    }

    @Test func `what was recalled from a school does not come back with its roll`() async throws {
        try await TestBroker.with(at: Self.july) { test in
            _ = try await test.publish(Self.incident(test))
            try await take(test, Self.new, ada: ",")
            let recall = """
                {"specversion":"1.0","id":"recall-1","source":"spiffe://worcestershire.example/police/22",
                "type":"firstbell.recall.v1","time":"2026-07-21T18:00:00Z","datacontenttype":"application/json",
                "data":{"event":"\(RecallTests.incident)","reason":"WRONG_PERSON","recipient":"\(Self.new)"}}
                """
            #expect(try await test.publish(Array(recall.utf8)).accepted != nil)
            await test.broker.tick()
            try await take(test, Self.new, ada: nil)
            try await take(test, Self.new, ada: ",")
            #expect(try await stages(test) == [Self.old: [.released], Self.new: [.recalled]])
        }
    }
}

extension Broker {
    fileprivate var isWalking: Bool { rollsWalk != nil }

    /// A tick, after whose part of the walk a session comes before the next part; whether there is one.
    fileprivate func beginDay(inPartsOf notices: Int64, session: SessionNumber, _ partner: PartnerID) -> Bool {
        rollsPace = RollsWalk.Pace(children: 1, window: notices, windows: 1)
        tick()
        listen(session, partner)
        return isWalking
    }

    /// As after a start: what is in memory is what the journal says.
    fileprivate func startAnew() throws {
        rollsFollowed = try journal.reader.rollsFollowed()
        rebuildDelivery()
    }
}
