// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import Ledger
import NIOConcurrencyHelpers
import Reports
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What a MARAC tells of the actions that it gave.
@Suite struct ActionTests {
    static let marac = CasePublishingTests.marac
    private static let due = "2026-12-01"

    static func event(
        _ id: String, _ state: String = "OPEN", at: String? = nil, action: String = "A3", owner: String = "agency/severn-housing",
        given: String = "2026-11-17T14:45:00Z", due: String = due, acknowledged: String? = nil, reason: String? = nil,
        supersedes: String? = nil, reference: String = "WN/26/0042", source: String = marac
    ) -> [UInt8] {
        var data: [JSON.Member] = [
            .init("reference", .string(reference)), .init("area", .string(String(source.split(separator: "/")[1]))),
            .init("action", .string(action)), .init("owner", .string(owner)), .init("givenAt", .string(given)),
            .init("due", .string(due)), .init("state", .string(state)),
        ]
        for (name, value) in [
            ("stateAt", at), ("acknowledgedAt", acknowledged), ("reason", reason), ("supersedes", supersedes),
        ] {
            if let value { data.append(.init(name, .string(value))) }
        }
        let body: JSON = [
            "specversion": "1.0", "id": .string(id), "source": .string("spiffe://worcestershire.example/\(source)"),
            "type": "firstbell.marac-action.v1", "time": "2026-11-17T15:40:00Z", "data": .object(data),
        ]
        return body.octets
    }

    private func report(_ test: TestBroker, _ audience: ReportAudience = .inside) async throws -> FigureReport {
        let heading = ReportHeading(deployment: "worcestershire.example", rehearsal: false, asOf: test.time.withLockedValue { $0 })
        return try await FigureReport.maracActions(test.broker.reader, heading, audience: audience)
    }

    private func agency(_ report: FigureReport, _ name: String = "agency/severn-housing") -> [String]? {
        report.tables.first { $0.key == "by-agency" }?.rows.first { $0.labels == [name] }?.cells.map(\.text)
    }

