// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct KeyAdultFileTests {
    static let header = "partner,name,email,role,trainedOn,expiresOn,deputyOf,conflicts\n"

    @Test func `a row lifts what another kept somebody from, by a name that is missing or their own written otherwise`() throws {
        func row(_ name: String, _ conflicts: String...) throws -> KeyAdultRow {
            KeyAdultRow(
                partner: try #require(PartnerID("school/116900")), name: name, email: "dsl@sample.example", role: .dsl,
                conflicts: conflicts)
        }
        let standing = try row("Pat Specimen", "Kim Sample", "Lou Sample")
        #expect(try !row("pat  specimen", "LOU SAMPLE", "Kim Sample", "Ola Example").lifts(standing))
        #expect(try row("Pat Specimen", "Kim Sample").lifts(standing))
        #expect(try row("Pat Example", "Kim Sample", "Lou Sample").lifts(standing))
    }

    @Test func `Key adults of several partners are read`() throws {
        let file = try KeyAdultFile.parse(
            (Self.header
                + "school/116900,Pat Specimen,DSL@Sample.Example,dsl,2025-09-01,2028-08-31,,\n"
                + "school/116900,Sam Example,deputy@sample.example,deputy,,,pat specimen,Kim Sample; school/116901 ;\n"
                + "gp/M81001,Lou Sample,lou@gp.example,key-adult,2025-01-31,,,\n").octets, file: "key-adults.csv")
        #expect(file.warnings.isEmpty)
        let school = try #require(PartnerID("school/116900"))
        let practice = try #require(PartnerID("gp/M81001"))
        #expect(
            file.values == [
                KeyAdultRow(
                    partner: school, name: "Pat Specimen", email: "dsl@sample.example", role: .dsl,
                    trainedOn: CivilDate(iso: "2025-09-01"), expiresOn: CivilDate(iso: "2028-08-31")),
                KeyAdultRow(
                    partner: school, name: "Sam Example", email: "deputy@sample.example", role: .deputy, deputyOf: "pat specimen",
                    conflicts: ["Kim Sample", "school/116901"]),
                KeyAdultRow(
                    partner: practice, name: "Lou Sample", email: "lou@gp.example", role: .keyAdult,
                    trainedOn: CivilDate(iso: "2025-01-31")),
            ])
    }

    @Test(arguments: [
        ("2025-09-01", "2028-08-31", [false, true, true, false]), ("2025-09-01", "", [false, true, true, true]),
        ("", "", [false, false, false, false]),
    ])
    func `Training counts from its day to its last day`(trained: String, expires: String, expected: [Bool]) throws {
        let file = try KeyAdultFile.parse(
            (Self.header + "school/116900,Pat Specimen,dsl@sample.example,DSL,\(trained),\(expires),,\n").octets, file: "k.csv")
        let adult = try #require(file.values.first)
        let days = ["2025-08-31", "2025-09-01", "2028-08-31", "2028-09-01"].compactMap { CivilDate(iso: $0) }
        #expect(days.map { adult.isTrained(on: $0) } == expected)
    }
}
