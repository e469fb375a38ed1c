// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// What a check of a policy finds.
@Suite struct PolicyCheckTests {
    let day: CivilDate

    init() throws { day = try #require(CivilDate(iso: "2026-11-26")) }

    private func faults(_ change: (inout Policy) -> Void) -> [PolicyFinding] {
        var policy = Policy.shipped
        change(&policy)
        return policy.findings(on: day).filter(\.isFault)
    }

    private func rule(_ id: String, _ change: @escaping (inout PolicyRule) -> Void) -> (inout Policy) -> Void {
        { policy in
            guard let place = policy.rules.firstIndex(where: { $0.id == id }) else { return }
            change(&policy.rules[place])
        }
    }

    @Test func `the shipped policy has no fault, and says which rules this version cannot carry out`() {
        let findings = Policy.shipped.findings(on: day)
        #expect(findings.filter(\.isFault) == [])
        let waiting = findings.filter { $0.code == .notCarried }.map(\.subject)
        #expect(waiting == [.rule("STATS-27")])
    }

    @Test func `what a rule names must be there`() {
        #expect(faults(rule("OE-1") { $0.gateways[0] = "DAA49Z" }).map(\.code).first == .unknownGateway)
        #expect(faults(rule("OE-1") { $0.bases[0] = "A6-1z" }).map(\.code) == [.unknownBasis])
        #expect(faults(rule("OE-1") { $0.profiles[0] = "OE_ALL" }).map(\.code) == [.unknownProfile])
        #expect(faults { $0.area.profile = "OE_EXTRA" }.map(\.subject) == [.option("profile")])
    }

    @Test func `names stand once, and not for something else`() {
        #expect(faults { $0.rules[1].id = "OE-1" }.map(\.code) == [.duplicate])
        #expect(faults { $0.profiles[1].id = "OE_MINIMAL" }.map(\.code).contains(.duplicate))
        #expect(faults { $0.bases[1].code = "DAA49A" }.map(\.code).contains(.duplicate))
        for id in ["default", "human", "", "O E", String(repeating: "x", count: 65)] {
            #expect(faults(rule("OE-7") { $0.id = id }).map(\.code) == [.reservedID], "\(id)")
        }
    }

    @Test func `a rule behind one that decides all its cases is not reached`() {
        let found = faults { policy in
            let wide = PolicyRule(
                "WIDE", "x", flow: .mace, when: .init(), gateways: ["CA89-17"], bases: ["A6-1e"], profiles: ["MACE"])
            policy.rules.insert(wide, at: 0)
        }
        #expect(found.map(\.code) == [.unreachable])
        #expect(found.map(\.subject) == [.rule("MACE-23")])
        #expect(found.first?.what.contains("WIDE") == true)
    }

    @Test func `a rule is not reached when several before it decide its cases together`() {
        let found = faults { policy in
            let parts = RiskGrade.allCases.map { grade in
                PolicyRule(
                    "PART-\(grade.rawValue)", "x", flow: .mace, when: .init(recipients: [.maceMember], risks: [RiskMark(grade)]),
                    bases: ["A6-1e"], profiles: ["MACE"])
            }
            var rest = PolicyRule(
                "REST", "x", flow: .mace, when: .init(recipients: [.maceMember]), bases: ["A6-1e"], profiles: ["MACE"])
            rest.when.risks = RiskMark.allCases.filter { $0 != .criterion }
            policy.rules = parts + [rest] + policy.rules.filter { $0.id != "MACE-23" }
        }
        #expect(found.map(\.subject) == [.rule("REST")])
        #expect(found.first?.what.contains("PART-high, PART-medium, PART-standard") == false)
        #expect(found.first?.what.contains("PART-standard") == true)
    }

    @Test func `a rule that nothing can fit is not reached`() {
        #expect(faults(rule("DVDS-18") { $0.when.ageUnder = 16 }).map(\.subject) == [.rule("DVDS-18")])
        #expect(faults(rule("CSC-17") { $0.gateways = ["CA04-16LB"] }).map(\.what) == ["rule CSC-17 can never match"])
        #expect(
            faults(
                rule("MACE-23") {
                    $0.when.from = CivilDate(iso: "2026-02-01")
                    $0.when.until = CivilDate(iso: "2026-01-01")
                }
            ).map(\.code) == [.unreachable])
    }

    @Test func `rules that say different things of the same cases contradict each other`() {
        let twins = faults { policy in
            var twin = policy.rules[25]
            twin.id = "TWIN"
            twin.outcome = .deny(.noRule)
            policy.rules.append(twin)
        }
        #expect(twins.map(\.code) == [.contradiction])
        #expect(twins.map(\.subject) == [.rule("TWIN")])
        let crossing = faults { policy in
            policy.rules.append(PolicyRule("CROSS", "x", flow: .mace, when: .init(risks: [.high]), outcome: .deny(.wrongRisk)))
        }
        #expect(crossing.map(\.code) == [.contradiction])
        #expect(crossing.first?.what.contains("MACE-23") == true)
    }

