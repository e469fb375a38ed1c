// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct HistoryFileTests {
    static let header =
        "event,notice,flow,recipient,source,abuseTypes,riskGrade,force,area,reportedAt,receivedAt,deliveredAt,openedAt,"
        + "oversightAt,status,delayCause"

    private func parse(_ text: String) throws -> ImportedFile<HistoryRow> {
        let now = try Instant(rfc3339: "2026-11-18T09:00:00Z")
        return try HistoryFile.parse(text.octets, file: "history.csv", zone: .london, now: now)
    }

    private func instant(_ text: String) throws -> HistoryTime { HistoryTime(try Instant(rfc3339: text)) }

    private func day(_ text: String) throws -> HistoryTime { HistoryTime(try #require(CivilDate(iso: text)), in: .london) }

    @Test func `a row is read with its times, its days and its words in whatever case`() throws {
        let file = try parse(
            """
            \(Self.header)
            e-1,n-1,encompass,school/116900,police,Verbal; physical,HIGH,1,85,2022-01-10T23:30:00Z,2022-07-01T08:00:00+01:00,2022-07-02,,,delivered,force_staffing

            """)
        #expect(file.warnings.isEmpty)
        #expect(
            file.values == [
                HistoryRow(
                    event: "e-1", notice: "n-1", flow: .encompass, recipient: try #require(PartnerID("school/116900")),
                    source: .police, abuseTypes: [.physical, .verbal], riskGrade: .high, force: "01", area: "085",
                    reportedAt: try instant("2022-01-10T23:30:00Z"), receivedAt: try instant("2022-07-01T07:00:00Z"),
                    deliveredAt: try day("2022-07-02"), status: .delivered, delayCause: .forceStaffing)
            ])
    }

    @Test func `a crime is yes or no, or not known`() throws {
        let file = try parse(
            """
            event,notice,flow,recipient,reportedAt,crime
            e,1,encompass,school/116900,2022-01-10,yes
            e,2,encompass,school/116900,2022-01-10,No
            e,3,encompass,school/116900,2022-01-10,

            """)
        #expect(file.values.map(\.isCrime) == [true, false, nil])
    }

    @Test func `a day is the midnight of the zone that begins it, in summer too`() throws {
        #expect(try day("2022-07-02") == HistoryTime(try Instant(rfc3339: "2022-07-01T23:00:00Z"), isDay: true))
        #expect(try day("2022-07-02").latest(in: .london) == Instant(rfc3339: "2022-07-02T22:59:59.999Z"))
    }

    @Test func `what an earlier system did not keep may be left out, and the stage is what the times show`() throws {
        let file = try parse(
            """
            event,notice,flow,recipient,reportedAt,deliveredAt,openedAt
            e,1,marac-gp,gp/M81001,2022-01-10,,
            e,2,encompass,school/116900,2022-01-10,2022-01-11,
            e,3,encompass,school/116900,2022-01-10,2022-01-11,2022-01-11

            """)
        #expect(file.values.allSatisfy { $0.isCrime == nil })
        #expect(file.warnings.isEmpty)
        #expect(file.values.map(\.status) == [.accepted, .delivered, .opened])
        #expect(file.values.allSatisfy { $0.force == nil && $0.area == nil && $0.abuseTypes.isEmpty })
    }

    @Test(arguments: [
        ("2022-01-10T09:00:00Z", "2022-01-10", false), ("2022-01-10", "2022-01-10T09:00:00Z", false),
        ("2022-01-11", "2022-01-10T23:59:00Z", true), ("2022-01-10T09:00:00Z", "2022-01-10T08:59:59Z", true),
        // Half past midnight in London is another day.
        ("2022-07-01T23:30:00Z", "2022-07-01", true),
    ])
    func `times are in the wrong order only where that is certain`(reported: String, delivered: String, disordered: Bool) throws {
        let file = try parse(
            "event,notice,flow,recipient,reportedAt,deliveredAt\ne,n,encompass,school/116900,\(reported),\(delivered)\n")
        #expect(file.values.map { $0.timesOutOfOrder(in: .london) } == [disordered])
        #expect(
            file.warnings.problems.map(\.description)
                == (disordered
                    ? [
                        "history.csv:2: deliveredAt: is before reportedAt. Correct the two times; as they are, the time between them "
                            + "counts as nothing."
                    ] : []))
    }

    @Test(arguments: [
        ("2026-11-18T09:05:00Z", true), ("2026-11-18T09:05:00.001Z", false), ("2026-11-18", true), ("2026-11-19", false),
    ])
    func `nothing has happened tomorrow`(reported: String, taken: Bool) throws {
        let text = "event,notice,flow,recipient,reportedAt\ne,n,encompass,school/116900,\(reported)\n"
        if taken {
            #expect(try parse(text).values.count == 1)
        } else {
            let failure = #expect(throws: ImportFailure.self) { try parse(text) }
            #expect(failure?.problems.problems.map(\.what) == ["is in the future"])
        }
    }
}
