// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Reports
import Safeguarding
import Testing
import Wire

@testable import Broker

/// The coverage report of cases that a broker was told, each with another end.
@Suite struct CaseCoverageTests {
    /// Publishes the smallest case with a practice and consent, under a number of its own and with texts replaced.
    @discardableResult
    private func publish(_ number: Int, _ changes: [(String, String)] = [], in test: TestBroker) async throws -> Accepted {
        let file = TestBroker.examples.appendingPathComponent(
            "../Schemas/examples/firstbell.marac-case-heard.v1/valid-smallest.json")
        var text = try String(contentsOf: file, encoding: .utf8)
        let own = [
            ("5b01", "6\(100 + number)"), ("WN/26/0042", "WN/26/\(1_000 + number)"), ("1988-07-02\"", "1988-07-02\", \(practice)"),
            ("\"riskGrade\"", "\"consent\": {\"state\": \"given\", \"scopes\": [\"information\"]}, \"riskGrade\""),
        ]
        for (old, new) in own + changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        return try #require(try await test.publish(Array(text.utf8), as: CasePublishingTests.marac).accepted)
    }

    private func report(_ test: TestBroker, audience: ReportAudience = .inside, area: String? = nil) async throws -> CoverageReport
    {
        try CoverageReport(
            journal: await test.broker.reader, from: CivilDate(iso: "2026-11-17"), to: CivilDate(iso: "2026-11-17"), area: area,
            audience: audience, asOf: test.time.withLockedValue { $0 })
    }

    private let practice = "\"practice\": \"gp/M81001\""

    @Test func `every victim heard is in one part of the report, by the way it ended`() async throws {
        try await CasePublishingTests.with { test in
            try await publish(1, in: test)
            #expect(try await test.broker.deliver(to: "gp/M81001") == .recorded)
            try await publish(2, in: test)
            #expect(try await test.broker.refuse(by: "gp/M81001") == .recorded)
            for (number, code) in ["NOT_REGISTERED", "OUT_OF_AREA", "NUMBER_UNKNOWN", "DECEASED", "SAFETY_HOLD"].enumerated() {
                try await publish(10 + number, [(practice, "\"noPractice\": \"\(code)\"")], in: test)
            }
            let denied = try await publish(3, [("gp/M81001", "gp/M99999")], in: test)
            try await publish(4, [(practice, "\"nhsNumber\": \"9990000018\"")], in: test)
            let routed = try await publish(5, [("gp/M81001", "gp/M99998")], in: test)
            let hold = try #require(routed.answer.holds.first?.hold)
            _ = try await test.ask(
                .holdDeny,
                ["id": .string(try #require(denied.answer.holds.first?.hold)), "by": "Lee Example", "reason": "moved abroad"])
            try await publish(6, [("\"HEARD\"", "\"DEFERRED\"")], in: test)
            try await publish(7, [("\"riskGrade\": \"high\"", "\"riskGrade\": \"medium\"")], in: test)
            try await publish(8, [("\"state\": \"given\"", "\"state\": \"refused\"")], in: test)
            // A case of another day is in no part.
            try await publish(9, [("2026-11-17T14:30:00Z", "2026-11-16T14:30:00Z")], in: test)

            let before = try await report(test).figures
            #expect(before.heard == 11 && before.delivered == 1 && before.exceptions == 6 && before.open == 4)
            #expect(
                before.differences.map { "\($0.group) \($0.code) \($0.count)" } == [
                    "exception deceased 1", "exception denied-by-person:practice-unknown 1", "exception nhs-number-unknown 1",
                    "exception not-registered 1", "exception practice-out-of-area 1", "exception safety-hold 1",
                    "open held:limb-missing 1", "open held:practice-missing 1", "open held:practice-unknown 1",
                    "open refused-by-practice 1",
                ])
            #expect(before.exclusions.map { "\($0.code) \($0.count)" } == ["below-threshold 1", "not-heard 1"])
            #expect(before.coverage?.precise == "9.1 % (1 of 11)" && before.accounted?.precise == "63.6 % (7 of 11)")

            // The hold is routed and its notice waits; after the deadline the practice's system is there again.
            _ = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": "gp/M81002", "by": "Lee Example", "reason": "asked the practice"])
            #expect(try await report(test).figures.differences.contains { $0.code == "not-yet-delivered" && $0.count == 1 })
            test.time.withLockedValue { $0 = $0 + .seconds(3 * 86_400) }
            #expect(try await test.broker.deliver(to: "gp/M81002") == .recorded)
            let after = try await report(test)
            #expect(after.figures.delivered == 2 && after.figures.inTime == 1 && after.figures.late == 1)
            #expect(after.figures.open == 3 && after.figures.heard == 11)
            #expect(
                after.figures.practices.map { "\($0.practice) \($0.notices) \($0.rank ?? 0)" } == [
                    "gp/M81001 1 1", "gp/M81002 1 1",
                ])
            #expect(after.figures.areas.map(\.area) == ["worcestershire-north"])
            #expect(
                after.rendered(as: .text).contains("2 delivered + 6 coded exceptions + 3 open = 11 of 11 heard"))

            // Nobody outside learns of two practices with a notice each.
            let outside = try await report(test, audience: .outside).rendered(as: .json)
            #expect(outside.contains("\"heard\": 11") && !outside.contains("M81001") && outside.contains("\"delivered\": null"))
            #expect(try await report(test, area: "worcestershire-south").figures.heard == 0)
        }
    }

    @Test func `a child's notice and a record of social care cover no victim`() async throws {
        try await CasePublishingTests.with { test in
            let event = try CasePublishingTests.event(("\"practice\": \"gp/M81001\"", "\"noPractice\": \"SAFETY_HOLD\""))
            _ = try await test.publish(event, as: CasePublishingTests.marac)
            #expect(try await test.broker.deliver(to: "gp/A1B2C") == .recorded)
            let figures = try await report(test).figures
            #expect(figures.heard == 1 && figures.delivered == 0 && figures.practices.isEmpty)
            #expect(figures.differences.map(\.code) == ["safety-hold"])
        }
    }
}

extension Broker {
    /// A recipient's system stores its first waiting notice; the verb of the answer.
    func deliver(to recipient: String) throws -> Verb? {
        guard let partner = PartnerID(recipient),
            let waiting = try journal.reader.waiting().first(where: { $0.recipient == partner }),
            let notice = try journal.write(at: clock.now, { try $0.beginAttempt(waiting.sequence, to: partner) })
        else { return nil }
        let body = Array(#"{"notice":"\#(notice.id)","digest":"\#(Digest.hex(notice.digest))","stage":"delivered"}"#.utf8)
        let outbox = try commit([
            .request(Request(session: 8, partner: partner, correlation: [], body: .receipt(try Receipt(body: body))))
        ])
        dispatch(outbox)
        return outbox.answers.first?.message.verb
    }
}
