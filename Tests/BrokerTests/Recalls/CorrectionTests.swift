// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What an incident comes to that takes the place of an earlier one.
@Suite struct CorrectionTests {
    /// `01-bank-holiday` told anew, with one text replaced by another.
    private static func corrected(
        _ test: TestBroker, _ file: String = "01-bank-holiday", of event: String = RecallTests.incident,
        id: String = "correction-1",
        changes: [(String, String)] = []
    ) throws -> [UInt8] {
        try test.event(file) { text in
            var text = text.replacing("\"id\": \"\(event)\"", with: "\"id\": \"\(id)\"")
                .replacing("\"data\": {", with: "\"data\": {\n    \"supersedes\": \"\(event)\",")
            for (old, new) in changes { text = text.replacing(old, with: new) }
            return text
        }
    }

    private func content(_ sending: Outbox.Sending) throws -> NoticeContent? {
        guard case .notice(let content) = try ReceivedNotice(body: sending.message(source: "x").body).content else { return nil }
        return content
    }

    @Test func `whoever had it is told what changed, and what they had is superseded`() async throws {
        try await TestBroker.with { test in
            let first = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let original = try #require(try await test.sendings(to: "school/116900").first)
            _ = try await test.receipt(original, .opened, by: RecallTests.adult)
            let body = try Self.corrected(
                test,
                changes: [
                    ("Officers attended after a call.", "Officers attended twice."), ("\"PRESENT_HEARD\"", "\"PRESENT_SAW\""),
                ])
            let sent = try await test.sendings { _ = try await test.publish(body) }
            let told = try #require(try sent.first.flatMap(content))
            #expect(sent.count == 1)
            #expect(told.supersedes == first.answer.notices.first?.notice)
            #expect(told.changes == ["child", "incident"])
            let id = try #require(first.answer.notices.first?.notice)
            #expect(try await test.broker.stages(of: RecallTests.incident) == [id: .superseded])
            #expect(try await test.ask(.recallList)["recalls"]?.count == 0, "nobody is to delete anything")
            let summary = try await test.broker.timeliness()
            #expect(summary.notices == 2 && summary.excluded[.superseded] == 1)
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
        }
    }

