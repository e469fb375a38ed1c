// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// The shipped policy against the table of domain.md 4.4, and a changed policy against the shipped one.
@Suite struct PolicyMatrixTests {
    @Test(arguments: PolicyMatrix.flows.filter { $0.asked == $0 }) func `every cell is what the table says`(flow: PolicyFlow) {
        let oracle = PolicyOracle(flow)
        let part = Policy.shipped.part(flow.asked)
        var cells = 0
        var wrong = 0
        PolicyMatrix.each(flow) { cell in
            cells += 1
            let expected = oracle.verdict(cell)
            // The rules of other flows have no say; now and then they are asked too.
            let found = cell.verdict(of: cells % 100 == 0 ? .shipped : part)
            if expected != found {
                wrong += 1
                if wrong <= 3 { Issue.record("\(cell.facts): expected \(expected), found \(found)") }
            }
            return true
        }
        #expect(wrong == 0, "\(wrong) of \(cells)")
        #expect(cells > 4_000)
    }

    @Test func `the table has all rows, and the policy has a rule for each in its order`() {
        let rows = PolicyOracle().rows
        #expect(rows.map(\.number) == Array(1...27))
        #expect(Policy.shipped.rules.map(\.id) == rows.map(\.id))
    }

    @Test(arguments: PolicyMatrix.flows.filter { $0.asked == $0 })
    func `no field of a rule can change unnoticed`(flow: PolicyFlow) throws {
        let shipped = Policy.shipped.part(flow)
        var cells: [(PolicyCase, String)] = []
        PolicyMatrix.each(flow) { cell in
            cells.append((cell, cell.verdict(of: shipped)))
            return true
        }
        #expect(!shipped.rules.isEmpty)
        // Neighbouring cells are much alike: far apart, they notice sooner.
        cells = Dictionary(grouping: cells.enumerated(), by: { $0.offset % 101 }).sorted { $0.key < $1.key }.flatMap {
            $0.value.map(\.element)
        }
        for (place, rule) in shipped.rules.enumerated() {
            let mutations = PolicyMutation.all(of: rule)
            let own = cells.filter { $0.1.hasPrefix("\(rule.id)|") }
            let others = cells.filter { !$0.1.hasPrefix("\(rule.id)|") }
            #expect(mutations.count > 12)
            for mutation in mutations {
                var changed = shipped
                if let rule = mutation.rule { changed.rules[place] = rule } else { changed.rules.remove(at: place) }
                let differs = changed != shipped
                #expect(differs, "\(rule.id), \(mutation.name): nothing changes")
                let isNoticed = [own, others].contains { $0.contains { cell, verdict in cell.verdict(of: changed) != verdict } }
                #expect(isNoticed, "\(rule.id), \(mutation.name): the matrix does not notice")
            }
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
