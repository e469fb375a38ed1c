// SPDX-License-Identifier: Apache-2.0
import GRDB
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What a batch leaves behind when it fails, and what goes on while another does not end.
@Suite(.timeLimit(.minutes(20))) struct TurnTests {
    /// How a batch fails that holds a HELLO and the end of its session.
    enum Failure: String, CaseIterable { case full, other }

    @Test(arguments: Failure.allCases)
    func `a session that began and ended in a batch that failed gets no notices`(failure: Failure) async throws {
        try await TestBroker.with { test in
            let school = try #require(PartnerID("school/116900"))
            let event = try test.event("01-bank-holiday")
            try await test.broker.fail(publishing: event, by: failure, beside: [.hello(4, school), .ended(4)])
            #expect(await test.broker.delivery.window(of: 4) == nil)
            let sent = NIOLockedValueBox<[SessionNumber]>([])
            await test.broker.watch { outbox in sent.withLockedValue { $0 += outbox.notices.map(\.dispatch.session) } }
            await test.broker.perform([.hello(5, school)])
            await test.broker.takeAgain()
            #expect(try await test.publish(event).accepted != nil)
            await test.broker.finishTurn()
            #expect(sent.withLockedValue { $0 } == [5])
            await test.broker.watch(nil)
        }
    }

    @Test func `whoever sends without end stops neither the clock nor commands`() async throws {
        try await TestBroker.with { test in
            let school = try #require(PartnerID("school/116900"))
            let isOver = NIOLockedValueBox(false)
            let intake = await test.broker.intake
            // Another HELLO for each that is answered: the intake is never found empty.
            await test.broker.watch { _ in if !isOver.withLockedValue({ $0 }) { _ = intake.add([.hello(4, school)]) } }
            _ = intake.add([.hello(4, school)])
            await test.broker.goOnLater()
            for _ in 0..<3 {
                await test.broker.tick()
                #expect(try await test.ask(.status)["condition"]?.string == "ready")
            }
            isOver.withLockedValue { $0 = true }
            await test.broker.watch(nil)
        }
    }

    @Test func `a damaged answer is given to nobody, and its event is not accepted twice`() async throws {
        try await TestBroker.with { test in
            let event = try test.event("01-bank-holiday")
            let accepted = try #require(try await test.publish(event).accepted)
            try await test.broker.execute("UPDATE event SET answer = substr(answer, 1, 40)")
            #expect(try await test.publish(event).rejected == .retryLater(after: 3600, cause: .journal))
            #expect(try await test.publish(test.event("02-weekend")).accepted != nil, "others are answered")
            #expect(try await test.broker.reader.standing().count == 2)
            #expect(!accepted.answer.notices.isEmpty)
        }
    }
}

extension Intake.Item {
    fileprivate static func hello(_ session: SessionNumber, _ partner: PartnerID) -> Intake.Item {
        guard let hello = try? Hello(body: Hello(window: 4).octets) else { preconditionFailure("a HELLO that cannot be read") }
        return .request(Request(session: session, partner: partner, correlation: [], body: .hello(hello)))
    }
}

extension Broker {
    fileprivate func execute(_ statement: String) throws {
        try journal.pool.writeWithoutTransaction { try $0.execute(sql: statement) }
    }

    /// Performs a batch with a publish that the journal does not take.
    fileprivate func fail(publishing body: [UInt8], by failure: TurnTests.Failure, beside items: [Intake.Item]) throws {
        let police = try #require(PartnerID("police/22"))
        let event = try DecodedEvent(body: body, now: clock.now)
        let publish = Intake.Item.request(
            Request(session: 1, partner: police, correlation: [], body: .publish(Publication(event, lookup: lookup))))
        switch failure {
        case .full:
            // SQLITE_FULL where the file would have to grow.
            try execute("CREATE TABLE ballast (octets BLOB)")
            try execute("PRAGMA max_page_count = 1")
            try execute(
                "CREATE TEMP TRIGGER fault BEFORE INSERT ON event BEGIN INSERT INTO ballast VALUES (zeroblob(1000000)); END")
        case .other:
            try execute("CREATE TEMP TRIGGER fault BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'a test'); END")
        }
        perform(Array(items.prefix(1)) + [publish] + items.dropFirst())
        switch failure {
        case .full:
            #expect(condition == .full)
            try execute("PRAGMA max_page_count = 1073741823")
        case .other: #expect(condition == .ready)
        }
        try execute("DROP TRIGGER fault")
    }

    /// The disk has room again.
    fileprivate func takeAgain() { if condition == .full { condition = .ready } }
}
