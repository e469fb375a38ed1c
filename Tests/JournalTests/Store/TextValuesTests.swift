// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

@testable import Journal

@Suite struct TextValuesTests {
    @Test func `each text is worked out once, however many there are`() throws {
        var made = 0
        var values = TextValues { text in
            made += 1
            return String(decoding: text, as: UTF8.self)
        }
        for _ in 0..<2 {
            for number in 0..<1_000 {
                let text = number == 0 ? "" : "school/\(number)"
                #expect(try Array(text.utf8).withUnsafeBufferPointer { try values.value(of: $0) } == text)
            }
        }
        #expect(made == 1_000)
    }

    @Test func `a text that stands for nothing is damage`() {
        var flows = TextValues(words: Flow.init(rawValue:), table: "notice")
        #expect(throws: JournalError.damaged("notice")) {
            try Array("no-flow".utf8).withUnsafeBufferPointer { _ = try flows.value(of: $0) }
        }
    }

    @Test func `a report calls a notice what everybody calls it`() throws {
        for _ in 0..<100 {
            let id = NoticeID(at: Instant(milliseconds: .random(in: 0..<4_000_000_000_000)))
            #expect(id.key.description == id.description)
        }
    }
}
