// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Ledger
import Safeguarding
import Wire

/// The making of a folder about one case.
struct CaseExporting {
    var deployment: Deployment
    var reference: String
    var folder: String
    var by: String
    var reason: String
    /// Whether what the notices say goes into it.
    var content: Bool

    func perform(_ format: FormatOption.Format) async throws {
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw CommandFailure("it exists already: \(folder)", try: "a new folder; nothing is ever overwritten")
        }
        let journal = DeploymentJournal(deployment: deployment)
        let reader = try journal.reader()
        let file: CaseFile
        do {
            file = try reader.caseFile(reference: PoliceReference.check(reference).value?.text ?? reference)
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        guard !file.events.isEmpty else {
            throw CommandFailure("nothing is under that reference", try: "the reference as the producer wrote it")
        }
        // Journalled before anything is shown: who looks is on record even where the export then fails.
        _ = try await Administrator(deployment).ask(
            .caseView,
            [
                "by": .string(by), "reason": .string(reason), "content": .boolean(content),
                "events": .array(file.events.map { .integer($0.sequence) }),
            ])
        var timeline: [TimelineEntry] = []
        var proofs: [LedgerProving.Evidence] = []
        for (number, event) in file.events.enumerated() {
            let evidence = try LedgerProving(deployment: deployment, witnessed: false)
                .evidence(of: .event(source: event.source, id: event.id))
            proofs.append(evidence)
            timeline += try LedgerEvidence(json: evidence.octets).leaves.map { TimelineEntry($0, event: number + 1) }
        }
        try PrivateFile.folder(folder)
        for (number, evidence) in proofs.enumerated() {
            try PrivateFile.create(evidence.octets, at: "\(folder)/evidence-\(number + 1).json")
        }
        // A notice of a recall is found with both events.
        timeline = Dictionary(grouping: timeline, by: \.index).compactMap(\.value.first).sorted { $0.index < $1.index }
        let document = try document(file, timeline, proofs, reader)
        try PrivateFile.create(document.indented + [0x0a], at: "\(folder)/case.json")
        try PrivateFile.create(Array(TimelineEntry.csv(timeline).utf8), at: "\(folder)/timeline.csv")
        try PrivateFile.folder("\(folder)/policies")
        for digest in Set(file.events.flatMap(\.decisions).map(\.policy)).sorted() {
            guard let text = try reader.policy(digest) else { continue }
            try PrivateFile.create(Array(text.utf8), at: "\(folder)/policies/\(digest).txt")
        }
        let notices = file.events.flatMap(\.notices)
        let answer: JSON = [
            "folder": .string(folder), "events": .integer(Int64(file.events.count)), "notices": .integer(Int64(notices.count)),
            "holds": .integer(Int64(file.events.flatMap(\.holds).count)), "leaves": .integer(Int64(timeline.count)),
        ]
        try PrintedAnswer(answer).print(format)
    }

    private func document(
        _ file: CaseFile, _ timeline: [TimelineEntry], _ proofs: [LedgerProving.Evidence], _ reader: JournalReader
    ) throws -> JSON {
        let identity = try reader.identity()
        let clock = BrokerClock(offset: identity.rehearsal ? try reader.clockOffset() : 0)
        var bodies: [Int64: [UInt8]] = [:]
        var reasons: [Int64: String] = [:]
        var hasReason: Set<Int64> = []
        for event in file.events where event.action != nil {
            let reason = try reader.content(ofEvent: event.sequence).flatMap { try? MARACAction(stored: $0) }?.reason
            guard let reason else { continue }
            hasReason.insert(event.sequence)
            if content { reasons[event.sequence] = reason }
        }
        if content {
            for notice in file.events.flatMap(\.notices) {
                bodies[notice.sequence] = try reader.body(ofNotice: notice.sequence)
            }
        }
        return [
            "format": "firstbell-case/1", "deployment": .string(identity.trustDomain), "rehearsal": .boolean(identity.rehearsal),
            "exportedAt": .string(clock.now.rfc3339), "reference": .string(reference),
            "ledgerKey": try reader.ledgerKey().map { .string($0) } ?? .null,
            "events": .array(
                try file.events.enumerated().map { number, event in
                    try event.json(evidence: "evidence-\(number + 1).json", bodies, reason: reasons[event.sequence])
                }),
            "timeline": .array(timeline.map(\.json)),
            "redacted": .array(redacted(file, bodies, proofs, hidden: hasReason.subtracting(reasons.keys).count)),
        ]
    }

    /// What is there, or was, and does not stand in the export.
    ///
    /// - Parameter reasons: how many reasons of actions are left out.
    private func redacted(
        _ file: CaseFile, _ bodies: [Int64: [UInt8]], _ proofs: [LedgerProving.Evidence], hidden reasons: Int
    ) -> [JSON] {
        let notices = file.events.flatMap(\.notices)
        func line(_ what: String, _ count: Int, _ why: String) -> JSON? {
            count == 0 ? nil : ["what": .string(what), "count": .integer(Int64(count)), "why": .string(why)]
        }
        let uncovered = proofs.map(\.uncovered).max() ?? 0
        let signed = proofs.last?.checkpoint.time.map { Instant(milliseconds: Int64(clamping: $0) * 1000).rfc3339 } ?? "unknown"
        return [
            line(
                "entries of the ledger since \(signed)", uncovered,
                "no checkpoint covers them yet, so that the timeline and the evidence lack them; see `status`, ledger"),
            line(
                "reason and breach clock of a recall", file.events.count { $0.recalls != nil },
                "`recall show` has them"),
            line(
                "what the producer said in the event", file.events.count { $0.action == nil },
                "it names everyone of the family; ask the producer, whose record it is"),
            line("reason why an action was not done", reasons, "left out; --content puts it in"),
            line(
                "what a notice says", notices.count { $0.hasBody && bodies[$0.sequence] == nil }, "left out; --content puts it in"),
            line("what a notice said", notices.count { !$0.hasBody }, "destroyed by retention; its proofs stand"),
            line("words that came with a receipt", notices.map(\.notes).reduce(0, +), "the recipient's own; ask the recipient"),
            line(
                "names of readers and of those who decided",
                file.events.flatMap(\.notices).count { $0.stages.count > 3 }
                    + file.events.flatMap(\.holds).count { $0.resolvedAt != nil },
                "`recall show` and `hold show` name them to whoever says why they ask"),
        ].compactMap { $0 }
    }
}

