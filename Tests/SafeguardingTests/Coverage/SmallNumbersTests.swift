// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct SmallNumbersTests {
    private func told(_ counts: [Int]) -> SmallNumbers<Int>? {
        SmallNumbers(counts.enumerated().map { .init($0.offset, [$0.element]) })
    }

    @Test func `what is large is told as it is, and what is small goes into one sum`() {
        #expect(told([7, 0, 5])?.shown.map(\.counts) == [[7], [0], [5]])
        #expect(told([7, 0, 5])?.folded == nil)
        #expect(told([9, 2, 4, 30])?.shown.map(\.key) == [0, 3])
        #expect(told([9, 2, 4, 30])?.folded == [6])
    }

    @Test(arguments: [
        ([30, 9, 3], [12]), ([30, 9, 1, 1], [11]), ([30, 9, 1, 1, 1, 1, 1], [14]), ([30, 9, 4, 4], [17]), ([9, 30, 2], [11]),
        ([30, 9, 8, 0, 3], [11]),
    ])
    func `where the sum would tell, the smallest other goes with it`(counts: [Int], folded: [Int]) {
        #expect(told(counts)?.folded == folded)
    }

    @Test(arguments: [[3], [0, 3], [1, 2], [1, 1, 1, 1, 1], [4, 4]])
    func `where nothing else could go with it, nothing is told`(counts: [Int]) {
        #expect(told(counts) == nil)
    }

    /// All lists of up to four counts of 0 to 11.
    @Test(arguments: 0..<12)
    func `no small count can be had from what is told, the total and the number of rows`(first: Int) throws {
        var lists: [[Int]] = [[first]]
        for _ in 0..<3 { lists += Set(lists).flatMap { list in (0..<12).map { list + [$0] } } }
        var folds = 0
        for list in Set(lists) {
            guard let told = told(list) else {
                #expect(list.contains(where: SmallNumbers<Int>.isSmall))
                continue
            }
            let shown = told.shown.map { $0.counts[0] }
            #expect(!shown.contains(where: SmallNumbers<Int>.isSmall))
            #expect(shown.reduce(0, +) + (told.folded?[0] ?? 0) == list.reduce(0, +))
            guard let sum = told.folded?[0] else { continue }
            folds += 1
            let keys = Set(told.shown.map(\.key))
            let hidden = list.indices.filter { !keys.contains($0) && list[$0] > 0 }.map { list[$0] }
            // Whoever knows the rule knows that nothing folded is greater than what is shown.
            let greatest = shown.min() ?? sum
            let least = max(1, sum - (hidden.count - 1) * greatest)
            let most = min(greatest, sum - (hidden.count - 1))
            #expect(hidden.count > 1 && sum >= 5 && least < most, "\(list)")
            #expect(hidden.filter(SmallNumbers<Int>.isSmall).allSatisfy { least <= $0 && $0 <= most })
        }
        #expect(folds > 100)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `rows of several counts keep every column, and give none of them back`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<Int.random(in: 1...12, using: &random)).map { key in
            SmallNumbers<Int>.Row(key, [Int.random(in: 0...40, using: &random), Int.random(in: 0...9, using: &random)])
        }
        guard let told = SmallNumbers(rows) else { return }
        #expect(told.shown.map(\.key) == told.shown.map(\.key).sorted())
        for column in 0..<2 {
            #expect(!told.shown.contains { SmallNumbers<Int>.isSmall($0.counts[column]) })
            let sum = told.shown.reduce(0) { $0 + $1.counts[column] } + (told.folded?[column] ?? 0)
            #expect(sum == rows.reduce(0) { $0 + $1.counts[column] })
            let keys = Set(told.shown.map(\.key))
            let hidden = rows.filter { !keys.contains($0.key) }.map { $0.counts[column] }.filter { $0 > 0 }
            if hidden.contains(where: SmallNumbers<Int>.isSmall) {
                #expect(hidden.count > 1 && hidden.reduce(0, +) >= 5 && hidden.reduce(0, +) > hidden.count)
            }
        }
    }
}
