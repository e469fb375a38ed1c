// SPDX-License-Identifier: Apache-2.0

/// Every combination of inputs that rules of one flow can tell apart.
///
/// Where no rule asks for an input one value stands for all of them; ages and dates are cut where a rule or a provision begins
/// or ends.
package struct PolicyCells: Sequence {
    private let flow: PolicyFlow
    private let roles: [RecipientRole]
    private let risks: [(RiskGrade?, Bool)]
    private let divisions: [Division]
    private let routes: [EarlyYearsRoute]
    private let ages: [Int]
    private let repeats: [Bool]
    private let consents: [ConsentState]
    private let dates: [CivilDate]

    /// One combination; the early-years route is the area's.
    package struct Cell {
        package var facts: PolicyFacts
        package var route: EarlyYearsRoute
    }

    /// The combinations of what was asked for, over the rules of some policies.
    ///
    /// - Parameters:
    ///   - day: one that is looked at in any case.
    ///   - varyingRoute: whether each early-years route is gone through.
    package init(asked flow: PolicyFlow, of policies: [Policy], day: CivilDate, varyingRoute: Bool = true) {
        self.flow = flow
        let rules = policies.flatMap(\.rules).filter { $0.flow.asked == flow.asked }
        let matches = rules.map(\.when)
        let named = RecipientRole.allCases.filter { role in matches.contains { $0.recipients.contains(role) } }
        // One role that nobody names stands for all of those.
        roles = named + RecipientRole.allCases.filter { !named.contains($0) }.prefix(1)
        risks =
            matches.allSatisfy { $0.risks.isEmpty && $0.criterion == nil }
            ? [(.medium, false)] : RiskGrade.allCases.flatMap { [($0, false), ($0, true)] } + [(nil, false), (nil, true)]
        divisions = matches.allSatisfy(\.divisions.isEmpty) ? [.englandAndWales] : Division.allCases
        routes = !varyingRoute || matches.allSatisfy(\.routes.isEmpty) ? [.both] : EarlyYearsRoute.allCases
        ages = Set([8] + matches.flatMap { [$0.ageFrom, $0.ageUnder].compactMap { $0 }.flatMap { [$0 - 1, $0] } }).sorted()
        repeats = matches.allSatisfy { $0.isRepeat == nil } ? [false] : [false, true]
        consents = matches.allSatisfy(\.consents.isEmpty) ? [.notSought] : ConsentState.allCases
        var cuts: Set<CivilDate> = [day]
        for when in matches {
            if let from = when.from { cuts.formUnion([from.adding(days: -1), from]) }
            if let until = when.until { cuts.formUnion([until, until.adding(days: 1)]) }
        }
        let cited = Set(rules.flatMap(\.gateways))
        for gateway in policies.flatMap(\.gateways) where cited.contains(gateway.code) {
            if case .from(let start) = gateway.inForce { cuts.formUnion([start.adding(days: -1), start]) }
        }
        dates = cuts.sorted()
    }

    package func makeIterator() -> AnyIterator<Cell> {
        var number = 0
        let sizes = [
            roles.count, risks.count, divisions.count, routes.count, ages.count, repeats.count, consents.count, dates.count,
        ]
        let count = sizes.reduce(1, *)
        return AnyIterator {
            guard number < count else { return nil }
            var rest = number
            let at = sizes.map { size in
                defer { rest /= size }
                return rest % size
            }
            number += 1
            let (grade, criterion) = risks[at[1]]
            return Cell(
                facts: PolicyFacts(
                    flow: flow.asked, role: roles[at[0]], grade: grade, criterion: criterion, division: divisions[at[2]],
                    age: ages[at[4]], isRepeat: repeats[at[5]], date: dates[at[7]], consent: ConsentFacts(consents[at[6]])),
                route: routes[at[3]])
        }
    }
}
