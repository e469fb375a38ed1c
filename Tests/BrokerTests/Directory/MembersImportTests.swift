// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import Journal
import Ledger
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Membership lists from import to question.
@Suite struct MembersImportTests {
    private func counts(_ answer: JSONValue) -> [Int64?] {
        ["added", "changed", "unchanged", "ended", "deadlinesMoved"].map { answer[$0]?.integer }
    }

    private func members(_ test: TestBroker, _ forum: String) async throws -> [ForumMember] {
        let forum = try #require(ForumID(forum))
        return try await test.broker.reader.forumMembers(of: [forum]).map(\.member)
    }

    @Test func `a list is taken once, counted in the status, and an entry of the ledger without a name`() async throws {
        try await TestBroker.with { test in
            #expect(try await test.ask(.status)["members"]?.integer == 0)
            #expect(try await counts(test.importFile("members", "members.csv")) == [12, 0, 0, 0, 0])
            #expect(try await counts(test.importFile("members", "members.csv")) == [0, 0, 12, 0, 0])
            #expect(try await test.ask(.status)["members"]?.integer == 12)
            #expect(try await members(test, "marac/worcester").count == 6)
            let entry = String(decoding: try await test.broker.reader.entries(.import).last ?? [], as: UTF8.self)
            #expect(entry.contains("\"kind\":\"members\"") && entry.contains("\"added\":12"))
            #expect(!entry.contains("Specimen") && !entry.contains("worcester"))
        }
    }

    @Test func `a list replaces the members of its forums, and has to be confirmed where many would go`() async throws {
        try await TestBroker.with { test in
            try await test.importFile("members", "members.csv")
            let header = "forum,partner,representative,agreement_from,agreement_until\n"
            let list = Array((header + "mace/885,agency/safe-haven,Pat Specimen,2026-01-01,\n").utf8)
            let refused = await #expect(throws: AdminFailure.self) {
                try await test.importFile("members", "mace.csv", octets: list)
            }
            #expect(refused?.lines == ["mace/885: 3 of 3 rows would end"])
            #expect(try await members(test, "mace/885").count == 3)
            #expect(try await counts(test.importFile("members", "mace.csv", octets: list, confirm: true)) == [1, 0, 0, 3, 0])
            #expect(try await members(test, "mace/885").map(\.partner.description) == ["agency/safe-haven"])
            #expect(try await members(test, "marac/worcester").count == 6)
        }
    }

    @Test func `a list with a fault is refused as a whole, with its line`() async throws {
        try await TestBroker.with { test in
            let list = """
                forum,partner,representative,agreement_from,agreement_until
                mace/885,agency/safe-haven,Pat Specimen,2026-01-01,
                mace/885,agency/safe-haven,Sam Example,2026-01-01,
                panel/885,agency/safe-haven,Sam Example,2026-01-01,

                """
            let failure = await #expect(throws: AdminFailure.self) {
                try await test.importFile("members", "members.csv", octets: Array(list.utf8))
            }
            #expect(failure?.lines.count == 2)
            #expect(failure?.lines.first?.hasPrefix("members.csv:3: partner: stands in line 2 already") == true)
            #expect(failure?.lines.last?.hasPrefix("members.csv:4: forum: is not the id of a forum") == true)
            let status = try await test.ask(.status)
            #expect(status["members"]?.integer == 0)
        }
    }
}
