// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Receipts of a notice of which something cannot be opened, beside receipts of others.
@Suite struct DamagedReceiptTests {
    private static let school = "school/116900"

    /// Two notices that the school has been sent and has not stored.
    private func sent(_ test: TestBroker) async throws -> [Outbox.Sending] {
        _ = try await test.publish(test.event("01-bank-holiday"))
        _ = try await test.publish(
            test.event("01-bank-holiday") { $0.replacing(RecallTests.incident, with: RecallTests.incident.dropLast(2) + "77") })
        let school = try #require(PartnerID(Self.school))
        let sent = try await test.sendings { await test.broker.hello(11, school) }
        try #require(sent.map(\.notice.attempt) == [1, 1])
        return sent
    }

    @Test(arguments: [ReceiptStage.opened, .refused])
    func `a receipt of a notice that cannot be read is refused alone, with an alarm, and nothing is sent again`(
        stage: ReceiptStage
    ) async throws {
        try await TestBroker.with { test in
            let sent = try await sent(test)
            try test.flip("wrapped", of: "notice", where: "seq = \(sent[0].dispatch.notice.sequence)")
            let alarms = await test.broker.counters.alarms
            let receipts = [
                Receipt(
                    notice: sent[0].notice.id.description, digest: sent[0].notice.digest, stage: stage,
                    by: stage == .opened ? RecallTests.adult : nil, code: stage == .refused ? .childLeft : nil),
                Receipt(notice: sent[1].notice.id.description, digest: sent[1].notice.digest, stage: .delivered),
            ]
            let answers = NIOLockedValueBox<[Wire.Message]>([])
            let again = NIOLockedValueBox(0)
            await test.broker.watch { outbox in
                answers.withLockedValue { $0 += outbox.answers.map(\.message) }
                again.withLockedValue { $0 += outbox.notices.count }
            }
            for round in 1...2 {
                await test.broker.receive(together: receipts, 11, try #require(PartnerID(Self.school)))
                let said = answers.withLockedValue { said in
                    defer { said = [] }
                    return said
                }
                #expect(said.map(\.verb) == [.rejected, .recorded], "round \(round)")
                let refusal = try Problem(body: try #require(said.first).body)
                #expect(refusal.code == .retryLater && refusal.cause == .journal)
                #expect(await test.broker.counters.alarms == alarms + round)
            }
            #expect(again.withLockedValue { $0 } == 0)
            await test.broker.watch(nil)
        }
    }

    @Test func `a refusal of a notice whose subject cannot be opened is recorded, and somebody is told to telephone`() async throws
    {
        try await TestBroker.with { test in
            let sent = try await sent(test)
            try test.change("UPDATE subject SET person = person + 1")
            let alarms = await test.broker.counters.alarms
            #expect(try await test.receipt(sent[0], .refused, code: .childLeft).recorded?.stage == .refused)
            #expect(await test.broker.counters.alarms == alarms + 1)
            #expect(try await test.ask(.holdList)["holds"]?[0] == nil)
        }
    }
}

extension Broker {
    /// A session that says HELLO, as a turn of its own.
    fileprivate func hello(_ session: SessionNumber, _ partner: PartnerID) {
        perform([.request(Request(session: session, partner: partner, correlation: [], body: .hello(Hello(window: 8))))])
    }

    /// Receipts in one batch.
    fileprivate func receive(together receipts: [Receipt], _ session: SessionNumber, _ partner: PartnerID) {
        perform(receipts.map { .request(Request(session: session, partner: partner, correlation: [], body: .receipt($0))) })
    }
}
