// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing

/// Whom a person may ask for the children of a setting that is gone.
@Suite struct SuccessorsTests {
    private func id(_ number: Int) throws -> PartnerID { try #require(PartnerID("school/\(100_000 + number)")) }

    private func candidates(_ links: [(Int, Int)], open: Set<Int>, for setting: Int = 1) throws -> [Int] {
        let successors = Successors(try links.map { (setting: try id($0.0), successor: try id($0.1)) })
        let isOpen = Set(try open.map { try id($0) })
        return successors.candidates(for: try id(setting)) { isOpen.contains($0) }.compactMap { Int($0.code).map { $0 - 100_000 } }
    }

    @Test func `a setting without links has none`() throws {
        #expect(try candidates([], open: [1, 2]) == [])
        #expect(try candidates([(2, 1)], open: [2]) == [])
    }

    @Test func `all that took over are named, in order, and once`() throws {
        #expect(try candidates([(1, 3), (1, 2), (1, 3)], open: [2, 3]) == [2, 3])
        #expect(try candidates([(1, 3), (1, 2), (2, 3)], open: [3]) == [3])
    }

    @Test func `a successor that has closed itself leads to its own, and an open one no further`() throws {
        #expect(try candidates([(1, 2), (2, 3), (3, 4)], open: [4]) == [4])
        #expect(try candidates([(1, 2), (2, 3)], open: [2, 3]) == [2])
        #expect(try candidates([(1, 2), (1, 3), (3, 4)], open: [2, 4]) == [2, 4])
    }

    @Test func `where none is open the first to take over are named`() throws {
        #expect(try candidates([(1, 3), (1, 2), (2, 4)], open: []) == [2, 3])
    }

    @Test func `settings that succeed each other end nothing in a circle`() throws {
        #expect(try candidates([(1, 2), (2, 1)], open: [1]) == [2])
        #expect(try candidates([(1, 2), (2, 3), (3, 1), (3, 4)], open: [1, 4]) == [4])
        #expect(try candidates([(1, 1), (1, 2)], open: [1, 2]) == [2])
    }
}
