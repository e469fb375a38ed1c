// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing

@testable import firstbell

/// Policies as files: what is read back, and what is refused with its line.
@Suite struct PolicyFileTests {
    private static let file = URL(fileURLWithPath: BuiltProgram.package + "/deploy/policy.yaml")

    private let day: CivilDate

    init() throws { day = try #require(CivilDate(iso: "2026-11-26")) }

    private func read(_ text: String) throws -> PolicyFile { try PolicyFile(text: text, name: "policy.yaml", day: day) }

    /// `RECORD_SNAPSHOTS=1` rewrites the file and fails.
    @Test func `deploy/policy.yaml is the policy that the program has in it`() throws {
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try PolicyText.template(.shipped).write(to: Self.file, atomically: true, encoding: .utf8)
            Issue.record("recorded; run again without RECORD_SNAPSHOTS")
        }
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(text == PolicyText.template(.shipped))
        let read = try read(text)
        #expect(read.policy == .shipped)
        #expect(read.stated == [])
    }

    @Test func `the canonical text reads back as the same policy, whatever is in it`() throws {
        var policy = Policy.shipped
        policy.area.profile = "OE_STANDARD"
        policy.area.untrained = .hold
        policy.area.ageFrom = 4
        policy.area.adultNames = true
        policy.area.freeText = .hold
        policy.area.localityConsent = .days(90)
        policy.area.referralConsent = .unlimited
        policy.rules[0].title = "A \"title\" with \\ and \u{7} and é: # {x}\n"
        policy.rules[2].when.isRepeat = false
        policy.rules[2].when.ageFrom = 1
        policy.rules[2].when.until = CivilDate(iso: "2030-01-01")
        policy.rules[7].when.consents = [.given, .unable]
        policy.rules[7].id = "8"
        policy.rules[8].consent = ConsentRule(.needed, scopes: [.information, .support], at: [.meeting], limbCounts: true)
        policy.fallback = .hold(.noSetting)
        for policy in [Policy.shipped, policy] {
            #expect(try read(PolicyText.canonical(policy)).policy == policy)
        }
        #expect(PolicyText.canonical(policy) != PolicyText.canonical(.shipped))
    }

    /// The shipped file with one line changed, and what is said of it.
    private func problems(_ old: String, _ new: String) throws -> [ConfigurationError.Problem] {
        let text = PolicyText.template(.shipped)
        try #require(text.contains(old), "\(old)")
        let place = try #require(text.range(of: old))
        let changed = text.replacingCharacters(in: place, with: new)
        do {
            _ = try read(changed)
            return []
        } catch let error as ConfigurationError {
            return error.problems
        }
    }

    /// The line of the shipped file at which a text stands first.
    private func line(_ text: String) throws -> Int {
        let shipped = PolicyText.template(.shipped)
        let place = try #require(shipped.range(of: text))
        return shipped[..<place.lowerBound].count { $0 == "\n" } + 1
    }

