// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// A policy asked about decisions of the past.
@Suite struct PolicyReplayTests {
    static let day = CivilDate(daysSinceEpoch: 20_775)

    /// A decision that `policy` took of these facts, as the journal would keep it.
    func past(_ facts: PolicyFacts, by policy: Policy) -> PolicyReplay.Past {
        let decision = policy.decide(facts)
        let rule = decision.rule?.id ?? "default"
        let isCarried = decision.rule.map { policy.notCarried($0) == nil } ?? true
        let verdict: PolicyReplay.Verdict =
            switch decision.outcome {
            case .release where !isCarried: .init(rule: rule, outcome: "deny", code: "no-rule")
            case .release: .init(rule: rule, outcome: "release", code: decision.exception?.rawValue)
            case .hold(let code): .init(rule: rule, outcome: "hold", code: code.rawValue)
            case .deny(let code): .init(rule: rule, outcome: "deny", code: code.rawValue)
            }
        var bare = facts
        bare.met = []
        bare.unmet = []
        bare.consent = ConsentFacts()
        return PolicyReplay.Past(verdict: verdict, facts: bare, consent: decision.consent.record)
    }

    /// Every combination of what can fail, for the flows that are carried.
    static let cells: [PolicyFacts] = {
        var cells: [PolicyFacts] = []
        let roles: [(PolicyFlow, RecipientRole)] = [
            (.encompass, .school), (.encompass, .earlyYears), (.encompass, .practiceOfChild), (.encompass, .healthVisitor),
            (.encompass, .educationAuthority), (.encompass, .otherForce), (.maracGP, .practiceOfVictim),
            (.maracGP, .practiceOfChild), (.maracGP, .practiceOfPerpetrator), (.maracRecord, .socialCare),
        ]
        for (flow, role) in roles {
            for grade in RiskGrade.allCases {
                for failing in [nil] + PolicyCondition.allCases.map(Optional.some) {
                    for consent in [
                        ConsentFacts(), ConsentFacts(.given), ConsentFacts(.refused, limb: .wouldPrejudice),
                        ConsentFacts(.withdrawn),
                    ] {
                        var facts = PolicyFacts(
                            flow: flow, role: role, grade: grade, age: 9, date: day, consent: consent,
                            met: PolicyCondition.allCases.filter { $0 != failing }, underDuty: role == .school)
                        if let failing { facts.unmet.append(failing) }
                        cells.append(facts)
                    }
                }
            }
        }
        return cells
    }()

    @Test func `the policy that decided decides the same again`() {
        var both = Policy.shipped
        both.area.earlyYearsRoute = .both
        var released: Set<String> = []
        for policy in [Policy.shipped, both] {
            let replay = PolicyReplay(policy)
            var asked = 0
            for var facts in Self.cells {
                if facts.role == .healthVisitor { facts.age = 4 }
                for division in facts.role == .school ? [Division.englandAndWales, .northernIreland] : [.englandAndWales] {
                    facts.division = division
                    let past = past(facts, by: policy)
                    let answer = replay.ask(past, former: policy)
                    if answer != .beforePolicy { asked += 1 }
                    if past.verdict.outcome == "release" { released.insert(past.verdict.rule) }
                    #expect(answer == .same || answer == .beforePolicy, "\(past.verdict.text)")
                }
            }
            #expect(asked > 1_000)
        }
        #expect(released.isSuperset(of: ["OE-1", "OE-2", "OE-3", "OE-4", "OE-5", "OE-6"]))
    }

    @Test func `a requirement that is dropped or added shows where it would have counted`() {
        var strict = Policy.shipped
        strict.area.untrained = .hold
        var untrained = PolicyFacts(
            flow: .encompass, role: .school, grade: .medium, age: 9, date: Self.day,
            met: PolicyCondition.allCases.filter { $0 != .keyAdultTrained }, underDuty: true)
        untrained.unmet = [.keyAdultTrained]
        let past = past(untrained, by: .shipped)
        #expect(past.verdict.text == "OE-1 release no-trained-key-adult")
        #expect(
            PolicyReplay(strict).ask(past, former: .shipped)
                == .otherwise(.init(rule: "OE-1", outcome: "hold", code: "no-trained-key-adult")))
        let back = self.past(untrained, by: strict)
        #expect(
            PolicyReplay(.shipped).ask(back, former: strict)
                == .otherwise(.init(rule: "OE-1", outcome: "release", code: "no-trained-key-adult")))
    }

    @Test func `a person's word and what no policy decides stand`() {
        let facts = PolicyFacts(flow: .encompass, role: .school, age: 9, date: Self.day)
        let replay = PolicyReplay(.shipped)
        func ask(_ rule: String, _ outcome: String, _ code: String?) -> PolicyReplay.Answer {
            replay.ask(
                .init(verdict: .init(rule: rule, outcome: outcome, code: code), facts: facts, consent: nil), former: .shipped)
        }
        #expect(ask("human", "deny", "denied-by-person") == .byPerson)
        for code in [
            "no-setting", "ambiguous-match", "setting-unconfirmed", "practice-closed", "refused-by-recipient", "recipient-unknown",
        ] {
            #expect(ask("OE-1", "hold", code) == .beforePolicy, "\(code)")
        }
        for code in ["not-a-child", "protected-address", "deceased", "not-registered"] {
            #expect(ask("OE-1", "deny", code) == .beforePolicy, "\(code)")
        }
    }

    @Test func `a rule that is taken out leaves its cases to the default`() {
        var without = Policy.shipped
        without.rules.removeAll { $0.id == "GP-14" }
        let facts = PolicyFacts(
            flow: .maracGP, role: .practiceOfVictim, grade: .high, age: 38, date: Self.day, consent: ConsentFacts(.given),
            met: PolicyCondition.allCases)
        #expect(
            PolicyReplay(without).ask(past(facts, by: .shipped), former: .shipped)
                == .otherwise(.init(rule: "default", outcome: "deny", code: "no-rule")))
    }
}
