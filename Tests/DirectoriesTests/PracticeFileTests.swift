// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct PracticeFileTests {
    /// A record of the report as ODS makes it, with something in every column that is not read.
    static func record(
        _ code: String, name: String = "EXAMPLE SURGERY", postcode: String = "WR1 1AA", opened: String = "19740401",
        closed: String = "", status: String = "ACTIVE", setting: String = "RO76"
    ) -> String {
        var fields = (1...27).map { "unread \($0)" }
        (fields[0], fields[1], fields[9]) = (code, name, postcode)
        (fields[10], fields[11], fields[12], fields[25]) = (opened, closed, status, setting)
        return fields.map { "\"\($0)\"" }.joined(separator: ",") + "\r\n"
    }

    static func parse(_ records: String) throws(ImportFailure) -> ImportedFile<PracticeRow> {
        try PracticeFile.parse(records.octets, file: "epraccur.csv")
    }

    static func practice(_ code: String) throws -> PartnerID { try #require(PartnerID("gp/\(code)")) }

    @Test func `A record of the published report becomes a practice`() throws {
        let file = try Self.parse(Self.record("M81001", name: "ST ZO\u{CB} SURGERY, EXAMPLE", closed: "20270331"))
        #expect(file.warnings.isEmpty)
        #expect(file.rows.map(\.line) == [1])
        #expect(
            file.values == [
                PracticeRow(
                    id: try Self.practice("M81001"), name: "ST ZO\u{CB} SURGERY, EXAMPLE", status: .active, postcode: "WR1 1AA",
                    openedOn: CivilDate(iso: "1974-04-01"), closedOn: CivilDate(iso: "2027-03-31"))
            ])
    }

    @Test(arguments: [
        ("ACTIVE", PracticeStatus.active), ("INACTIVE", .inactive), ("CLOSED", .closed), ("DORMANT", .dormant),
        ("PROPOSED", .proposed), ("A", .active), ("C", .closed), ("D", .dormant), ("P", .proposed), ("active", .active),
    ])
    func `A status is a word of today or a letter of the archives`(text: String, status: PracticeStatus) throws {
        #expect(try Self.parse(Self.record("M81001", status: text)).values.map(\.status) == [status])
    }

    @Test(arguments: [
        ("RO76", true), ("4", true), ("RO87|RO76", true), ("RO76|RO80", true), ("RO87", false), ("RO80|RO87", false), ("1", false),
        ("14", false), ("0", false), ("", false), ("RO760", false), ("RO177", false),
    ])
    func `Only the prescribing setting of a GP practice makes one`(setting: String, isPractice: Bool) throws {
        let file = try Self.parse(Self.record("M81001", setting: setting) + Self.record("M81002"))
        #expect(file.values.map(\.id.code) == (isPractice ? ["M81001", "M81002"] : ["M81002"]))
        #expect(file.warnings.isEmpty)
    }

    @Test(arguments: ["R076", "RO", "RO76|", "RO76,RO80", "4|5x", "GP", "123", "ro76"])
    func `A prescribing setting that is none is refused, not passed over`(setting: String) {
        let list = problems { () throws(ImportFailure) in try Self.parse(Self.record("M81001", setting: setting)) }
        #expect(list.problems.map(\.column) == ["column 26 (prescribing setting)"])
    }

    @Test func `An archive in Windows-1252 is read as such, and UTF-16 is refused`() throws {
        let name = "ZO\u{CB} SURGERY"
        for octets in [
            Self.record("M81001", name: name).windows1252, [0xEF, 0xBB, 0xBF] + Self.record("M81001", name: name).octets,
        ] {
            let file = try PracticeFile.parse(octets, file: "x.csv")
            #expect(file.values.map(\.name) == [name])
            #expect(file.warnings.isEmpty)
        }
        let list = problems { () throws(ImportFailure) in try PracticeFile.parse([0xFF, 0xFE, 0x4D, 0], file: "x.csv") }
        #expect(list.problems.map(\.code) == [.encoding])
    }

    @Test func `A list of practices is known by its header`() throws {
        let text = """
            \u{FEFF}name,odsCode,status,role,successor
            "Zo\u{EB} & Partners, Example",m81001,Active,RO76,
            Example Surgery,A1B2C,closed,RO177|RO76,M81001
            Example Walk-in Centre,Y00001,Active,RO87,

            """
        let file = try PracticeFile.parse(text.octets, file: "practices.csv")
        #expect(file.warnings.isEmpty)
        #expect(
            file.values == [
                PracticeRow(id: try Self.practice("M81001"), name: "Zo\u{EB} & Partners, Example"),
                PracticeRow(
                    id: try Self.practice("A1B2C"), name: "Example Surgery", status: .closed,
                    successor: try Self.practice("M81001")),
            ])
    }

    @Test func `What is no practice any more ends by a delta, in either form`() throws {
        let report = Self.record("M81001", setting: "RO87") + Self.record("M81002")
        let list =
            "odsCode,name,status,role,successor\nM81001,Example Walk-in Centre,Active,RO87,\nM81002,Example Surgery,Active,RO76,\n"
        for octets in [report.octets, list.octets] {
            let delta = try PracticeFile.parse(octets, file: "x.csv", as: .delta)
            #expect(delta.rows.map(\.value.id.code) == ["M81001", "M81002"] && delta.rows.map(\.isRemoval) == [true, false])
            #expect(try PracticeFile.parse(octets, file: "x.csv").values.map(\.id.code) == ["M81002"])
        }
    }

    @Test func `A file that is empty says so`() {
        for octets in [[], "\n\n".octets] {
            let list = problems { () throws(ImportFailure) in try PracticeFile.parse(octets, file: "x.csv") }
            #expect(list.problems.map(\.code) == [.empty])
        }
    }

    @Test(arguments: [
        ("1974-03-31", false), ("1974-04-01", true), ("2026-05-04", true), ("2027-03-31", true), ("2027-04-01", false),
    ])
    func `An active practice is open from its first day to its last`(day: String, isOpen: Bool) throws {
        let row = try #require(try Self.parse(Self.record("M81001", closed: "20270331")).values.first)
        #expect(row.isOpen(on: try #require(CivilDate(iso: day))) == isOpen)
    }

    @Test(arguments: PracticeStatus.allCases.filter { $0 != .active })
    func `A practice that is not active is open on no day`(status: PracticeStatus) throws {
        let row = PracticeRow(
            id: try Self.practice("M81001"), name: "Example", status: status, closedOn: CivilDate(iso: "2027-03-31"))
        #expect(!row.isOpen(on: try #require(CivilDate(iso: "2026-05-04"))))
    }

    @Test func `Each form leaves what it is silent about as it stands`() throws {
        let id = try Self.practice("M81003")
        let standing = PracticeRow(
            id: id, name: "EXAMPLE", postcode: "WR1 1AA", openedOn: CivilDate(iso: "1974-04-01"),
            closedOn: CivilDate(iso: "2026-03-31"), successor: try Self.practice("M81001"))
        let reported = PracticeRow(id: id, name: "EXAMPLE", status: .inactive, closedOn: CivilDate(iso: "2026-04-30"))
        var expected = reported
        expected.successor = standing.successor
        #expect(PracticeForm.report.row(reported, after: standing) == expected)
        #expect(PracticeForm.report.row(reported, after: nil) == reported)
        let listed = PracticeRow(id: id, name: "Example", status: .closed)
        expected = standing
        (expected.name, expected.status, expected.successor) = ("Example", .closed, nil)
        #expect(PracticeForm.list.row(listed, after: standing) == expected)
    }
}
