// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import firstbell

@Suite struct FileSightingsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func write(_ name: String, _ text: String) throws {
        try PrivateFile.replace("\(folder.path)/\(name)", with: Array(text.utf8))
    }

    private var marks: [FileMark] { ["a", "b"].map { FileMark("\(folder.path)/\($0)") } }

    @Test func `files are read once they have changed and rest`() throws {
        try write("a", "1")
        var sightings = FileSightings(read: marks)
        func looked() -> Bool { sightings.looked(marks) }
        #expect(!looked())
        try write("a", "2")
        #expect(!looked(), "its key may follow")
        try write("b", "2")
        #expect(!looked())
        #expect(looked())
        sightings.reading(marks)
        #expect(!looked())
        try FileManager.default.removeItem(atPath: "\(folder.path)/b")
        #expect(!looked())
        #expect(looked(), "a file that went is a change")
    }

    @Test func `files that never rest are read all the same`() throws {
        var sightings = FileSightings(read: marks)
        var asked: [Bool] = []
        for number in 0..<FileSightings.patience {
            try write("a", "\(number)")
            asked.append(sightings.looked(marks))
        }
        #expect(asked == [false, false, true])
    }

    @Test func `a change back to what was read is no change`() throws {
        try write("a", "1")
        let before = marks
        var sightings = FileSightings(read: before)
        func looked(_ marks: [FileMark]) -> Bool { sightings.looked(marks) }
        try write("a", "2")
        #expect(!looked(marks))
        #expect(!looked(before))
        #expect(!looked(before))
    }

    @Test func `the same size and time with other content is a change all the same`() throws {
        let path = "\(folder.path)/a"
        try Data("1".utf8).write(to: URL(fileURLWithPath: path))
        let times = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_000_000)]
        try FileManager.default.setAttributes(times, ofItemAtPath: path)
        let before = FileMark(path)
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.write(contentsOf: Data("2".utf8))
        try handle.close()
        try FileManager.default.setAttributes(times, ofItemAtPath: path)
        #expect(FileMark(path) != before)
    }

    @Test func `at a hangup files are read whatever they look like, and once`() throws {
        try write("a", "1")
        var sightings = FileSightings(read: marks)
        func isDue(at prompt: FilePrompt) -> Bool { sightings.isDue(at: prompt, marks) }
        #expect(!isDue(at: .second))
        #expect(isDue(at: .hangup))
        try write("a", "2")
        #expect(isDue(at: .hangup), "nobody waits for it to rest")
        #expect(!isDue(at: .second))
        try write("a", "3")
        #expect(!isDue(at: .second))
        #expect(isDue(at: .second))
        #expect(!isDue(at: .second))
    }
}
