// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Safeguarding
import Wire

/// The explanation of a decision, as `policy explain` prints it.
struct PolicyExplaining {
    var deployment: Deployment

    /// What would be decided of an event now.
    func explain(event: String, recipient: PartnerID, _ format: FormatOption.Format) async throws {
        let reply = try await Administrator(deployment).ask(
            .policyExplain, ["recipient": .string(recipient.description)], payload: try ImportFile.read(event))
        guard format == .text else { return try Console.document(reply.value.tree) }
        for child in reply.value["children"]?.elements.map({ $0 }) ?? [] {
            let code = child["code"]?.string.map { " (\($0))" } ?? ""
            try Console.line("\(child["child"]?.string ?? ""): \(child["outcome"]?.string ?? "")\(code)")
            for sentence in child["explanation"]?.elements.compactMap(\.string) ?? [] { try Console.line("  \(sentence)") }
        }
        try Console.line("policy \(reply.value["policy"]?.string ?? "")")
    }

    /// What was decided of a notice, in the words of the policy that was in force then.
    func explain(notice: String, _ format: FormatOption.Format) throws {
        let journal = DeploymentJournal(deployment: deployment)
        let found: (recipient: PartnerID, decisions: [KeptDecision])?
        let reader = try journal.reader()
        do {
            found = try NoticeID(notice).flatMap { try reader.decisions(about: $0) }
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        guard let found else {
            throw CommandFailure(
                "there is no notice \(notice) about a person", try: "an id from the producer's answer or from `status`")
        }
        let explained = try found.decisions.filter { $0.recipient == found.recipient || $0.recipient == nil }.map { decision in
            (decision, try sentences(decision, policy: reader.policy(decision.policy)))
        }
        switch format {
        case .text:
            for (decision, sentences) in explained {
                try Console.line("\(decision.at.rfc3339) \(found.recipient): \(decision.outcome)")
                for sentence in sentences { try Console.line("  \(sentence)") }
            }
        case .json:
            try Console.document([
                "notice": .string(notice), "recipient": .string(found.recipient.description),
                "decisions": .array(
                    explained.map { decision, sentences in
                        [
                            "at": .string(decision.at.rfc3339), "outcome": .string(decision.outcome),
                            "code": decision.code.map { .string($0) } ?? .null, "rule": .string(decision.rule),
                            "basis": .string(decision.basis), "policy": .string(decision.policy),
                            "explanation": .array(sentences.map { .string($0) }),
                        ]
                    }),
            ])
        }
    }

    private func sentences(_ decision: KeptDecision, policy text: String?) throws -> [String] {
        var reading = PolicyReading(name: "the policy \(decision.policy)")
        guard let text, let policy = try reading.read(text)?.policy else {
            return ["Rule \(decision.rule) of the policy \(decision.policy), whose text the journal does not have."]
        }
        var sentences: [String] = []
        if let rule = policy.rule(named: decision.rule) {
            sentences.append("Rule \(rule.id): \(rule.title).")
        } else {
            sentences.append(decision.rule == "human" ? "A person decided." : "No rule matched: the default.")
        }
        let code = decision.code.flatMap { code in
            HoldCode(rawValue: code).map(\.meaning) ?? DenialCode(rawValue: code).map(\.meaning)
        }
        switch decision.outcome {
        case "release": sentences.append("It was released" + (code.map { ", with an exception: \($0)" } ?? "."))
        case "hold": sentences.append("It was held for a person: \(code ?? decision.code ?? "")")
        default: sentences.append("It was denied: \(code ?? decision.code ?? "")")
        }
        for cited in decision.basis.split(separator: "+") {
            let provision = (policy.gateways + policy.bases).first { $0.code == cited }
            sentences.append("On \(cited): \(provision?.text ?? "a provision that its policy does not name").")
        }
        if let rule = policy.rule(named: decision.rule), decision.outcome == "release" {
            if let profile = policy.profile(of: rule) {
                let fields = PolicyField.allCases.filter(profile.grants).map(\.meaning).joined(separator: ", ")
                sentences.append("With the fields of \(profile.id): \(fields).")
            }
            sentences.append("Consent: \(rule.consent.demand.meaning).")
        }
        return sentences + ["By the policy \(decision.policy)."]
    }
}
