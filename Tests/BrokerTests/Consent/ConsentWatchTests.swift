// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What becomes of papers that rest on consent when it ends: scenario 7 of domain.md 13.
@Suite struct ConsentWatchTests {
    static let event = "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5d99"
    static let readers = ["agency/refuge", "local-authority/885"]

    /// A locality paper that both of the cluster's partners may have.
    static func paper(_ changes: (String, String)...) throws -> [UInt8] {
        var text = """
            {"specversion": "1.0", "id": "\(event)", "source": "spiffe://worcestershire.example/police/22",
             "type": "firstbell.locality-paper.v1", "time": "2026-11-18T08:55:00Z",
             "data": {"reference": "22/26/0123462", "reportedAt": "2026-11-17T23:10:00Z", "riskGrade": "standard",
              "forum": "locality/malvern", "meetingAt": "2026-12-03T10:00:00Z",
              "victim": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"},
              "circumstances": "Shouting was heard.",
              "consent": {"state": "given", "scopes": ["support", "information"]}}}
            """
        for (old, new) in changes {
            try #require(text.contains(old))
            text = text.replacingOccurrences(of: old, with: new)
        }
        return Array(text.utf8)
    }

    /// What the victim says of consent, through the police.
    static func statement(_ state: String, _ more: String = "", id: String = "consent-1", at: String) -> [UInt8] {
        Array(
            """
            {"specversion": "1.0", "id": "\(id)", "source": "spiffe://worcestershire.example/police/22",
             "type": "firstbell.consent.v1", "time": "\(at)",
             "data": {"person": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"},
              "state": "\(state)"\(more), "at": "\(at)", "recordedBy": "Lee Example"}}
            """.utf8)
    }

