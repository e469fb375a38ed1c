// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import firstbell

@Suite struct TextTableTests {
    @Test func `columns align and lines end without blanks`() {
        let table = TextTable(["A", "LONGER", "C"], rows: [["1234", "x", ""], ["1", "12345678", "end"]])
        #expect(table.lines == ["A     LONGER    C", "1234  x", "1     12345678  end"])
    }
}
