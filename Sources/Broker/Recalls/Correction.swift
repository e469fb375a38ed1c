// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// An event told anew: its notices take the place of earlier ones, and what nobody decides for any more is taken back.
struct Correction {
    /// The event that is corrected.
    let event: RecallableEvent
    private let registrar: Registrar
    private let holds: [StandingHold]
    /// What the earlier event told whom, in order.
    private var former: [Former] = []
    private var takingBack: TakingBack?

    private struct Former {
        var notice: RecallableNotice
        /// Nil where it cannot be read any more.
        var content: [UInt8]?
        /// That let it go.
        var rule: String?
        /// What its recipient was sent before, in whose place it came, the latest first: where it was not sent, that is what the
        /// recipient has.
        var before: [RecallableNotice]
        /// The content of the first of those; nil where it cannot be read any more.
        var contentBefore: [UInt8]?
        /// Whether another notice has taken its place.
        var isReplaced = false

        /// Whether both tell a recipient of a person in the same part: one that has two parts in a matter has a notice in each.
        func isLike(_ other: Former) -> Bool {
            notice.recipient == other.notice.recipient && notice.person == other.notice.person && rule == other.rule
        }
    }

    /// - Throws: `Problem` with `invalid-event` unless the partner published that event, of the same type, with that reference,
    ///   and nothing has taken its place yet.
    init(
        of id: String, as type: EventType, reference: String, from partner: PartnerID, registrar: Registrar,
        in transaction: JournalTransaction
    ) throws {
        guard let event = try transaction.recallable(source: partner, id: id), event.type == type.rawValue,
            transaction.has(event, reference: reference), try !transaction.isSuperseded(event: event.sequence)
        else {
            throw Problem(
                .invalidEvent,
                errors: [
                    FieldError(
                        pointer: "/data/supersedes", .invalidValue,
                        "The latest event of this source with the same type and reference is needed here.")
                ])
        }
        self.event = event
        self.registrar = registrar
        holds = try transaction.openHolds(event: event.sequence)
        for notice in try transaction.recallable(noticesOf: event.sequence) where !notice.isSuperseded {
            let content = try transaction.content(of: notice)
            let rule = content.flatMap { try? JSONDocument($0).root["decision"]?["rule"]?.string }
            let before = try transaction.replaced(by: notice).map(\.0)
            former.append(
                Former(
                    notice: notice, content: content, rule: rule, before: before,
                    contentBefore: try before.first.flatMap { try transaction.content(of: $0) }))
        }
    }

    /// Lets a notice take the place of the one that its recipient had about a person, if it had one.
    ///
    /// One that was never sent is not spoken of: its recipient knows nothing of it, but may have the one before.
    mutating func replace(_ content: inout some CorrectingContent, about person: Int64) -> Int64? {
        let rule = content.decision.rule
        let had = former.indices.filter {
            !former[$0].isReplaced && former[$0].notice.person == person && former[$0].notice.recipient == content.recipient
        }
        guard let first = had.first(where: { former[$0].rule == rule }) ?? had.first(where: { isSame(former[$0].rule, as: rule) })
        else { return nil }
        // A refusal or a person may have led to a second one about the same subject.
        let places = had.filter { former[$0].isLike(former[first]) && former[$0].notice.subject == former[first].notice.subject }
        for place in places { former[place].isReplaced = true }
        guard let sent = places.last(where: { former[$0].notice.wasSent }).map({ former[$0] }) else {
            if let place = places.last(where: { !former[$0].before.isEmpty }), let had = former[place].before.first {
                content.supersedes = had.id.description
                content.changes = former[place].contentBefore.map { Self.changes(from: $0, to: content.octets) } ?? []
                return former[place].notice.sequence
            }
            return places.last.map { former[$0].notice.sequence }
        }
        content.supersedes = sent.notice.id.description
        content.changes = sent.content.map { Self.changes(from: $0, to: content.octets) } ?? []
        return sent.notice.sequence
    }

    /// Whether another rule is for the same recipients; one that the policy has no more may have been.
    private func isSame(_ former: String?, as rule: String) -> Bool {
        let policy = registrar.inForce.policy.policy
        guard let former = former.flatMap(policy.rule(named:)), let rule = policy.rule(named: rule) else { return true }
        return !Set(former.when.recipients).isDisjoint(with: rule.when.recipients)
    }

    /// The members whose values differ, sorted; what names the notice and its event differs always, and tells nothing.
    static func changes(from former: [UInt8], to content: [UInt8]) -> [String] {
        guard let old = try? JSONDocument(former).root, let new = try? JSONDocument(content).root else { return [] }
        func values(_ value: JSONValue) -> [String: [UInt8]] {
            var values: [String: [UInt8]] = [:]
            for (name, member) in value.members { if let name = name.string { values[name] = member.canonical() } }
            return values
        }
        let (before, after) = (values(old), values(new))
        return Set(before.keys).union(after.keys).subtracting(["event", "supersedes", "changes"])
            .filter { before[$0] != after[$0] }.sorted()
    }

    /// Plans to take back what nobody is told of any more, once every notice of the new event has had its turn.
    mutating func takeBackTheRest(
        _ lines: inout Registrar.Lines, directory: inout SettingDirectory, in transaction: JournalTransaction
    ) throws {
        let rest = try TakingBack(
            former.filter { !isSuperseded($0) }.flatMap { [$0.notice] + $0.before }, holds: [], of: event, reason: .superseded,
            registrar: registrar,
            directory: &directory, in: transaction)
        rest.addLines(to: &lines, pointer: "/data/supersedes")
        takingBack = rest
    }

    /// Whether its recipient is told again: of what it has in the same part, such as that a flag has lapsed, too.
    private func isSuperseded(_ one: Former) -> Bool { one.isReplaced || former.contains { $0.isReplaced && $0.isLike(one) } }

    /// Enters what was replaced and what is taken back; the event that does it stands.
    ///
    /// What the earlier event flagged is flagged no more, unless the new one does it again.
    func perform(
        by sequence: Int64, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> TakingBack.Outcome {
        var outcome = TakingBack.Outcome()
        for notice in former.filter(isSuperseded).map(\.notice) {
            try transaction.withdraw(notice, as: .superseded, by: sequence)
            try transaction.endReliance(of: notice)
            delivery.settled(notice.sequence, recipient: notice.recipient)
            outcome.withdrawn.append(notice.sequence)
        }
        for hold in holds {
            let subject = try TakingBack.subject(hold.subject, in: transaction)?.handle
            try transaction.withdraw(hold, as: .superseded, by: sequence, subject: subject)
        }
        try transaction.unflag(event: event.sequence)
        if let takingBack, !takingBack.isEmpty {
            outcome += try takingBack.perform(by: sequence, delivery: &delivery, in: transaction)
        }
        return outcome
    }
}
