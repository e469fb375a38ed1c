// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What an event to agencies comes to that takes the place of an earlier one.
@Suite struct MatterCorrectionTests {
    private static let types = EventType.allCases.filter { $0.matter != nil || $0 == .caseHeard }

    /// The smallest example of a type, or its correction, with the partner that publishes it.
    private static func example(
        _ type: EventType, _ name: String = "valid-smallest", id: String? = nil
    ) throws -> (body: [UInt8], id: String, partner: String) {
        let file = TestBroker.examples.appendingPathComponent("../Schemas/examples/\(type.rawValue)/\(name).json")
        var text = try String(contentsOf: file, encoding: .utf8)
        let root = try JSONDocument(Array(text.utf8)).root
        let own = try #require(root["id"]?.string)
        let source = try #require(root["source"]?.string)
        if let id { text.replace("\"id\": \"\(own)\"", with: "\"id\": \"\(id)\"") }
        return (Array(text.utf8), id ?? own, source.split(separator: "/").suffix(2).joined(separator: "/"))
    }

    /// What is sent while `body` runs, opened.
    private func told(_ test: TestBroker, _ body: () async throws -> Void) async throws -> [ReceivedNotice.Content] {
        try await test.sendings(body).map { try ReceivedNotice(body: $0.message(source: "x").body).content }
    }

    private func matters(_ contents: [ReceivedNotice.Content]) -> [MatterNoticeContent] {
        contents.compactMap { if case .matterNotice(let content) = $0 { content } else { nil } }
    }

    private func recalls(_ contents: [ReceivedNotice.Content]) -> [RecalledContent] {
        contents.compactMap { if case .recalled(let content) = $0 { content } else { nil } }
    }