    @Test func `an exception before its general rule is no contradiction`() {
        let found = faults { policy in
            guard let place = policy.rules.firstIndex(where: { $0.id == "MACE-23" }) else { return }
            policy.rules.insert(
                PolicyRule(
                    "EXCEPT", "x", flow: .mace, when: .init(recipients: [.maceMember], risks: [.standard]),
                    outcome: .deny(.wrongRisk)),
                at: place)
        }
        #expect(found == [])
    }

    @Test func `consent has no say in a statutory flow`() {
        for id in ["OE-1", "OE-2", "OE-3", "OE-4", "OE-5", "OE-6"] {
            for consent in [ConsentRule.consulted, ConsentRule(.needed, scopes: [.information])] {
                #expect(faults(rule(id) { $0.consent = consent }).map(\.code) == [.consentGate], "\(id)")
            }
            #expect(faults(rule(id) { $0.when.consents = [.given] }).map(\.code).first == .consentGate, "\(id)")
        }
        #expect(faults(rule("DAN-8") { $0.consent = ConsentRule(.needed, scopes: [.support]) }).map(\.code) == [.consentGate])
    }

    @Test func `the default never releases`() {
        #expect(faults { $0.fallback = .release }.map(\.code) == [.noDefault])
        #expect(faults { $0.fallback = .hold(.noSetting) } == [])
    }

    @Test func `a setting is never given an address, an NHS number or the perpetrator's name`() {
        func grant(_ field: PolicyField, _ form: FieldForm) -> [PolicyFinding.Code] {
            faults { policy in
                guard let place = policy.profiles.firstIndex(where: { $0.id == "OE_EY" }) else { return }
                policy.profiles[place].grants[field] = form
            }.map(\.code)
        }
        #expect(grant(.address, .unlessProtected) == [.forbiddenField])
        #expect(grant(.nhsNumber, .optional) == [.forbiddenField])
        #expect(grant(.perpetratorName, .full) == [.forbiddenField])
        #expect(grant(.perpetratorName, .byArea) == [])
        #expect(grant(.times, .counts) == [.badForm])
    }

    @Test func `a release names its law and its fields`() {
        #expect(faults(rule("MACE-23") { $0.profiles = [] }).map(\.code) == [.incomplete])
        #expect(
            faults(
                rule("MACE-23") {
                    $0.gateways = []
                    $0.bases = []
                }
            ).map(\.code) == [.incomplete])
        #expect(faults(rule("OE-1") { $0.gateways = ["DPA-P3-s36(4)"] }).map(\.code) == [.gatewayAlone])
        #expect(faults(rule("LOC-20") { $0.consent.scopes = [] }).map(\.code) == [.incomplete])
    }

    @Test func `no policy stops what the duty demands`() {
        #expect(faults { $0.area.profile = "OE_MINIMAL" } == [])
        #expect(
            faults { policy in
                guard let place = policy.profiles.firstIndex(where: { $0.id == "OE_STANDARD" }) else { return }
                policy.profiles[place].grants[.times] = .month
            }.map(\.code) == [.dutyUnserved])
        #expect(faults { $0.rules.remove(at: 0) }.map(\.subject) == [.fallback])
        #expect(faults(rule("OE-1") { $0.outcome = .hold(.conditionUnmet) }).map(\.code) == [.dutyUnserved])
        #expect(faults(rule("OE-1") { $0.when.risks = [.high] }).map(\.code) == [.dutyUnserved])
        #expect(faults(rule("OE-1") { $0.when.ageFrom = 5 }).map(\.code) == [.dutyUnserved])
        #expect(faults(rule("OE-1") { $0.when.until = CivilDate(iso: "2026-11-25") }).map(\.code) == [.dutyUnserved])
    }

    @Test func `no area moves the age of a child`() {
        #expect(faults { $0.area.ageTo = 18 }.map(\.code) == [.badOption])
        #expect(
            faults {
                $0.area.ageFrom = 9
                $0.area.ageTo = 8
            }.map(\.code) == [.badOption])
    }

    @Test func `an encompass rule with a deadline or a profile that notices do not have is not executable`() {
        #expect(Policy.shipped.rule(named: "OE-1").flatMap { Policy.shipped.notCarried($0) } == nil)
        var policy = Policy.shipped
        policy.area.profile = "OE_MINIMAL"
        #expect(policy.rule(named: "OE-1").flatMap { policy.notCarried($0) } == nil)
        guard let place = policy.profiles.firstIndex(where: { $0.id == "OE_MINIMAL" }) else {
            Issue.record("there is no such profile")
            return
        }
        for form in [FieldForm.month, .dateHeard, nil] {
            policy.profiles[place].grants[.times] = form
            #expect(policy.rule(named: "OE-1").flatMap { policy.notCarried($0) }?.contains("times") == true)
        }
        policy.profiles[place].grants[.times] = .date
        policy.profiles[place].grants[.handling] = nil
        #expect(policy.rule(named: "OE-1").flatMap { policy.notCarried($0) }?.contains("handling") == true)
        policy = .shipped
        let lost = PolicyRule(
            "OE-X", "x", flow: .encompass, when: .init(recipients: [.idva]), bases: ["A6-1e"], profiles: ["OE_LA"])
        #expect(policy.notCarried(lost) != nil)
        policy.rules[0].deadline = .hours(1)
        #expect(policy.notCarried(policy.rules[0]) != nil)
    }
}
