// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// The register of consent beside the decisions that ask it.
@Suite struct ConsentRegisterTests {
    /// The example of a case without its statement of consent.
    static func silentCase() throws -> [UInt8] {
        let text = String(decoding: try CasePublishingTests.event(), as: UTF8.self)
        let start = try #require(text.range(of: "    \"consent\": {"))
        let end = try #require(text.range(of: "\"advocate\"", range: start.upperBound..<text.endIndex))
        return Array((text[..<start.lowerBound] + text[end.lowerBound...]).utf8)
    }

    static func report(_ state: String, at time: String, id: String = "c-1", others: String = "", number: Bool = true) -> [UInt8] {
        let nhs = number ? #", "nhsNumber": "9990000018""# : ""
        return Array(
            """
            {"specversion": "1.0", "id": "\(id)", "source": "spiffe://worcestershire.example/local-authority/885",
             "type": "firstbell.consent.v1", "time": "2026-11-17T15:45:00Z",
             "data": {"person": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"\(nhs)},
                      "state": "\(state)", "at": "\(time)", "recordedBy": "Lee Example"\(others)}}
            """.utf8)
    }

    static let override = #"""
        , "override": {"limb": "c", "reason": "Asking would put her at risk.", "decidedBy": "Lee Example",
         "decidedAt": "2026-11-17T15:44:00Z", "reviewedBy": "Kim Muster"}
        """#

    func held(_ test: TestBroker) async throws -> String {
        let accepted = try #require(try await test.publish(Self.silentCase(), as: CasePublishingTests.marac).accepted)
        #expect(accepted.answer.holds.map(\.code) == ["limb-missing"])
        return try #require(accepted.answer.holds.first?.hold)
    }

    @Test func `a held notice goes once two people have decided to share it without consent`() async throws {
        try await CasePublishingTests.with { test in
            let hold = try await held(test)
            let release: JSON = ["id": .string(hold), "by": "Lee Example", "reason": "decided with a colleague"]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRelease, release) }
            let report = Self.report("refused", at: "2026-11-17T15:44:00Z", others: Self.override)
            _ = try #require(try await test.publish(report, as: "local-authority/885").accepted)
            #expect(try await test.ask(.holdRelease, release).member("state")?.string == "released")
            #expect(try test.consents() == ["limb-c"])
        }
    }

    @Test(arguments: [true, false]) func `consent told before the case is asked when it comes`(number: Bool) async throws {
        try await CasePublishingTests.with { test in
            let report = Self.report("given", at: "2026-11-17T12:00:00Z", number: number)
            _ = try #require(try await test.publish(report, as: "local-authority/885").accepted)
            let accepted = try #require(try await test.publish(Self.silentCase(), as: CasePublishingTests.marac).accepted)
            #expect(accepted.answer.holds.isEmpty)
            #expect(try test.consents() == ["given"])
        }
    }

    @Test func `withdrawn consent is none, and stops neither the child's notice nor a record`() async throws {
        try await CasePublishingTests.with { test in
            for (id, state, time) in [("c-2", "withdrawn", "2026-11-17T13:00:00Z"), ("c-1", "given", "2026-11-17T12:00:00Z")] {
                _ = try #require(
                    try await test.publish(Self.report(state, at: time, id: id), as: "local-authority/885").accepted)
            }
            let accepted = try #require(try await test.publish(Self.silentCase(), as: CasePublishingTests.marac).accepted)
            #expect(accepted.answer.holds.map(\.code) == ["limb-missing"])
            #expect(accepted.answer.notices.map(\.flow).filter { $0 == .maracRecord }.count == 3)
            #expect(accepted.answer.notices.contains { $0.recipient?.code == "A1B2C" })
        }
    }

    @Test func `a statement that is taken back counts for nothing, and is shown so`() async throws {
        try await CasePublishingTests.with { test in
            let authority = "local-authority/885"
            let report = Self.report("given", at: "2026-11-17T12:00:00Z")
            _ = try #require(try await test.publish(report, as: authority).accepted)
            let recall = RecallTests.recall(
                "c-1", reason: "WRONG_PERSON", source: authority, time: "2026-11-17T15:45:00Z")
            let recalled = try #require(try await test.publish(recall, as: authority).accepted)
            #expect(recalled.answer.notices.isEmpty && recalled.answer.holds.isEmpty)
            let accepted = try #require(try await test.publish(Self.silentCase(), as: CasePublishingTests.marac).accepted)
            #expect(accepted.answer.holds.map(\.code) == ["limb-missing"])
            let person = Array(#"{"person": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"}}"#.utf8)
            let shown = try await test.ask(.consentShow, ["by": "Kim Muster", "reason": "asked by her"], payload: person)
            #expect(shown["state"]?.string == ConsentState.notSought.rawValue)
            #expect(shown["statements"]?[0]?["recalled"]?.boolean == true)
            // The recall itself is no event that could be taken back.
            let again = RecallTests.recall("recall-1", id: "recall-2", source: authority, time: "2026-11-17T15:45:00Z")
            #expect(try await test.publish(again, as: authority).rejected?.code == .unknownEvent)
        }
    }

    @Test func `no statement about anybody stops a notice to a school`() async throws {
        try await TestBroker.with { test in
            let school = try test.event("01-bank-holiday")
            for state in ConsentState.allCases where state != .unable {
                let report = Self.report(state.rawValue, at: "2026-05-04T12:00:00Z", id: "c-\(state.rawValue)")
                let body = Array(
                    String(decoding: report, as: UTF8.self).replacingOccurrences(of: "2026-11-17T15:45", with: "2026-05-04T12:01")
                        .utf8)
                _ = try #require(try await test.publish(body, as: "local-authority/885").accepted)
            }
            let accepted = try #require(try await test.publish(school).accepted)
            #expect(accepted.answer.notices.count == 1 && accepted.answer.holds.isEmpty)
            #expect(try test.consents().isEmpty)
        }
    }

    @Test func `who may not record consent is refused, and so is an override of one person`() async throws {
        try await CasePublishingTests.with { test in
            let school = Array(
                String(decoding: Self.report("given", at: "2026-11-17T12:00:00Z"), as: UTF8.self)
                    .replacingOccurrences(of: "local-authority/885", with: "school/116900").utf8)
            #expect(try await test.publish(school, as: "school/116900").rejected?.code == .notPermitted)
            let alone = Self.report(
                "refused", at: "2026-11-17T15:44:00Z",
                others: Self.override.replacingOccurrences(of: "Kim Muster", with: "lee example"))
            let problem = try await test.publish(alone, as: "local-authority/885").rejected
            #expect(problem?.code == .invalidEvent && problem?.errors.map(\.pointer) == ["/data/override/reviewedBy"])
            let future = Self.report("given", at: "2026-11-18T12:00:00Z")
            #expect(try await test.publish(future, as: "local-authority/885").rejected?.errors.first?.code == "future-time")
        }
    }

    @Test func `an operator records, withdraws and looks, and the look is in the ledger`() async throws {
        try await CasePublishingTests.with { test in
            let data = Array(
                #"{"person": {"givenName": "Cleo", "familyName": "Sample", "dateOfBirth": "1988-07-02"}, "state": "given", "scopes": ["support"], "at": "2026-11-17T12:00:00Z", "recordedBy": "Lee Example"}"#
                    .utf8)
            _ = try await test.ask(.consentRecord, payload: data)
            test.time.withLockedValue { $0 = $0 + .seconds(60) }
            _ = try await test.ask(.consentWithdraw, ["by": "Kim Muster"], payload: data)
            let before = try await test.ask(.status).member("ledgerSize")?.integer ?? 0
            let shown = try await test.ask(.consentShow, ["by": "Kim Muster", "reason": "asked by her"], payload: data)
            #expect(shown.member("state")?.string == "withdrawn")
            let statements = shown.member("statements")?.elements.map { $0 } ?? []
            #expect(statements.map { $0.member("state")?.string } == ["given", "withdrawn"])
            #expect(statements.map { $0.member("recordedBy")?.string } == ["Lee Example", "Kim Muster"])
            #expect(try await test.ask(.status).member("ledgerSize")?.integer == before + 2)
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.consentRecord, payload: Array("{}".utf8)) }
        }
    }
}

extension TestBroker {
    /// What decisions kept of consent.
    func consents() throws -> [String] {
        try DatabaseQueue(path: Journal.path(in: folder)).read { db in
            try String.fetchAll(db, sql: "SELECT consent FROM decision WHERE consent IS NOT NULL ORDER BY id")
        }
    }
}