    private func listen(_ test: TestBroker, _ partners: String...) async throws {
        for (number, partner) in partners.enumerated() {
            await test.broker.listen(SessionNumber(21 + number), try #require(PartnerID(partner)))
        }
    }

    @Test(arguments: types) func `of every type, only the latest event of the same source can be corrected`(
        type: EventType
    ) async throws {
        try await MatterPublishingTests.with { test in
            let (first, second) = (try Self.example(type), try Self.example(type, "valid-correction"))
            func fault(_ body: [UInt8], _ words: Comment) async throws {
                let problem = try await test.publish(body, as: second.partner).rejected
                #expect(problem?.code == .invalidEvent && problem?.errors.map(\.pointer) == ["/data/supersedes"], words)
            }
            try await fault(second.body, "there is none yet")
            #expect(try await test.publish(first.body, as: first.partner).accepted != nil)
            let other = String(decoding: second.body, as: UTF8.self)
            try await fault(Array(other.replacing("\"reference\": \"", with: "\"reference\": \"X").utf8), "another reference")
            #expect(try await test.publish(second.body, as: second.partner).accepted != nil)
            #expect(try await test.publish(second.body, as: second.partner).accepted?.duplicate == true)
            try await fault(Self.example(type, "valid-correction", id: "again").body, "it has been corrected")
            let next = other.replacing(first.id, with: second.id).replacing("\"id\": \"\(second.id)\"", with: "\"id\": \"again\"")
            #expect(try await test.publish(Array(next.utf8), as: second.partner).accepted != nil)
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
        }
    }

    @Test func `an event of another type is not corrected`() async throws {
        try await MatterPublishingTests.with { test in
            let first = try Self.example(.claresLawReferral, id: "first")
            #expect(try await test.publish(first.body, as: first.partner).accepted != nil)
            let reference = try JSONDocument(first.body).root["data"]?["reference"]?.string ?? ""
            let (other, own) = (try Self.example(.offenderManagement), try Self.example(.offenderManagement).id)
            let text = String(decoding: other.body, as: UTF8.self)
            let said = try JSONDocument(other.body).root["data"]?["reference"]?.string ?? ""
            let body = text.replacing(said, with: reference).replacing(own, with: "second")
                .replacing("\"data\": {", with: "\"data\": {\"supersedes\": \"first\",")
            let problem = try await test.publish(Array(body.utf8), as: other.partner).rejected
            #expect(problem?.errors.map(\.pointer) == ["/data/supersedes"])
        }
    }

    @Test func `whoever has a notification is told what changed, and an agency that is not told again deletes it`() async throws {
        try await MatterPublishingTests.with { test in
            let original = "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5d02"
            let idva = #"""
                ,
                      {
                        "partner": "agency/idva-north",
                        "as": "idva"
                      }
                """#
            var sent = try await told(test) {
                try await listen(test, "local-authority/885", "agency/idva-north")
                _ = try #require(try await test.publish(MatterPublishingTests.event("police-notification")).accepted)
            }
            #expect(matters(sent).count == 2)
            let first = try #require(matters(sent).first { $0.recipient.kind == .localAuthority })
            var accepted: Accepted?
            sent = try await told(test) {
                accepted =
                    try await test.publish(
                        MatterPublishingTests.event(
                            "police-notification", "valid-full", ("\"id\": \"\(original)\"", "\"id\": \"correction-1\""),
                            ("\"data\": {", "\"data\": {\"supersedes\": \"\(original)\","),
                            ("\"IN_HOME_OTHER_ROOM\"", "\"PRESENT_SAW\""),
                            (idva, ""))
                    ).accepted
            }
            #expect(first.supersedes == nil && first.changes.isEmpty)
            let again = try #require(matters(sent).first)
            #expect(matters(sent).count == 1 && again.recipient.kind == .localAuthority)
            #expect(again.changes == ["others"])
            let stages = try await test.broker.stages(of: original)
            #expect(again.supersedes.flatMap { stages[$0] } == .superseded)
            let word = try #require(recalls(sent).first)
            #expect(recalls(sent).count == 1 && word.recipient.code == "idva-north" && word.reason == .superseded)
            #expect(stages[word.notice] == .recalled && word.event.id == original)
            #expect(accepted?.answer.notices.map(\.flow).contains(.correction) == true)
            #expect(try await test.onlyRecall()["breach"]?["state"]?.string == "running")
        }
    }

    @Test func `a partner with two parts keeps the one and gives the other back, and what waits is never sent`() async throws {
        func notification(_ id: String, _ parts: [String], _ more: String = "") -> [UInt8] {
            let named = parts.map { "{\"partner\": \"local-authority/885\", \"as\": \"\($0)\"}" }.joined(separator: ", ")
            return Array(
                """
                {"specversion": "1.0", "id": "\(id)", "source": "spiffe://worcestershire.example/police/22",
                 "type": "firstbell.police-notification.v1", "time": "2026-11-18T08:55:00Z",
                 "data": {"reference": "22/26/0123456", "reportedAt": "2026-11-17T23:10:00Z", "riskGrade": "medium", "level": 2,
                  "recipients": [\(named)], "victim": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"},
                  "children": [{"givenName": "Ada", "familyName": "Sample", "dateOfBirth": "2016-03-27"}],
                  "consent": {"state": "given", "scopes": ["support", "information"]}\(more)}}
                """.utf8)
        }
        try await MatterPublishingTests.with { test in
            let both = ["early-help", "social-care"]
            #expect(try await test.publish(notification("n-1", both)).accepted?.answer.notices.count == 2)
            // Nobody was connected, so that nobody has it.
            let second = notification("n-2", both, ", \"supersedes\": \"n-1\", \"circumstances\": \"Shouting.\"")
            #expect(try await test.publish(second).accepted?.answer.notices.count == 2)
            #expect(Set(try await test.broker.stages(of: "n-1").values) == [.superseded])
            #expect(try await test.ask(.recallList)["recalls"]?.count == 0)
            var sent = try await told(test) { try await listen(test, "local-authority/885") }
            #expect(matters(sent).count == 2 && matters(sent).allSatisfy { $0.event.id == "n-2" && $0.supersedes == nil })
            sent = try await told(test) {
                let third = notification("n-3", ["social-care"], ", \"supersedes\": \"n-2\"")
                _ = try #require(try await test.publish(third).accepted)
            }
            let told = try #require(matters(sent).first)
            #expect(matters(sent).count == 1 && recalls(sent).map(\.recipient.code) == ["885"])
            let stages = try await test.broker.stages(of: "n-2")
            #expect(stages.values.sorted { $0.rawValue < $1.rawValue } == [.recalled, .superseded])
            #expect(told.decision.rule.hasPrefix("DAN-") && told.decision.rule != "DAN-9")
            #expect(told.supersedes.flatMap { stages[$0] } == .superseded)
        }
    }

    @Test func `a hold of the earlier matter ends, and consent that falls takes the corrected paper too`() async throws {
        try await MatterPublishingTests.with { test in
            let held = try #require(
                try await test.publish(ConsentWatchTests.paper(("\"support\", \"information\"", "\"support\""))).accepted)
            let hold = try #require(held.answer.holds.first?.hold)
            func paper(_ id: String, of former: String) throws -> [UInt8] {
                try ConsentWatchTests.paper(
                    ("\"id\": \"\(ConsentWatchTests.event)\"", "\"id\": \"\(id)\""),
                    ("\"data\": {", "\"data\": {\"supersedes\": \"\(former)\","), ("Shouting", "\(id): shouting"))
            }
            _ = try await told(test) {
                try await listen(test, "agency/refuge")
                #expect(try await test.publish(paper("p-1", of: ConsentWatchTests.event)).accepted?.answer.holds.isEmpty == true)
            }
            #expect(try await test.ask(.holdShow, ["id": .string(hold)])["state"]?.string == "superseded")
            let second = try await told(test) { _ = try await test.publish(paper("p-2", of: "p-1")) }
            #expect(matters(second).map(\.changes) == [["matter"]])
            test.time.withLockedValue { $0 = $0 + .seconds(86_400) }
            // The refuge has both; the authority had neither sent, and hears of nothing.
            let words = try await told(test) {
                _ = try await test.publish(ConsentWatchTests.statement("withdrawn", at: "2026-11-19T08:00:00Z"))
            }
            #expect(recalls(words).map(\.reason) == [.consentWithdrawn, .consentWithdrawn])
            #expect(Set(recalls(words).map(\.event.id)) == ["p-1", "p-2"])
            #expect(try await test.sendings(to: "local-authority/885", session: 12).allSatisfy { $0.notice.kind == .hold })
            #expect(try await test.ask(.recallList)["recalls"]?.count == 0)
        }
    }

    @Test func `a flag follows the correction: its end, whether it is one, and never as a repeat or an extension`() async throws {
        func flag(_ id: String, of former: String, reportedAt: String, _ change: (inout FlagSample) -> Void = { _ in })
            -> FlagSample
        {
            var sample = FlagSample(id: id, reportedAt: reportedAt, more: ", \"supersedes\": \"\(former)\"")
            change(&sample)
            return sample
        }
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            try await test.take(flag("flag-2", of: "flag-1", reportedAt: "2026-11-15T12:00:00Z"))
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-15"])
            #expect(try await test.flags() == 1)
            let again = flag("flag-3", of: "flag-2", reportedAt: "2026-11-16T12:00:00Z")
            let explained = try await test.ask(.policyExplain, ["recipient": "agency/refuge"], payload: again.octets)
            #expect(explained["children"]?[0]?["outcome"]?.string == "release")
            try await test.take(again)
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-16"])
            // It was no flag after all.
            try await test.take(flag("agenda", of: "flag-3", reportedAt: "2026-11-16T12:00:00Z") { $0.stage = "AGENDA" })
            #expect(try await test.told("agency/refuge") == ["AGENDA"])
            #expect(try await test.flags() == 0)
        }
    }

    @Test func `what extended a flag is corrected down to what the other referrals make`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            try await test.move(to: "2027-03-01T09:00:00Z")
            try await test.take(.later("flag-2", "WN/27/0009", "2027-03-01T08:00:00Z"))
            var third = FlagSample.later("flag-3", "WN/27/0009", "2026-11-10T08:00:00Z")
            third.more = ", \"supersedes\": \"flag-2\""
            try await test.take(third)
            // The other referral lasts longer.
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17", "EXTEND 2027-11-17"])
            var low = third
            low.id = "flag-4"
            low.riskGrade = "medium"
            low.more = ", \"supersedes\": \"flag-3\""
            let accepted = try await test.take(low)
            // It was reported before the other one, so that it is no repeat, and below the threshold nobody is told.
            #expect(accepted.answer.denials.map(\.code) == ["wrong-risk", "wrong-risk"])
            #expect(try await test.flags() == 1)
            for _ in 0..<2 { try await test.move(to: "2027-11-18T00:00:00Z") }
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17", "LAPSE 2027-11-17"])
            #expect(try await test.flags() == 0)
        }
    }

    @Test func `a flag that has lapsed and is corrected stands again, and nobody is to delete what said so`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample(reportedAt: "2025-11-20T12:00:00Z"))
            try await test.move(to: "2026-11-21T00:00:00Z")
            #expect(try await test.told("agency/refuge") == ["ADD 2026-11-20", "LAPSE 2026-11-20"])
            try await test.take(
                FlagSample(id: "flag-2", reportedAt: "2026-11-17T12:00:00Z", more: ", \"supersedes\": \"flag-1\""))
            #expect(try await test.told("agency/refuge") == ["ADD 2027-11-17"])
            #expect(try await test.flags() == 1)
            #expect(try await test.ask(.recallList)["recalls"]?.count == 0)
        }
    }

    @Test func `a case told anew moves the practice's notice to the right practice, and is heard once`() async throws {
        try await CasePublishingTests.with { test in
            let original = try #require(try JSONDocument(CasePublishingTests.event()).root["id"]?.string)
            _ = try await told(test) {
                try await listen(test, "gp/M81001", "local-authority/885", "gp/A1B2C")
                #expect(try await test.publish(CasePublishingTests.event(), as: CasePublishingTests.marac).accepted != nil)
            }
            let sent = try await told(test) {
                let body = try CasePublishingTests.event(
                    ("\"id\": \"\(original)\"", "\"id\": \"case-2\""),
                    ("\"data\": {", "\"data\": {\"supersedes\": \"\(original)\","), ("gp/M81002", "gp/M81009"),
                    ("gp/M81001", "gp/M81002"))
                #expect(try await test.publish(body, as: CasePublishingTests.marac).accepted != nil)
            }
            let recall = try #require(recalls(sent).first)
            #expect(recalls(sent).count == 1 && recall.recipient.code == "M81001" && recall.reason == .superseded)
            let cases = sent.compactMap { if case .caseNotice(let content) = $0 { content } else { nil } }
            #expect(cases.map(\.recipient.description).sorted() == ["gp/A1B2C"] + Array(repeating: "local-authority/885", count: 3))
            #expect(cases.allSatisfy { $0.supersedes != nil })
            let hearings = try await test.broker.reader.victimHearings(from: nil, before: nil)
            #expect(hearings.map(\.telling) == [.excluded(.superseded), .missing(.notYetDelivered)])
        }
    }
}