    @Test func `an action is recorded and told to nobody, and its end is told with an event of its own`() async throws {
        try await TestBroker.with(at: CasePublishingTests.now) { test in
            let sent = try await test.sendings {
                let given = try #require(try await test.publish(Self.event("a-1"), as: Self.marac).accepted)
                #expect(given.answer.notices.isEmpty && given.answer.holds.isEmpty && given.answer.denials.isEmpty)
                let again = try #require(try await test.publish(Self.event("a-1"), as: Self.marac).accepted)
                #expect(again.duplicate)
            }
            #expect(sent.isEmpty)
            #expect(
                try await agency(report(test)) == [
                    "1", "0", "0", "0", "0", "1", "0", "- (0 of 0)", "1", "0s",
                ])
            let done = Self.event("a-2", "DONE", at: "2026-11-17T15:30:00Z", acknowledged: "2026-11-17T15:00:00Z")
            _ = try #require(try await test.publish(done, as: Self.marac).accepted)
            #expect(
                try await agency(report(test)) == [
                    "1", "1", "0", "0", "0", "0", "0", "100 % (1 of 1)", "0", "-",
                ])
            let entries = try await test.broker.entries(.action).map { String(decoding: $0, as: UTF8.self) }
            #expect(entries.count == 2)
            #expect(entries.allSatisfy { $0.contains(#""owner":"agency/severn-housing""#) && !$0.contains("A3") })
            #expect(entries[1].contains(#""action":1,"#) && entries[1].contains(#""state":"DONE""#))
            #expect(try await test.ask(.status)["stuck"]?.integer == 0)
            // Nor is it a contact, or a notice that could be explained.
            let heading = ReportHeading(
                deployment: "worcestershire.example", rehearsal: false, asOf: test.time.withLockedValue { $0 })
            let volumes = try await FigureReport.volumes(test.broker.reader, heading, audience: .inside)
            #expect(volumes.figures.map(\.cell) == [.count(0), .count(0)])
            await #expect(throws: AdminFailure.self) {
                _ = try await test.ask(
                    .policyExplain, ["recipient": "agency/severn-housing"], payload: Self.event("a-1"))
            }
        }
    }

    @Test func `what contradicts an action is refused with its place, and a correction changes it`() async throws {
        try await TestBroker.with(at: CasePublishingTests.now) { (test) async throws in
            func faults(_ body: [UInt8]) async throws -> [String]? {
                let problem = try await test.publish(body, as: Self.marac).rejected
                #expect(problem == nil || problem?.code == .invalidEvent)
                return problem?.errors.map(\.pointer)
            }
            #expect(try await faults(Self.event("a-0", due: "2026-11-16")) == ["/data/due"])
            #expect(try await faults(Self.event("a-1")) == nil)
            #expect(
                try await faults(Self.event("a-2", owner: "agency/other", given: "2026-11-17T14:00:00Z", due: "2026-12-24"))
                    == ["/data/owner", "/data/givenAt", "/data/due"])
            #expect(try await faults(Self.event("a-2", supersedes: "a-9")) == ["/data/supersedes"])
            #expect(try await faults(Self.event("b-1", action: "A4")) == nil)
            #expect(try await faults(Self.event("a-2", supersedes: "b-1")) == ["/data/supersedes"], "it is about another action")
            #expect(try await faults(Self.event("a-2", "DONE", at: "2026-11-17T15:00:00Z")) == nil)
            #expect(try await faults(Self.event("a-3", "IN_PROGRESS", at: "2026-11-17T15:10:00Z")) == ["/data/state"])
            let undone = Self.event("a-3", "NOT_UNDERTAKEN", at: "2026-11-17T15:00:00Z", reason: "Nobody went.")
            #expect(try await faults(undone) == ["/data/state"])
            // The owner was wrong, which opens nothing that has ended.
            #expect(try await faults(Self.event("a-4", owner: "agency/wye-housing", supersedes: "a-1")) == nil)
            #expect(try await agency(report(test), "agency/wye-housing")?.prefix(2) == ["1", "1"])
            #expect(try await agency(report(test))?.prefix(2) == ["1", "0"], "the other action is its own")
            // It was not done after all.
            let corrected = Self.event(
                "a-5", "NOT_UNDERTAKEN", at: "2026-11-17T15:00:00Z", owner: "agency/wye-housing", reason: "Nobody went.",
                supersedes: "a-2")
            #expect(try await faults(corrected) == nil)
            #expect(
                try await agency(report(test), "agency/wye-housing") == [
                    "1", "0", "0", "0", "1", "0", "0", "0 % (0 of 1)", "0", "-",
                ])
            #expect(try await faults(Self.event("a-6", supersedes: "a-2")) == ["/data/supersedes"], "it has been corrected")
        }
    }

    @Test func `a recalled event counts for nothing, and an action of which all was recalled is left out`() async throws {
        try await TestBroker.with(at: CasePublishingTests.now) { test in
            _ = try #require(try await test.publish(Self.event("a-1"), as: Self.marac).accepted)
            let done = Self.event("a-2", "DONE", at: "2026-11-17T15:00:00Z")
            _ = try #require(try await test.publish(done, as: Self.marac).accepted)
            for (event, figures) in [("a-2", ["1", "0", "0", "0", "0", "1"]), ("a-1", nil)] as [(String, [String]?)] {
                let recall = RecallTests.recall(
                    event, id: "recall-\(event)", reason: "PUBLISHED_IN_ERROR", source: Self.marac, time: "2026-11-17T15:45:00Z")
                let answer = try await test.publish(recall, as: Self.marac)
                try #require(answer.accepted != nil, "\(answer)")
                #expect(try await agency(report(test)).map { Array($0.prefix(6)) } == figures)
            }
            #expect(try await report(test).excluded.map(\.cell) == [.count(1)])
            // There is nobody to take it back from.
            let one = RecallTests.recall(
                "a-1", id: "recall-one", reason: "PUBLISHED_IN_ERROR", recipient: "agency/severn-housing", source: Self.marac,
                time: "2026-11-17T15:45:00Z")
            let refused = try await test.publish(one, as: Self.marac).rejected
            #expect(refused?.code == .invalidEvent && refused?.errors.map(\.pointer) == ["/data/recipient"])
            // It can be given anew.
            _ = try #require(try await test.publish(Self.event("a-3"), as: Self.marac).accepted)
            #expect(try await agency(report(test))?.first == "1")
        }
    }

    /// Otherwise what nobody tells the end of would be kept for ever.
    @Test func `a year after its last day an action that nobody ended is given up, which is told before, and then its words age`()
        async throws
    {
        try await TestBroker.with(at: CasePublishingTests.now) { test in
            _ = try #require(try await test.publish(Self.event("a-1", due: "2026-12-01"), as: Self.marac).accepted)
            func look(_ day: String) async throws -> JSONValue {
                let at = try Instant(rfc3339: "\(day)T12:00:00Z")
                test.time.withLockedValue { $0 = at }
                return try await test.ask(.retentionStatus)
            }
            var status = try await look("2027-09-02")
            #expect(status["unresolved"]?.integer == 1 && status["actions"]?.elements.map { $0 }.isEmpty == true)
            status = try await look("2027-09-03")
            #expect(status["actions"]?[0]?["givenUpOn"]?.string == "2027-12-02")
            #expect(status["actions"]?[0]?["owner"]?.string == "agency/severn-housing")
            status = try await look("2027-12-01")
            #expect(status["unresolved"]?.integer == 1 && status["waiting"]?.integer == 0)
            status = try await look("2027-12-03")
            #expect(status["unresolved"]?.integer == 0 && status["waiting"]?.integer == 1)
            status = try await look("2028-02-29")
            #expect(status["due"]?.integer == 0)
            status = try await look("2028-03-01")
            #expect(status["due"]?.integer == 1)
            #expect(try await test.ask(.retentionRun, ["after": 0, "dryRun": false])["subjects"]?.integer == 1)
            #expect(try await agency(report(test))?[5...6] == ["0", "1"], "the figures stay, and it is overdue still")
        }
    }

    @Test func `only the MARAC of the area tells of its actions`() async throws {
        try await TestBroker.with(at: CasePublishingTests.now) { test in
            #expect(try await test.publish(Self.event("a-1", source: "police/22"), as: "police/22").rejected?.code == .notPermitted)
            let south = "marac/worcestershire-south"
            let body = String(decoding: Self.event("a-1", source: south), as: UTF8.self)
                .replacing("\"area\":\"worcestershire-south\"", with: "\"area\":\"worcestershire-north\"")
            let problem = try await test.publish(Array(body.utf8), as: south).rejected
            #expect(problem?.code == .notPermitted && problem?.errors.map(\.pointer) == ["/data/area"])
            // The same reference and id are another action elsewhere.
            _ = try #require(try await test.publish(Self.event("a-1"), as: Self.marac).accepted)
            _ = try #require(
                try await test.publish(Self.event("a-1", owner: "agency/other", source: south), as: south).accepted)
            #expect(try await report(test).figures.first?.cell == .count(2))
            // A reason may hold what it should not, and the producer is told.
            let warned = Self.event(
                "a-9", "NOT_POSSIBLE", at: "2026-11-17T15:00:00Z", action: "A9", reason: "Call 07700 900123 first.")
            #expect(try await test.publish(warned, as: Self.marac).accepted?.answer.warnings.map(\.pointer) == ["/data/reason"])
        }
    }
}
