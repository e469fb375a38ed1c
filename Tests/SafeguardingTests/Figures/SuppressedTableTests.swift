// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport
import Testing

@Suite struct SuppressedTableTests {
    private func told(
        _ counts: [[Int]], _ totals: SuppressedTable.Totals = .own, audience: ReportAudience = .outside
    ) -> SuppressedTable {
        let table = CountTable(
            rows: counts.indices.map { "row \($0)" }, columns: (counts.first ?? []).indices.map { "column \($0)" }, counts: counts)
        return SuppressedTable(table, totals: totals, audience: audience)
    }

    private func text(_ table: SuppressedTable) -> [String] {
        zip(table.cells, table.rowTotals).map { ($0 + [$1]).map(\.description).joined(separator: " ") }
            + [(table.columnTotals + [table.total]).map(\.description).joined(separator: " ")]
    }

    @Test func `what is not small is shown as it is, nothing too`() {
        #expect(text(told([[5, 0], [12, 7]])) == ["5 0 5", "12 7 19", "17 7 24"])
    }

    @Test func `inside, everything is shown`() {
        #expect(text(told([[1, 0], [2, 3]], audience: .inside)) == ["1 0 1", "2 3 5", "3 3 6"])
    }

    @Test func `one small count of a row and a column takes three more with it, the cheapest`() {
        #expect(
            text(told([[3, 20, 30], [6, 8, 40], [50, 60, 70]])) == ["<5 * 30 53", "* * 40 54", "50 60 70 180", "59 88 140 287"])
    }

    @Test func `small counts that hide one another are enough`() {
        #expect(text(told([[3, 2], [2, 3]])) == ["<5 <5 5", "<5 <5 5", "5 5 10"])
    }

    @Test func `of small counts that their sum fixes one is not even called small`() {
        // 4 and 4 make 8, and so do no other two of 1 to 4.
        #expect(text(told([[4], [4]])) == ["* *", "<5 <5", "8 8"])
    }

    @Test func `a whole that is small is small in all its sums`() {
        #expect(text(told([[2]])) == ["<5 <5", "<5 <5"])
        #expect(text(told([[2, 0]])) == ["<5 0 <5", "<5 0 <5"])
    }

    @Test func `a total that the reader has already stays, and the row gives way`() {
        let table = told([[2, 9], [8, 10]], .told)
        #expect(table.columnTotals == [.count(10), .count(19)] && table.total == .count(29))
        #expect(table.cells[0][0] == .small && table.cells[1][0] == .withheld)
    }

    @Test func `rows that are there because something is in them can say too much together`() {
        let ones = CountTable(rows: ["a", "b", "c", "d", "e"], columns: ["n"], counts: [[1], [1], [1], [1], [1]])
        #expect(SuppressedTable(ones, totals: .told, audience: .outside).isSafe)
        #expect(!SuppressedTable(ones, totals: .told, listed: true, audience: .outside).isSafe)
        let more = CountTable(rows: ["a", "b", "c"], columns: ["n"], counts: [[1], [2], [9]])
        #expect(SuppressedTable(more, totals: .told, listed: true, audience: .outside).isSafe)
    }

    @Test func `a share is shown where both its counts are`() {
        let table = told([[2, 9], [8, 10]], .told)
        #expect(table.share(row: 1, column: 0) == nil)
        #expect(told([[38], [62]]).share(row: 0, column: 0)?.description == "38 % (38 of 100)")
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `no small count can be worked out from everything that is shown`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (rows, columns) = (Int.random(in: 1...3, using: &random), Int.random(in: 1...3, using: &random))
        let most = [4, 6, 9, 30][Int.random(in: 0..<4, using: &random)]
        var counts = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: 0...most, using: &random) } }
        for totals in [SuppressedTable.Totals.own, .told] {
            if totals == .told {
                let kept = CountTable(rows: counts.map { "\($0)" }, columns: counts[0].map { "\($0)" }, counts: counts)
                    .columnTotals.map { !ShownCount.isSmall($0) }
                counts = counts.map { line in zip(line, kept).filter(\.1).map(\.0) }
                if counts[0].isEmpty { continue }
            }
            let table = told(counts, totals)
            try check(table, Reader(table))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `nor where the rows overlap and the reader knows how many there are`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (rows, columns) = (Int.random(in: 1...3, using: &random), Int.random(in: 1...3, using: &random))
        var counts = Array(repeating: Array(repeating: 0, count: columns), count: rows)
        var things = Array(repeating: 0, count: columns)
        for column in 0..<columns {
            things[column] = [0, 5, 6, 7, 9][Int.random(in: 0..<5, using: &random)]
            let rare = Int.random(in: 0..<rows, using: &random)
            for _ in 0..<things[column] {
                // Each is of one row at least.
                let first = Int.random(in: 0..<rows, using: &random)
                for row in 0..<rows where row == first || (row != rare && Int.random(in: 0..<3, using: &random) == 0) {
                    counts[row][column] += 1
                }
            }
        }
        let table = told(counts, .atLeast(things))
        #expect(table.total == .withheld && table.columnTotals.allSatisfy { $0 == .withheld })
        try check(table, Reader(table, things: things))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `the sums of a large table fix none by themselves`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (rows, columns) = (Int.random(in: 4...14, using: &random), Int.random(in: 2...9, using: &random))
        let sparse = Int.random(in: 1...9, using: &random)
        let table = told(
            (0..<rows).map { _ in
                (0..<columns).map { _ in
                    Int.random(in: 0...9, using: &random) < sparse
                        ? Int.random(in: 0...200, using: &random)
                        : Int.random(in: 0...6, using: &random)
                }
            })
        let equations = LinearSums(table)
        for (row, line) in table.table.counts.enumerated() {
            for (column, count) in line.enumerated() where ShownCount.isSmall(count) {
                #expect(table.cells[row][column].value == nil)
                #expect(!equations.fix(row, column), "seed \(seed), row \(row), column \(column)")
            }
        }
    }

    /// Whether what is shown is true, nothing small is in it, and every small count has another number that fits.
    private func check(_ table: SuppressedTable, _ reader: Reader) throws {
        let own = table.table
        let pairs =
            zip(own.counts.flatMap(\.self), table.cells.flatMap(\.self)).map { ($0, $1) } + zip(own.rowTotals, table.rowTotals)
            + zip(own.columnTotals, table.columnTotals) + [(own.total, table.total)]
        for (count, shown) in pairs {
            if let value = shown.value { #expect(value == count && !ShownCount.isSmall(count)) }
            if shown == .small { #expect(ShownCount.isSmall(count)) }
        }
        for (row, line) in own.counts.enumerated() {
            for (column, count) in line.enumerated() where ShownCount.isSmall(count) {
                #expect(reader.canBeOther { $0[row][column] != count }, "\(own.counts)")
            }
            if ShownCount.isSmall(own.rowTotals[row]) {
                #expect(reader.canBeOther { $0[row].reduce(0, +) != own.rowTotals[row] }, "\(own.counts)")
            }
        }
        for (column, count) in own.columnTotals.enumerated() where ShownCount.isSmall(count) && !reader.overlaps {
            #expect(reader.canBeOther { $0.reduce(0) { $0 + $1[column] } != count }, "\(own.counts)")
        }
    }
}

/// Whoever sets up everything that is shown, and tries the tables that are near the true one.
private struct Reader {
    private let table: SuppressedTable
    private let things: [Int]?
    private let solutions: [[[Int]]]

    var overlaps: Bool { things != nil }

    init(_ table: SuppressedTable, things: [Int]? = nil) {
        self.table = table
        self.things = things
        var found: [[[Int]]] = []
        func fits(_ count: Int, _ shown: ShownCount) -> Bool {
            switch shown {
            case .count(let value): count == value
            case .small: (1...4).contains(count)
            case .withheld: count >= 0
            }
        }
        let counts = table.table.counts
        func lines(_ row: Int) -> [[Int]] {
            var lines: [[Int]] = [[]]
            for (column, count) in counts[row].enumerated() {
                let shown = table.cells[row][column]
                let values = shown.value.map { [$0] } ?? [count - 1, count, count + 1].filter { fits($0, shown) }
                lines = lines.flatMap { line in
                    values.filter { $0 <= things?[column] ?? .max }.map { line + [$0] }
                }
            }
            return lines.filter { fits($0.reduce(0, +), table.rowTotals[row]) }
        }
        let choices = counts.indices.map(lines)
        func search(_ chosen: [[Int]]) {
            if chosen.count < choices.count {
                for line in choices[chosen.count] { search(chosen + [line]) }
                return
            }
            for column in table.columnTotals.indices {
                let sum = chosen.reduce(0) { $0 + $1[column] }
                guard fits(sum, table.columnTotals[column]), sum >= things?[column] ?? 0 else { return }
            }
            if fits(chosen.reduce(0) { $0 + $1.reduce(0, +) }, table.total) { found.append(chosen) }
        }
        search([])
        solutions = found
    }

    func canBeOther(_ isOther: ([[Int]]) -> Bool) -> Bool { solutions.contains(where: isOther) }
}

/// The sums of a table as linear equations over a prime field.
private struct LinearSums {
    private static let prime = 1_000_003
    private var reduced: [[Int]] = []
    private let columns: Int

    init(_ table: SuppressedTable) {
        let (rows, columns) = (table.table.rows.count, table.table.columns.count)
        self.columns = columns
        let (cells, width) = (rows * columns, rows * columns + rows + columns + 1)
        var equations: [[Int]] = []
        func equation(_ parts: [Int], _ whole: Int) {
            var line = Array(repeating: 0, count: width)
            for part in parts { line[part] = 1 }
            line[whole] = Self.prime - 1
            equations.append(line)
        }
        for row in 0..<rows { equation((0..<columns).map { row * columns + $0 }, cells + row) }
        for column in 0..<columns { equation((0..<rows).map { $0 * columns + column }, cells + rows + column) }
        equation((0..<rows).map { cells + $0 }, width - 1)
        equation((0..<columns).map { cells + rows + $0 }, width - 1)
        // What is shown is a constant, and no unknown of any equation.
        let shown = table.cells.flatMap(\.self) + table.rowTotals + table.columnTotals + [table.total]
        for place in 0..<width where shown[place].value != nil { for line in equations.indices { equations[line][place] = 0 } }
        for line in equations { add(line) }
    }

    /// Whether they fix the count of one cell.
    func fix(_ row: Int, _ column: Int) -> Bool {
        guard let width = reduced.first?.count else { return false }
        var line = Array(repeating: 0, count: width)
        line[row * columns + column] = 1
        return Self.rest(of: line, by: reduced).allSatisfy { $0 == 0 }
    }

    private mutating func add(_ line: [Int]) {
        let rest = Self.rest(of: line, by: reduced)
        guard let pivot = rest.firstIndex(where: { $0 != 0 }) else { return }
        let inverse = Self.power(rest[pivot], Self.prime - 2)
        reduced.append(rest.map { $0 * inverse % Self.prime })
    }

    private static func rest(of line: [Int], by reduced: [[Int]]) -> [Int] {
        var line = line
        for other in reduced {
            guard let pivot = other.firstIndex(where: { $0 != 0 }), line[pivot] != 0 else { continue }
            let factor = prime - line[pivot]
            for place in line.indices where other[place] != 0 { line[place] = (line[place] + factor * other[place]) % prime }
        }
        return line
    }

    private static func power(_ base: Int, _ exponent: Int) -> Int {
        var (result, base, exponent) = (1, base, exponent)
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base % prime }
            base = base * base % prime
            exponent >>= 1
        }
        return result
    }
}
