// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

extension TestBroker {
    /// What became of a receipt.
    enum ReceiptAnswer {
        case recorded(Recorded)
        case rejected(ProblemCode)

        var recorded: Recorded? {
            if case .recorded(let recorded) = self { return recorded }
            return nil
        }

        var rejected: ProblemCode? {
            if case .rejected(let code) = self { return code }
            return nil
        }
    }

    /// A receipt of a notice that was sent, from its recipient.
    func receipt(
        _ sending: Outbox.Sending, _ stage: ReceiptStage, by: String? = nil, code: ReceiptCode? = nil
    ) async throws -> ReceiptAnswer {
        let receipt = Receipt(
            notice: sending.notice.id.description, digest: sending.notice.digest, stage: stage, by: by, code: code)
        let message = try await broker.answer(receipt, from: sending.notice.recipient)
        return message.verb == .recorded
            ? .recorded(try Recorded(body: message.body)) : .rejected(try Problem(body: message.body).code)
    }

    /// The notices that are sent while `body` runs.
    func sendings(_ body: () async throws -> Void) async throws -> [Outbox.Sending] {
        let sent = NIOLockedValueBox<[Outbox.Sending]>([])
        await broker.watch { outbox in sent.withLockedValue { $0 += outbox.notices } }
        try await body()
        await broker.watch(nil)
        return sent.withLockedValue { $0 }
    }

    /// The notices that a new session of a partner is sent at once.
    func sendings(to partner: String, session: SessionNumber = 11) async throws -> [Outbox.Sending] {
        let partner = try #require(PartnerID(partner))
        return try await sendings { await broker.listen(session, partner) }
    }

    /// The unasked PROGRESS that is sent while `body` runs.
    func progressTold(_ body: () async throws -> Void) async throws -> [Progress] {
        let told = NIOLockedValueBox<[Wire.Message]>([])
        await broker.watch { outbox in
            told.withLockedValue { $0 += outbox.answers.map(\.message).filter { $0.verb == .progress } }
        }
        try await body()
        await broker.watch(nil)
        return try told.withLockedValue { $0 }.map { try Progress(body: $0.body) }
    }

    /// The recall, where there is one.
    func onlyRecall() async throws -> JSONValue {
        let recalls = try await ask(.recallList)["recalls"]?.elements.map { $0 } ?? []
        #expect(recalls.count == 1)
        return try #require(recalls.first)
    }
}

extension Broker {
    /// Ends a session.
    func hangUp(_ session: SessionNumber) { perform([.ended(session)]) }

    /// Lets `witness` see what turns send.
    func watch(_ witness: (@Sendable (Outbox) -> Void)?) { self.witness = witness }

    /// A producer's session that wants to know.
    func greet(_ session: SessionNumber, _ partner: PartnerID) {
        sessions.greeted(session, partner: partner, window: 1)
    }

    /// Publishes as one turn, with what the gateway says after it in the same batch.
    func publish(together bodies: [[UInt8]], from partner: PartnerID, before items: [Intake.Item] = []) throws {
        perform(
            try bodies.map { body in
                let event = try DecodedEvent(body: body, now: clock.now)
                return .request(
                    Request(session: 1, partner: partner, correlation: [], body: .publish(Publication(event, lookup: lookup))))
            } + items)
    }

    /// Runs one receipt as a turn of its own and gives the answer.
    func answer(_ receipt: Receipt, from partner: PartnerID) throws -> Wire.Message {
        let outbox = try commit([.request(Request(session: 7, partner: partner, correlation: [], body: .receipt(receipt)))])
        dispatch(outbox)
        return try #require(outbox.answers.first?.message)
    }

    /// The stages of the notices of an event of `police/22`, by their ids.
    func stages(of event: String) throws -> [String: Stage] {
        let police = try #require(PartnerID("police/22"))
        let rows = try #require(try journal.reader.progress(source: police, id: event))
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.id.description, $0.stage) })
    }

    /// The entries of a kind in the ledger.
    func entries(_ kind: EntryKind) throws -> [[UInt8]] { try journal.reader.entries(kind) }

    /// The timeliness of everything, as it stands.
    func timeliness() throws -> TimelinessSummary {
        TimelinessSummary(try journal.reader.timelines(from: nil, before: nil), asOf: clock.now)
    }
}
