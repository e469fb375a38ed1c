// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@testable import Journal

/// Contacts and notices that rows of an earlier system come to.
@Suite struct HistoryVolumesTests {
    let test: TestJournal

    init() throws { test = try TestJournal() }

    private func put(_ rows: HistoryRow...) throws {
        let records = rows.map { HistoryRecord(row: $0, deadline: nil, timesOutOfOrder: false) }
        _ = try test.write { try $0.apply(history: records) }
    }

    private func row(
        _ event: String, _ notice: String, flow: Flow = .encompass, to recipient: String = "school/116900",
        source: ReportSource? = nil, types: [AbuseType] = [], force: String? = nil, area: String? = nil,
        on day: String = "2022-05-10", status: Stage = .delivered, isCrime: Bool? = nil
    ) throws -> HistoryRow {
        HistoryRow(
            event: event, notice: notice, flow: flow, recipient: try #require(PartnerID(recipient)), source: source,
            abuseTypes: types, force: force, area: area,
            reportedAt: HistoryTime(try #require(CivilDate(iso: day)), in: .london), status: status, isCrime: isCrime)
    }

    private func volumes(from: String? = nil) throws -> VolumeTally {
        try test.journal.reader.historyVolumes(from: from.map { try Instant(rfc3339: $0) }, before: nil, in: .london)
    }

    @Test func `rows of one event are one contact, of what its first row says`() throws {
        try put(
            row("e", "1", source: .partnerAgency, types: [.verbal], area: "North", on: "2022-03-31"),
            row("e", "2", source: .police, types: [.physical], area: "South", on: "2022-04-01", isCrime: true),
            row("e", "3", area: "South", on: "2022-04-01", status: .refused))
        let volumes = try volumes()
        let key = try #require(volumes.volumes.keys.first)
        #expect(volumes.volumes.count == 1 && volumes.whole.contacts == 1 && volumes.whole.notices == 3)
        #expect(key.quarter.description == "2021/22 Q4" && key.area == "North" && key.source == .partnerAgency)
        #expect(key.abuseTypes == AbuseTypes([.physical, .verbal]) && key.isCrime == true && key.isIncident)
        // Of a range that begins later it is the contact of the rows that are left.
        #expect(try self.volumes(from: "2022-04-01T00:00:00+01:00").volumes.keys.first?.area == "South")
    }

    @Test func `a contact is left out when all of it was taken back, and a row that told nobody is no notice`() throws {
        try put(
            row("gone", "1", status: .recalled), row("gone", "2", status: .superseded),
            row("replaced", "3", status: .superseded), row("half", "4", status: .recalled), row("half", "5"),
            row("held", "6", status: .held), row("denied", "7", status: .denied))
        let volumes = try volumes()
        #expect(volumes.excluded == [.recalled: 1, .superseded: 1])
        #expect(volumes.whole.contacts == 3 && volumes.whole.notices == 1)
        let recipients = try test.journal.reader.historyByRecipient(from: nil, before: nil)
        #expect(recipients == [try #require(PartnerID("school/116900")): 1])
    }

    @Test func `a notice came as far as its row says, by its times or by its status`() throws {
        func opened(_ row: HistoryRow) throws -> HistoryRow {
            var row = row
            row.openedAt = HistoryTime(try #require(CivilDate(iso: "2022-05-11")), in: .london)
            return row
        }
        try put(
            row("a", "1", types: [.physical], status: .acknowledged), opened(row("a", "2", status: .delivered)),
            row("b", "3", status: .released), row("b", "4", status: .refused), row("c", "5", status: .denied),
            row("gone", "6", status: .recalled))
        let funnel = try test.journal.reader.historyFunnel(from: nil, before: nil, in: .london)
        let whole = funnel.whole()
        #expect(whole.contacts == 3 && whole.told == 2 && whole.toldOfAbuse == 1 && funnel.excluded == [.recalled: 1])
        #expect(FunnelTally.Reach.allCases.map { whole.reached[$0] } == [1, 0, 1, 1, 1])
        #expect(whole.reached.notices == 4 && whole.reached.delivered == 2 && whole.reached.opened == 2)
    }

    @Test func `where nobody says the source, the flow and the force do`() throws {
        try put(
            row("a", "1"), row("b", "2", flow: .maracGP, to: "gp/M81001"),
            row("c", "3", flow: .policeNotification, to: "local-authority/885", force: "22"),
            row("d", "4", source: .familyPublic, force: "22"))
        let keys = try volumes().volumes.keys
        #expect(
            Set(keys.map { "\($0.area) \($0.source.rawValue) \($0.isIncident)" }) == [
                "unknown police true", "unknown partner-agency false", "22 police false", "22 family-public true",
            ])
        #expect(keys.allSatisfy { $0.isCrime == nil })
    }
}
