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

/// What a recall does to the notices and the holds of an event.
@Suite struct RecallTests {
    static let adult = "dsl@example-primary.example"
    static let incident = "019df4a1-1001-7c1a-9a51-1f2d3c4b5a01"
    static let siblings = "019df4a1-1003-7c1a-9a51-1f2d3c4b5a03"

    @Test func `what nobody was sent is never sent, and nobody is told of it`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let recalled = try #require(try await test.publish(Self.recall(Self.incident)).accepted)
            #expect(recalled.answer.notices.isEmpty && recalled.answer.holds.isEmpty && recalled.answer.denials.isEmpty)
            for rebuilt in [false, true] {
                if rebuilt { await test.broker.rebuildDelivery() }
                let sent = try await test.sendings(to: "school/116900", session: rebuilt ? 12 : 11)
                #expect(sent.isEmpty)
            }
            let id = try #require(accepted.answer.notices.first?.notice)
            #expect(try await test.broker.stages(of: Self.incident) == [id: .recalled])
            let recall = try await test.onlyRecall()
            #expect(recall["withdrawnUnsent"]?.integer == 1 && recall["sent"]?.integer == 0)
            #expect(recall["breach"]?.kind == .null)
            // Neither does it escalate, nor is it overdue or stuck.
            test.time.withLockedValue { $0 = $0 + .seconds(86_400) }
            await test.broker.tick()
            let status = try await test.ask(.status)
            #expect(status["escalated"]?["T+0"]?.integer == 0 && status["overdue"]?.integer == 0)
            #expect(status["byStage"]?["recalled"]?.integer == 1 && status["recalls"]?.integer == 1)
            #expect(status["stuck"]?.integer == 0 && status["earliestOpenDeadline"]?.kind == .null)
        }
    }

    @Test func `whoever has it is told to delete it, at once and without a word about anybody`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let original = try #require(try await test.sendings(to: "school/116900").first)
            #expect(try await test.receipt(original, .delivered).recorded?.stage == .delivered)
            var recalled: Accepted?
            let sent = try await test.sendings {
                recalled = try await test.publish(Self.recall(Self.incident, note: "Wrong school, says Chris Sample.")).accepted
            }
            let word = try #require(sent.first)
            #expect(sent.count == 1 && word.notice.kind == .recall && word.notice.recipient.description == "school/116900")
            let line = try #require(recalled?.answer.notices.first)
            #expect(recalled?.answer.notices.count == 1 && line.notice == word.notice.id.description && line.flow == .correction)
            #expect(line.deadline == test.time.withLockedValue { $0 })
            let message = word.message(source: "spiffe://worcestershire.example/broker/test")
            guard case .recalled(let content) = try ReceivedNotice(body: message.body).content else {
                Issue.record("the recall is of another type")
                return
            }
            #expect(content.notice == accepted.answer.notices.first?.notice)
            #expect(content.event == .init(id: Self.incident, reference: "22/26/0104201"))
            #expect(content.reason == .wrongRecipient && content.decision.rule == "SAFETY-26")
            let text = String(decoding: word.notice.body, as: UTF8.self)
            for forbidden in ["Ada", "Sample", "B8012", "Wrong school", "Officers", "116901", "mother"] {
                #expect(!text.contains(forbidden), "\(forbidden)")
            }
            // The authority is told of the breach without content.
            let warning = try #require(try await test.sendings(to: "local-authority/885", session: 13).first)
            let hold = try ReceivedNotice(body: warning.message(source: "x").body)
            guard case .hold(let breach) = hold.content else {
                Issue.record("the authority is told something else")
                return
            }
            #expect(breach.code == "breach-clock" && breach.flow == .correction && breach.recipient == nil)
            let recall = try await test.onlyRecall()
            #expect(recall["id"]?.string == breach.hold && recall["breach"]?["owner"]?.string == "local-authority/885")
            #expect(recall["breach"]?["startedAt"]?.string == "2026-05-04T21:00:00Z")
            #expect(recall["breach"]?["due"]?.string == "2026-05-07T21:00:00Z")
            #expect(breach.deadline == (try Instant(rfc3339: "2026-05-07T21:00:00Z")))
            // One that is nobody's is the operator's to see to.
            #expect(try await test.ask(.status)["unassignedHolds"]?["breaches"]?.integer == 0)
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE breach SET owner = 'local-authority/unassigned'")
            }
            #expect(try await test.ask(.status)["unassignedHolds"]?["breaches"]?.integer == 1)
        }
    }

    @Test func `where some who had it are of no authority, their part of the breach is the operator's to follow`() async throws {
        try await CasePublishingTests.with { test in
            // Two authorities, so that a practice is not certainly of either.
            try await test.enrol("local-authority/884", number: 9)
            let event = try CasePublishingTests.event()
            _ = try #require(try await test.publish(event, as: CasePublishingTests.marac).accepted)
            for (number, partner) in ["gp/M81001", "gp/A1B2C", "local-authority/885"].enumerated() {
                #expect(try await !test.sendings(to: partner, session: SessionNumber(11 + number)).isEmpty)
            }
            let id = try #require(try JSONDocument(event).root["id"]?.string)
            let recall = Self.recall(id, source: CasePublishingTests.marac, time: CasePublishingTests.now)
            _ = try #require(try await test.publish(recall, as: CasePublishingTests.marac).accepted)
            let breach = try await test.onlyRecall()["breach"]
            #expect(breach?["owner"]?.string == "local-authority/885" && breach?["unowned"]?.integer == 2)
            func unassigned() async throws -> Int64? { try await test.ask(.status)["unassignedHolds"]?["breaches"]?.integer }
            #expect(try await unassigned() == 1)
            // Of a breach from before they were counted nobody knows.
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE breach SET unowned = NULL")
            }
            #expect(try await unassigned() == 1)
            #expect(try await test.onlyRecall()["breach"]?["unowned"]?.kind == .null)
            _ = try await test.ask(
                .recallClose,
                ["id": .string(try #require(try await test.onlyRecall()["id"]?.string)), "by": "A. Officer", "reason": "a test"])
            #expect(try await unassigned() == 0)
        }
    }

    @Test func `what was sent and not stored is not sent again, and its recipient is told all the same`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            let original = try #require(try await test.sendings(to: "school/116900").first)
            let sent = try await test.sendings { _ = try await test.publish(Self.recall(Self.incident)) }
            #expect(sent.map(\.notice.kind) == [.recall])
            test.time.withLockedValue { $0 = $0 + .seconds(61) }
            let again = try await test.sendings { await test.broker.tick() }
            #expect(again.map(\.notice.id) == sent.map(\.notice.id), "only the recall comes again")
            #expect(!again.contains { $0.notice.id == original.notice.id })
            // A receipt that was under way still says who has it.
            #expect(try await test.receipt(original, .delivered).recorded?.stage == .recalled)
            #expect(try await test.onlyRecall()["delivered"]?.integer == 1)
        }
    }

    @Test func `a recipient that cannot be told is an alarm, and everything else is taken back`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            _ = try #require(try await test.sendings(to: "school/116900").first)
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE subject SET person = person + 1")
            }
            let recalled = try #require(try await test.publish(Self.recall(Self.incident)).accepted)
            #expect(recalled.answer.notices.isEmpty)
            let recall = try await test.onlyRecall()
            #expect(recall["sent"]?.integer == 1 && recall["breach"]?["state"]?.string == "running")
            let shown = try await test.ask(.recallShow, ["id": .string(try #require(recall["id"]?.string))])
            #expect(shown["notices"]?[0]?["recipient"]?.string == "school/116900")
            #expect(try await test.ask(.status)["since"]?["alarms"]?.integer == 1)
        }
    }

    @Test func `who opened it and when is still recorded, and shown to whoever says why`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            let original = try #require(try await test.sendings(to: "school/116900").first)
            let word = try #require(
                try await test.sendings { _ = try await test.publish(Self.recall(Self.incident, note: "A note.")) }.first)
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            #expect(try await test.receipt(original, .opened).rejected == .notKeyAdult)
            #expect(try await test.receipt(original, .opened, by: Self.adult).recorded?.stage == .recalled)
            let id = try #require(try await test.onlyRecall()["id"]?.string)
            let plain = try await test.ask(.recallShow, ["id": .string(id)])
            let line = try #require(plain["notices"]?[0])
            #expect(line["openedAt"]?.string == "2026-05-04T21:01:00Z" && line["openedBy"]?.integer == 1)
            #expect(line["openedByEmail"] == nil && plain["note"] == nil)
            let views = try await test.broker.entries(.view).count
            let full = try await test.ask(.recallShow, ["id": .string(id), "by": "A. Officer", "reason": "the breach"])
            #expect(full["notices"]?[0]?["openedByEmail"]?.string == Self.adult)
            #expect(full["note"]?.string == "A note.")
            #expect(try await test.broker.entries(.view).count == views + 1)
            // Deletion is what acknowledges a recall, by a key adult, and nothing else does.
            #expect(try await test.receipt(word, .acknowledged, by: Self.adult).rejected == .invalidReceipt)
            #expect(try await test.receipt(word, .acknowledged, by: Self.adult, code: .noted).rejected == .invalidReceipt)
            #expect(try await test.receipt(word, .acknowledged, by: "x@y.example", code: .deleted).rejected == .notKeyAdult)
            #expect(try await test.receipt(original, .acknowledged, by: Self.adult, code: .deleted).rejected == .invalidReceipt)
            #expect(try await test.onlyRecall()["deletionConfirmed"]?.integer == 0)
            #expect(try await test.receipt(word, .acknowledged, by: Self.adult, code: .deleted).recorded?.stage == .closed)
            #expect(try await test.onlyRecall()["deletionConfirmed"]?.integer == 1)
            let after = try await test.ask(.recallShow, ["id": .string(id)])
            #expect(after["notices"]?[0]?["deletedAt"]?.string == "2026-05-04T21:01:00Z")
            #expect(after["notices"]?[0]?["recallStage"]?.string == "closed")
        }
    }

    @Test func `a recall for one recipient leaves the others theirs`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            let body = Self.recall(Self.siblings, recipient: "school/116900")
            let recalled = try #require(try await test.publish(body).accepted)
            #expect(recalled.answer.notices.isEmpty)
            for line in accepted.answer.notices {
                let stage = try await test.broker.stages(of: Self.siblings)[line.notice]
                #expect(stage == (line.recipient?.code == "116900" ? .recalled : .released))
            }
            let sent = try await test.sendings(to: "school/116900") + test.sendings(to: "school/116901", session: 12)
            #expect(sent.map(\.notice.recipient.description) == ["school/116901"])
        }
    }

    @Test func `another's event is as unknown, and so is a recall`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            let before = try await test.broker.entries(.stage).count
            let other = Self.recall(Self.incident, source: "police/20")
            let problem = try await test.publish(other, as: "police/20").rejected
            #expect(problem?.code == .unknownEvent && problem?.errors.map(\.pointer) == ["/data/event"])
            #expect(try await test.publish(other).rejected?.code == .sourceMismatch)
            #expect(try await test.publish(Self.recall("no-such-event")).rejected?.code == .unknownEvent)
            #expect(try await test.broker.entries(.stage).count == before)
            #expect(try await test.broker.entries(.recall).isEmpty)
            // What was rejected binds nothing: the id is free for a recall that is right.
            #expect(try await test.publish(Self.recall(Self.incident)).accepted != nil)
            #expect(try await test.publish(Self.recall("recall-1", id: "recall-2")).rejected?.code == .unknownEvent)
        }
    }

    @Test func `the same recall again changes nothing, and a second one finds nothing left`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            _ = try await test.sendings(to: "school/116900")
            let first = try #require(try await test.publish(Self.recall(Self.incident)).accepted)
            let again = try #require(try await test.publish(Self.recall(Self.incident)).accepted)
            #expect(again.duplicate && again.answer == first.answer)
            #expect(try await test.publish(Self.recall(Self.incident, reason: "WRONG_PERSON")).rejected?.code == .conflict)
            let second = try #require(try await test.publish(Self.recall(Self.incident, id: "recall-2")).accepted)
            #expect(second.answer.notices.isEmpty && !second.duplicate)
            let recalls = try await test.ask(.recallList)["recalls"]?.elements.map { $0 } ?? []
            #expect(recalls.map { $0["sent"]?.integer } == [0, 1])
            #expect(recalls.map { $0["breach"]?.kind == .null } == [true, false])
            #expect(try await test.ask(.status)["openBreaches"]?.integer == 1)
        }
    }

    @Test func `a hold of the event ends, and a subject that only waited is excluded by its reason`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("08-unknown-school")).accepted)
            let hold = try #require(accepted.answer.holds.first?.hold)
            _ = try await test.publish(Self.recall(accepted.answer.event, recipient: "school/116900"))
            #expect(try await test.ask(.holdShow, ["id": .string(hold)])["state"]?.string == "open")
            _ = try await test.publish(Self.recall(accepted.answer.event, id: "recall-2"))
            let shown = try await test.ask(.holdShow, ["id": .string(hold)])
            #expect(shown["state"]?.string == "recalled" && shown["resolvedAt"]?.string == "2026-05-04T21:00:00Z")
            let words: JSON = ["id": .string(hold), "to": "school/116900", "by": "A. Officer", "reason": "found"]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRoute, words) }
            _ = try await test.publish(test.event("01-bank-holiday"))
            _ = try await test.publish(Self.recall(Self.incident, id: "recall-3"))
            let summary = try await test.broker.timeliness()
            #expect(summary.notices == 2 && summary.counted == 0 && summary.excluded == [.recalled: 2])
        }
    }

    @Test func `what is refused after its recall is nobody's hold`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            let original = try #require(try await test.sendings(to: "school/116900").first)
            _ = try await test.publish(Self.recall(Self.incident))
            #expect(try await test.receipt(original, .refused, code: .wrongSetting).recorded?.stage == .recalled)
            #expect(try await test.ask(.status)["openHolds"]?.integer == 0)
        }
    }

    @Test func `an event and its recall in one batch send the notice to nobody`() async throws {
        try await TestBroker.with { test in
            _ = try await test.sendings(to: "school/116900")
            let bodies = [try test.event("01-bank-holiday"), Self.recall(Self.incident)]
            let sent = try await test.sendings { try await test.broker.publish(together: bodies, from: police) }
            // The journal cannot tell whether it went out, so its recipient is told.
            #expect(sent.map(\.notice.kind) == [.recall])
            #expect(try await test.onlyRecall()["sent"]?.integer == 1)
        }
    }

    @Test func `the clock of a breach escalates each level once, until a person closes it`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            _ = try await test.sendings(to: "school/116900")
            _ = try await test.publish(Self.recall(Self.incident))
            let before = try await test.broker.entries(.escalation).count
            for (minutes, level) in [(71 * 60, "T-60"), (30, "T-30")] {
                test.time.withLockedValue { $0 = $0 + .seconds(Int64(minutes * 60)) }
                for _ in 0..<2 { await test.broker.tick() }
                #expect(try await test.onlyRecall()["breach"]?["escalation"]?.string == level)
                #expect(try await test.ask(.status)["stuck"]?.integer == 0)
            }
            #expect(try await test.broker.entries(.escalation).count == before + 2)
            let id = try #require(try await test.onlyRecall()["id"]?.string)
            let words: JSON = ["id": .string(id), "by": "A. Officer", "reason": "notified to the Commissioner"]
            #expect(try await test.ask(.recallClose, words)["state"]?.string == "closed")
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.recallClose, words) }
            test.time.withLockedValue { $0 = $0 + .seconds(3600) }
            await test.broker.tick()
            #expect(try await test.broker.entries(.escalation).count == before + 2)
            #expect(try await test.onlyRecall()["breach"]?["state"]?.string == "closed")
            #expect(try await test.ask(.status)["openBreaches"]?.integer == 0)
        }
    }

    @Test func `a producer that listens is told, and STATUS says so`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            await test.broker.greet(1, police)
            let told = try await test.progressTold { _ = try await test.publish(Self.recall(Self.incident)) }
            #expect(told.map(\.event) == [Self.incident])
            #expect(told.first?.notices.map(\.stage) == [.recalled])
            #expect(told.first?.notices.map(\.notice) == accepted.answer.notices.map(\.notice))
        }
    }

    @Test func `a practice that had a MARAC notice is told too`() async throws {
        try await CasePublishingTests.with { test in
            _ = try await test.publish(CasePublishingTests.event(), as: CasePublishingTests.marac)
            _ = try await test.sendings(to: "gp/M81001")
            let body = Self.recall(
                "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5b02", source: CasePublishingTests.marac, time: "2026-11-17T15:45:00Z")
            let recalled = try #require(try await test.publish(body, as: CasePublishingTests.marac).accepted)
            #expect(recalled.answer.notices.map { $0.recipient?.description } == ["gp/M81001"])
            #expect(try await test.onlyRecall()["withdrawnUnsent"]?.integer == 4)
        }
    }
}

/// Who publishes the samples.
private let police = PartnerID("police/22") ?? Registrar.nobody

extension RecallTests {
    /// A recall by `police/22`.
    static func recall(
        _ event: String, id: String = "recall-1", reason: String = "WRONG_RECIPIENT", recipient: String? = nil,
        note: String? = nil, source: String = "police/22", time: String = "2026-05-04T21:00:00Z"
    ) -> [UInt8] {
        var data: [JSON.Member] = [.init("event", .string(event)), .init("reason", .string(reason))]
        if let recipient { data.append(.init("recipient", .string(recipient))) }
        if let note { data.append(.init("note", .string(note))) }
        let body: JSON = [
            "specversion": "1.0", "id": .string(id), "source": .string("spiffe://worcestershire.example/\(source)"),
            "type": "firstbell.recall.v1", "time": .string(time), "data": .object(data),
        ]
        return body.octets
    }
}
