// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import NIOConcurrencyHelpers
import Reports
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What reports of tables find in a journal that a broker wrote.
@Suite struct FigureFactsTests {
    private func heading(_ test: TestBroker, from: String? = nil, to: String? = nil) -> ReportHeading {
        ReportHeading(
            deployment: "worcestershire.example", rehearsal: false, from: from.flatMap { CivilDate(iso: $0) },
            to: to.flatMap { CivilDate(iso: $0) }, asOf: test.time.withLockedValue { $0 })
    }

    private func row(_ report: FigureReport, _ table: String, _ labels: String...) -> [FigureCell]? {
        report.tables.first { $0.key == table }?.rows.first { $0.labels == labels }?.cells
    }

    private func figure(_ report: FigureReport, _ key: String) -> FigureCell? {
        (report.figures + report.excluded).first { $0.key == key }?.cell
    }

    @Test func `an incident is counted by its kinds, its source and what was given of each child`() async throws {
        try await TestBroker.with { test in
            let event = try test.event("01-bank-holiday") {
                $0.replacingOccurrences(of: "\"locationCategory\"", with: "\"reportedBy\": \"family_public\", \"locationCategory\"")
            }
            _ = try #require(try await test.publish(event).accepted)
            let (reader, heading) = (await test.broker.reader, heading(test))
            let volumes = try FigureReport.volumes(reader, heading, audience: .inside)
            #expect(row(volumes, "notices-by-type-and-source", "physical", "family-public") == [.count(1), .count(1)])
            #expect(row(volumes, "notices-by-type-and-source", "coercive_control", "family-public") == [.count(1), .count(1)])
            #expect(row(volumes, "contacts-by-source", "police") == [.count(0), .count(0)])
            #expect(row(volumes, "areas-by-year", "22") == [.count(1), .count(1)])
            let quality = try FigureReport.quality(reader, heading, audience: .inside)
            let all = FigureCell.share(Share(1, of: 1)), none = FigureCell.share(Share(0, of: 1))
            // UPN, birth date, NHS number, postcode, voice, setting named, on roll, no setting.
            #expect(row(quality, "subjects", "police/22") == [.count(1), all, all, none, none, all, none, all, none])
            #expect(row(quality, "events", "police/22") == [.count(1), all, all, all])
            let touches = try FigureReport.touches(reader, heading, audience: .inside)
            #expect(figure(touches, "automated") == all)
            let recipients = try FigureReport.recipients(reader, heading, audience: .inside)
            #expect(row(recipients, "school", "school/116900")?.first == .count(1))
            // Another range has none of it.
            let later = self.heading(test, from: "2026-05-05", to: "2026-05-31")
            #expect(figure(try .volumes(reader, later, audience: .inside), "contacts") == .count(0))
            #expect(try FigureReport.recipients(reader, later, audience: .inside).tables.first?.rows.isEmpty == true)
        }
    }

