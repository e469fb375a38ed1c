// SPDX-License-Identifier: Apache-2.0

/// The sums of a table as a circulation: from one source to each row, from row to column, from each column to one sink, and back.
///
/// What flows along an edge is a count, so that every node is one of the sums that a reader can set up. What is hidden can be another
/// number exactly where there is a way around by edges that may change: the rest of such a circulation is its solution for another
/// number (Gusfield, "A Graph Theoretic Approach to Statistical Data Security", SIAM J. Comput. 17, 1988).
struct TableSums {
    /// A count of the table.
    enum Place: Hashable {
        case cell(Int, Int)
        case row(Int)
        case column(Int)
        case total
    }

    /// What a reader knows of a count that is not shown.
    private enum Knowledge: Hashable {
        case shown
        /// From elsewhere, so that to hide it here would hide nothing.
        case told
        case small
        /// Anything from a least to a greatest number.
        case withheld(Int, Int)
    }

    private struct Edge {
        var from: Int
        var to: Int
        var count: Int
        var knowledge: Knowledge
        /// The least and the greatest number that the reader can think it is.
        var least = 0
        var most: Int
    }

    private let rowCount: Int
    private let columnCount: Int
    private var edges: [Edge]
    /// Edges by the node that they leave or reach.
    private var around: [[Int]]

    private static let unbounded = Int.max / 4

    init(_ table: CountTable, totals: SuppressedTable.Totals, listed: Bool) {
        rowCount = table.rows.count
        columnCount = table.columns.count
        let (columns, rows) = (table.columnTotals, table.rowTotals)
        func edge(_ from: Int, _ to: Int, _ count: Int, most: Int = Self.unbounded) -> Edge {
            Edge(from: from, to: to, count: count, knowledge: ShownCount.isSmall(count) ? .small : .shown, most: most)
        }
        edges = []
        let (source, sink) = (0, 1)
        for row in table.rows.indices {
            for column in table.columns.indices {
                var cell = edge(2 + row, 2 + table.rows.count + column, table.counts[row][column])
                if case .atLeast(let least) = totals { cell.most = least[column] }
                edges.append(cell)
            }
        }
        for row in table.rows.indices {
            var whole = edge(source, 2 + row, rows[row])
            whole.least = listed ? 1 : 0
            edges.append(whole)
        }
        for column in table.columns.indices {
            var total = edge(2 + table.rows.count + column, sink, columns[column])
            switch totals {
            case .own: break
            case .told: total.knowledge = .told
            case .atLeast(let least): total.knowledge = .withheld(least[column], Self.unbounded)
            }
            edges.append(total)
        }
        var whole = edge(sink, source, table.total)
        switch totals {
        case .own: break
        case .told: whole.knowledge = .told
        case .atLeast(let least): whole.knowledge = .withheld(least.reduce(0, +), Self.unbounded)
        }
        edges.append(whole)
        around = Array(repeating: [], count: 2 + rowCount + columnCount)
        for (index, edge) in edges.enumerated() {
            around[edge.from].append(index)
            around[edge.to].append(index)
        }
    }

    func shown(_ place: Place) -> ShownCount {
        let edge =
            switch place {
            case .cell(let row, let column): edges[row * columnCount + column]
            case .row(let row): edges[rowCount * columnCount + row]
            case .column(let column): edges[rowCount * columnCount + rowCount + column]
            case .total: edges[edges.count - 1]
            }
        return switch edge.knowledge {
        case .shown, .told: .count(edge.count)
        case .small: .small
        case .withheld: .withheld
        }
    }

    /// Hides more until every small count could be another.
    ///
    /// - Returns: whether that could be done.
    mutating func protect() -> Bool {
        var safe: Set<Int> = []
        for index in edges.indices where edges[index].knowledge == .small && !safe.contains(index) {
            let ways = [true, false].compactMap { way(around: index, increasing: $0) }
            guard let best = ways.min(by: { $0.cost < $1.cost }) else { return false }
            for step in best.steps {
                hide(step)
                safe.insert(step.edge)
            }
        }
        return true
    }

    /// A step along an edge, on which its count goes up or down by one.
    private struct Step {
        var edge: Int
        var increasing: Bool
    }

    private mutating func hide(_ step: Step) {
        let edge = edges[step.edge]
        switch edge.knowledge {
        case .told: break
        case .shown: edges[step.edge].knowledge = .withheld(edge.least, edge.most)
        case .small where !Self.fits(edge, 1...(ShownCount.threshold - 1), increasing: step.increasing):
            edges[step.edge].knowledge = .withheld(edge.least, edge.most)
        case .small, .withheld: break
        }
    }

    private static func fits(_ edge: Edge, _ range: ClosedRange<Int>, increasing: Bool) -> Bool {
        range.contains(edge.count + (increasing ? 1 : -1)) && (!increasing || edge.count < edge.most)
    }

    /// What it costs the reader that an edge can change; nil where it cannot be made to.
    private func cost(of step: Step) -> Int? {
        let edge = edges[step.edge]
        let could = step.increasing ? edge.count < edge.most : edge.count > edge.least
        switch edge.knowledge {
        case .told: return nil
        case .withheld(let least, let most): return Self.fits(edge, least...max(least, most), increasing: step.increasing) ? 0 : nil
        case .small:
            if Self.fits(edge, 1...(ShownCount.threshold - 1), increasing: step.increasing) { return 0 }
            return could ? 1 : nil
        // To hide a zero says that somebody may be there, and to hide much hides much.
        case .shown: return could ? 2 + max(edge.count, 1) : nil
        }
    }

    /// The cheapest way on which one count goes up, or down, by one and everything still adds up.
    private func way(around index: Int, increasing: Bool) -> (steps: [Step], cost: Int)? {
        let first = Step(edge: index, increasing: increasing)
        guard let begin = cost(of: first) else { return nil }
        let edge = edges[index]
        let (start, goal) = increasing ? (edge.to, edge.from) : (edge.from, edge.to)
        var best = [Int](repeating: .max, count: around.count)
        var reached: [Step?] = Array(repeating: nil, count: around.count)
        var waiting = NodeQueue()
        best[start] = begin
        waiting.push(start, at: begin)
        while let (node, cost) = waiting.pop() {
            if node == goal { break }
            if cost > best[node] { continue }
            for next in around[node] where next != index {
                let step = Step(edge: next, increasing: edges[next].from == node)
                guard let price = self.cost(of: step) else { continue }
                let other = step.increasing ? edges[next].to : edges[next].from
                guard cost + price < best[other] else { continue }
                best[other] = cost + price
                reached[other] = step
                waiting.push(other, at: cost + price)
            }
        }
        guard best[goal] < .max else { return nil }
        var steps = [first]
        var node = goal
        while node != start, let step = reached[node] {
            steps.append(step)
            node = step.increasing ? edges[step.edge].from : edges[step.edge].to
        }
        return (steps, best[goal])
    }
}

/// Nodes by what it costs to reach them, the cheapest first.
private struct NodeQueue {
    private var heap: [(node: Int, cost: Int)] = []

    mutating func push(_ node: Int, at cost: Int) {
        heap.append((node, cost))
        var place = heap.count - 1
        while place > 0, heap[place].cost < heap[(place - 1) / 2].cost {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func pop() -> (node: Int, cost: Int)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if heap.isEmpty { return first }
        heap[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].cost < heap[least].cost {
                least = child
            }
            if least == place { return first }
            heap.swapAt(place, least)
            place = least
        }
    }
}
