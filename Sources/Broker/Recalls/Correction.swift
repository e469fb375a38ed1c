// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// An incident told anew: its notices take the place of earlier ones, and what nobody decides for any more is taken back.
struct Correction {
    /// The event that is corrected.
    let event: RecallableEvent
    private let notices: [RecallableNotice]
    private let holds: [StandingHold]
    /// What each recipient had before about each person.
    private var former: [Line: Former] = [:]
    private var replaced: Set<Line> = []

    private struct Line: Hashable {
        var person: Int64
        var recipient: PartnerID
    }

    private struct Former {
        var notice: RecallableNotice
        var content: [UInt8]?
    }

    /// - Throws: `Problem` with `invalid-event` unless the partner published that incident with that reference, and nothing has
    ///   taken its place yet.
    init(
        of id: String, reference: String, from partner: PartnerID, in transaction: JournalTransaction
    ) throws {
        guard let event = try transaction.recallable(source: partner, id: id), event.type == EventType.incident.rawValue,
            transaction.has(event, reference: reference), try !transaction.isSuperseded(event: event.sequence)
        else {
            throw Problem(
                .invalidEvent,
                errors: [
                    FieldError(
                        pointer: "/data/supersedes", .invalidValue,
                        "The latest event of this source with the same reference is needed here.")
                ])
        }
        self.event = event
        notices = try transaction.recallable(noticesOf: event.sequence).filter { !$0.isSuperseded }
        holds = try transaction.openHolds(event: event.sequence)
        for notice in notices {
            former[Line(person: notice.person, recipient: notice.recipient)] = Former(
                notice: notice, content: try transaction.content(of: notice))
        }
    }

    /// Lets a notice take the place of the one that its recipient had about a person, if it had one.
    ///
    /// One that was never sent is not spoken of: its recipient knows nothing of it.
    mutating func replace(_ content: inout NoticeContent, about person: Int64) -> Int64? {
        let line = Line(person: person, recipient: content.recipient)
        guard let former = former[line] else { return nil }
        replaced.insert(line)
        guard former.notice.wasSent else { return former.notice.sequence }
        content.supersedes = former.notice.id.description
        content.changes = former.content.map { Self.changes(from: $0, to: content.octets) } ?? []
        return former.notice.sequence
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

    /// What nobody is told of any more, to be taken back; to be asked once every notice has had its turn.
    func takingBack(
        registrar: Registrar, directory: inout SettingDirectory, in transaction: JournalTransaction
    ) throws -> TakingBack {
        try TakingBack(
            notices.filter { !isReplaced($0) }, holds: [], of: event, reason: .superseded, registrar: registrar,
            directory: &directory, in: transaction)
    }

    /// Enters what was replaced; the event that does it stands.
    ///
    /// - Returns: the sequences of the notices.
    func perform(by sequence: Int64, delivery: inout Delivery, in transaction: JournalTransaction) throws -> [Int64] {
        let superseded = notices.filter(isReplaced)
        for notice in superseded {
            try transaction.withdraw(notice, as: .superseded, by: sequence)
            delivery.settled(notice.sequence, recipient: notice.recipient)
        }
        for hold in holds {
            let subject = try TakingBack.subject(hold.subject, in: transaction)?.handle
            try transaction.withdraw(hold, as: .superseded, by: sequence, subject: subject)
        }
        return superseded.map(\.sequence)
    }

    private func isReplaced(_ notice: RecallableNotice) -> Bool {
        replaced.contains(Line(person: notice.person, recipient: notice.recipient))
    }
}
