// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

@testable import Broker

/// A partner that is put out, whatever else of the directory can be read.
@Suite struct SuspensionTests {
    @Test(.timeLimit(.minutes(20)))
    func `a suspension puts a partner out though a calendar cannot be read, and is followed once it can`() async throws {
        try await TestBroker.with { test in
            let school = try #require(PartnerID("school/116900"))
            _ = try await test.ask(
                .partnerAdd,
                [
                    "id": .string(school.description), "name": "Sample", "fingerprint": .string(String(repeating: "a", count: 64)),
                    "serial": "1", "notBefore": "2026-01-01T00:00:00Z", "notAfter": "2027-12-31T00:00:00Z",
                ])
            try await test.broker.haveGateway()
            let (cuts, cut) = AsyncStream<String>.makeStream()
            test.broker.registry.opened(
                AdmittedSession(
                    routingID: Array("school/116900#1".utf8), partner: school, certificate: String(repeating: "a", count: 64),
                    publishesAnswered: { _ in }, cut: { cut.yield($0) }))
            #expect(test.broker.admission.standing(of: school) == .admitted)
            await test.broker.listen(9, school)
            await test.broker.greet(9, school)
            try test.change("UPDATE calendar SET kind = 'NONE' || kind")
            let failure = await #expect(throws: AdminFailure.self) {
                _ = try await test.ask(.partnerSuspend, ["id": .string(school.description), "reason": "lost its keys"])
            }
            #expect(failure?.isDone == true)
            #expect(test.broker.admission.standing(of: school) == .suspended)
            #expect(await test.broker.delivery.window(of: 9) == nil, "nothing is to be journalled as sent to it")
            await test.broker.hello(9, school)
            #expect(await test.broker.delivery.window(of: 9) == nil, "a HELLO from before is not heard")
            var reasons = cuts.makeAsyncIterator()
            #expect(await reasons.next() == "suspended-partner")
            await test.broker.tick()
            #expect(await !test.broker.knowsSuspended(school))
            try test.change("UPDATE calendar SET kind = substr(kind, 5)")
            await test.broker.tick()
            #expect(await test.broker.knowsSuspended(school))
        }
    }
}

extension Broker {
    /// One that no socket is open of.
    fileprivate func haveGateway() throws {
        gateway = try Gateway(
            registry: registry, settings: settings, clock: clock, intake: intake, lookup: lookup, refusals: refusals, gate: gate,
            logger: logger, announce: {})
    }

    fileprivate func hello(_ session: SessionNumber, _ partner: PartnerID) {
        guard let hello = try? Hello(body: Hello(window: 4).octets) else { preconditionFailure("a HELLO that cannot be read") }
        perform([.request(Request(session: session, partner: partner, correlation: [], body: .hello(hello)))])
    }

    /// Whether the directory in memory has a partner as suspended.
    fileprivate func knowsSuspended(_ partner: PartnerID) -> Bool { directory.isSuspended(partner) && !isBehindImport }
}