    @Test func `a withdrawal stops what waits, tells whoever has it, and starts no clock of a breach`() async throws {
        try await MatterPublishingTests.with { test in
            let sent = try await test.sendings {
                await test.broker.listen(11, try #require(PartnerID("agency/refuge")))
                let accepted = try #require(try await test.publish(Self.paper()).accepted)
                #expect(Set(accepted.answer.notices.compactMap { $0.recipient?.description }) == Set(Self.readers))
            }
            let had = try #require(sent.first { $0.notice.recipient.code == "refuge" })
            #expect(try await test.receipt(had, .delivered).recorded != nil)
            test.time.withLockedValue { $0 = $0 + .seconds(86_400) }
            let words = try await test.sendings {
                let said = Self.statement("withdrawn", at: "2026-11-19T08:00:00Z")
                let answer = try await test.publish(said).accepted
                #expect(answer?.answer.notices.isEmpty == true)
            }
            #expect(words.count == 1)
            let word = try #require(words.first)
            #expect(word.notice.kind == .recall && word.notice.recipient.code == "refuge")
            let message = word.message(source: "spiffe://worcestershire.example/broker/test")
            guard case .recalled(let content) = try ReceivedNotice(body: message.body).content else {
                Issue.record("the word is of another type")
                return
            }
            #expect(content.reason == .consentWithdrawn && content.notice == had.notice.id.description)
            #expect(content.handling.contains("off every agenda"))
            // The authority, which was not connected, never gets the paper.
            #expect(try await test.sendings(to: "local-authority/885", session: 12).isEmpty)
            #expect(Set(try await test.broker.stages(of: Self.event).values) == [.recalled])
            #expect(try await test.ask(.recallList)["recalls"]?.count == 0)
            let decisions = try await test.broker.entries(.decision).map { String(decoding: $0, as: UTF8.self) }
            #expect(decisions.count { $0.contains("consent-refused") } == 2)
            #expect(try await test.receipt(word, .delivered).recorded != nil)
            let status = try await test.ask(.status)
            #expect(status["stuck"]?.integer == 0)
        }
    }

    @Test func `papers without both consents, too old, too late or of high risk do not go out`() async throws {
        let cases: [((String, String), String)] = [
            (("\"support\", \"information\"", "\"support\""), "consent-missing"),
            (("\"given\"", "\"refused\""), "consent-refused"),
            (("2026-11-17T23:10:00Z", "2026-10-27T12:00:00Z"), "condition-unmet"),
            (("2026-12-03T10:00:00Z", "2026-11-22T10:00:00Z"), "condition-unmet"),
            (("\"standard\"", "\"high\""), "wrong-risk"),
        ]
        for (change, code) in cases {
            try await MatterPublishingTests.with { test in
                let accepted = try #require(try await test.publish(Self.paper(change)).accepted)
                #expect(accepted.answer.notices.isEmpty, "\(change)")
                #expect(Set(accepted.answer.holds.map(\.code) + accepted.answer.denials.map(\.code)) == [code], "\(change)")
            }
        }
    }

    @Test func `consent that expires, and a meeting that begins without it, take papers back by themselves`() async throws {
        try await MatterPublishingTests.with { test in
            let given = Self.statement(
                "given", ", \"scopes\": [\"support\", \"information\"], \"expiresAt\": \"2026-11-30T00:00:00Z\"",
                at: "2026-11-18T08:00:00Z")
            _ = try await test.publish(given)
            _ = try await test.publish(Self.paper())
            test.time.withLockedValue { $0 = Instant(milliseconds: 1_795_996_799_000) }  // 2026-11-29T23:59:59Z
            await test.broker.tick()
            #expect(try await test.broker.stages(of: Self.event).values.allSatisfy { $0 == .released })
            test.time.withLockedValue { $0 = $0 + .seconds(1) }
            await test.broker.tick()
            #expect(Set(try await test.broker.stages(of: Self.event).values) == [.recalled])
        }
    }

    @Test func `a withdrawal of another case's consent, and one by an operator, hit what they are about`() async throws {
        try await MatterPublishingTests.with { test in
            _ = try await test.publish(Self.paper())
            test.time.withLockedValue { $0 = $0 + .seconds(3_600) }
            let other = Self.statement("withdrawn", ", \"reference\": \"22/26/0000001\"", at: "2026-11-18T09:30:00Z")
            _ = try await test.publish(other)
            #expect(try await test.broker.stages(of: Self.event).values.allSatisfy { $0 == .released })
            let person: JSON = ["givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"]
            let answer = try await test.ask(
                .consentWithdraw, ["by": "Lee Example", "reference": "22/26/0123462"], payload: person.octets)
            #expect(answer["takenBack"]?.integer == 2)
            #expect(Set(try await test.broker.stages(of: Self.event).values) == [.recalled])
            // A second withdrawal has nothing left to take back.
            let again = try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: person.octets)
            #expect(again["takenBack"]?.integer == 0)
        }
    }

    /// The paper without a word of consent.
    private static func silentPaper() throws -> [UInt8] {
        try paper(
            (
                "\"circumstances\": \"Shouting was heard.\",\n  \"consent\": {\"state\": \"given\", \"scopes\": [\"support\", \"information\"]}",
                "\"circumstances\": \"Shouting was heard.\""
            ))
    }

