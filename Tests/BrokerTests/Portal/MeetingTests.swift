// SPDX-License-Identifier: Apache-2.0
import Journal
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What co-ordinators of MARACs and those who answer for recalls ask of the broker and of the journal.
@Suite struct MeetingTests {
    private static let coordinator = "coordinator@worcestershire.example"

    private func partner(_ text: String) throws -> PartnerID { try #require(PartnerID(text)) }

    @Test func `an agenda is of its MARAC and its day, and its references are shown after a view of each`() async throws {
        try await TestBroker.with { test in
            let (own, other) = (try partner("marac/worcestershire-north"), try partner("marac/elsewhere"))
            let authority = try partner("local-authority/885")
            try await test.enrol(own.description, number: 1)
            test.time.withLockedValue { $0 = $0 + .seconds(200 * 86_400) }
            let meeting = #", "meetingAt": "2026-12-01T10:00:00Z""#
            for (id, stage, more) in [("m-1", "AGENDA", meeting), ("m-2", "MINUTES", meeting), ("m-3", "FLAG", "")] {
                var sample = FlagSample(stage: stage, id: id, reference: "WN/26/\(id)", more: more)
                sample.reportedAt = "2026-11-17T23:10:00Z"
                _ = try #require(try await test.publish(sample.octets, as: own.description).accepted, "\(id)")
            }
            _ = try #require(try await test.publish(try CasePublishingTests.event(), as: own.description).accepted)
            let reader = await test.broker.reader
            let (from, before) = (try Instant(rfc3339: "2026-12-01T00:00:00Z"), try Instant(rfc3339: "2026-12-02T00:00:00Z"))
            let cases = try reader.agenda(of: own, from: from, before: before, limit: 10)
            #expect(cases.map(\.stage) == [.agenda, .minutes])
            #expect(try reader.agenda(of: other, from: from, before: before, limit: 10).isEmpty)
            #expect(try reader.agenda(of: own, from: before, before: .farFuture, limit: 10).isEmpty)
            let heard = try #require(
                try reader.agenda(of: own, from: Instant(milliseconds: 0), before: from, limit: 10).first { $0.stage == nil })
            #expect(heard.outcome == .heard && heard.notices + heard.holds > 0)
            let views = try await test.broker.entries(.view).count
            let broker = test.broker
            func references(of marac: PartnerID, for partner: PartnerID) async throws -> [String] {
                try await broker.portalReferences(of: cases, of: marac, for: partner, by: Self.coordinator).values.sorted()
            }
            await #expect(throws: PortalRefusal.unknownNotice) { _ = try await references(of: own, for: other) }
            await #expect(throws: PortalRefusal.unknownNotice) { _ = try await references(of: other, for: own) }
            #expect(try await broker.entries(.view).count == views)
            #expect(try await references(of: own, for: own) == ["WN/26/m-1", "WN/26/m-2"])
            #expect(try await broker.entries(.view).count == views + 2)
            // Whoever works for the only authority has every MARAC; where there are two, none.
            #expect(try await broker.portalMARACs(of: authority) == [own])
            let flag = try #require(try reader.flags().first)
            _ = try await broker.portalFlag(flag.id, of: own, for: authority, by: Self.coordinator)
            await #expect(throws: PortalRefusal.unknownNotice) {
                _ = try await broker.portalFlag(flag.id, of: other, for: other, by: Self.coordinator)
            }
            // An account can be of a MARAC that there is, and of no other.
            func invite(_ place: String) async throws {
                _ = try await test.ask(
                    .portalInvite,
                    ["email": "marac@council.example", "role": "marac-coordinator", "for": .string(place), "name": "Alex Specimen"])
            }
            await #expect(throws: AdminFailure.self) { try await invite("marac/elsewhere") }
            try await invite(own.description)
            try await test.enrol("local-authority/884", number: 2)
            #expect(try await broker.portalMARACs(of: authority).isEmpty)
            #expect(try await broker.portalMARACs(of: own) == [own])
        }
    }

    @Test func `a recall is for the authority of everybody who had it, and for the MARAC that made it`() async throws {
        try await TestBroker.with { test in
            let (own, other) = (try partner("local-authority/885"), try partner("local-authority/884"))
            let broker = test.broker
            let event = try test.event("03-siblings-in-two-schools")
            _ = try #require(try await test.publish(event).accepted)
            #expect(try await test.sendings(to: "school/116900").count == 1)
            let recalled = try #require(try JSONDocument(event).root["id"]?.string)
            _ = try #require(try await test.publish(RecallTests.recall(recalled)).accepted)
            let id = try #require(try await broker.reader.recalls().first?.id)
            func before(_ partner: PartnerID, _ role: PortalRole) async throws -> [NoticeID] {
                let reader = await broker.reader
                let found = try reader.recalls(answeredBy: partner)
                for (recall, recipients) in found {
                    #expect(recipients == Set(try reader.recall(recall.id)?.notices.map(\.recipient) ?? []))
                }
                return try await broker.portalRecalls(found, of: partner, as: role).map(\.id)
            }
            #expect(try await before(own, .dutyOfficer) == [id])
            for (partner, role) in [(other, PortalRole.dutyOfficer), (own, .lead), (own, .maracCoordinator)] {
                #expect(try await before(partner, role).isEmpty, "\(role)")
                await #expect(throws: PortalRefusal.unknownNotice) {
                    _ = try await broker.portalRecall(id, of: partner, as: role, by: "x")
                }
                await #expect(throws: PortalRefusal.unknownNotice) {
                    try await broker.portalCloseRecall(id, of: partner, as: role, by: "x", reason: "x")
                }
            }
            // Whoever made the recall sees it; whether the authority notifies is not theirs to say, unless they work for it.
            let maker = try #require(try await broker.reader.recalls().first)
            #expect(maker.breach?.owner == own)
            let reader = await broker.reader
            #expect(try reader.recalls(madeBy: [other, maker.source]).map(\.id) == [id])
            #expect(try reader.recalls(madeBy: [other]).isEmpty && reader.recalls(madeBy: []).isEmpty)
            let (marac, north) = (PortalRole.maracCoordinator, try partner("marac/worcestershire-north"))
            #expect(await !broker.portalMayClose(own, north, as: marac))
            for (partner, role) in [(own, marac), (other, .dutyOfficer)] {
                #expect(await broker.portalMayClose(own, partner, as: role))
            }
            _ = try await broker.portalRecall(id, of: own, as: .dutyOfficer, by: Self.coordinator)
            try await broker.portalCloseRecall(id, of: own, as: .dutyOfficer, by: "Alex", reason: "Notified.")
            #expect(try await broker.reader.recalls().first?.breach?.clock.state == .closed)
            await #expect(throws: AdminFailure.self) {
                try await broker.portalCloseRecall(id, of: own, as: .dutyOfficer, by: "Alex", reason: "Again.")
            }
        }
    }
}
