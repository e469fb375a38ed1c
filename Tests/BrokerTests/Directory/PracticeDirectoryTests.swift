// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import Safeguarding
import Testing
import Wire

@testable import Broker

/// The directory of GP practices from import to question.
@Suite struct PracticeDirectoryTests {
    private let today: CivilDate

    init() throws { today = try #require(CivilDate(iso: "2026-05-04")) }

    private func facts(_ test: TestBroker, _ code: String, on day: CivilDate? = nil) async throws -> PracticeFacts? {
        await test.broker.practices.facts(try #require(PartnerID("gp/\(code)")), on: day ?? today)
    }

    private func counts(_ answer: JSONValue) -> [Int64?] {
        ["added", "changed", "unchanged", "ended", "deadlinesMoved"].map { answer[$0]?.integer }
    }

    @Test func `the published report says which practice is open on a day`() async throws {
        try await TestBroker.with { test in
            #expect(try await facts(test, "M81001") == nil)
            #expect(try await counts(test.importFile("practices", "epraccur-sample.csv")) == [7, 0, 0, 0, 0])
            let id = try #require(PartnerID("gp/M81001"))
            #expect(
                try await facts(test, "M81001") == PracticeFacts(id: id, open: true))
            for (code, isOpen) in [("M81003", false), ("M81004", true), ("M81005", false), ("A1B2C", true), ("M81006", false)] {
                #expect(try await facts(test, code)?.open == isOpen, "\(code)")
            }
            #expect(try await facts(test, "M81004", on: CivilDate(iso: "2026-09-30"))?.open == true)
            #expect(try await facts(test, "M81004", on: CivilDate(iso: "2026-10-01"))?.open == false)
            // A walk-in centre is no practice, whatever its code looks like.
            #expect(try await facts(test, "Y00001") == nil)
            #expect(try await test.ask(.status)["practices"]?.integer == 7)
        }
    }

    @Test func `the list adds successors, which the report leaves, and each taken again changes nothing`() async throws {
        try await TestBroker.with { test in
            try await test.importFile("practices", "epraccur-sample.csv")
            #expect(try await counts(test.importFile("practices", "practices.csv")) == [0, 7, 0, 0, 0])
            #expect(try await facts(test, "M81003")?.successor?.description == "gp/M81001")
            #expect(try await facts(test, "M81003")?.open == false)
            // The list knows no dates; those of the report stand.
            #expect(try await facts(test, "M81004", on: CivilDate(iso: "2026-10-01"))?.open == false)
            #expect(try await counts(test.importFile("practices", "practices.csv")) == [0, 0, 7, 0, 0])
            // The names are written in another way.
            #expect(try await counts(test.importFile("practices", "epraccur-sample.csv")) == [0, 7, 0, 0, 0])
            #expect(try await facts(test, "M81003")?.successor?.description == "gp/M81001")
            #expect(try await counts(test.importFile("practices", "epraccur-sample.csv")) == [0, 0, 7, 0, 0])
        }
    }

    @Test func `a practice that a later file lacks has ended: known, never open, with its successor`() async throws {
        try await TestBroker.with { test in
            try await test.importFile("practices", "practices.csv")
            let shorter = Array("odsCode,name,status,role,successor\nM81001,Example,Active,RO76,\n".utf8)
            let refused = await #expect(throws: AdminFailure.self) {
                try await test.importFile("practices", "practices.csv", octets: shorter)
            }
            #expect(refused?.lines == ["GP practices: 6 of 7 rows would end"])
            #expect(refused?.remedy.contains("--confirm") == true)
            #expect(try await facts(test, "M81004")?.open == true)
            let answer = try await test.importFile("practices", "practices.csv", octets: shorter, confirm: true)
            #expect(counts(answer) == [0, 1, 0, 6, 0])
            let ended = try #require(try await facts(test, "M81004"))
            #expect(ended.open == false && ended.successor?.description == "gp/M81002")
            #expect(try await test.ask(.status)["practices"]?.integer == 1)
            // What a start reads is what an import left.
            let fresh = try PracticeDirectory(await test.broker.reader)
            for code in ["M81001", "M81004", "M81005", "A1B2C", "Y00001"] {
                let id = try #require(PartnerID("gp/\(code)"))
                #expect(try await facts(test, code) == fresh.facts(id, on: today))
            }
        }
    }

    @Test func `a file with a fault is refused as a whole, and what was taken is in the ledger`() async throws {
        try await TestBroker.with { test in
            let before = try await test.broker.reader.entries(.import).count
            let list = "odsCode,name,status,role,successor\nM81001,Example,Active,RO76,\nM81002,Example,Merged,RO76,\n"
            let failure = await #expect(throws: AdminFailure.self) {
                try await test.importFile("practices", "practices.csv", octets: Array(list.utf8))
            }
            #expect(failure?.lines.count == 1)
            #expect(failure?.lines.first?.hasPrefix("practices.csv:3: status: ") == true)
            #expect(try await facts(test, "M81001") == nil)
            #expect(try await test.broker.reader.entries(.import).count == before)
            try await test.importFile("practices", "practices.csv")
            let entries = try await test.broker.reader.entries(.import)
            #expect(entries.count == before + 1)
            #expect(String(decoding: entries.last ?? [], as: UTF8.self).contains("\"kind\":\"practices\""))
        }
    }
}
