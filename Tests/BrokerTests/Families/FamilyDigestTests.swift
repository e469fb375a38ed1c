// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire
import ZeroMQ

@testable import Broker

/// The daily digests of a broker with its register: scenario 8 of domain.md 13.
@Suite struct FamilyDigestTests {
    static let malvern = "locality/malvern,agency/cluster-m,Kim Example,2025-04-01,"
    static let redditch = "locality/redditch,agency/cluster-r,Lee Example,2025-04-01,"

    /// The evening before, with two clusters, their members and lead practitioners.
    static func with(at now: String = "2026-05-04T21:00:00Z", _ body: (TestBroker) async throws -> Void) async throws {
        try await TestBroker.with(at: now) { test in
            for (position, id) in ["agency/cluster-m", "agency/cluster-r", "agency/support", "agency/other", "police/22"]
                .enumerated()
            {
                try await test.enrol(id, number: position)
            }
            try await test.members(malvern, redditch)
            try await body(test)
        }
    }

    static let ada = "F1,locality/malvern,agency/support,2026-01-05,,,,Ada,Sample,2016-03-27"
    static let ben = "F2,locality/malvern,agency/other,2026-01-05,,,,Ben,Nobody,2014-01-01"
    static let cy = "F3,locality/redditch,agency/other,2026-01-05,,,,Cy,Nobody,2013-01-01"

