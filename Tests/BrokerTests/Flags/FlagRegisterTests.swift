// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What an operator is told of the register of flags.
@Suite struct FlagRegisterTests {
    private static let names = ["Cleo", "Max", "Sample", "Beispiel", "1988-07-02", "9990000018", "WN/26/0043"]

    private func list(_ test: TestBroker, _ arguments: JSON = .object([])) async throws -> [JSONValue] {
        try await test.ask(.flagList, arguments)["flags"]?.elements.map { $0 } ?? []
    }

    @Test func `flags are listed by forum and last day, those that lapse soon alone where that is asked, and nobody is named`()
        async throws
    {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            let flags = try await list(test)
            let flag = try #require(flags.first)
            #expect(flags.count == 1 && flag["forum"]?.string == "marac/worcestershire-north")
            #expect(flag["until"]?.string == "2027-11-17" && flag["referrals"]?.integer == 1)
            #expect(flag["since"]?.string == "2026-11-17T23:10:00Z" && flag["endedAt"]?.isNull == true)
            #expect(try await list(test, ["lapsing": 30]).isEmpty)
            try await test.move(to: "2027-10-18T09:00:00Z")
            #expect(try await list(test, ["lapsing": 30]).map { $0["daysLeft"]?.integer } == [30])
            #expect(try await list(test, ["lapsing": 29]).isEmpty)
            #expect(try await list(test, ["forum": "marac/worcestershire-south"]).isEmpty)
            await #expect(throws: AdminFailure.self) { _ = try await list(test, ["forum": "locality/malvern"]) }
            // One that has lapsed stands no longer, and can still be shown.
            let id = try #require(flag["id"]?.string)
            try await test.move(to: "2027-11-18T00:00:00Z")
            #expect(try await list(test).isEmpty)
            #expect(try await test.ask(.flagShow, ["id": .string(id)])["endedAt"]?.string != nil)
        }
    }

    @Test func `a flag says which referrals made it and who was told, and whom it is about only to who says why`() async throws {
        try await MatterPublishingTests.with { test in
            try await test.take(FlagSample())
            try await test.move(to: "2027-06-30T09:00:00Z")
            try await test.take(.later("flag-2", "WN/27/0009", "2027-06-30T08:00:00Z"))
            let id = try #require(try await list(test).first?["id"]?.string)
            let views = try await test.broker.entries(.view).count
            let shown = try await test.ask(.flagShow, ["id": .string(id)])
            #expect(shown["referrals"]?.integer == 2 && shown["until"]?.string == "2028-06-30")
            #expect(shown["referred"]?.elements.map { $0["event"]?.string } == ["flag-1", "flag-2"])
            let told = shown["told"]?.elements.compactMap { $0["recipient"]?.string } ?? []
            #expect(told.sorted() == (FlagTests.members + FlagTests.members).sorted())
            let text = String(decoding: shown.document.octets, as: UTF8.self)
            #expect(Self.names.filter(text.contains).isEmpty && shown["about"] == nil)
            #expect(try await test.broker.entries(.view).count == views)

            let words: JSON = ["id": .string(id), "by": "A. Officer", "reason": "asked by the chair"]
            let about = try #require(try await test.ask(.flagShow, words)["about"])
            #expect(about["victim"]?["givenName"]?.string == "Cleo" && about["reference"]?.string == "WN/27/0009")
            #expect(about["perpetrators"]?[0]?["familyName"]?.string == "Beispiel")
            let view = try #require(try await test.broker.entries(.view).dropFirst(views).first)
            #expect(try JSONDocument(view).root["flag"]?.integer == Int64(id))
            #expect(!String(decoding: view, as: UTF8.self).contains("Officer"))
            _ = try await test.broker.reader.verifyLedger()
        }
    }

    @Test func `a flag that is none is refused`() async throws {
        try await MatterPublishingTests.with { test in
            for id in ["0", "999", "x"] {
                await #expect(throws: AdminFailure.self) { _ = try await test.ask(.flagShow, ["id": .string(id)]) }
            }
        }
    }
}
