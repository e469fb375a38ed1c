// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Safeguarding
import Testing
import Wire

@testable import Broker
@testable import Journal

/// A broker whose journal has another number of waiting notices than was counted goes on with what the notices say.
@Suite struct WaitingCountTests {
    @Test(arguments: ["UPDATE frontier SET waiting = waiting + 1", "UPDATE frontier SET waiting = 0"])
    func `what waits is what the notices say, and is sent`(damage: String) async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            #expect(!accepted.answer.notices.isEmpty)
            let waiting = try await test.broker.waitingRecipients()
            let queue = try DatabaseQueue(path: Journal.path(in: test.folder))
            try await queue.write { try $0.execute(sql: damage) }
            await #expect(throws: JournalError.self) { try await test.broker.waitingRecipients() }
            await test.broker.rebuildDelivery()
            // The next transaction keeps the new count.
            _ = try #require(try await test.publish(test.event("08-unknown-school")).accepted)
            #expect(try await Set(test.broker.waitingRecipients()).isSuperset(of: waiting))
            let school = try #require(waiting.first.flatMap { PartnerID($0) })
            await test.broker.listen(1, school)
            #expect(await test.broker.attempts().contains(school.description))
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
            try queue.close()
        }
    }
}
