// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Turns one recall into what it does to the notices and holds of the event recalled.
struct RecallPublishing {
    let registrar: Registrar
    let lookup: RollLookup

    /// Takes back, tells, stores and answers.
    ///
    /// - Throws: `Problem` with `unknown-event` where the partner published no such event, and with `invalid-event` where it asks for one recipient of an
    ///   event that is told to nobody; then nothing has changed.
    func publish(
        _ publication: Publication, recall: Recall, from partner: PartnerID, directory: inout SettingDirectory,
        delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Registrar.Entry {
        guard let recalled = try transaction.recallable(source: partner, id: recall.event) else {
            throw Problem(.unknownEvent, errors: [FieldError(pointer: "/data/event", .invalidValue)])
        }
        if recall.recipient != nil, recalled.type == EventType.maracAction.rawValue {
            let reason = "Nobody was sent an action of a MARAC: without this member the event is taken back as a whole."
            throw Problem(.invalidEvent, errors: [FieldError(pointer: "/data/recipient", .invalidValue, reason)])
        }
        let event = publication.event
        let sequence = transaction.nextEvent
        // Of a correction the recipient may have what it corrected still.
        let notices = try transaction.recallable(noticesOf: recalled.sequence).filter { recall.concerns($0.recipient) }
            .flatMap { [$0] + (try transaction.replaced(by: $0)).map(\.0) }
        let takingBack = try TakingBack(
            notices, holds: transaction.openHolds(event: recalled.sequence).filter { recall.concerns($0.recipient) },
            of: recalled, reason: recall.reason, recipient: recall.recipient, note: recall.note, registrar: registrar,
            directory: &directory, in: transaction)
        var lines = Registrar.Lines()
        takingBack.addLines(to: &lines, pointer: "/data/event")
        let answer = lines.answer(to: event.id, sequence: sequence, at: transaction.now)
        try transaction.accept(
            EventRecord(
                source: partner, id: event.id, type: event.type.rawValue, digest: event.digest, reference: recall.event,
                force: recalled.force, riskGrade: recalled.riskGrade, occurredAt: event.time, reportedAt: transaction.now,
                publishedAt: event.time, timesOutOfOrder: event.timesOutOfOrder), answer: answer)
        var outcome = try takingBack.perform(by: sequence, delivery: &delivery, in: transaction)
        if recall.recipient == nil { try transaction.unflag(event: recalled.sequence) }
        // A statement of consent that is taken back counts for nothing, and what rests on it may fall with it.
        if recalled.type == EventType.consent.rawValue {
            outcome += try ConsentWatch(registrar: registrar, lookup: lookup).look(
                after: .takenBack(event: recalled.sequence), because: sequence, directory: &directory, delivery: &delivery,
                in: transaction)
        }
        return Registrar.Entry(answer: answer, outcome)
    }
}

extension Recall {
    /// Whether it takes back what this recipient has or waits for; a hold that names nobody only where the recall names nobody.
    fileprivate func concerns(_ partner: PartnerID?) -> Bool { recipient == nil || recipient == partner }
}
