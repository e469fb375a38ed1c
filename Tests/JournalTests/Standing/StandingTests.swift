// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding
import Testing
import Wire

@testable import Journal

/// What is read of the whole journal by whoever checks it.
@Suite struct StandingTests {
    @Test func `everything that stands is read, and a restart changes none of it`() throws {
        let school = try #require(PartnerID("school/116900"))
        let test = try TestJournal()
        for number in 1...3 { try test.publish(id: "event-\(number)", to: school, sending: true) }
        let (_, notice) = try test.publish(id: "event-4", to: school, body: "{\"a\":4}")
        _ = try test.receipt(notice, .delivered)
        let standing = try test.journal.reader.standing()
        #expect(standing.map(\.id) == (1...4).map { "event-\($0)" })
        #expect(standing.flatMap(\.notices).map(\.stage) == [.sent, .sent, .sent, .delivered])
        let last = try #require(standing.last?.notices.first)
        #expect(last.life.stage == .delivered)
        #expect(test.journal.reader.isDigest(notice.digest, of: last))
        #expect(!test.journal.reader.isDigest(standing[0].notices[0].digest, of: last))
        let head = try test.journal.reader.head()
        #expect(try test.journal.reader.root(at: head.size) == head.root)
        #expect(try test.journal.reader.entries(.notice).count == 4)
        try test.restart()
        #expect(try test.journal.reader.standing() == standing)
        #expect(try test.journal.reader.head() == head)
    }

    @Test func `an empty journal has the head of the empty tree`() throws {
        let test = try TestJournal()
        #expect(try test.journal.reader.head() == Frontier().head)
        #expect(try test.journal.reader.standing().isEmpty)
    }
}