    @Test func `each morning every recipient gets one digest of its own families, or a nil return`() async throws {
        try await Self.with { test in
            try await test.families(Self.ada, Self.ben, Self.cy)
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            try await test.tick(at: "2026-05-05T05:59:59.999Z")
            #expect(try await test.digests().isEmpty)
            let expected = try await test.ask(.status)["digests"]
            #expect(expected?["expected"]?.integer == 2 && expected?["made"]?.integer == 0)
            try await test.tick(at: "2026-05-05T06:00:00Z")
            let told = try await test.digests()
            #expect(
                told.map { "\($0.cluster) \($0.recipient) \($0.entries.map(\.family))" }.sorted() == [
                    "locality/malvern agency/cluster-m [\"F1\"]", "locality/malvern agency/other []",
                    "locality/malvern agency/support [\"F1\"]", "locality/redditch agency/cluster-r []",
                    "locality/redditch agency/other []",
                ])
            let mine = try #require(told.first { $0.recipient.code == "support" })
            #expect(mine.entries.first?.reference == "22/26/0104201" && mine.entries.first?.riskGrade == .medium)
            #expect(mine.entries.first?.children.map(\.givenName) == ["Ada"])
            #expect(mine.deadline == (try Instant(rfc3339: "2026-05-05T08:00:00Z")))
            #expect(mine.since == (try Instant(rfc3339: "2026-05-04T06:00:00Z")))
            for body in try await test.digestBodies() {
                for forbidden in ["mother", "upstairs", "B801200005001", "Officers attended"] {
                    #expect(!body.contains(forbidden), "\(forbidden)")
                }
            }
            // Neither a second look nor the next morning tells of it again.
            await test.broker.tick()
            #expect(try await test.digests().count == 5)
            try await test.tick(at: "2026-05-06T06:00:00Z")
            let second = try await test.digests().filter { $0.date.day == 6 }
            #expect(second.count == 5 && second.allSatisfy(\.isNil))
            #expect(second.allSatisfy { $0.since == (try? Instant(rfc3339: "2026-05-05T06:00:00Z")) })
            let status = try await test.ask(.status)["digests"]
            #expect(status?["expected"]?.integer == 2 && status?["made"]?.integer == 2)
        }
    }

    @Test func `a broker that was down over the weekend tells of all of it, late and once`() async throws {
        try await Self.with(at: "2026-05-14T21:00:00Z") { test in
            try await test.families(Self.ada)
            try await test.tick(at: "2026-05-15T06:00:00Z")
            try test.set("2026-05-16T10:00:00Z")
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            try await test.tick(at: "2026-05-18T11:00:00Z")
            let told = try await test.digests()
            // Nothing is made of the days that are past, and Monday's has what they would have had.
            #expect(Set(told.map { "\($0.date)" }) == ["2026-05-15", "2026-05-18"])
            let monday = told.filter { $0.date.day == 18 }
            #expect(monday.map { $0.entries.count } == [1, 1])
            #expect(monday.allSatisfy { $0.since == (try? Instant(rfc3339: "2026-05-15T06:00:00Z")) })
            #expect(monday.allSatisfy { $0.deadline == (try? Instant(rfc3339: "2026-05-18T08:00:00Z")) })
            let status = try await test.ask(.status)
            #expect(status["overdue"]?.integer ?? 0 >= 2)
        }
    }

    @Test func `unflagging today stops tomorrow's digest, and a cluster taken up in the day waits for the morning`() async throws {
        try await Self.with { test in
            try await test.families(Self.ada)
            try await test.tick(at: "2026-05-05T06:00:00Z")
            try test.set("2026-05-05T10:00:00Z")
            try await test.families(
                "F1,locality/malvern,agency/support,2026-01-05,2026-05-05,,,Ada,Sample,2016-03-27", Self.cy)
            await test.broker.tick()
            #expect(try await test.digests().map { "\($0.cluster)" } == ["locality/malvern", "locality/malvern"])
            _ = try await test.publish(test.event("01-bank-holiday"))
            try await test.tick(at: "2026-05-06T06:00:00Z")
            #expect(Set(try await test.digests().filter { $0.date.day == 6 }.map { "\($0.cluster)" }) == ["locality/redditch"])
        }
    }

    @Test func `a family without consent and limb is in no digest, and its denial is in the ledger`() async throws {
        try await Self.with { test in
            try await test.families(
                "F1,locality/malvern,agency/support,2026-01-05,,-,,Ada,Sample,2016-03-27",
                "F1,locality/malvern,agency/support,2026-01-05,,-,,Cleo,Sample,1988-07-02")
            _ = try await test.publish(test.event("01-bank-holiday"))
            try await test.tick(at: "2026-05-05T06:00:00Z")
            #expect(try await test.digests().allSatisfy(\.isNil))
            let denials = try await test.broker.entries(.decision).map { String(decoding: $0, as: UTF8.self) }
                .filter { $0.contains("FF-22") && $0.contains("consent-refused") }
            #expect(denials.count == 2)
            // A limb lets it through, and what a member says later stops it again.
            try await test.families(
                "F1,locality/malvern,agency/support,2026-01-05,,-,c,Ada,Sample,2016-03-27",
                "F1,locality/malvern,agency/support,2026-01-05,,-,c,Cleo,Sample,1988-07-02")
            _ = try await test.publish(test.event("01-bank-holiday") { Self.again($0, 1) })
            try await test.tick(at: "2026-05-06T06:00:00Z")
            #expect(try await test.digests().filter { $0.date.day == 6 }.map(\.entries.count) == [1, 1])
            let person: JSON = ["givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"]
            _ = try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: person.octets)
            _ = try await test.publish(test.event("01-bank-holiday") { Self.again($0, 2) })
            try await test.tick(at: "2026-05-07T06:00:00Z")
            let last = try await test.digests().filter { $0.date.day == 7 }
            #expect(last.count == 2 && last.allSatisfy(\.isNil))
        }
    }

    @Test func `whoever is suspended or unknown waits for a person, who releases what may be told`() async throws {
        try await Self.with { test in
            try await test.families(Self.ada, "F4,locality/evesham,agency/nobody,2026-01-05,,,,Dot,Nobody,2012-01-01")
            _ = try await test.publish(test.event("01-bank-holiday"))
            _ = try await test.ask(.partnerSuspend, ["id": "agency/support", "reason": "lost"])
            try await test.tick(at: "2026-05-05T06:00:00Z")
            #expect(try await test.digests().map { "\($0.recipient)" } == ["agency/cluster-m"])
            let holds = try await test.ask(.holdList)["holds"]?.elements.map { $0 } ?? []
            #expect(
                holds.map { "\($0["recipient"]?.string ?? "nobody") \($0["code"]?.string ?? "")" }.sorted() == [
                    "agency/nobody recipient-unknown", "agency/support recipient-suspended", "nobody recipient-unknown",
                ])
            let hold = try #require(holds.first { $0["recipient"]?.string == "agency/support" }?["id"]?.string)
            let words: JSON = ["id": .string(hold), "by": "Lee Example", "reason": "found again"]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRelease, words) }
            let shown = try await test.ask(.holdShow, words)
            #expect(shown["digest"]?["cluster"]?.string == "locality/malvern")
            _ = try await test.ask(.partnerResume, ["id": "agency/support", "reason": "found"])
            let elsewhere: JSON = [
                "id": .string(hold), "by": "Lee Example", "reason": "a guess", "to": "agency/cluster-r",
            ]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRoute, elsewhere) }
            #expect(try await test.ask(.holdRelease, words)["state"]?.string == "released")
            let released = try await test.digests().first { $0.recipient.code == "support" }
            #expect(released?.entries.map(\.family) == ["F1"] && released?.match == .human)
        }
    }

    @Test func `an incident recalled before the morning is in no digest, and one recalled after leaves it as it is`() async throws {
        try await Self.with { test in
            try await test.families(Self.ada)
            _ = try await test.publish(test.event("01-bank-holiday"))
            _ = try await test.publish(RecallTests.recall(RecallTests.incident))
            try await test.tick(at: "2026-05-05T06:00:00Z")
            #expect(try await test.digests().allSatisfy(\.isNil))
            let body = try test.event("01-bank-holiday") { Self.again($0, 1) }
            _ = try await test.publish(body)
            try await test.tick(at: "2026-05-06T06:00:00Z")
            let before = try await test.digestBodies().sorted()
            let recall = Self.again(String(decoding: RecallTests.recall(RecallTests.incident), as: UTF8.self), 1)
            #expect(try await test.publish(Array(recall.utf8)).accepted != nil)
            #expect(try await test.digestBodies().sorted() == before)
        }
    }

    @Test func `an adult of a police notification is recognised, and a refused digest is a person's to follow`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.families("F1,locality/malvern,agency/early-help,2026-01-05,,,,Cleo,Sample,1988-07-02")
            _ = try #require(try await test.publish(MatterPublishingTests.event("police-notification")).accepted)
            try test.set("2026-11-19T07:00:00Z")
            let sent = try await test.sendings {
                await test.broker.tick()
                await test.broker.listen(11, try #require(PartnerID("agency/early-help")))
            }
            let digest = try #require(sent.first)
            let told = try await test.digests().first { $0.recipient.code == "early-help" }
            #expect(told?.entries.count == 1 && told?.entries.first?.children.isEmpty == true)
            #expect(try await test.receipt(digest, .refused, code: .wrongSetting).recorded != nil)
            let holds = try await test.ask(.holdList)["holds"]?.elements.map { $0 } ?? []
            #expect(holds.contains { $0["code"]?.string == "refused-by-recipient" && $0["flow"]?.string == "families-first" })
        }
    }

    @Test func `1,012 families in five clusters have their digests over a restart, each once`() async throws {
        try await Self.with { test in
            let clusters = ["malvern", "redditch", "evesham", "droitwich", "pershore"]
            try await test.members(
                clusters.map { "locality/\($0),agency/cluster-\($0.first == "m" ? "m" : "r"),Kim Example,2025-04-01," })
            var rows = (0..<1011).map { number in
                "F\(number),locality/\(clusters[number % 4]),agency/support,2026-01-05,,,,Child \(number),Sample,2012-01-01"
            }
            rows.append("F1012,locality/pershore,agency/other,2026-01-05,,,,Ada,Sample,2016-03-27")
            try await test.families(rows)
            _ = try await test.publish(test.event("01-bank-holiday"))
            try test.set("2026-05-05T06:30:00Z")
            let first = try await test.restarted()
            await first.broker.tick()
            let told = try await first.digests()
            #expect(told.count == 10 && Set(told.map(\.cluster)).count == 5)
            #expect(told.filter { !$0.isNil }.map { "\($0.recipient)" }.sorted() == ["agency/cluster-r", "agency/other"])
            #expect(told.filter(\.isNil).allSatisfy { $0.cluster.code != "pershore" })
            let second = try await first.restarted()
            await second.broker.tick()
            #expect(try await second.digests().count == 10)
            let status = try await second.ask(.status)["digests"]
            #expect(status?["expected"]?.integer == 5 && status?["made"]?.integer == 5)
            _ = try await second.broker.reader.verifyLedger()
            await second.broker.stop()
            await second.broker.thread.stop()
        }
    }

    /// The same event under another id and reference.
    static func again(_ text: String, _ number: Int) -> String {
        text.replacingOccurrences(of: "3c4b5a01", with: "3c4b5a9\(number)")
            .replacingOccurrences(of: "22/26/0104201", with: "22/26/010429\(number)")
            .replacingOccurrences(of: "recall-1", with: "recall-9\(number)")
    }
}