/// A leaf of the ledger as a line of a timeline.
private struct TimelineEntry {
    var index: UInt64
    var kind: String
    var at: String
    /// Which of the case's events it was found with, from 1.
    var event: Int
    /// What else the entry says, as it stands there.
    var members: [JSON.Member]

    init(_ item: LedgerEvidence.Item, event: Int) {
        index = item.index
        kind = item.kind
        self.event = event
        let entry = item.entry.flatMap { try? JSONDocument(Array($0.utf8)).root }
        at = entry?["at"]?.string ?? ""
        members = (entry?.tree.members ?? []).filter { $0.name != "at" }
    }

    var json: JSON {
        [
            "at": .string(at), "leaf": .integer(Int64(index)), "under": .integer(Int64(event)), "kind": .string(kind),
            "entry": .object(members),
        ]
    }

    static func csv(_ entries: [TimelineEntry]) -> String {
        let lines = entries.map { entry in
            let rest = entry.members.map { "\($0.name)=\(String(decoding: $0.value.octets, as: UTF8.self))" }
                .joined(separator: " ").replacing("\"", with: "")
            return "\(entry.at),\(entry.index),\(entry.event),\(entry.kind),\"\(rest)\""
        }
        return (["at,leaf,under,kind,entry"] + lines).map { $0 + "\r\n" }.joined()
    }
}

extension CaseFile.Event {
    fileprivate func json(evidence: String, _ bodies: [Int64: [UInt8]], reason: String?) throws -> JSON {
        [
            "event": .string(id), "source": .string(source.description), "type": .string(type), "sequence": .integer(sequence),
            "force": .string(force), "risk": .string(risk), "occurredAt": .string(occurredAt.rfc3339),
            "reportedAt": .string(reportedAt.rfc3339), "publishedAt": .string(publishedAt.rfc3339),
            "acceptedAt": .string(acceptedAt.rfc3339), "timesOutOfOrder": .boolean(timesOutOfOrder),
            "supersedes": supersedes.map { .integer($0) } ?? .null, "recalls": recalls.map { .integer($0) } ?? .null,
            "evidence": .string(evidence), "decisions": .array(decisions.map(\.json)),
            "notices": .array(try notices.map { try $0.json(bodies[$0.sequence]) }), "holds": .array(holds.map(\.json)),
            "action": action?.json(reason: reason) ?? .null,
        ]
    }
}

extension ActionStatement {
    fileprivate func json(reason: String?) -> JSON {
        var members: [JSON.Member] = [
            .init("owner", .string(owner.description)), .init("givenAt", .string(givenAt.rfc3339)),
            .init("due", .string(due.description)), .init("state", .string(state.rawValue)),
            .init("stateAt", .string(stateAt.rfc3339)),
            .init("acknowledgedAt", acknowledgedAt.map { .string($0.rfc3339) } ?? .null),
        ]
        if let reason { members.append(.init("reason", .string(reason))) }
        return .object(members)
    }
}

extension CaseFile.Decision {
    fileprivate var json: JSON {
        [
            "subject": .integer(subject), "recipient": recipient.map { .string($0.description) } ?? .null,
            "outcome": .string(outcome), "code": code.map { .string($0) } ?? .null, "rule": .string(rule), "basis": .string(basis),
            "consent": consent.map { .string($0) } ?? .null, "policy": .string(policy), "inputs": .string(inputs),
            "at": .string(at.rfc3339),
        ]
    }
}

extension CaseFile.Notice {
    fileprivate func json(_ body: [UInt8]?) throws -> JSON {
        var members: [JSON.Member] = [
            .init("notice", .string(id.description)), .init("kind", .string("\(kind)")), .init("subject", .integer(subject)),
            .init("flow", .string(flow)), .init("recipient", .string(recipient.description)),
            .init("deadline", .string(deadline.rfc3339)), .init("confidence", .string(confidence)),
            .init("infeasible", .boolean(infeasible)), .init("escalation", .integer(Int64(escalation))),
            .init("attempt", .integer(Int64(attempt))), .init("heldMilliseconds", .integer(heldFor)),
            .init("code", code.map { .string($0) } ?? .null),
            .init("stages", .object(stages.map { JSON.Member($0.stage.rawValue, .string($0.at.rfc3339)) })),
        ]
        if let body { members.append(.init("content", try JSONDocument(body).root.tree)) }
        return .object(members)
    }
}

extension CaseFile.Hold {
    fileprivate var json: JSON {
        [
            "hold": .string(id.description), "subject": .integer(subject),
            "recipient": recipient.map { .string($0.description) } ?? .null, "flow": .string(flow), "code": .string(code),
            "owner": .string(owner.description), "exception": .boolean(isException), "state": .string(state),
            "openedAt": .string(openedAt.rfc3339), "resolvedAt": resolvedAt.map { .string($0.rfc3339) } ?? .null,
            "deadline": .string(deadline.rfc3339),
        ]
    }
}
