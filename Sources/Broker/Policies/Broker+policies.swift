// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
package import Safeguarding
import Wire

extension Broker {
    /// The digest that stands in every decision from now on.
    package var policyDigest: String { inForce.digest }

    /// The same for whoever is outside.
    package var policyInForce: String { inForce.digest }

    /// Lets another policy decide from the next turn on.
    ///
    /// It is journalled before it decides anything; what was decided before stays as it is.
    ///
    /// - Returns: its digest.
    @discardableResult
    package func use(_ policy: EncompassPolicy) throws -> String {
        let next = PolicyInForce(policy)
        let former = inForce.digest
        guard next.digest != former else { return former }
        do {
            try journal.write(at: clock.now) { try $0.keep(policy: next.text, digest: next.digest, after: former) }
        } catch {
            handleJournalFailure(error, while: "keeping a policy")
            throw error
        }
        inForce = next
        logger.notice("another policy is in force", metadata: ["policy": "\(next.digest)", "former": "\(former)"])
        return next.digest
    }

    /// Says what would be decided of an event for one recipient now, and why; nothing is kept of it.
    func explainPolicy(_ arguments: AdminArguments, payload: [UInt8]) throws -> JSON {
        let recipient = try arguments.partner("recipient")
        let now = clock.now
        let today = settings.deadlines.zone.date(at: now)
        let event: DecodedEvent
        do throws(Problem) {
            event = try DecodedEvent(body: payload, now: now)
        } catch {
            throw AdminFailure(
                "the event would be rejected: \(error.code)", try: "an event that `firstbell publish` gets accepted",
                lines: error.errors.map { "\($0.pointer): \($0.code)" })
        }
        let registrar = Registrar(settings: settings, inForce: inForce, today: today)
        let publication = Publication(event, lookup: lookup)
        let (grade, explanations) = try journal.write(at: now) { transaction in
            switch event.payload {
            case .incident(let incident):
                let children = try EncompassPublishing(registrar: registrar).explain(
                    recipient, incident: incident, publication, directory: directory, in: transaction)
                return (incident.riskGrade as RiskGrade?, children.enumerated().map { $1.json(pointer: "/data/children/\($0)") })
            case .caseHeard(let heard):
                return (
                    heard.facts.riskGrade,
                    try CasePublishing(registrar: registrar, lookup: lookup, practices: practices).explain(
                        recipient, publication, directory: directory, in: transaction
                    ).map { $1.json(pointer: $0) }
                )
            case .matter(let matter, _):
                return (
                    matter.facts.riskGrade,
                    try MatterPublishing(registrar: registrar, lookup: lookup).explain(
                        recipient, publication, directory: directory, in: transaction
                    ).map { $1.json(pointer: $0) }
                )
            case .action:
                throw AdminFailure(
                    "an action of a MARAC is told to nobody: its owner has it from the minutes",
                    try: "the firstbell.marac-meeting.v1 of the minutes, or firstbell report marac-actions")
            case .consent:
                throw AdminFailure(
                    "a statement of consent is told to nobody", try: "a firstbell.incident.v1 or a firstbell.marac-case-heard.v1")
            case .recall:
                throw AdminFailure(
                    "a recall is decided by the notices that there are", try: "the event that it recalls, or firstbell recall list")
            }
        }
        return [
            "recipient": .string(recipient.description), "policy": .string(inForce.digest), "date": .string(today.description),
            "riskGrade": grade.map { .string($0.rawValue) } ?? .null, "division": .string(settings.division.rawValue),
            "children": .array(explanations),
        ]
    }
}

extension ReleaseExplanation {
    fileprivate func json(pointer: String) -> JSON {
        let profile = decision.flatMap { decision -> FieldProfile? in
            if case .release = decision.outcome { policy.profile } else { nil }
        }
        return [
            "child": .string(pointer), "outcome": .string(outcome), "code": code.map { .string($0) } ?? .null,
            "rule": decision.map { .string($0.rule) } ?? .null, "basis": decision.map { .string($0.basis) } ?? .null,
            "profile": profile.map { .string($0.id) } ?? .null,
            "fields": .array(
                profile.map { profile in PolicyField.allCases.filter(profile.grants).map { .string($0.rawValue) } } ?? []),
            "match": .string(how),
            "rules": .array(
                policy.steps.map { step in
                    [
                        "rule": .string(step.rule), "title": .string(step.title), "matches": .boolean(step.failed == nil),
                        "failed": step.failed.map { .string($0.rawValue) } ?? .null, "why": .string(step.sentence),
                    ]
                }),
            "requirements": .array(
                policy.requirements.map { check in
                    [
                        "condition": .string(check.condition.rawValue), "holds": .boolean(check.holds),
                        "why": .string(check.sentence),
                    ]
                }),
            "explanation": .array(sentences.map { .string($0) }),
        ]
    }
}