    @Test(arguments: [
        ("    gateway: [DAA49A, ", "    gateway: [DAA49Z, ", "unknown gateway DAA49Z", 0),
        ("    basis: [A6-1e, A9-2g, Sch1-18, A10]", "    basis: [A6-1q]", "unknown basis A6-1q", 0),
        ("    profile: [OE_STANDARD, ", "    profile: [OE_STANDART, ", "unknown profile OE_STANDART", 0),
        ("    flow: encompass\n", "    flow: encompas\n", "unknown flow encompas", 0),
        ("    recipient: [school]", "    recipient: [skool]", "unknown recipient skool", 0),
        ("    voice: full", "    voise: full", "unknown field voise", 0),
        ("    voice: full", "    voice: month", "voice cannot be granted as month", 0),
        ("    times: date", "    times: daily", "unknown form daily", 0),
        ("default: deny no-rule", "default: release", "the default releases what no rule matches", 0),
        ("default: deny no-rule", "", "there is no default for what no rule matches", nil),
        ("default: deny no-rule", "default: refuse", "unknown outcome refuse", 0),
        ("    consent: none", "    consent: needed", "rule OE-1: consent decides in a statutory flow", 0),
        ("    consent: none", "    consent: maybe", "unknown consent maybe", 0),
        ("    deadline: next-cut-off", "    deadline: soon", "unknown deadline soon", 0),
        ("    outcome: release", "    outcome: allow", "unknown outcome allow", 0),
        ("      open: hold setting-closed", "      opened: hold setting-closed", "unknown condition opened", 0),
        ("      open: hold setting-closed", "      open: hold it", "unknown consequence hold it", 0),
        ("    from: 2025-11-07", "    from: 2025-11-31", "from is no day", 0),
        ("    ageUnder: 5", "    ageUnder: five", "ageUnder is no age", 0),
        ("  - id: OE-2", "  - id: OE-1", "OE-1 stands twice", nil),
        ("version: 1", "version: 2", "this version of FirstBell reads policies of version 1", 0),
        ("profiles:\n", "profilez:\n", "unknown key profilez", 0),
        ("    division: [england-and-wales]", "    divisions: [england-and-wales]", "unknown key divisions", 0),
        ("area:\n", "area: {ageTo: 18}\n", "ageTo has a value it cannot have", 0),
        ("area:\n", "area: {freeText: refuse}\n", "freeText has a value it cannot have", 0),
        ("area:\n", "area: {localityConsent: 6 years}\n", "localityConsent has a value it cannot have", 0),
        ("area:\n", "area: {referralConsent: 0 days}\n", "referralConsent has a value it cannot have", 0),
        ("area:\n", "area: {hours: 8}\n", "unknown option hours", 0),
        ("    division: [england-and-wales]", "    division: []", "division is an empty list", 0),
    ])
    func `a fault is refused with what is wrong, and its line`(_ row: (old: String, new: String, what: String, offset: Int?)) throws
    {
        let found = try problems(row.old, row.new)
        let problem = try #require(found.first { $0.what.contains(row.what) }, "\(found)")
        #expect(!problem.remedy.isEmpty || row.what.hasPrefix("unknown"))
        if let offset = row.offset { #expect(problem.place == "policy.yaml:\(try line(row.old) + offset)") }
    }

    @Test(arguments: [
        "", "just words", "- a\n- b\n", "rules: 3\n", "a: &x 1\nb: *x\n", "rules: [\n", "version: 1\nversion: 1\n", "\u{0}",
    ])
    func `what is no policy is refused`(text: String) { #expect(throws: ConfigurationError.self) { try read(text) } }

    @Test func `an unreachable rule and a contradiction are refused with rule and line`() throws {
        let unreachable = try problems("    recipient: [mace-member]\n", "    until: 2020-01-01\n    from: 2021-01-01\n")
        #expect(unreachable.map(\.what) == ["rule MACE-23 can never match"])
        #expect(unreachable.map(\.place) == ["policy.yaml:\(try line("  - id: MACE-23"))"])
        let contradiction = try problems(
            "    recipient: [marac-agency]\n    risk: [standard, medium]\n    criterion: no\n", "    risk: [high]\n")
        #expect(contradiction.map(\.what).first?.hasPrefix("rule MARAC-13 contradicts rule MARAC-12") == true)
        #expect(contradiction.map(\.place) == ["policy.yaml:\(try line("  - id: MARAC-13"))"])
    }

    @Test func `all faults are told at once`() throws {
        let text = PolicyText.template(.shipped).replacing("flow: mace", with: "flow: maze").replacing(
            "voice: full", with: "vice: full")
        let error = try #require(throws: ConfigurationError.self) { try read(text) }
        #expect(error.problems.count > 5)
    }

    // MARK: - A deployment's policy

    private func deployment(_ folder: TestFolder, _ yaml: String, policy: String? = nil) throws -> DeploymentPolicy {
        let file = folder.path + "/firstbell.yaml"
        try "trustDomain: a.example\n\(yaml)".write(toFile: file, atomically: true, encoding: .utf8)
        if let policy { try policy.write(toFile: folder.path + "/policy.yaml", atomically: true, encoding: .utf8) }
        return DeploymentPolicy(deployment: try Deployment.load(file: file, environment: [:]))
    }

    @Test func `without a file it is the shipped policy with the configuration's options`() throws {
        let folder = try TestFolder()
        #expect(try deployment(folder, "").load() == .shipped)
        let policy = try deployment(folder, "area:\n  untrained: hold\n  cutOff: 09:00\n  contactParentPolicy: DO_NOT_CONTACT\n")
            .load()
        #expect(policy.area.untrained == .hold)
        #expect(policy.area.cutOff.description == "09:00")
        #expect(policy.area.contactParentPolicy == .doNotContact)
        #expect(policy.rules == Policy.shipped.rules)
    }

    @Test func `a file without options decides as no file does`() throws {
        let folder = try TestFolder()
        let options = "area:\n  untrained: hold\n"
        let without = try deployment(folder, options).load()
        let with = try deployment(folder, options + "policy:\n  file: policy.yaml\n", policy: PolicyText.template(.shipped)).load()
        #expect(with == without)
    }

    @Test func `an option stands in one of the two files, or alike in both`() throws {
        let folder = try TestFolder()
        let policy = PolicyText.template(.shipped).replacing("area:\n", with: "area: {untrained: hold, cutOff: \"08:45\"}\n")
        let file = "policy:\n  file: policy.yaml\n"
        #expect(try deployment(folder, file, policy: policy).load().area.untrained == .hold)
        #expect(try deployment(folder, file + "area:\n  untrained: hold\n", policy: policy).load().area.untrained == .hold)
        let error = try #require(throws: ConfigurationError.self) {
            try deployment(folder, file + "area:\n  cutOff: 09:00\n", policy: policy).load()
        }
        #expect(error.problems.count == 1)
        #expect(error.problems.first?.place.hasSuffix("policy.yaml:\(try line("area:\n"))") == true)
    }

    @Test func `a file that is not there is named`() throws {
        let folder = try TestFolder()
        let error = try #require(throws: ConfigurationError.self) { try deployment(folder, "policy:\n  file: none.yaml\n").load() }
        #expect(error.problems.first?.place.hasSuffix("/none.yaml") == true)
    }

    @Test func `a comparison is told by rule and by effect`() throws {
        var after = Policy.shipped
        after.rules[22].deadline = .days(2)
        let lines = PolicyComparing.lines(PolicyDifference(from: .shipped, to: after, day: day))
        #expect(lines.contains("  rule MACE-23: deadline: none -> 2 days"))
        #expect(lines.contains { $0.contains("to a member of the MACE panel") })
        #expect(
            PolicyComparing.lines(PolicyDifference(from: .shipped, to: .shipped, day: day)) == ["The two policies are the same."])
    }
}