extension TestBroker {
    func families(_ rows: String...) async throws { try await families(rows) }

    /// Imports a register of families.
    func families(_ rows: [String]) async throws {
        let header =
            "family,cluster,lead,flagged_from,flagged_until,consent_until,limb,given_name,family_name,date_of_birth"
        let list = ([header] + rows).joined(separator: "\n") + "\n"
        try await importFile("families", "families.csv", octets: Array(list.utf8), confirm: true)
    }

    /// Imports who sits in which forum.
    fileprivate func members(_ rows: [String]) async throws {
        let list = (["forum,partner,representative,agreement_from,agreement_until"] + rows).joined(separator: "\n") + "\n"
        try await importFile("members", "members.csv", octets: Array(list.utf8), confirm: true)
    }

    fileprivate func set(_ instant: String) throws {
        let instant = try Instant(rfc3339: instant)
        time.withLockedValue { $0 = instant }
    }

    fileprivate func tick(at instant: String) async throws {
        try set(instant)
        await broker.tick()
    }

    /// What the digests say that wait for their recipients.
    fileprivate func digests() async throws -> [DigestNoticeContent] {
        try await broker.outgoingDigests().map { notice in
            let body = NoticeEnvelope(
                type: .notice, id: notice.id.description, source: "spiffe://worcestershire.example/broker/test",
                time: notice.releasedAt, digest: notice.digest, data: notice.body)
            guard case .digest(let content) = try ReceivedNotice(body: body.octets).content else {
                throw Problem(.invalidBody)
            }
            return content
        }
    }

    fileprivate func digestBodies() async throws -> [String] {
        try await broker.outgoingDigests().map { String(decoding: $0.body, as: UTF8.self) }
    }

    /// The same deployment in a process that has just started; this one is stopped.
    fileprivate func restarted() async throws -> TestBroker {
        await broker.stop()
        let time = time
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let fresh = try Broker(
            settings: broker.settings, journal: try Journal(opening: folder, key: key),
            clock: BrokerClock(machine: { time.withLockedValue { $0 } }), thread: try SocketThread(name: "again"), logger: logger,
            onFence: { Issue.record("the journal was fenced: \($0)") })
        return TestBroker(broker: fresh, folder: folder, key: key, time: time)
    }
}

extension Broker {
    /// The digests among the notices that wait, as they would be sent.
    fileprivate func outgoingDigests() throws -> [OutgoingNotice] {
        try journal.write(at: clock.now) { transaction in
            try journal.reader.waiting().compactMap { waiting in
                try transaction.beginAttempt(waiting.sequence, to: waiting.recipient)
            }.filter { $0.kind == .subject && String(decoding: $0.body, as: UTF8.self).contains("\"flow\":\"families-first\"") }
        }
    }
}
