// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import Journal
import Ledger
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Notices of an earlier system from import to journal, in a broker with the sample directories.
@Suite struct HistoryImportTests {
    private static let header = "event,notice,flow,recipient,reportedAt,deliveredAt,status\n"

    private func take(_ test: TestBroker, _ rows: String...) async throws -> JSONValue {
        let text = Self.header + rows.joined(separator: "\n") + "\n"
        return try await test.importFile("history", "history.csv", octets: Array(text.utf8))
    }

    private func counts(_ answer: JSONValue) -> [Int64?] {
        ["added", "changed", "unchanged", "warned"].map { answer[$0]?.integer }
    }

    @Test func `a history is added to what stands, once, and is an entry of the ledger`() async throws {
        try await TestBroker.with { test in
            let entries = try await test.broker.entries(.import).count
            let first = "e-1,n-1,encompass,school/116900,2026-04-30T20:00:00Z,2026-05-01T07:00:00Z,delivered"
            #expect(try await counts(take(test, first)) == [1, 0, 0, 0])
            #expect(try await counts(take(test, first)) == [0, 0, 1, 0])
            #expect(try await counts(take(test, "e-1,n-2,encompass,school/116900,2026-04-30,,")) == [1, 0, 0, 0])
            let made = try await test.broker.entries(.import).dropFirst(entries).map { String(decoding: $0, as: UTF8.self) }
            #expect(made.count == 2, "what changes nothing is no entry")
            #expect(made.allSatisfy { $0.contains("\"kind\":\"history\"") && !$0.contains("116900") && !$0.contains("n-1") })
            let records = try await test.broker.reader.history(from: nil, before: nil)
            #expect(records.map(\.row.notice) == ["n-2", "n-1"])
            // Friday's cut-off for both: the second was reported at some time of the Thursday.
            #expect(records.map { $0.deadline?.instant.rfc3339 } == ["2026-05-01T07:30:00Z", "2026-05-01T07:30:00Z"])
            #expect(try await test.ask(.status)["waiting"]?.integer ?? 0 == 0, "nothing is sent")
        }
    }

    @Test func `an early report on a school day is due that morning, and a day alone is due on the next`() async throws {
        try await TestBroker.with { test in
            _ = try await take(
                test, "e,1,encompass,school/116900,2026-04-30T01:00:00Z,,", "e,2,encompass,school/116900,2026-04-30,,",
                "e,3,marac-gp,gp/M81001,2026-04-30,,")
            let records = try await test.broker.reader.history(from: nil, before: nil)
            let due = Dictionary(uniqueKeysWithValues: records.map { ($0.row.notice, $0.deadline?.instant.rfc3339) })
            #expect(due == ["1": "2026-04-30T07:30:00Z", "2": "2026-05-01T07:30:00Z", "3": nil])
        }
    }

    @Test func `term dates that come later move the deadlines when the file is imported again`() async throws {
        try await TestBroker.with { test in
            let row = "e,1,encompass,school/999998,2021-12-17T20:00:00Z,2022-01-05T07:00:00Z,delivered"
            let first = try await take(test, row)
            #expect(counts(first) == [1, 0, 0, 1])
            #expect(first["warnings"]?.elements.first { _ in true }?.string?.contains("for want of term dates") == true)
            let owner = await test.broker.directory.owner(of: PartnerID("school/999998"))
            let authority = try #require(owner)
            let calendar = """
                scope,kind,from,to,note
                \(authority),TERM,2021-09-06,2021-12-17,
                \(authority),TERM,2022-01-05,2022-02-18,

                """
            try await test.importFile("calendar", "calendar.csv", octets: Array(calendar.utf8), confirm: true)
            #expect(try await counts(take(test, row)) == [0, 1, 0, 0])
            #expect(try await counts(take(test, row)) == [0, 0, 1, 0])
            let due = try await test.broker.reader.history(from: nil, before: nil).map { $0.deadline?.instant.rfc3339 }
            #expect(due == ["2022-01-05T08:30:00Z"])
        }
    }

    @Test func `one fault refuses the whole file, and a delta is refused by name`() async throws {
        try await TestBroker.with { test in
            let failure = await #expect(throws: AdminFailure.self) {
                try await take(
                    test, "e,1,encompass,school/116900,2026-04-30,,", "e,2,encompass,school/116900,2026-04-30T08:00:00,,")
            }
            #expect(failure?.lines.count == 1)
            #expect(failure?.lines.first?.hasPrefix("history.csv:3: reportedAt: is a time without an offset. Write ") == true)
            let kept = try await test.broker.reader.history(from: nil, before: nil)
            #expect(kept.isEmpty)
            let delta = await #expect(throws: AdminFailure.self) {
                try await test.ask(
                    .importFile, ["kind": "history", "file": "history.csv", "delta": true], payload: Array(Self.header.utf8))
            }
            #expect(delta?.what.contains("no delta of history") == true)
        }
    }
}