    @Test func `what was not sent never is, and the deadline is that of the new report`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            let body = try Self.corrected(
                test, changes: [("2026-05-04T11:40:00", "2026-04-29T11:40:00"), ("2026-05-04T11:05:00", "2026-04-29T11:05:00")])
            let accepted = try #require(try await test.publish(body).accepted)
            #expect(accepted.answer.notices.first?.deadline == (try Instant(rfc3339: "2026-04-30T07:30:00Z")))
            let sent = try await test.sendings(to: "school/116900")
            #expect(sent.map(\.notice.id.description) == accepted.answer.notices.map(\.notice))
            #expect(try sent.first.flatMap(content)?.supersedes == nil)
        }
    }

    @Test func `whom nobody is told of any more is asked to delete what they had`() async throws {
        try await TestBroker.with { test in
            let first = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            for (session, school) in [(11, "school/116900"), (12, "school/116901")] as [(SessionNumber, String)] {
                _ = try await test.sendings(to: school, session: session)
            }
            // The younger child was not in it after all.
            let text = String(
                decoding: try Self.corrected(test, "03-siblings-in-two-schools", of: RecallTests.siblings), as: UTF8.self)
            let start = try #require(text.range(of: "{\n        \"givenName\": \"Leo\""))
            let end = try #require(text.range(of: "},", range: start.upperBound..<text.endIndex))
            let body = Array((text[..<start.lowerBound] + text[end.upperBound...]).utf8)
            var accepted: Accepted?
            let sent = try await test.sendings { accepted = try await test.publish(body).accepted }
            #expect(accepted?.answer.notices.map(\.flow) == [.encompass, .correction])
            let recall = try #require(sent.first { $0.notice.kind == .recall })
            #expect(recall.notice.recipient.description == "school/116900")
            let notice = try ReceivedNotice(body: recall.message(source: "x").body)
            guard case .recalled(let word) = notice.content else {
                Issue.record("another type")
                return
            }
            #expect(word.reason == .superseded && word.event.id == RecallTests.siblings)
            #expect(first.answer.notices.contains { $0.notice == word.notice })
            let stages = try await test.broker.stages(of: RecallTests.siblings)
            #expect(Set(stages.values) == [.superseded, .recalled])
            #expect(try await test.onlyRecall()["breach"]?["state"]?.string == "running")
        }
    }

    @Test(arguments: [false, true])
    func `what was sent before a correction that was not is taken back, or replaced, with it`(isRecalled: Bool) async throws {
        try await TestBroker.with { test in
            let first = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            var had: [String: String] = [:]
            for (session, school) in [(11, "school/116900"), (12, "school/116901")] as [(SessionNumber, String)] {
                had[school] = try await test.sendings(to: school, session: session).first?.notice.id.description
                await test.broker.hangUp(session)
            }
            #expect(Set(had.values) == Set(first.answer.notices.map(\.notice)))
            let again = try Self.corrected(test, "03-siblings-in-two-schools", of: RecallTests.siblings)
            _ = try #require(try await test.publish(again).accepted)
            if isRecalled {
                let recall = Array(
                    """
                    {"specversion": "1.0", "id": "recall-1", "source": "spiffe://worcestershire.example/police/22",
                     "type": "firstbell.recall.v1", "time": "2026-05-04T21:00:00Z",
                     "data": {"event": "correction-1", "reason": "WRONG_PERSON"}}
                    """.utf8)
                _ = try #require(try await test.publish(recall).accepted)
            } else {
                // The younger child was not in it after all.
                let text = String(
                    decoding: try Self.corrected(
                        test, "03-siblings-in-two-schools", of: RecallTests.siblings, id: "correction-2",
                        changes: [("\"supersedes\": \"\(RecallTests.siblings)\"", "\"supersedes\": \"correction-1\"")]),
                    as: UTF8.self)
                let start = try #require(text.range(of: "{\n        \"givenName\": \"Leo\""))
                let end = try #require(text.range(of: "},", range: start.upperBound..<text.endIndex))
                let body = Array((text[..<start.lowerBound] + text[end.upperBound...]).utf8)
                _ = try #require(try await test.publish(body).accepted)
            }
            func words(to school: String, _ session: SessionNumber) async throws -> ([String], [String?]) {
                let contents = try await test.sendings(to: school, session: session)
                    .map { try ReceivedNotice(body: $0.message(source: "x").body).content }
                return (
                    contents.compactMap { if case .recalled(let word) = $0 { word.notice } else { nil } },
                    contents.compactMap { if case .notice(let notice) = $0 { .some(notice.supersedes) } else { nil } }
                )
            }
            let young = try await words(to: "school/116900", 13), old = try await words(to: "school/116901", 14)
            let hadYoung = try #require(had["school/116900"]), hadOld = try #require(had["school/116901"])
            #expect(young.0 == [hadYoung] && young.1.isEmpty)
            #expect(isRecalled ? old.0 == [hadOld] && old.1.isEmpty : old.0.isEmpty && old.1 == [hadOld])
            #expect(try await test.onlyRecall()["breach"]?["state"]?.string == "running")
        }
    }

    @Test func `only the latest event of the same source and reference can be corrected`() async throws {
        try await TestBroker.with { test in
            func fault(_ body: [UInt8], as partner: String = "police/22") async throws -> [String]? {
                let problem = try await test.publish(body, as: partner).rejected
                #expect(problem?.code == .invalidEvent)
                return problem?.errors.map(\.pointer)
            }
            #expect(try await fault(Self.corrected(test)) == ["/data/supersedes"], "there is none yet")
            _ = try await test.publish(test.event("01-bank-holiday"))
            #expect(try await fault(Self.corrected(test, changes: [("22/26/0104201", "22/26/0104299")])) == ["/data/supersedes"])
            let other = [("police/22", "police/20"), ("\"force\": \"22\"", "\"force\": \"20\"")]
            #expect(try await fault(Self.corrected(test, changes: other), as: "police/20") == ["/data/supersedes"])
            #expect(try await test.publish(Self.corrected(test)).accepted != nil)
            #expect(try await test.publish(Self.corrected(test)).accepted?.duplicate == true)
            #expect(try await fault(Self.corrected(test, id: "correction-2")) == ["/data/supersedes"], "it has been corrected")
            let next = try Self.corrected(test, id: "correction-2", changes: [(RecallTests.incident, "correction-1")])
            #expect(try await test.publish(next).accepted != nil)
        }
    }

    @Test func `a hold of the earlier event ends, and the new one decides anew`() async throws {
        try await TestBroker.with { test in
            let first = try #require(try await test.publish(test.event("08-unknown-school")).accepted)
            let hold = try #require(first.answer.holds.first?.hold)
            let body = try Self.corrected(test, "08-unknown-school", of: first.answer.event)
            let again = try #require(try await test.publish(body).accepted)
            #expect(try await test.ask(.holdShow, ["id": .string(hold)])["state"]?.string == "superseded")
            #expect(again.answer.holds.count == 1)
            #expect(try await test.ask(.status)["openHolds"]?.integer == 1)
        }
    }
}
