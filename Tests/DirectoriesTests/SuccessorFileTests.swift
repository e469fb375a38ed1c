// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct SuccessorFileTests {
    private func links(_ text: String) throws -> [String] {
        try SuccessorFile.parse(text.octets, file: "links.csv").values.map {
            "\($0.setting) \($0.successor) \($0.since?.description ?? "")"
        }
    }

    private static let header = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"

    @Test(arguments: ["Successor", "Successor - merged", "Successor - amalgamated", "Successor - Split School"])
    func `A successor is read from the record of either`(type: String) throws {
        let expected = ["school/116904 school/116900 2025-09-01"]
        #expect(try links(Self.header + "116904,116900,A,\(type),01-09-2025\n") == expected)
        let other = type.replacing("Successor", with: "Predecessor")
        #expect(try links(Self.header + "116900,116904,A,\(other),01-09-2025\n") == expected)
        #expect(
            try links(Self.header + "116904,116900,A,\(type),01-09-2025\n116900,116904,B,\(other),01-09-2025\n") == expected)
    }

    @Test(arguments: [
        "Closure", "Expansion", "Merged - change in age range", "Merged - expansion of school capacity", "Other",
        "Result of Amalgamation", "Sixth Form Centre Link", "Children's Centre Link", "Does not have links",
    ])
    func `A link that does not say who took over is passed over`(type: String) throws {
        #expect(
            try links(Self.header + "116904,116900,A,\(type),01-09-2025\n116904,116901,B,Successor,\n") == [
                "school/116904 school/116901 "
            ])
    }

    @Test func `A school may have been split`() throws {
        #expect(
            try links(Self.header + "116904,116900,A,Successor - Split School,\n116904,116901,B,Successor - Split School,\n")
                == ["school/116904 school/116900 ", "school/116904 school/116901 "])
    }

    @Test func `A list is of schools and early-years settings`() throws {
        #expect(
            try links("setting,successor\nearly-years/EY402388,school/116900\nschool/116904,school/116900\n")
                == ["early-years/EY402388 school/116900 ", "school/116904 school/116900 "])
    }
}