    @Test func `a contact that was recalled is left out, with its notices`() async throws {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let recall = """
                {"specversion":"1.0","id":"recall-1","source":"spiffe://worcestershire.example/police/22","type":"firstbell.recall.v1",
                "time":"2026-05-04T20:59:00Z","data":{"event":"019df4a1-1001-7c1a-9a51-1f2d3c4b5a01","reason":"PUBLISHED_IN_ERROR"}}
                """
            let answer = try await test.publish(Array(recall.utf8))
            try #require(answer.accepted != nil, "\(answer)")
            let volumes = try await FigureReport.volumes(test.broker.reader, heading(test), audience: .inside)
            #expect(figure(volumes, "contacts") == .count(0) && figure(volumes, "recalled") == .count(1))
        }
    }

    @Test func `the same child again is a repeat, and the same pair a third time escalates`() async throws {
        try await TestBroker.with { test in
            for (number, day) in [(1, "01"), (2, "02"), (3, "03")] {
                let event = try test.event("01-bank-holiday") { text in
                    text.replacingOccurrences(of: "5a01\"", with: "5b0\(number)\"")
                        .replacingOccurrences(of: "22/26/0104201", with: "22/26/020420\(number)")
                        .replacingOccurrences(of: "2026-05-04T11", with: "2026-05-\(day)T11")
                        .replacingOccurrences(
                            of: "\"relationshipToChild\": \"mother\"", with: "\"givenName\": \"Cleo\", \"familyName\": \"Sample\""
                        )
                        .replacingOccurrences(
                            of: "\"relationshipToChild\": \"father\"", with: "\"givenName\": \"Sam\", \"familyName\": \"Sample\"")
                }
                _ = try #require(try await test.publish(event).accepted)
            }
            let reader = await test.broker.reader
            let report = try FigureReport.repeats(reader, heading(test, from: "2026-05-02", to: "2026-05-31"), audience: .inside)
            // The first is before the range, and makes a repeat of the second.
            #expect(row(report, "new-and-repeat", "repeat") == [.count(2), .count(2)])
            #expect(row(report, "new-and-repeat", "new") == [.count(0), .count(0)])
            #expect(figure(report, "escalated") == .count(1) && row(report, "pairs", "3") == [.count(1), .count(1)])
            #expect(figure(report, "children") == .count(1) && figure(report, "households") == .count(1))
            let population = try reader.auditPopulation(
                from: nil, before: nil, in: .london)
            #expect(population == [.new: [1], .repeat: [2, 3]])
        }
    }

    @Test func `a case that a MARAC heard is in its return, and a paper by when it came`() async throws {
        try await MatterPublishingTests.with { test in
            for (event, partner) in [
                (try CasePublishingTests.event(), CasePublishingTests.marac),
                (try MatterPublishingTests.event("locality-paper"), MatterPublishingTests.police),
            ] {
                let answer = try await test.publish(event, as: partner)
                try #require(answer.accepted != nil, "\(answer)")
            }
            let (reader, heading) = (await test.broker.reader, heading(test))
            let papers = try FigureReport.papers(reader, heading, audience: .inside)
            #expect(
                row(papers, "by-meeting", "locality/malvern 2026-12-03")
                    == [.count(1), .count(1), .count(0), .share(Share(1, of: 1))])
            let marac = try FigureReport.maracReturn(reader, heading, audience: .inside)
            #expect(figure(marac, "cases") == .count(1) && figure(marac, "children") == .count(2))
            #expect(try FigureReport.divergence(reader, heading, audience: .inside).tables.first?.rows.isEmpty == false)
        }
    }

    @Test func `what waits is in the report of it by its code`() async throws {
        try await TestBroker.with { test in
            let event = try test.event("01-bank-holiday") {
                $0.replacingOccurrences(of: "\"upn\": \"B801200005001\",", with: "").replacingOccurrences(of: "Ada", with: "Nobody")
                    .replacingOccurrences(of: "2016-03-27", with: "2017-04-28")
            }
            _ = try #require(try await test.publish(event).accepted)
            let report = try await FigureReport.unresolved(test.broker.reader, heading(test), audience: .inside)
            #expect(row(report, "holds", "no-setting")?.prefix(3) == [.count(1), .count(1), .count(0)])
            #expect(row(report, "owners", "local-authority/885")?.first == .count(1))
            let quality = try await FigureReport.quality(test.broker.reader, heading(test), audience: .inside)
            #expect(row(quality, "subjects", "police/22")?.last == .share(Share(1, of: 1)))
        }
    }

    @Test func `a nil return is a digest, and a morning that the broker slept through is missing`() async throws {
        try await FamilyDigestTests.with { test in
            try await test.families(FamilyDigestTests.ada, FamilyDigestTests.cy)
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let (morning, later) = (try Instant(rfc3339: "2026-05-05T06:00:00Z"), try Instant(rfc3339: "2026-05-07T05:00:00Z"))
            test.time.withLockedValue { $0 = morning }
            await test.broker.tick()
            // Nothing is made of the sixth, and the seventh is not due yet.
            test.time.withLockedValue { $0 = later }
            let report = try await FigureReport.nilReturns(test.broker.reader, heading(test), audience: .inside)
            func share(_ part: Int, _ whole: Int) -> FigureCell { .share(Share(part, of: whole)) }
            let malvern = try #require(row(report, "by-cluster", "locality/malvern"))
            #expect(malvern.prefix(4) == [.count(2), share(1, 2), .count(1), .count(0)])
            #expect(malvern.suffix(3) == [.count(0), .count(1), .count(0)])
            let redditch = try #require(row(report, "by-cluster", "locality/redditch"))
            #expect(redditch.suffix(3) == [.count(1), .count(0), .count(0)])
            #expect(row(report, "missing", "locality/malvern") == [.day(try #require(CivilDate(iso: "2026-05-06")))])
            let rest = heading(test, from: "2026-05-06", to: "2026-05-31")
            let after = try await FigureReport.nilReturns(test.broker.reader, rest, audience: .inside)
            #expect(figure(after, "made") == share(0, 2))
        }
    }

    @Test func `training counts the settings of the directory`() async throws {
        try await TestBroker.with { test in
            let report = try await FigureReport.training(test.broker.reader, heading(test), audience: .inside)
            let active = try #require(figure(report, "active"))
            guard case .count(.count(let settings)) = active, case .share(let trained?) = figure(report, "oneTrained") else {
                Issue.record("\(active)")
                return
            }
            #expect(settings > 3 && trained.whole == settings && trained.part > 0 && trained.part < settings)
        }
    }

    @Test func `a manager's oversight is recorded once the case is there, and counts within 24 hours`() async throws {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            #expect(try await test.broker.deliver(to: "school/116900") == .recorded)
            let reader = await test.broker.reader
            func sample() throws -> FigureReport {
                try .sample(reader, heading(test), size: 20, strata: [.new, .repeat], seed: 1)
            }
            #expect(figure(try sample(), "oversight") == .share(Share(0, of: 0)))
            #expect(figure(try sample(), "not-yet-due") == .count(1))
            func record(_ members: JSON.Member...) async throws {
                _ = try await test.ask(.oversightRecord, .object(members))
            }
            let (case1, by) = (JSON.Member("case", .integer(1)), JSON.Member("by", "Lee Example"))
            for wrong in [
                [JSON.Member("case", .integer(9)), by], [case1, by, JSON.Member("at", "2026-05-04T20:59:59Z")],
                [case1, by, JSON.Member("at", "2026-05-04T21:00:01Z")], [case1, by, JSON.Member("exclusion", "because")], [case1],
            ] {
                await #expect(throws: AdminFailure.self) { _ = try await test.ask(.oversightRecord, .object(wrong)) }
            }
            test.time.withLockedValue { $0 = $0 + .seconds(90_000) }
            #expect(figure(try sample(), "oversight") == .share(Share(0, of: 1)))
            try await record(case1, by, JSON.Member("at", "2026-05-05T20:00:00Z"))
            let report = try sample()
            #expect(figure(report, "oversight") == .share(Share(1, of: 1)))
            let steps = try #require(report.tables.first { $0.key == "timelines" }?.rows.map { $0.cells[0] })
            #expect(
                steps == ["occurred", "reported", "published", "accepted", "released", "delivered", "oversight"].map { .text($0) }
                    || steps
                        == ["occurred", "reported", "published", "accepted", "released", "sent", "delivered", "oversight"].map {
                            .text($0)
                        }
            )
            try await record(case1, by, JSON.Member("exclusion", "not-open"))
            #expect(figure(try sample(), "not-open") == .count(1))
            #expect(try reader.verifyLedger().leaves > 5)
            // No name is anywhere in the journal's own words.
            let database = try DatabaseQueue(path: test.folder + "/journal.db")
            let kept = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM oversight") }
            #expect(kept.count == 2 && kept.allSatisfy { !"\($0)".contains("Lee") })
        }
    }

    @Test func `a sample says of somebody whose address is protected what kind of place was told, and not which`() async throws {
        try await TestBroker.with { test in
            _ = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let reader = await test.broker.reader
            func parties() throws -> Set<PartnerID> { Set(try reader.auditCase(1, .new).timeline.compactMap(\.party)) }
            #expect(try parties() == [try #require(PartnerID("police/22")), try #require(PartnerID("school/116900"))])
            try await DatabaseQueue(path: Journal.path(in: test.folder)).write {
                try $0.execute(sql: "UPDATE subject SET protected = 1")
            }
            #expect(try parties() == [try #require(PartnerID("police/22")), try #require(PartnerID("school/protected"))])
        }
    }
}
