// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Imports that say what has changed, in a broker with the sample directories.
@Suite struct DeltaImportTests {
    static let rolls = "setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected"
    private static let ada = "B801200005001,,Ada,Sample,2016-03-27,WR99 7AA"

    @discardableResult
    static func delta(_ test: TestBroker, _ kind: String, _ lines: String...) async throws -> JSONValue {
        try await test.ask(
            .importFile, ["kind": .string(kind), "file": "delta.csv", "delta": true],
            payload: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    @Test func `a child who moves by a delta is told of at the new school, and everybody else stays where they are`() async throws {
        try await TestBroker.with { test in
            let first = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            #expect(first.answer.notices.map(\.recipient?.description) == ["school/116900"])
            let entries = try await test.broker.entries(.import).count
            let moved = try await Self.delta(
                test, "rolls", "\(Self.rolls),remove", "school/116900,\(Self.ada),,,,,,yes",
                "school/116901,\(Self.ada),2026-05-04,,,,,")
            #expect(moved["added"]?.integer == 1 && moved["ended"]?.integer == 1 && moved["changed"]?.integer == 0)
            // What waited at the old school follows the child, as with whole rolls.
            #expect(moved["noticesMoved"]?.integer == 2)
            let stages = try await test.broker.stages(of: RecallTests.incident).values
            #expect(Set(stages) == [.superseded, .released])
            // Others of both schools are on their rolls as before.
            let others = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            #expect(
                others.answer.notices.map { $0.recipient?.description ?? "" }.sorted() == ["school/116900", "school/116901"])

            let entry = try #require(try await test.broker.entries(.import).dropFirst(entries).first)
            #expect(try JSONDocument(entry).root["delta"]?.boolean == true)
            let again = try await Self.delta(
                test, "rolls", "\(Self.rolls),remove", "school/116900,\(Self.ada),,,,,,yes",
                "school/116901,\(Self.ada),2026-05-04,,,,,")
            #expect(again["unchanged"]?.integer == 2 && again["noticesMoved"]?.integer == 0)
            #expect(try await test.broker.entries(.import).count == entries + 1, "what changes nothing is no entry")
        }
    }

    @Test func `a child who got a number stands once, and one whose number changed is warned of`() async throws {
        try await TestBroker.with { test in
            // Finn's school knew no number of his.
            let numbered = try await Self.delta(
                test, "rolls", Self.rolls, "school/116905,U885101025012,,Finn,Sample,2013-09-23,WR99 7AH,2019-09-01,,,,")
            #expect(numbered["changed"]?.integer == 1 && numbered["added"]?.integer == 0)
            let other = "school/116905,H885200121003,,Finn,Sample,2013-09-23,WR99 7AH,2019-09-01,,,,"
            let warned = try await Self.delta(test, "rolls", Self.rolls, other)
            #expect(warned["added"]?.integer == 1 && warned["warned"]?.integer == 1)
            #expect(warned["warnings"]?[0]?.string?.hasPrefix("delta.csv:2: ") == true)
            let mended = try await Self.delta(
                test, "rolls", "\(Self.rolls),remove", other + ",",
                "school/116905,U885101025012,,Finn,Sample,2013-09-23,WR99 7AH,2019-09-01,,,,,yes")
            #expect(mended["ended"]?.integer == 1 && mended["unchanged"]?.integer == 1 && mended["warned"]?.integer == 0)
        }
    }

    @Test func `one line at fault imports nothing, and says where it is`() async throws {
        try await TestBroker.with { test in
            let failure = await #expect(throws: AdminFailure.self) {
                try await Self.delta(
                    test, "rolls", "\(Self.rolls),remove", "school/116900,\(Self.ada),,,,,,yes", "school/116901,x,,,,,,,,,,,")
            }
            #expect(failure?.lines.isEmpty == false && failure?.lines.allSatisfy { $0.hasPrefix("delta.csv:3") } == true)
            let accepted = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            #expect(accepted.answer.notices.map(\.recipient?.description) == ["school/116900"])
        }
    }

    @Test func `there is no delta of a roll that nobody knows whole, nor of a calendar`() async throws {
        try await TestBroker.with { test in
            let roll = await #expect(throws: AdminFailure.self) {
                try await Self.delta(test, "rolls", Self.rolls, "school/116909,\(Self.ada),,,,,")
            }
            #expect(roll?.what.contains("school/116909") == true && roll?.remedy.contains("without --delta") == true)
            for kind in ["calendar", "bank-holidays", "successors"] {
                let refused = await #expect(throws: AdminFailure.self) { try await Self.delta(test, kind, "scope,kind") }
                #expect(refused?.what.contains("no delta of \(kind)") == true)
            }
        }
    }

    @Test func `settings, practices, key adults, members and families change row by row`() async throws {
        try await TestBroker.with { test in
            let before = try await test.ask(.status)["settings"]?.integer
            let settings = try await Self.delta(
                test, "settings", "id,name,localAuthority,postcode,participating,remove",
                "early-years/EY402388,Bees,885,,yes,", "early-years/EY402389,Playgroup,885,,yes,yes",
                "early-years/EY499999,New Nursery,885,,yes,")
            #expect(settings["changed"]?.integer == 1 && settings["ended"]?.integer == 1 && settings["added"]?.integer == 1)
            #expect(try await test.ask(.status)["settings"]?.integer == before)

            try await test.importFile("practices", "practices.csv")
            let practices = try await Self.delta(
                test, "practices", "odsCode,name,status,role,successor,remove", "M81001,Renamed Surgery,Active,RO76,,",
                "M81002,Malvern Link Sample Practice,Active,RO76,,yes")
            #expect(practices["changed"]?.integer == 1 && practices["ended"]?.integer == 1)

            let header = "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts"
            let adults = try await Self.delta(
                test, "key-adults", header,
                "school/116908,Kit Sample,dsl@example-brook.example,DSL,2026-05-01,2028-04-30,dsl@example-brook.example,")
            // Whom it stands in for is not in the file, and need not be.
            #expect(adults["changed"]?.integer == 1 && adults["ended"]?.integer == 0 && adults["warned"]?.integer == 0)
            let told = try #require(try await test.publish(test.event("09-no-trained-adult")).accepted)
            #expect(told.answer.holds.isEmpty && told.answer.notices.count == 1)

            try await test.importFile("members", "members.csv")
            let seats = try await test.ask(.status)["members"]?.integer ?? 0
            let members = try await Self.delta(
                test, "members", "forum,partner,representative,agreement_from,agreement_until,remove",
                "marac/worcester,police/22,Sam Example,2024-04-01,,yes")
            #expect(members["ended"]?.integer == 1)
            #expect(try await test.ask(.status)["members"]?.integer == seats - 1)

            try await test.importFile("families", "families.csv")
            let family = "family,cluster,lead,flagged_from,flagged_until,consent_until,limb,given_name,family_name,date_of_birth"
            let failure = await #expect(throws: AdminFailure.self) {
                try await Self.delta(
                    test, "families", family,
                    "FF-0001,locality/wyre-forest,agency/safe-haven,2026-01-05,2026-05-04,,,Ada,Sample,2016-03-27")
            }
            #expect(failure?.lines.first?.hasPrefix("delta.csv:2: family") == true)
            let joined = try await Self.delta(
                test, "families", family,
                "FF-0001,locality/wyre-forest,agency/safe-haven,2026-01-05,,,,Cy,Sample,2019-01-01")
            #expect(joined["added"]?.integer == 1)
        }
    }
}
