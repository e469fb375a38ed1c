// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Closed settings and those that took them over, from import to hold.
@Suite struct SuccessorTests {
    private static let roll = Array(
        """
        setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected
        school/116904,,,Zelda,Sample,2016-02-11,WR99 7AA,,,,,
        school/116904,,,Yana,Sample,2016-02-11,WR99 7AA,,2026-05-03,,,

        """.utf8)

    private func closed(_ test: TestBroker) async throws -> JSONValue {
        let findings = try await test.ask(.readiness)["findings"]
        return try #require(findings?.elements.map({ $0 }).first { $0["setting"]?.string == "school/116904" })
    }

    @Test func `readiness names a closed setting that still has children, with its successors`() async throws {
        try await TestBroker.with { test in
            try await test.importFile("rolls", "old.csv", octets: Self.roll)
            let before = try await closed(test)
            #expect(before["cause"]?.string == "setting-closed" && before["children"]?.integer == 1)
            #expect(before["successors"]?.count == 0)
            try await test.importFile("successors", "links_edubasealldata-sample.csv")
            let after = try await closed(test)
            #expect(after["successors"]?.elements.map(\.string) == ["school/116900"])
            let others = try await test.ask(.readiness)["findings"]
            #expect(
                others?.elements.map({ $0 }).filter { $0["setting"]?.string != "school/116904" }.allSatisfy {
                    $0["successors"]?.isNull == true
                } == true)
        }
    }

    @Test(arguments: [false, true])
    func `a hold for a setting that is gone names who took over, and a person routes there`(isEnded: Bool) async throws {
        try await TestBroker.with { test in
            try await test.importFile("rolls", "old.csv", octets: Self.roll)
            try await test.importFile("successors", "links_edubasealldata-sample.csv")
            if isEnded {
                let url = TestBroker.examples.appendingPathComponent("data/edubasealldata-sample.csv")
                let lines = try Data(contentsOf: url).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                let shorter = Data(lines.filter { !$0.starts(with: Data("116904".utf8)) }.joined(separator: Data("\n".utf8)))
                try await test.importFile("settings", "extract.csv", octets: [UInt8](shorter))
            }
            let event = try test.event("08-unknown-school") {
                $0.replacing("Nell", with: "Zelda").replacing("2015-08-21", with: "2016-02-11").replacing(
                    "WR99 8AA", with: "WR99 7AA")
            }
            let accepted = try #require(try await test.publish(event).accepted).answer
            #expect(accepted.notices.isEmpty && accepted.holds.map(\.code) == [isEnded ? "setting-unknown" : "setting-closed"])
            let hold = try #require(accepted.holds.first?.hold)
            let shown = try await test.ask(.holdShow, ["id": .string(hold)])
            #expect(shown["recipient"]?.string == "school/116904")
            #expect(shown["candidates"]?.elements.map(\.string) == ["school/116900"])
            let routed = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": "school/116900", "by": "A. Officer", "reason": "confirmed"])
            #expect(routed["recipient"]?.string == "school/116900")
        }
    }

    @Test func `links are taken once and replaced as a whole, by register`() async throws {
        try await TestBroker.with { test in
            func counts(_ answer: JSONValue) -> [Int64?] { ["added", "changed", "unchanged", "ended"].map { answer[$0]?.integer } }
            #expect(try await counts(test.importFile("successors", "links_edubasealldata-sample.csv")) == [1, 0, 0, 0])
            #expect(try await counts(test.importFile("successors", "links_edubasealldata-sample.csv")) == [0, 0, 1, 0])
            let nursery = Array("setting,successor\nearly-years/EY402388,school/116900\n".utf8)
            #expect(try await counts(test.importFile("successors", "own.csv", octets: nursery)) == [1, 0, 0, 0])
            let other = Array("setting,successor\nschool/116904,school/116902\n".utf8)
            let refused = await #expect(throws: AdminFailure.self) {
                try await test.importFile("successors", "own.csv", octets: other)
            }
            #expect(refused?.lines == ["successors of school settings: 1 of 1 rows would end"])
            let answer = try await test.importFile("successors", "own.csv", octets: other, confirm: true)
            #expect(counts(answer) == [1, 0, 0, 1])
            #expect(try await test.broker.reader.successors().count == 2)
        }
    }
}