    @Test func `consent to a conference without an end lasts six months, or as long as the area says`() async throws {
        let scopes = ", \"scopes\": [\"support\", \"information\"]"
        try await MatterPublishingTests.with { test in
            _ = try await test.publish(Self.statement("given", scopes, at: "2026-05-19T08:00:00Z"))
            let explained = try await test.ask(
                .policyExplain, ["recipient": "agency/refuge"], payload: Self.silentPaper())["children"]?[0]
            #expect(explained?["outcome"]?.string == "release")
            let how = explained?["explanation"]?.elements.compactMap(\.string).joined() ?? ""
            #expect(how.contains("Consent that names no end lasts 6 months here."))
            #expect(try await test.publish(Self.silentPaper()).accepted?.answer.notices.count == 2)
            try await test.move(to: "2026-11-18T23:59:59Z")
            #expect(try await test.broker.stages(of: Self.event).values.allSatisfy { $0 == .released })
            try await test.move(to: "2026-11-19T00:00:00Z")
            #expect(Set(try await test.broker.stages(of: Self.event).values) == [.recalled])
            let person: JSON = ["givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"]
            let shown = try await test.ask(
                .consentShow, ["by": "Kim Muster", "reason": "asked by her"], payload: person.octets)["statements"]?[0]
            #expect(shown?["localityUntil"]?.string == "2026-11-19T00:00:00Z")
            #expect(shown?["referralUntil"]?.string == "2026-06-15T23:00:00Z")
            #expect(shown?["expiresAt"]?.isNull == true)
        }
        for (given, term, isTold) in [
            ("2026-05-18T08:00:00Z", ConsentTerm.months(6), false), ("2026-05-18T08:00:00Z", .months(7), true),
            ("2020-01-01T08:00:00Z", .unlimited, true),
        ] {
            try await MatterPublishingTests.with { test in
                var policy = Policy.shipped
                policy.area.localityConsent = term
                try await test.broker.use(EncompassPolicy(policy))
                _ = try await test.publish(Self.statement("given", scopes, at: given))
                let answer = try #require(try await test.publish(Self.silentPaper()).accepted?.answer)
                #expect(answer.notices.count == (isTold ? 2 : 0), "\(term)")
                #expect(answer.holds.map(\.code) == (isTold ? [] : ["consent-missing", "consent-missing"]), "\(term)")
            }
        }
    }

