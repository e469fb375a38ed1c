// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What the broker hears of a full socket in the batch that brings a later notice about the same child.
@Suite struct CongestionOrderTests {
    @Test func `a notice that no socket took goes before a later one about the same child, whatever came first in the batch`()
        async throws
    {
        try await TestBroker.with { test in
            let police = try #require(PartnerID("police/22"))
            let school = try #require(PartnerID("school/116900"))
            await test.broker.listen(11, school)
            let first = try #require(try await test.sendings { _ = try await test.publish(test.event("01-bank-holiday")) }.first)
            let later = try test.event("01-bank-holiday") { $0.replacing(RecallTests.incident, with: "later-incident") }
            let together = try await test.sendings {
                try await test.broker.publish(together: [later], from: police, before: [.congested(first.dispatch)])
            }
            // The turn says that it has heard of the refusal, so the gateway would let whatever it sends pass.
            #expect(together.isEmpty)
            // One is tried, and what follows goes once nothing more was refused.
            let tried = try await test.sendings { await test.broker.tick() }
            #expect(tried.map(\.notice.id) == [first.notice.id])
            #expect(tried.map(\.notice.attempt) == [2])
            let afterwards = try await test.sendings { await test.broker.tick() }
            #expect(afterwards.map(\.notice.attempt) == [1])
        }
    }
}
