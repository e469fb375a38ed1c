// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// The free text of a held event, looked at again with everybody whom the journal still knows of it.
struct StandingText {
    private let report: FreeTextReport
    private let subject: Int

    /// Nil where nothing of the subject is left.
    init?(of hold: StandingHold, in transaction: JournalTransaction) throws {
        guard let event = try transaction.event(hold.event) else { return nil }
        var contents: [StoredSubject] = []
        var place: Int?
        for id in try transaction.subjects(beside: hold.subject, of: hold.event) {
            guard let (_, body) = try transaction.subject(id), let content = StoredSubject(body, type: event.type) else { continue }
            if id == hold.subject { place = contents.count }
            contents.append(content)
        }
        guard let place, let report = FreeTextReport(of: contents) else { return nil }
        self.report = report
        subject = place
    }

    /// What was found in the texts that a notice may carry.
    func findings(carriedBy profile: FieldProfile? = nil) -> [FreeTextFinding] {
        report.findings(about: subject, carriedBy: profile)
    }
}

extension Broker {
    /// Refuses to send a text that was held for something else and that nobody has read, where the area holds such texts.
    ///
    /// A hold for the text itself says so in its code, and whoever releases it has decided.
    func refuseUnread(_ decision: Decision, _ hold: StandingHold, in transaction: JournalTransaction) throws {
        let policy = inForce.policy.policy
        guard policy.area.freeText == .hold, hold.code != .freeText,
            let profile = policy.rule(named: decision.rule).flatMap(policy.profile),
            let findings = try StandingText(of: hold, in: transaction)?.findings(carriedBy: profile), !findings.isEmpty
        else { return }
        throw AdminFailure(
            "the text may hold a place, a number or another child's name",
            try: "read it with firstbell hold show \(hold.id) --by NAME --reason TEXT, then the same with --text-read",
            lines: findings.map { "\($0.code.rawValue) at \($0.pointer)" })
    }
}

extension StoredSubject {
    /// The free texts, for a person to read.
    var texts: JSON {
        func object(_ texts: [(String, String?)]) -> JSON {
            .object(texts.compactMap { pointer, text in text.map { JSON.Member(pointer, .string($0)) } })
        }
        return switch self {
        case .child(let incident, let child):
            object([
                ("summary", incident.summary), ("voice/words", child.voice?.words),
                ("voice/othersPresent", child.voice?.othersPresent),
            ])
        case .digest, .family: object([])
        case .person(let person): object([("advocate", person.facts.advocate), ("safeContact", person.facts.safeContact)])
        case .concerned(let subject):
            object(
                [
                    ("circumstances", subject.facts.circumstances), ("advocate", subject.facts.advocate),
                    ("safeContact", subject.facts.safeContact), ("order/terms", subject.facts.order?.terms),
                ]
                    + subject.children.flatMap {
                        [
                            ("children/\($0.position)/voice/words", $0.voice?.words),
                            ("children/\($0.position)/voice/othersPresent", $0.voice?.othersPresent),
                        ]
                    })
        }
    }
}

extension FreeTextFinding {
    var json: JSON { ["pointer": .string(pointer), "code": .string(code.rawValue)] }
}

extension FreeTextReport {
    /// Of one event's subjects, put together again; nil for none.
    fileprivate init?(of contents: [StoredSubject]) {
        switch contents.first {
        case .child(var incident, _):
            incident.children = contents.compactMap { if case .child(_, let child) = $0 { child } else { nil } }
            self = incident.freeText
        case .person(let first):
            self.init(of: contents.compactMap { if case .person(let person) = $0 { person } else { nil } }, facts: first.facts)
        case .concerned:
            self.init(of: contents.compactMap { if case .concerned(let subject) = $0 { subject } else { nil } })
        case .digest, .family, nil: return nil
        }
    }
}
