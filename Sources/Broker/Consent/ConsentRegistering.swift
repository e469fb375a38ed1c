// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Enters what was said of a person's consent in the register, inside a journal transaction.
struct ConsentRegistering {
    let registrar: Registrar
    let lookup: RollLookup

    /// Stores and answers, and takes back what rests on consent that this statement ends; a statement about somebody whom no event
    /// names yet waits for one.
    func publish(
        _ event: DecodedEvent, report: ConsentReport, from partner: PartnerID, directory: inout SettingDirectory,
        delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Registrar.Entry {
        let sequence = transaction.nextEvent
        let answer = Registrar.Lines().answer(to: event.id, sequence: sequence, at: transaction.now)
        let ended = try enter(
            report,
            event: EventRecord(
                source: partner, id: event.id, type: event.type.rawValue, digest: event.digest,
                reference: report.reference ?? event.id, force: partner.code, riskGrade: nil, occurredAt: report.at,
                reportedAt: report.at, publishedAt: event.time, timesOutOfOrder: event.timesOutOfOrder),
            answer: answer, directory: &directory, delivery: &delivery, in: transaction)
        return Registrar.Entry(answer: answer, ended)
    }

    /// Stores a report with the event that brought it.
    ///
    /// - Returns: what it takes back.
    func enter(
        _ report: ConsentReport, event: EventRecord, answer: [UInt8], directory: inout SettingDirectory, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> TakingBack.Outcome {
        let keys = lookup.keys(of: report.person)
        let sequence = try transaction.accept(event, answer: answer)
        let subject = try transaction.add(
            SubjectRecord(event: sequence, position: 0, person: keys.number, protectedAddress: false, body: report.octets))
        try transaction.record(ConsentHistory.Entry(report), of: keys, reference: report.reference, about: subject)
        return try ConsentWatch(registrar: registrar, lookup: lookup).look(
            after: .said(of: keys), because: sequence, directory: &directory, delivery: &delivery, in: transaction)
    }

    /// What must be so of a report that no schema can say.
    ///
    /// - Throws: `invalid-event` for an override that only one person stands behind.
    static func check(_ report: ConsentReport) throws(Problem) {
        guard let override = report.statement.override, !override.hasSecondPerson else { return }
        throw Problem(.invalidEvent, errors: [secondPerson(at: "/data/override/reviewedBy")])
    }

    /// The error of an override that only one person stands behind.
    static func secondPerson(at pointer: String) -> FieldError {
        FieldError(pointer: pointer, .invalidValue, "A second person, other than the one who decided, is needed here.")
    }
}
