// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Reports
import Safeguarding
import Testing
import Wire

@testable import Broker

/// No drill is counted: whatever says how much there is says the same with drills and without.
@Suite struct DrillLawTests {
    /// Everything that counts, by name.
    private func everything(_ test: TestBroker) async throws -> [String: String] {
        var said: [String: String] = [:]
        let (reader, now) = (await test.broker.reader, test.broker.clock.now)
        let heading = ReportHeading(deployment: "worcestershire.example", rehearsal: false, asOf: now)
        for audience in [ReportAudience.inside, .outside] {
            for format in ReportFormat.allCases {
                for name in FigureName.allCases where name != .drills {
                    for history in name.takesHistory ? HistoryUse.allCases : [.leaveOut] {
                        said["\(name) \(audience) \(format) \(history)"] = try name.report(
                            reader, heading, audience: audience, history: history
                        ).rendered(as: format)
                    }
                }
                said["gp-coverage \(audience) \(format)"] = try CoverageReport(
                    journal: reader, from: nil, to: nil, area: nil, audience: audience, asOf: now
                ).rendered(as: format)
            }
        }
        for format in ReportFormat.allCases {
            for history in HistoryUse.allCases {
                said["timeliness \(format) \(history)"] = try TimelinessReport(
                    journal: reader, from: nil, to: nil, asOf: now, by: TimelinessDimension.allCases, history: history,
                    comparesLastYear: true
                ).rendered(as: format)
            }
            said["sample \(format)"] = try FigureReport.sample(
                reader, heading, size: 20, strata: AuditStratum.allCases, seed: 7
            ).rendered(as: format)
        }
        for verb in [AdminVerb.readiness, .holdList, .recallList, .retentionStatus, .flagList] {
            said[verb.rawValue] = String(decoding: try await test.ask(verb, ["state": "all"]).canonical(), as: UTF8.self)
        }
        // The ledger has an entry of whatever happens, a drill as well; limits say how full disk and memory are.
        guard case .object(let members) = try await test.ask(.status).tree else { return said }
        for member in members where !["ledgerSize", "limits"].contains(member.name) {
            said["status \(member.name)"] = String(decoding: member.value.octets, as: UTF8.self)
        }
        said["vitals"] = "\(await test.broker.vitals())"
        let authority = try #require(PartnerID("local-authority/885"))
        let day = Instant(milliseconds: now.milliseconds + 86_400_000 * 3)
        said["board"] = "\(try reader.board(from: now - .seconds(86_400), to: day, at: now).lines)"
        said["queue"] = "\(try reader.unopened(of: authority, before: day, limit: 100))"
        for code in ["116900", "116901", "116908"] {
            let school = try #require(PartnerID("school/\(code)"))
            said["inbox \(code)"] = "\(try reader.portalInbox(of: school, limit: 50)) \(try reader.portalInboxCount(of: school))"
            said["board \(code)"] =
                "\(try reader.boardNotices(of: school, authority: authority, from: now - .seconds(86_400), to: day))"
            said["history \(code)"] =
                "\(try reader.portalHistory(of: school, limit: 50, offset: 0)) \(try reader.portalHistoryCount(of: school))"
        }
        said["standing"] = "\(try reader.standing())"
        said["escalation"] = "\(String(describing: try await test.broker.nextJournalEscalation()))"
        return said
    }

    @Test func `every report, board, list, count and metric is the same over a journal with drills and without`() async throws {
        try await TestBroker.with { test in
            let primary = try #require(PartnerID("school/116900"))
            await test.broker.listen(11, primary)
            let real = try await test.sendings {
                for event in ["01-bank-holiday", "03-siblings-in-two-schools", "08-unknown-school", "09-no-trained-adult"] {
                    let answer = try await test.publish(test.event(event))
                    #expect(answer.accepted != nil)
                }
            }
            let first = try #require(real.first)
            #expect(try await test.receipt(first, .opened, by: "dsl@example-primary.example").recorded != nil)
            let without = try await everything(test)
            let sent = try await test.sendings {
                _ = try await test.ask(.drillSend, ["all": true, "by": "A. Officer"])
                _ = try await test.ask(.drillSend, ["settings": ["school/116901"], "by": "A. Officer"])
            }
            let drill = try #require(sent.first { $0.notice.kind == .drill })
            #expect(try await test.receipt(drill, .delivered).recorded != nil)
            #expect(try await test.receipt(drill, .acknowledged, by: "dsl@example-primary.example", code: .noted).recorded != nil)
            let heading = ReportHeading(deployment: "worcestershire.example", rehearsal: false, asOf: test.broker.clock.now)
            let report = try FigureName.drills.report(await test.broker.reader, heading, audience: .inside)
            #expect(report.figures.first?.cell == .count(13))
            #expect(report.rendered(as: .csv).contains("school/116900"))
            let with = try await everything(test)
            #expect(with.count == without.count && without.count > 100)
            for (name, text) in without.sorted(by: { $0.key < $1.key }) { #expect(with[name] == text, "\(name)") }
        }
    }
}

extension Broker {
    /// When the journal wants the next level of something.
    func nextJournalEscalation() throws -> Instant? { try journal.nextEscalation() }
}
