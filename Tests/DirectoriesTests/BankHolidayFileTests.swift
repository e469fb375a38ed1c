// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct BankHolidayFileTests {
    @Test func `The published shape is read for all three divisions`() throws {
        let text = """
            {"england-and-wales":{"division":"england-and-wales","events":[
            {"title":"Boxing Day","date":"2026-12-28","notes":"Substitute day","bunting":true}]},
            "scotland":{"division":"scotland","events":[{"title":"World Cup","date":"2026-06-15","notes":"","bunting":true}]},
            "northern-ireland":{"division":"northern-ireland","events":[
            {"title":"St Patrick\\u2019s Day","date":"2026-03-17","notes":"","bunting":true,"new-member":[1]}]}}
            """
        let file = try BankHolidayFile.parse(text.octets, file: "bank-holidays.json")
        #expect(file.warnings.isEmpty)
        #expect(
            file.values.map { "\($0.division.rawValue) \($0.date) \($0.title) \($0.notes)" } == [
                "england-and-wales 2026-12-28 Boxing Day Substitute day", "scotland 2026-06-15 World Cup ",
                "northern-ireland 2026-03-17 St Patrick’s Day ",
            ])
        #expect(file.rows.map(\.line) == [2, 3, 5])
    }

    @Test(arguments: ["", "[]", "null", "{\"scotland\":{}}", "{\"scotland\":{\"events\":[1]}}", "{\"scotland\":[]}", "\u{FEFF}{"])
    func `Other JSON and no JSON are refused`(text: String) {
        #expect(!problems { () throws(ImportFailure) in try BankHolidayFile.parse(text.octets, file: "b.json") }.isEmpty)
    }
}
