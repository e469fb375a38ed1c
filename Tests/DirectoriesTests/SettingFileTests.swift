// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct SettingFileTests {
    static let header =
        "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),"
        + "EstablishmentStatus (code),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),StatutoryLowAge,"
        + "StatutoryHighAge,Postcode,HeadLastName,UKPRN\r\n"

    static func parse(_ rows: String, header: String = header) throws(ImportFailure) -> ImportedFile<SettingRow> {
        try SettingFile.parse((header + rows).windows1252, file: "edubasealldata20260901.csv")
    }

    @Test func `A row of the published extract becomes a setting`() throws {
        let file = try Self.parse(
            "116900,885,Worcestershire,123,St Zoë’s Example C of E School,34,Academy converter,1,Open,01-09-2011,,Primary,4,11,"
                + "wr1 1aa,Specimen,10012345\r\n")
        #expect(file.warnings.isEmpty)
        #expect(file.rows.map(\.line) == [2])
        let id = try #require(PartnerID("school/116900"))
        #expect(
            file.values == [
                SettingRow(
                    id: id, name: "St Zoë’s Example C of E School", category: .school, status: .open, type: "Academy converter",
                    phase: "Primary", localAuthority: "885", localAuthorityName: "Worcestershire", postcode: "WR1 1AA",
                    openedOn: CivilDate(iso: "2011-09-01"), lowestAge: 4, highestAge: 11, establishmentNumber: "0123",
                    ukprn: "10012345")
            ])
        #expect(file.values.first?.owner == PartnerID("local-authority/885"))
    }

    @Test(arguments: [
        ("Open", SettingStatus.open, true), ("\"Open, but proposed to close\"", .openProposedToClose, true),
        ("Closed", .closed, false), ("Proposed to open", .proposedToOpen, false),
    ])
    func `Only open settings are deliverable, those proposed to close among them`(
        name: String, status: SettingStatus, isDeliverable: Bool
    ) throws {
        let row = try #require(
            try Self.parse("116900,885,,,Example,,Community school,,\(name),,,,,,WR1 1AA,,\r\n").values.first)
        #expect(row.status == status)
        #expect(row.isDeliverable == isDeliverable)
    }

    @Test(arguments: [
        ("Community school", SettingCategory.school), ("Other independent school", .school),
        ("Local authority nursery school", .school), ("Academy special converter", .school),
        ("Pupil referral unit", .alternativeProvision), ("Free schools alternative provision", .alternativeProvision),
        ("Further education", .college), ("Free schools 16 to 19", .college), ("Sixth form centres", .college),
        ("Higher education institutions", .other), ("Children's centre", .other),
    ])
    func `The name of the type decides the category`(name: String, category: SettingCategory) throws {
        let file = try Self.parse("116900,885,,,Example,,\(name),,Open,,,,,,WR1 1AA,,\r\n")
        #expect(file.warnings.isEmpty)
        #expect(file.values.map(\.category) == [category])
    }

    @Test func `An extract saved again as UTF-8 is read with a warning`() throws {
        let text = Self.header + "116900,885,,,Zoë’s,,Community school,,Open,,,,,,WR1 1AA,,\r\n"
        for mark in ["", "\u{FEFF}"] {
            let file = try SettingFile.parse((mark + text).octets, file: "x.csv")
            #expect(file.values.map(\.name) == ["Zoë’s"])
            #expect(file.warnings.problems.map(\.code) == [.encoding])
        }
    }

    @Test func `An extract in another encoding is refused at the octet that shows it`() {
        let start = (Self.header + "116900,885,,,Zo").windows1252
        let list = problems { () throws(ImportFailure) in
            try SettingFile.parse(start + [0x81] + "x,,Community school,,Open,,,,,,WR1 1AA,,\r\n".octets, file: "x.csv")
        }
        #expect(list.problems.map(\.code) == [.encoding])
        #expect(list.problems.map(\.line) == [2])
        #expect(list.problems.map(\.column) == ["octet 16"])
    }

    @Test func `UTF-16 is named as such`() {
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in Self.header.utf16 { utf16 += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        for octets in [utf16, Array(utf16.dropFirst(2))] {
            let list = problems { () throws(ImportFailure) in try SettingFile.parse(octets, file: "x.csv") }
            #expect(list.problems.map(\.code) == [.encoding])
            #expect(list.description == "x.csv: is UTF-16 or no text at all. Save the file as \"CSV UTF-8\".")
        }
    }

    @Test func `Five thousand bad rows are a hundred problems and a number`() {
        let list = problems { () throws(ImportFailure) in
            try Self.parse(String(repeating: "1,885,,,Example,,Community school,,Open,,,,,,WR1 1AA,,\n", count: 5000))
        }
        #expect(list.problems.count == 100)
        #expect(list.omitted == 4900)
        #expect(list.count == 5000)
        #expect(list.description.hasSuffix("\nand 4900 more"))
    }

    @Test func `A list of early-years settings is known by its header`() throws {
        let text = """
            \u{FEFF}name,id,localAuthority,postcode,participating
            "Bees, Birds & Example",early-years/EY402388,885,WR1 1AA,yes
            Zoë’s Playgroup,early-years/402389,885,,no

            """
        let file = try SettingFile.parse(text.octets, file: "early-years.csv")
        #expect(file.warnings.isEmpty)
        #expect(file.values.map(\.id.description) == ["early-years/EY402388", "early-years/402389"])
        #expect(file.values.map(\.name) == ["Bees, Birds & Example", "Zoë’s Playgroup"])
        #expect(file.values.map(\.participates) == [true, false])
        #expect(file.values.map(\.postcode) == ["WR1 1AA", nil])
        #expect(file.values.allSatisfy { $0.category == .earlyYears && $0.isDeliverable })
    }

    @Test func `A file that is empty or has only a header says so`() throws {
        let list = problems { () throws(ImportFailure) in try SettingFile.parse([], file: "x.csv") }
        #expect(list.problems.map(\.code) == [.empty])
        #expect(try Self.parse("").warnings.problems.map(\.code) == [.empty])
    }
}
