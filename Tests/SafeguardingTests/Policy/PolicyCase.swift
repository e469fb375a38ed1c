// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// One cell of the matrix: facts, and the options of the area.
struct PolicyCase {
    var facts: PolicyFacts
    var area = AreaOptions()

    /// What a policy says of it, with everything that a recipient or an auditor sees.
    func verdict(of policy: Policy) -> String {
        var policy = policy
        policy.area = area
        let decision = policy.decide(facts)
        guard let rule = decision.rule else { return "default|\(decision.outcome.text)" }
        var settled = decision.outcome.text + (decision.failed.map { " for \($0.rawValue)" } ?? "")
        if case .release = decision.outcome {
            let consent =
                switch decision.consent {
                case .notAsked: "unasked"
                case .given: "given"
                case .limb(let limb): "limb-\(limb.rawValue)"
                case .lifeAtRisk: "life"
                case .missing, .refused: "impossible"
                }
            settled += (decision.exception.map { "!\($0.rawValue)" } ?? "") + " \(consent)"
        }
        let basis = policy.basis(of: rule, on: facts.date)
        return
            "\(rule.id)|\(settled)|\(rule.flow.rawValue)|\(basis)|\(policy.profile(of: rule)?.id ?? "-")|\(rule.deadline.text)"
    }
}

/// The cells of the matrix: flow x grade x recipient x consent x override x date, and each further input in turn.
struct PolicyMatrix {
    static let days = ["2025-11-06", "2025-11-07", "2026-02-04", "2026-02-05", "2026-11-26"].compactMap { CivilDate(iso: $0) }
    private static let allDays = ["2022-03-31", "2022-04-01"].compactMap { CivilDate(iso: $0) } + days
    static let flows = PolicyFlow.allCases

    /// Consent in every state, whole and in part, obtained safely and not; with no override, a limb, and a life at risk.
    static let consents: [ConsentFacts] = {
        let whole = Set(ConsentScope.allCases)
        var plain = ConsentState.allCases.map { ConsentFacts($0, scopes: $0 == .given ? whole : []) }
        plain += ConsentScope.allCases.map { ConsentFacts(.given, scopes: [$0]) }
        plain.append(ConsentFacts(.given, scopes: whole, obtainedSafely: false))
        return plain.flatMap { consent -> [ConsentFacts] in
            var limb = consent
            limb.limb = .wouldPrejudice
            var life = consent
            life.lifeAtRisk = true
            return [consent, limb, life]
        }
    }()

    private static let risks: [(RiskGrade?, Bool)] =
        RiskGrade.allCases.flatMap { [($0, false), ($0, true)] } + [(nil, false), (nil, true)]

    /// Whether recipients that no row of a flow names get every state of consent too; FIRSTBELL_MATRIX=whole.
    private static let isWhole = ProcessInfo.processInfo.environment["FIRSTBELL_MATRIX"] == "whole"

    /// Calls `body` with every cell of what asks for `flow`, until it returns false.
    static func each(_ flow: PolicyFlow, _ body: (PolicyCase) -> Bool) {
        _ = gates(flow, body) && furtherInputs(flow, body) && conditions(flow, body) && whole(flow, body)
    }

    /// The recipients that rows of the flow name, and two that none does.
    private static func roles(_ flow: PolicyFlow) -> [RecipientRole] {
        let rows = PolicyOracle(flow).rows
        let named = RecipientRole.allCases.filter { role in rows.contains { $0.recipients.contains(role.rawValue) } }
        return named + RecipientRole.allCases.filter { !named.contains($0) }.suffix(2)
    }

    private static func facts(_ flow: PolicyFlow, _ role: RecipientRole, on day: CivilDate? = nil) -> PolicyFacts {
        PolicyFacts(
            flow: flow, role: role, grade: .medium, age: 16, date: day ?? days[days.count - 1],
            consent: ConsentFacts(.given, scopes: Set(ConsentScope.allCases)), met: PolicyCondition.allCases)
    }

