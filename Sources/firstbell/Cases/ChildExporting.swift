// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Safeguarding
import Wire

/// The making of a file about one child.
struct ChildExporting {
    var deployment: Deployment
    var sought: SoughtChild
    var file: String
    var by: String
    var reason: String

    private static let caution =
        "Read it and ask the police force before it is handed to anybody: who asks may be the one the child is protected from "
        + "(Data Protection Act 2018 Schedule 3 paragraph 21)."

    func perform(_ format: FormatOption.Format) async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure("it exists already: \(file)", try: "a new file; nothing is ever overwritten")
        }
        let journal = DeploymentJournal(deployment: deployment)
        let reader = try journal.reader()
        var found: [(subject: Int64, event: Int64, disclosure: ChildDisclosure)] = []
        var read = 0
        do {
            try reader.forEachSubject { subject in
                read += 1
                if read.isMultiple(of: 100_000) { Console.progress("\(read) subjects") }
                guard let content = StoredSubject(subject.body, type: subject.type),
                    let disclosure = ChildDisclosure(of: sought, in: content)
                else { return }
                found.append((subject.id, subject.event, disclosure))
            }
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        let events = Set(found.map(\.event)).sorted()
        _ = try await Administrator(deployment).ask(
            .caseView,
            [
                "by": .string(by), "reason": .string(reason), "content": .boolean(true),
                "events": .array(events.map { .integer($0) }),
            ])
        let kept = Dictionary(uniqueKeysWithValues: try reader.caseFile(events: events).events.map { ($0.sequence, $0) })
        let identity = try reader.identity()
        let clock = BrokerClock(offset: identity.rehearsal ? try reader.clockOffset() : 0)
        let document: JSON = [
            "format": "firstbell-child/1", "deployment": .string(identity.trustDomain), "rehearsal": .boolean(identity.rehearsal),
            "exportedAt": .string(clock.now.rfc3339), "caution": .string(Self.caution),
            "destroyed": "What was destroyed by retention cannot be found; who was told of it stays in the journal under numbers.",
            "events": .array(
                found.compactMap { subject, event, disclosure in
                    kept[event].map { json($0, subject: subject, disclosure) }
                }),
        ]
        try PrivateFile.create(document.indented + [0x0a], at: file)
        let answer: JSON = [
            "file": .string(file), "events": .integer(Int64(events.count)), "subjects": .integer(Int64(found.count)),
            "read": .integer(Int64(read)),
        ]
        try PrintedAnswer(answer).print(format)
    }

    private func json(_ event: CaseFile.Event, subject: Int64, _ disclosure: ChildDisclosure) -> JSON {
        let told = event.notices.filter { $0.subject == subject }.map { notice -> JSON in
            .object(
                [
                    .init("notice", .string(notice.id.description)), .init("recipient", .string(notice.recipient.description)),
                    .init("flow", .string(notice.flow)),
                ] + notice.stages.map { JSON.Member($0.stage.rawValue, .string($0.at.rfc3339)) })
        }
        return [
            "event": .string(event.id), "source": .string(event.source.description), "type": .string(event.type),
            "acceptedAt": .string(event.acceptedAt.rfc3339), "foundBy": .string(disclosure.ground.rawValue),
            "child": disclosure.own, "told": .array(told),
            "redacted": .array(disclosure.redacted.map { ["pointer": .string($0.pointer), "why": .string($0.why)] }),
        ]
    }
}
