// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// The shipped policy against the table of domain.md 4.4, and a changed policy against the shipped one.
@Suite struct PolicyMatrixTests {
    @Test(arguments: PolicyMatrix.flows) func `every cell is what the table says`(flow: PolicyFlow) {
        let oracle = PolicyOracle()
        var cells = 0
        var wrong = 0
        PolicyMatrix.each(flow) { cell in
            cells += 1
            let expected = oracle.verdict(cell)
            let found = cell.verdict(of: .shipped)
            if expected != found {
                wrong += 1
                if wrong <= 3 { Issue.record("\(cell.facts): expected \(expected), found \(found)") }
            }
            return true
        }
        #expect(wrong == 0, "\(wrong) of \(cells)")
        #expect(cells > 30_000)
    }

    @Test func `the table has all rows, and the policy has a rule for each in its order`() {
        let rows = PolicyOracle().rows
        #expect(rows.map(\.number) == Array(1...27))
        #expect(Policy.shipped.rules.map(\.id) == rows.map(\.id))
    }

    @Test(arguments: Policy.shipped.rules.map(\.id)) func `no field of a rule can change unnoticed`(id: String) throws {
        let flow = try #require(Policy.shipped.rule(named: id)).flow.asked
        let shipped = Policy.shipped.part(flow)
        let place = try #require(shipped.rules.firstIndex { $0.id == id })
        var cells: [(PolicyCase, String)] = []
        PolicyMatrix.each(flow, named: true) { cell in
            cells.append((cell, cell.verdict(of: shipped)))
            return true
        }
        let mutations = PolicyMutation.all(of: shipped.rules[place])
        #expect(mutations.count > 12)
        for mutation in mutations {
            var changed = shipped
            if let rule = mutation.rule { changed.rules[place] = rule } else { changed.rules.remove(at: place) }
            let differs = changed != shipped
            #expect(differs, "\(id), \(mutation.name): nothing changes")
            let isNoticed = cells.contains { cell, verdict in cell.verdict(of: changed) != verdict }
            #expect(isNoticed, "\(id), \(mutation.name): the matrix does not notice")
        }
    }
}

extension Policy {
    /// The rules of one flow with what they cite, and what mutations cite beside it.
    fileprivate func part(_ flow: PolicyFlow) -> Policy {
        var part = self
        part.rules = rules.filter { $0.flow.asked == flow }
        let cited = Set(part.rules.flatMap { $0.gateways + $0.bases } + ["CA04-16E", "A9-2c"])
        part.gateways = gateways.filter { cited.contains($0.code) }
        part.bases = bases.filter { cited.contains($0.code) }
        return part
    }
}