    /// flow x grade x recipient x consent x override x date.
    private static func whole(_ flow: PolicyFlow, _ body: (PolicyCase) -> Bool) -> Bool {
        let named = roles(flow)
        let few = consents.filter { $0.state == .given && $0.scopes.count == 2 && $0.obtainedSafely }
        for role in RecipientRole.allCases {
            for day in days {
                for (grade, criterion) in risks {
                    for consent in isWhole || named.contains(role) ? consents : few {
                        var facts = facts(flow, role, on: day)
                        facts.grade = grade
                        facts.criterion = criterion
                        facts.consent = consent
                        guard body(PolicyCase(facts: facts)) else { return false }
                    }
                }
            }
        }
        return true
    }

    /// Part of the kingdom, age, repeat, date, and the area's options.
    private static func furtherInputs(_ flow: PolicyFlow, _ body: (PolicyCase) -> Bool) -> Bool {
        var areas = EarlyYearsRoute.allCases.map { route in
            var area = AreaOptions()
            area.earlyYearsRoute = route
            return area
        }
        var other = AreaOptions()
        other.profile = "OE_MINIMAL"
        other.ageFrom = 4
        other.ageTo = 16
        areas.append(other)
        // The options have a say in encompass alone.
        if flow.asked != .encompass { areas = [AreaOptions()] }
        for role in roles(flow) {
            for area in areas {
                for division in Division.allCases {
                    for age in [nil, 3, 4, 5, 15, 16, 17, 18] {
                        for day in allDays {
                            for (isRepeat, grade) in [(false, RiskGrade.medium), (true, .medium), (true, .high)] {
                                var facts = facts(flow, role, on: day)
                                facts.grade = grade
                                facts.criterion = isRepeat
                                facts.division = division
                                facts.age = age
                                facts.isRepeat = isRepeat
                                guard body(PolicyCase(facts: facts, area: area)) else { return false }
                            }
                        }
                    }
                }
            }
        }
        return true
    }

    /// Each condition unmet and each pair of neighbours of the table, under a duty and not, by both options for the untrained.
    private static func conditions(_ flow: PolicyFlow, _ body: (PolicyCase) -> Bool) -> Bool {
        let pairs = PolicyOracle(flow).rows.flatMap { row in
            zip(row.conditions, row.conditions.dropFirst()).map { [$0.name, $1.name] }
        }
        let isEncompass = flow.asked == .encompass
        let duties = [(true, EncompassPolicy.Untrained.deliver), (true, .hold), (false, .deliver)]
        let sets = [[]] + PolicyCondition.allCases.map { [$0.rawValue] } + pairs
        for role in roles(flow) {
            for grade in [RiskGrade.medium, .high] {
                for division in isEncompass ? [Division.englandAndWales, .northernIreland] : [.englandAndWales] {
                    for (duty, untrained) in isEncompass ? duties : Array(duties.prefix(1)) {
                        for names in sets {
                            for age in [4, 17, 18] {
                                var facts = facts(flow, role)
                                facts.grade = grade
                                facts.division = division
                                facts.underDuty = duty
                                facts.age = age
                                facts.met.removeAll { names.contains($0.rawValue) }
                                var area = AreaOptions()
                                area.untrained = untrained
                                area.earlyYearsRoute = .both
                                area.ageTo = 16
                                guard body(PolicyCase(facts: facts, area: area)) else { return false }
                            }
                        }
                    }
                }
            }
        }
        return true
    }

    /// Consent at each gate.
    private static func gates(_ flow: PolicyFlow, _ body: (PolicyCase) -> Bool) -> Bool {
        for role in roles(flow) {
            for grade in RiskGrade.allCases {
                for gate in ConsentGate.allCases {
                    for consent in consents {
                        var facts = facts(flow, role)
                        facts.grade = grade
                        facts.consent = consent
                        facts.consent.gate = gate
                        guard body(PolicyCase(facts: facts)) else { return false }
                    }
                }
            }
        }
        return true
    }
}
