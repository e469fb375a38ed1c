// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@Suite struct FinancialQuarterTests {
    @Test(arguments: [
        ("2021-04-01", "2021/22 Q1"), ("2021-06-30", "2021/22 Q1"), ("2021-07-01", "2021/22 Q2"), ("2021-12-31", "2021/22 Q3"),
        ("2022-01-01", "2021/22 Q4"), ("2022-03-31", "2021/22 Q4"), ("2022-04-01", "2022/23 Q1"), ("1999-10-01", "1999/00 Q3"),
        ("1999-03-31", "1998/99 Q4"),
    ])
    func `a day is in the quarter of its financial year`(day: String, quarter: String) throws {
        #expect(FinancialQuarter(try #require(CivilDate(iso: day))).description == quarter)
    }

    @Test(arguments: 8_000..<8_012) func `a quarter is of its first day, its last, and of none beside them`(index: Int) {
        let quarter = FinancialQuarter(index: index)
        #expect(FinancialQuarter(quarter.firstDay) == quarter && FinancialQuarter(quarter.lastDay) == quarter)
        #expect(FinancialQuarter(quarter.firstDay.adding(days: -1)).index == index - 1)
        #expect(FinancialQuarter(quarter.lastDay.adding(days: 1)).index == index + 1)
    }

    @Test func `the quarter a year before has the same number`() throws {
        let quarter = FinancialQuarter(try #require(CivilDate(iso: "2022-02-01")))
        #expect(quarter.aYearBefore.description == "2020/21 Q4" && quarter.aYearBefore < quarter)
    }
}