    @Test func `consent to a referral lasts 28 days, and no duty or adviser waits for it`() async throws {
        try await MatterPublishingTests.with { test in
            let event = "n-1"
            let body = Array(
                """
                {"specversion": "1.0", "id": "\(event)", "source": "spiffe://worcestershire.example/police/22",
                 "type": "firstbell.police-notification.v1", "time": "2026-11-18T08:55:00Z",
                 "data": {"reference": "22/26/0123456", "reportedAt": "2026-11-17T23:10:00Z", "riskGrade": "medium", "level": 2,
                  "recipients": [{"partner": "local-authority/885", "as": "social-care"},
                   {"partner": "local-authority/885", "as": "early-help"}],
                  "victim": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"},
                  "children": [{"givenName": "Ada", "familyName": "Sample", "dateOfBirth": "2016-03-27"}],
                  "consent": {"state": "given", "scopes": ["support"]}}}
                """.utf8)
            // Each of the authority's parts is explained by its own rule.
            let explained = try await test.ask(.policyExplain, ["recipient": "local-authority/885"], payload: body)["children"]
            let rules = explained?.elements.compactMap { $0["rule"]?.string } ?? []
            #expect(rules.count == 2 && Set(rules).count == 2 && rules.last == "DAN-9", "\(rules)")
            #expect(try await test.publish(body).accepted?.answer.notices.count == 2)
            let reader = try JournalReader(folder: test.folder, key: test.key)
            for decided in try reader.decisions(since: Instant(milliseconds: 0), before: .farFuture, after: 0, limit: 10) {
                let day = Zone.london.date(at: decided.decision.at)
                let past = try #require(PolicyReplay.Past(decided, on: day, division: .englandAndWales, former: .shipped))
                #expect(PolicyReplay(.shipped).ask(past, former: .shipped) == .same, "\(past.verdict.text)")
            }
            try await test.move(to: "2026-12-14T23:59:59Z")
            #expect(try await test.broker.stages(of: event).values.allSatisfy { $0 == .released })
            try await test.move(to: "2026-12-15T00:00:00Z")
            #expect(
                try await test.broker.stages(of: event).values.sorted { $0.rawValue < $1.rawValue } == [.recalled, .released])
        }
    }

    @Test func `a part that was held for consent is released beside the part that was told`() async throws {
        try await MatterPublishingTests.with { test in
            let body = Array(
                """
                {"specversion": "1.0", "id": "n-1", "source": "spiffe://worcestershire.example/police/22",
                 "type": "firstbell.police-notification.v1", "time": "2026-11-18T08:55:00Z",
                 "data": {"reference": "22/26/0123456", "reportedAt": "2026-11-17T23:10:00Z", "riskGrade": "medium", "level": 2,
                  "recipients": [{"partner": "local-authority/885", "as": "social-care"},
                   {"partner": "local-authority/885", "as": "early-help"}],
                  "consent": {"state": "not-sought", "override": {"limb": "c", "reason": "It would alert the perpetrator.",
                   "decidedBy": "Lee Example", "reviewedBy": "Kim Example", "decidedAt": "2026-11-18T08:00:00Z"}},
                  "victim": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"},
                  "children": [{"givenName": "Ada", "familyName": "Sample", "dateOfBirth": "2016-03-27"}]}}
                """.utf8)
            let answer = try #require(try await test.publish(body).accepted?.answer)
            #expect(answer.notices.count == 1 && answer.holds.map(\.code) == ["consent-missing"])
            let hold = try #require(answer.holds.first?.hold)
            let words: JSON = ["id": .string(hold), "by": "Lee Example", "reason": "she agreed by telephone"]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRelease, words) }
            _ = try await test.publish(Self.statement("given", ", \"scopes\": [\"support\"]", at: "2026-11-18T09:00:00Z"))
            #expect(try await test.ask(.holdRelease, words)["state"]?.string == "released")
            let rules = try await test.broker.contents(to: "local-authority/885").compactMap {
                try JSONDocument($0).root["decision"]?["rule"]?.string
            }
            #expect(rules.count == 2 && rules.last == "DAN-9", "\(rules)")
            #expect(try await test.broker.stages(of: "n-1").count == 2)
        }
    }

    @Test func `a statement that is recalled takes with it what rested on it`() async throws {
        try await MatterPublishingTests.with { test in
            let given = Self.statement(
                "given", ", \"scopes\": [\"support\", \"information\"]", at: "2026-11-18T08:00:00Z")
            _ = try await test.publish(given)
            let paper = try Self.paper(
                (
                    "\"circumstances\": \"Shouting was heard.\",\n  \"consent\": {\"state\": \"given\", \"scopes\": [\"support\", \"information\"]}",
                    "\"circumstances\": \"Shouting was heard.\""
                ))
            #expect(try await test.publish(paper).accepted?.answer.notices.count == 2)
            let recall = Array(
                """
                {"specversion": "1.0", "id": "recall-1", "source": "spiffe://worcestershire.example/police/22",
                 "type": "firstbell.recall.v1", "time": "2026-11-18T09:00:00Z",
                 "data": {"event": "consent-1", "reason": "WRONG_PERSON"}}
                """.utf8)
            #expect(try await test.publish(recall).accepted != nil)
            #expect(Set(try await test.broker.stages(of: Self.event).values) == [.recalled])
        }
    }

    @Test func `a referral that needs no consent does not fall with the conference's`() async throws {
        try await MatterPublishingTests.with { test in
            let accepted = try #require(
                try await test.publish(MatterPublishingTests.event("family-group-referral"), as: "local-authority/885").accepted)
            #expect(!accepted.answer.notices.isEmpty)
            let person: JSON = [
                "givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02", "nhsNumber": "9990000018",
            ]
            let answer = try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: person.octets)
            #expect(answer["takenBack"]?.integer == 0)
            test.time.withLockedValue { $0 = $0 + .seconds(60 * 86_400) }
            await test.broker.tick()
            let status = try await test.ask(.status)
            #expect((status["byStage"]?["recalled"]?.integer ?? 0) == 0)
        }
    }

    @Test func `no withdrawal touches a duty, a case at high risk or a notice that rests on a limb`() async throws {
        try await MatterPublishingTests.with { test in
            _ = try await test.publish(MatterPublishingTests.event("police-notification"))
            let person: JSON = [
                "givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02", "nhsNumber": "9990000018",
            ]
            let answer = try await test.ask(.consentWithdraw, ["by": "Lee Example"], payload: person.octets)
            #expect(answer["takenBack"]?.integer == 0)
        }
    }
}
