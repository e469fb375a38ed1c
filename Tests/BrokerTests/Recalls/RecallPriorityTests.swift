// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What is taken back goes before what waits (domain.md 4.4 rule 26).
@Suite struct RecallPriorityTests {
    @Test(arguments: [false, true])
    func `a recall goes before ordinary notices that wait, also after a restart`(restarted: Bool) async throws {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let original = try #require(try await test.sendings(to: "school/116900").first)
            #expect(try await test.receipt(original, .delivered).recorded != nil)
            await test.broker.hangUp(11)
            // One about another child, and one more about the same, which the recall must not overtake.
            _ = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            _ = try #require(
                try await test.publish(test.event("01-bank-holiday") { FamilyDigestTests.again($0, 1) }).accepted)
            _ = try #require(try await test.publish(RecallTests.recall(RecallTests.incident)).accepted)
            func kinds(_ test: TestBroker) async throws -> [String] {
                try await test.sendings(to: "school/116900", session: 12).map { sending in
                    let body = String(decoding: sending.notice.body, as: UTF8.self)
                    return sending.notice.kind == .recall ? "recall" : body.contains("Ada") ? "same child" : "other child"
                }
            }
            var order: [String] = []
            if restarted {
                try await test.restarted { again in order = try await kinds(again) }
            } else {
                order = try await kinds(test)
            }
            #expect(order == ["same child", "recall", "other child"])
        }
    }
}
