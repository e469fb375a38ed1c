// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Synchronization
import Testing

@testable import Journal

@Suite struct TextValuesTests {
    @Test func `each text is worked out once, however many there are`() throws {
        let made = Mutex(0)
        var values = TextValues { text in
            made.withLock { $0 += 1 }
            return String(decoding: text, as: UTF8.self)
        }
        for _ in 0..<2 {
            for number in 0..<1_000 {
                let text = number == 0 ? "" : "school/\(number)"
                #expect(try Array(text.utf8).withUnsafeBufferPointer { try values.value(of: $0) } == text)
            }
        }
        #expect(made.withLock { $0 } == 1_000)
    }

    @Test func `texts that begin and end alike, or are one the beginning of the other, are told apart`() throws {
        let texts = (0...40).flatMap { length in
            let plain = String(repeating: "a", count: length)
            return [plain, plain + "b", "b" + plain, "12345678" + plain + "87654321", "12345678" + plain + "x87654321"]
        }
        var values = TextValues { String(decoding: $0, as: UTF8.self) }
        var numbers: [String: Int] = [:]
        for text in texts + texts.reversed() {
            let number = try Array(text.utf8).withUnsafeBufferPointer { try values.number(of: $0) }
            #expect(values[number] == text)
            #expect(numbers.updateValue(number, forKey: text) ?? number == number)
        }
        #expect(Set(numbers.values) == Set(0..<Set(texts).count))
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
