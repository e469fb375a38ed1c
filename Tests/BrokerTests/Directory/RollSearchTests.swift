// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Children whom no roll holds exactly, from the rolls to the hold.
@Suite struct RollSearchTests {
    private static let roll = Array(
        """
        setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected
        school/116900,,,Zelda,Specimen,2016-02-11,WR99 7AA,,,,,
        school/116901,,,Orla,Muster,2016-11-02,WR99 6AA,,,,,

        """.utf8)

    struct Slip: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var given = "Zelda"
        var family = "Specimen"
        var birth = "2016-02-11"
        var postcode = "WR99 7AA"
        /// What it comes to: the setting of the hold, or nobody's.
        var setting: String?
    }

    @Test(arguments: [
        Slip(testDescription: "a letter of the given name", given: "Zelfa", setting: "school/116900"),
        Slip(testDescription: "a letter of the family name", family: "Spezimen", setting: "school/116900"),
        Slip(testDescription: "names exchanged", given: "Specimen", family: "Zelda", setting: "school/116900"),
        Slip(testDescription: "day and month exchanged", birth: "2016-11-02", setting: "school/116900"),
        Slip(testDescription: "a digit of the birth date", birth: "2016-02-12", setting: "school/116900"),
        Slip(testDescription: "married name and another place", family: "Placeholder", postcode: "B99 7AA"),
        Slip(testDescription: "a twin or a nickname at the same place", given: "Yana", setting: "school/116900"),
        Slip(testDescription: "family name and birth date, elsewhere", given: "Yana", postcode: "B99 7AA"),
        Slip(testDescription: "the birth date alone", given: "Yana", family: "Placeholder", postcode: "B99 7AA"),
    ])
    func `a likeness is a hold at its setting, and anything less a hold of the authority`(slip: Slip) async throws {
        try await TestBroker.with { test in
            try await test.importFile("rolls", "alike.csv", octets: Self.roll, confirm: true)
            let event = try test.event("08-unknown-school") {
                $0.replacing("Nell", with: slip.given).replacing("Sample", with: slip.family)
                    .replacing("2015-08-21", with: slip.birth).replacing("WR99 8AA", with: slip.postcode)
            }
            let accepted = try #require(try await test.publish(event).accepted).answer
            #expect(accepted.notices.isEmpty)
            #expect(accepted.holds.map(\.code) == [slip.setting == nil ? "no-setting" : "ambiguous-match"])
            let hold = try #require(accepted.holds.first?.hold)
            #expect(try await test.ask(.holdShow, ["id": .string(hold)])["recipient"]?.string == slip.setting)
        }
    }

    @Test(arguments: [("WR99 7AA", true), ("B99 7AA", true), ("WR99 7AA", false)])
    func `a protected child who goes by another given name is told to nobody whom the police name`(
        postcode: String, isProtected: Bool
    ) async throws {
        try await TestBroker.with { test in
            let roll = String(decoding: Self.roll, as: UTF8.self)
                .replacing("2016-02-11,WR99 7AA,,,,,", with: "2016-02-11,WR99 1XX,,,,,\(isProtected ? "yes" : "")")
            try await test.importFile("rolls", "alike.csv", octets: Array(roll.utf8), confirm: true)
            let event = try test.event("08-unknown-school") {
                $0.replacing("Nell", with: "Peggy").replacing("Sample", with: "Specimen").replacing(
                    "2015-08-21", with: "2016-02-11"
                )
                .replacing("WR99 8AA", with: postcode)
                .replacing(#""exposure""#, with: #""settings": ["school/116902"], "exposure""#)
            }
            let accepted = try #require(try await test.publish(event).accepted).answer
            #expect(accepted.denials.map(\.code).contains("protected-address") == isProtected)
            #expect(accepted.notices.isEmpty == isProtected || accepted.holds.map(\.code).contains("setting-unconfirmed"))
        }
    }

    @Test func `what a likeness weighs is the deployment's to say`() async throws {
        var strict = MatchWeights.shipped
        strict.possible = 39
        try await TestBroker.with(matching: strict) { test in
            try await test.importFile("rolls", "alike.csv", octets: Self.roll, confirm: true)
            let event = try test.event("08-unknown-school") {
                $0.replacing("Nell", with: "Yana").replacing("Sample", with: "Specimen").replacing("2015-08-21", with: "2016-02-11")
                    .replacing("WR99 8AA", with: "WR99 7AA")
            }
            let accepted = try #require(try await test.publish(event).accepted).answer
            #expect(accepted.holds.map(\.code) == ["no-setting"])
        }
    }
}
