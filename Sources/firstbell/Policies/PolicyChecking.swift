// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Broker
import Safeguarding
import Wire

/// The check of a policy file, as `policy check` prints it.
struct PolicyChecking {
    var file: String

    func perform(_ format: FormatOption.Format) throws {
        do {
            let read = try PolicyFile.load(file)
            switch format {
            case .text: try Console.lines(lines(read))
            case .json: try Console.document(json(read))
            }
        } catch let error as ConfigurationError where format == .json {
            try Console.document([
                "file": .string(file), "holds": false,
                "faults": .array(
                    error.problems.map { ["place": .string($0.place), "what": .string($0.what), "try": .string($0.remedy)] }),
            ])
            throw ExitCode.failure
        }
    }

    private func lines(_ read: PolicyFile) -> [String] {
        let policy = read.policy
        let executable = policy.rules.count { policy.notCarried($0) == nil }
        return [
            "\(file) holds: \(policy.rules.count) rules, \(policy.profiles.count) profiles.",
            "digest \(PolicyInForce(EncompassPolicy(policy)).digest)",
            "\(executable) of \(policy.rules.count) rules can be carried out by this version"
                + (executable < policy.rules.count ? "; what the others are for is not shared yet:" : "."),
        ] + read.notes.map { "  \(read.place(of: $0.subject)): \($0.what)" }
    }

    private func json(_ read: PolicyFile) -> JSON {
        let policy = read.policy
        return [
            "file": .string(file), "holds": true, "digest": .string(PolicyInForce(EncompassPolicy(policy)).digest), "faults": [],
            "rules": .array(
                policy.rules.map { rule in
                    [
                        "id": .string(rule.id), "title": .string(rule.title), "flow": .string(rule.flow.rawValue),
                        "outcome": .string(rule.outcome.text), "consent": .string(rule.consent.demand.rawValue),
                        "notExecutable": policy.notCarried(rule).map { .string($0) } ?? .null,
                    ]
                }),
            "notes": .array(
                read.notes.map {
                    ["code": .string($0.code.rawValue), "place": .string(read.place(of: $0.subject)), "what": .string($0.what)]
                }),
        ]
    }
}

/// The comparison of two policy files, as `policy diff` prints it.
struct PolicyComparing {
    var before: String
    var after: String

    func perform(_ format: FormatOption.Format) throws {
        let difference = PolicyDifference(
            from: try PolicyFile.load(before).policy, to: try PolicyFile.load(after).policy, day: PolicyFile.today)
        switch format {
        case .text: try Console.lines(PolicyComparing.lines(difference))
        case .json: try Console.document(PolicyComparing.json(difference))
        }
    }

    static func lines(_ difference: PolicyDifference) -> [String] {
        guard !difference.changes.isEmpty else { return ["The two policies are the same."] }
        var lines = ["What is written otherwise:"]
        for change in difference.changes {
            let words =
                switch (change.before, change.after) {
                case (nil, nil): change.what
                case (let before?, nil): "\(change.what): \(before) is gone"
                case (nil, let after?): "\(change.what): \(after) is new"
                case (let before?, let after?): "\(change.what): \(before) -> \(after)"
                }
            lines.append("  \(change.part): \(words)")
        }
        guard !difference.effects.isEmpty else { return lines + ["", "Nothing is decided otherwise."] }
        lines += ["", "What is decided otherwise:"]
        for effect in difference.effects {
            lines += [
                "  \(effect.flow.meaning), to \(effect.role.meaning) (\(effect.cases) \(effect.cases == 1 ? "case" : "cases"))",
                "    before: \(effect.before)", "    after:  \(effect.after)", "    such as \(effect.example)",
            ]
        }
        return lines
    }

    static func json(_ difference: PolicyDifference) -> JSON {
        [
            "changes": .array(
                difference.changes.map {
                    [
                        "part": .string($0.part), "what": .string($0.what), "before": $0.before.map { .string($0) } ?? .null,
                        "after": $0.after.map { .string($0) } ?? .null,
                    ]
                }),
            "effects": .array(
                difference.effects.map {
                    [
                        "flow": .string($0.flow.rawValue), "recipient": .string($0.role.rawValue), "before": .string($0.before),
                        "after": .string($0.after), "cases": .integer(Int64($0.cases)), "example": .string($0.example),
                    ]
                }),
        ]
    }
}
