// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What a recipient's refusal of a notice comes to.
@Suite struct RefusalTests {
    @Test func `a refusal tells the producer, and offers where the rolls have the child today`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("01-bank-holiday"))
            let original = try #require(try await test.sendings(to: "school/116900").first)
            let rolls = """
                setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected
                school/116902,B801200005001,,Ada,Sample,2016-03-27,WR99 7AA,2026-04-27,,,,

                """
            // After the deadline no other school is told by itself.
            let later = try Instant(rfc3339: "2026-05-05T08:00:00Z")
            test.time.withLockedValue { $0 = later }
            try await test.importFile("rolls", "rolls.csv", octets: Array(rolls.utf8), confirm: true)
            await test.broker.greet(1, try #require(PartnerID("police/22")))
            let told = try await test.progressTold { _ = try await test.receipt(original, .refused, code: .childLeft) }
            #expect(told.first?.notices.map(\.stage) == [.refused])
            let hold = try #require(try await test.ask(.holdList)["holds"]?[0])
            #expect(hold["code"]?.string == "refused-by-recipient")
            #expect(hold["candidates"]?.elements.compactMap(\.string) == ["school/116902"])
            #expect(hold["deadline"]?.string == "2026-05-05T07:30:00Z")
            let words: JSON = [
                "id": .string(hold["id"]?.string ?? ""), "to": "school/116902", "by": "A. Officer", "reason": "the roll says so",
            ]
            #expect(try await test.ask(.holdRoute, words)["deadline"]?.string == "2026-05-05T07:30:00Z")
        }
    }
}
