// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct PartnerIDTests {
    @Test(arguments: PartnerKind.allCases) func `an id is read back as it is written`(kind: PartnerKind) throws {
        for code in ["1", "EY402388", "a.b_c-d", String(repeating: "x", count: 32)] {
            let id = try #require(PartnerID(kind: kind, code: code))
            #expect(id.description == "\(kind.rawValue)/\(code)")
            #expect(PartnerID(id.description) == id)
            #expect(PartnerID(("," + id.description).dropFirst()) == id)
        }
    }

    @Test(arguments: [
        "", "/", "school", "school/", "/116900", "School/116900", "schools/1", "schoo/1", "p/1", "health/1", "school//1",
        "school/1/2", "school/.1", "school/-1", "school/_1", "school/..", "school/é", "school/a b", "school/1\n",
        "school/" + String(repeating: "x", count: 33),
    ])
    func `anything else is none`(text: String) { #expect(PartnerID(text) == nil) }
}
