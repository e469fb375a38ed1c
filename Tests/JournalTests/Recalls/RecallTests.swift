// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding
import Testing
import Wire

@testable import Journal

/// Recalls in the journal, over restarts.
@Suite struct RecallTests {
    let test: TestJournal
    let school: PartnerID
    let authority: PartnerID
    let police: PartnerID

    init() throws {
        test = try TestJournal()
        school = try #require(PartnerID("school/116900"))
        authority = try #require(PartnerID("local-authority/885"))
        police = try #require(PartnerID("police/22"))
    }

    /// Recalls the notices of `event` by another event.
    private func recall(_ event: String, by id: String, as withdrawal: Withdrawal = .recalled) throws {
        try test.write { transaction in
            let recalled = try #require(try transaction.recallable(source: police, id: event))
            let sequence = try transaction.accept(
                EventRecord(
                    source: police, id: id, type: "firstbell.recall.v1", digest: [UInt8](repeating: 9, count: 32),
                    reference: event, force: recalled.force, riskGrade: recalled.riskGrade, occurredAt: test.now,
                    reportedAt: test.now, publishedAt: test.now, timesOutOfOrder: false), answer: Array("{}".utf8))
            let notices = try transaction.recallable(noticesOf: recalled.sequence)
            for notice in notices { try transaction.withdraw(notice, as: withdrawal, by: sequence) }
            let sent = notices.count(where: \.wasSent)
            try transaction.add(
                RecallRecord(
                    id: NoticeID(at: test.now), event: sequence, recalled: recalled.sequence, recipient: nil, reason: .wrongPerson,
                    note: nil, unsent: notices.count - sent, sent: sent, owner: sent > 0 ? authority : nil))
        }
    }

    private func levels() throws -> [String] {
        try test.journal.reader.entries(.escalation).compactMap { try JSONDocument($0).root["level"]?.string }
    }

    @Test func `a recalled notice is sent to nobody, not even by a delivery that still knows of it`() throws {
        let (handle, _) = try test.publish(to: school)
        try recall("event-1", by: "recall-1")
        #expect(try test.journal.reader.waiting().isEmpty)
        try test.restart()
        #expect(try test.journal.reader.waiting().isEmpty)
        #expect(try test.write { try $0.beginAttempt(handle.sequence, to: school) } == nil)
        #expect(try test.write { try $0.nextEscalation() } == nil)
        #expect(try test.journal.reader.progress(notice: handle.sequence)?.stage == .recalled)
        let stages = try test.journal.reader.entries(.stage).map { String(decoding: $0, as: UTF8.self) }
        #expect(stages.count == 1 && stages[0].contains("\"stage\":\"recalled\"") && stages[0].contains("\"sequence\":2"))
        let verified = try test.journal.reader.verifyLedger()
        #expect(verified.leaves == 5 && verified.opened == 5)
    }

    @Test func `the clock of a breach reaches each level once, over restarts around each`() throws {
        try test.publish(to: school, sending: true)
        try recall("event-1", by: "recall-1")
        let start = test.now
        #expect(try test.write { try $0.nextEscalation() } == start + .seconds(71 * 3600))
        // What a broker asks at a start knows the clock of a breach too.
        #expect(try test.journal.nextEscalation() == start + .seconds(71 * 3600))
        for (seconds, expected) in [
            (71 * 3600 - 1, []), (71 * 3600, ["T-60"]), (72 * 3600 - 1800, ["T-60", "T-30"]),
            (72 * 3600 + 5, ["T-60", "T-30", "T+0"]),
        ] as [(Int64, [String])] {
            test.now = start + .seconds(seconds)
            for _ in 0..<2 {
                _ = try test.write { try $0.escalate(limit: 10) }
                #expect(try levels() == expected)
                try test.restart()
            }
        }
        let recall = try #require(try test.journal.reader.recalls().first)
        #expect(recall.breach?.escalation == .deadlinePassed && recall.breach?.clock.state == .running)
        #expect(try test.write { try $0.nextEscalation() } == nil)
        #expect(try test.write { try $0.closeBreach(recall, by: "A. Officer", reason: "notified") })
        #expect(try test.write { try $0.closeBreach(recall, by: "A. Officer", reason: "notified") } == false)
        #expect(try test.journal.reader.recalls().first?.breach?.closedAt == test.now)
    }

    @Test func `a level that was passed while nobody ran is journalled alone, and once`() throws {
        try test.publish(to: school, sending: true)
        try recall("event-1", by: "recall-1")
        test.now = test.now + .seconds(80 * 3600)
        for _ in 0..<2 {
            try test.restart()
            let items = try test.write { try $0.escalate(limit: 10) }
            #expect(items.allSatisfy { $0.kind == .breach && $0.partner == authority.description })
        }
        #expect(try levels() == ["T+0"])
    }

    @Test func `readers of a recalled notice are kept by their rows, and a correction's notices are not counted`() throws {
        try test.train("kim@school.example", at: school)
        let (_, first) = try test.publish(id: "event-1", to: school, sending: true)
        let (_, second) = try test.publish(id: "event-2", to: school, sending: true)
        #expect(try test.receipt(first, .opened, by: "kim@school.example").reached == [.delivered, .opened])
        try recall("event-1", by: "recall-1")
        try recall("event-2", by: "correction", as: .superseded)
        try test.restart()
        #expect(try test.receipt(first, .acknowledged, by: "kim@school.example").reached == [.acknowledged, .closed])
        #expect(try test.receipt(second, .opened, by: "kim@school.example").reached == [.delivered, .opened])
        let recalls = try test.journal.reader.recalls()
        #expect(recalls.map(\.recalledID) == ["event-2", "event-1"])
        #expect(recalls.map(\.sent) == [0, 1] && recalls.map(\.opened) == [0, 1])
        let shown = try #require(try test.journal.reader.recall(recalls[1].id))
        #expect(shown.notices.map(\.openedBy) == [1] && shown.notices.map(\.acknowledgedBy) == [1])
        #expect(try test.journal.reader.emails(ofKeyAdults: [1, 2]) == [1: "kim@school.example"])
        #expect(try test.write { try $0.recallable(source: police, id: "recall-1") } == nil)
    }
}
