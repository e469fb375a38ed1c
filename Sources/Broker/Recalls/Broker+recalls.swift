// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    func listRecalls() throws -> JSON { ["recalls": .array(try journal.reader.recalls().map(\.json))] }

    /// Shows a recall; with `by` and `reason` also who read what was recalled, which is a view of personal data and journalled.
    func showRecall(_ arguments: AdminArguments) throws -> JSON {
        let (recall, notices) = try standingRecall(arguments)
        guard let by = arguments.optionalText("by") else { return recall.json(notices) { _ in nil } }
        let reason = try arguments.text("reason")
        try journal.write(at: clock.now) { try $0.recordView(by: by, reason: reason, recall: recall.id) }
        let readers = Set(notices.flatMap { [$0.openedBy, $0.acknowledgedBy, $0.deletedBy].compactMap(\.self) })
        let emails = try journal.reader.emails(ofKeyAdults: readers)
        let note = try journal.reader.note(of: recall)
        return recall.json(notices, note: note) { emails[$0] }
    }

    /// Stops the clock of a breach.
    func closeRecall(_ arguments: AdminArguments) throws -> JSON {
        let (recall, _) = try standingRecall(arguments)
        let by = try arguments.text("by")
        let reason = try arguments.text("reason")
        guard try journal.write(at: clock.now, { try $0.closeBreach(recall, by: by, reason: reason) }) else {
            throw AdminFailure(
                recall.breach == nil ? "nothing of this recall was sent, so no clock runs" : "its clock is closed already",
                try: "firstbell recall show \(recall.id)")
        }
        lookUpNextEscalation()
        return ["recall": .string(recall.id.description), "state": .string(BreachClock.State.closed.rawValue)]
    }

    private func standingRecall(_ arguments: AdminArguments) throws -> (RecallStanding, [RecalledNotice]) {
        guard let id = NoticeID(try arguments.text("id")), let found = try journal.reader.recall(id) else {
            throw AdminFailure("there is no such recall", try: "firstbell recall list")
        }
        return (found.recall, found.notices)
    }
}

extension RecallStanding {
    fileprivate var json: JSON { .object(members) }

    /// With the notices; `email` gives a reader's by the row.
    fileprivate func json(_ notices: [RecalledNotice], note: String? = nil, email: (Int64) -> String?) -> JSON {
        var members = members
        if let note { members.append(.init("note", .string(note))) }
        members.append(.init("notices", .array(notices.map { $0.json(email) })))
        return .object(members)
    }

    private var members: [JSON.Member] {
        [
            .init("id", .string(id.description)), .init("event", .string(recalledID)), .init("by", .string(eventID)),
            .init("source", .string(source.description)), .init("reason", .string(reason.rawValue)),
            .init("recipient", recipient.map { .string($0.description) } ?? .null),
            .init("acceptedAt", .string(acceptedAt.rfc3339)), .init("withdrawnUnsent", .integer(Int64(unsent))),
            .init("sent", .integer(Int64(sent))), .init("delivered", .integer(Int64(delivered))),
            .init("opened", .integer(Int64(opened))), .init("deletionConfirmed", .integer(Int64(deleted))),
            .init("holdsEnded", .integer(Int64(holds))), .init("breach", breach?.json ?? .null),
        ]
    }
}

extension BreachStanding {
    fileprivate var json: JSON {
        [
            "owner": .string(owner.description), "state": .string(clock.state.rawValue),
            "startedAt": .string(clock.startedAt.rfc3339), "due": .string(clock.due.rfc3339),
            "escalation": escalation.map { .string($0.code) } ?? .null,
            "closedAt": closedAt.map { .string($0.rfc3339) } ?? .null,
            "unowned": unowned.map { .integer(Int64($0)) } ?? .null,
        ]
    }
}

extension RecalledNotice {
    fileprivate func json(_ email: (Int64) -> String?) -> JSON {
        func time(_ instant: Instant?) -> JSON { instant.map { .string($0.rfc3339) } ?? .null }
        func number(_ row: Int64?) -> JSON { row.map { .integer($0) } ?? .null }
        func address(_ row: Int64?) -> JSON? { row.flatMap(email).map { .string($0) } }
        var members: [JSON.Member] = [
            .init("notice", .string(id.description)), .init("recipient", .string(recipient.description)),
            .init("flow", .string(flow.rawValue)), .init("sentAt", time(sentAt)), .init("deliveredAt", time(deliveredAt)),
            .init("openedAt", time(openedAt)), .init("openedBy", number(openedBy)),
            .init("acknowledgedAt", time(acknowledgedAt)), .init("acknowledgedBy", number(acknowledgedBy)),
            .init("recall", recall.map { .string($0.description) } ?? .null),
            .init("recallStage", recallStage.map { .string($0.rawValue) } ?? .null), .init("deletedAt", time(deletedAt)),
            .init("deletedBy", number(deletedBy)),
        ]
        for (name, row) in [
            ("openedByEmail", openedBy), ("acknowledgedByEmail", acknowledgedBy), ("deletedByEmail", deletedBy),
        ] {
            if let address = address(row) { members.append(.init(name, address)) }
        }
        return .object(members)
    }
}
