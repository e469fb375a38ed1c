// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What becomes of a digest when the consent of one of its families ends: domain.md 4.3.
@Suite struct FamilyConsentTests {
    private static let cleo: JSON = ["givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"]

    /// Two families of one cluster, each with an incident of its own, in the digests of the morning.
    private static func with(consent: String = "", _ body: (TestBroker) async throws -> Void) async throws {
        try await FamilyDigestTests.with { test in
            try await test.families(
                "F1,locality/malvern,agency/support,2026-01-05,,\(consent),,Ada,Sample,2016-03-27",
                "F1,locality/malvern,agency/support,2026-01-05,,\(consent),,Cleo,Sample,1988-07-02",
                "F2,locality/malvern,agency/other,2026-01-05,,,,Leo,Specimen,2017-01-09")
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            _ = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            try await test.move(to: "2026-05-05T06:00:00Z")
            try await body(test)
        }
    }

    private func withdraw(_ test: TestBroker) async throws -> Int64? {
        try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: Self.cleo.octets)["takenBack"]?.integer
    }

    private func content(_ sending: Outbox.Sending) throws -> ReceivedNotice.Content {
        try ReceivedNotice(body: sending.message(source: "x").body).content
    }

    private func digests(_ sendings: [Outbox.Sending]) throws -> [DigestNoticeContent] {
        try sendings.compactMap { if case .digest(let content) = try content($0) { content } else { nil } }
    }

    private func words(_ sendings: [Outbox.Sending]) throws -> [RecalledContent] {
        try sendings.compactMap { if case .recalled(let content) = try content($0) { content } else { nil } }
    }

    @Test func `a digest that waits is made anew without the family, and a nil return stays one`() async throws {
        try await Self.with { test in
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            #expect(try await withdraw(test) == 2)
            let cluster = try #require(try await digests(test.sendings(to: "agency/cluster-m")).first)
            #expect(cluster.entries.map(\.family) == ["F2"] && cluster.supersedes == nil && cluster.changes.isEmpty)
            #expect(cluster.deadline == (try Instant(rfc3339: "2026-05-05T08:00:00Z")))
            let lead = try await digests(test.sendings(to: "agency/support", session: 12))
            #expect(lead.count == 1 && lead.allSatisfy(\.isNil))
            let other = try await digests(test.sendings(to: "agency/other", session: 13))
            #expect(other.map { $0.entries.map(\.family) } == [["F2"]])
            let denied = try await test.broker.entries(.decision).map { String(decoding: $0, as: UTF8.self) }
                .filter { $0.contains("FF-22") && $0.contains("consent-refused") }
            #expect(denied.count == 2)
            #expect(try await test.ask(.status)["byStage"]?["superseded"]?.integer == 2)
            #expect(try await withdraw(test) == 0, "nothing is left to take back")
            #expect(try await test.ask(.recallList)["recalls"]?.count == 0)
        }
    }

    @Test func `whoever has it unread gets it again without the family, and is told which one to delete`() async throws {
        try await Self.with { test in
            let had = try #require(try await test.sendings(to: "agency/cluster-m").first)
            #expect(try digests([had]).first?.entries.map(\.family) == ["F1", "F2"])
            #expect(try await test.receipt(had, .delivered).recorded != nil)
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            var answer: Int64?
            let sent = try await test.sendings { answer = try await withdraw(test) }
            let word = try #require(try words(sent).first)
            #expect(answer == 2)
            #expect(try words(sent).count == 1 && word.family == "F1" && word.reason == .consentWithdrawn)
            #expect(word.notice == had.notice.id.description && word.recipient.code == "cluster-m")
            #expect(word.event.id == "families-first-malvern-2026-05-05" && word.handling.contains("the rest of the digest stands"))
            let again = try #require(try digests(sent).first)
            let remade = try #require(try sent.first { try !digests([$0]).isEmpty })
            #expect(again.supersedes == had.notice.id.description && again.changes == ["digest"])
            #expect(again.entries.map(\.family) == ["F2"])
            // The second family falls out of what took the first one's place.
            let leo: JSON = ["givenName": "Leo", "familyName": "Specimen", "dateOfBirth": "2017-01-09"]
            let last = try await test.sendings {
                _ = try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: leo.octets)
            }
            #expect(try digests(last).map(\.isNil) == [true] && words(last).map(\.family) == ["F2", "F2"])
            // Of what took its place, and of the one before, which nobody knows to be deleted.
            #expect(try Set(words(last).map(\.notice)) == [had.notice.id.description, remade.notice.id.description])
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
        }
    }

    @Test func `whoever has an earlier one is told of every family that fell since, though none of the later ones was sent`()
        async throws
    {
        try await Self.with { test in
            let had = try #require(try await test.sendings(to: "agency/cluster-m").first)
            await test.broker.hangUp(11)
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            _ = try await withdraw(test)
            let leo: JSON = ["givenName": "Leo", "familyName": "Specimen", "dateOfBirth": "2017-01-09"]
            _ = try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: leo.octets)
            let sent = try await test.sendings(to: "agency/cluster-m", session: 12)
            #expect(try words(sent).map(\.family).sorted { ($0 ?? "") < ($1 ?? "") } == ["F1", "F2"])
            #expect(try words(sent).allSatisfy { $0.notice == had.notice.id.description })
            #expect(try digests(sent).map(\.isNil) == [true])
        }
    }

    @Test func `whoever has read it is told which family to delete, and the digest stands`() async throws {
        try await Self.with { test in
            let readers =
                "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts\n"
                + "agency/cluster-m,Pat Example,pat@cluster.example,key-adult,2025-09-01,2028-08-31,,\n"
            try await test.importFile("key-adults", "cluster.csv", octets: Array(readers.utf8))
            let had = try #require(try await test.sendings(to: "agency/cluster-m").first)
            #expect(try await test.receipt(had, .opened, by: "pat@cluster.example").recorded?.stage == .opened)
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            // The lead practitioner's waits, and is made anew.
            var answer: Int64?
            let sent = try await test.sendings { answer = try await withdraw(test) }
            #expect(answer == 1)
            #expect(try words(sent).map(\.family) == ["F1"] && digests(sent).isEmpty)
            #expect(try await test.ask(.status)["byStage"]?["opened"]?.integer == 1)
            let word = try #require(sent.first)
            #expect(try await test.receipt(word, .acknowledged, by: "pat@cluster.example", code: .deleted).recorded != nil)
        }
    }

    @Test func `consent that expires, and a statement that is recalled, count like a withdrawal`() async throws {
        try await Self.with(consent: "2026-05-05") { test in
            try await test.move(to: "2026-05-05T22:59:59Z")
            #expect(try await test.ask(.status)["byStage"]?["superseded"] == nil)
            try await test.move(to: "2026-05-05T23:00:00Z")
            #expect(try await test.ask(.status)["byStage"]?["superseded"]?.integer == 2)
            let cluster = try #require(try await digests(test.sendings(to: "agency/cluster-m")).first)
            #expect(cluster.entries.map(\.family) == ["F2"])
        }
        try await FamilyDigestTests.with { test in
            try await test.families("F1,locality/malvern,agency/support,2026-01-05,,-,,Cleo,Sample,1988-07-02")
            let given = ConsentWatchTests.statement("given", ", \"scopes\": [\"information\"]", at: "2026-05-04T20:00:00Z")
            _ = try #require(try await test.publish(given).accepted)
            let seen = try test.event("01-bank-holiday") {
                $0.replacing("Ada", with: "Cleo").replacing("2016-03-27", with: "1988-07-02")
            }
            _ = try #require(try await test.publish(seen).accepted)
            try await test.move(to: "2026-05-05T06:00:00Z")
            let recall = Array(
                """
                {"specversion": "1.0", "id": "recall-1", "source": "spiffe://worcestershire.example/police/22",
                 "type": "firstbell.recall.v1", "time": "2026-05-05T06:00:00Z",
                 "data": {"event": "consent-1", "reason": "WRONG_PERSON"}}
                """.utf8)
            _ = try #require(try await test.publish(recall).accepted)
            #expect(try await digests(test.sendings(to: "agency/cluster-m")).map(\.isNil) == [true])
        }
    }

    @Test func `a family that is unflagged since, and a digest that a person released, are followed too`() async throws {
        try await FamilyDigestTests.with { test in
            try await test.families(FamilyDigestTests.ada, FamilyDigestTests.ben)
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            _ = try await test.ask(.partnerSuspend, ["id": "agency/cluster-m", "reason": "lost"])
            try await test.move(to: "2026-05-05T06:00:00Z")
            _ = try await test.ask(.partnerResume, ["id": "agency/cluster-m", "reason": "found"])
            let holds = try await test.ask(.holdList)["holds"]?.elements.map { $0 } ?? []
            let hold = try #require(holds.first { $0["recipient"]?.string == "agency/cluster-m" }?["id"]?.string)
            _ = try await test.ask(.holdRelease, ["id": .string(hold), "by": "Lee Example", "reason": "found again"])
            try await test.families(FamilyDigestTests.ben)
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            let ada: JSON = ["givenName": "Ada", "familyName": "Sample", "dateOfBirth": "2016-03-27"]
            let answer = try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: ada.octets)
            #expect(answer["takenBack"]?.integer == 2)
            for (session, recipient) in [(11, "agency/cluster-m"), (12, "agency/support")] as [(SessionNumber, String)] {
                #expect(try await digests(test.sendings(to: recipient, session: session)).map(\.isNil) == [true], "\(recipient)")
            }
        }
    }
}
