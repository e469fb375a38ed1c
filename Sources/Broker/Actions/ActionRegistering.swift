// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Enters what a MARAC tells of an action in the register, inside a journal transaction; nobody gets a notice of it.
struct ActionRegistering {
    let registrar: Registrar

    /// Stores and answers.
    ///
    /// - Throws: `Problem` with `invalid-event` where it contradicts what stands of the action; then nothing has changed.
    func publish(
        _ publication: Publication, action: MARACAction, from partner: PartnerID, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> Registrar.Entry {
        let event = publication.event
        let correction = try action.supersedes.map {
            try Correction(
                of: $0, as: event.type, reference: action.reference, from: partner, registrar: registrar, in: transaction)
        }
        let standing = try transaction.action(of: action)
        try check(action, correcting: correction?.event.sequence, standing)
        let sequence = transaction.nextEvent
        var lines = Registrar.Lines()
        lines.add(publication.freeText, by: registrar.inForce.policy.policy)
        let answer = lines.answer(to: event.id, sequence: sequence, at: transaction.now)
        try transaction.accept(
            EventRecord(
                source: partner, id: event.id, type: event.type.rawValue, digest: event.digest, reference: action.reference,
                force: action.area, riskGrade: nil, occurredAt: action.givenAt, reportedAt: action.stateAt ?? action.givenAt,
                publishedAt: event.time, timesOutOfOrder: event.timesOutOfOrder, supersedes: correction?.event.sequence),
            answer: answer)
        let ended = try correction?.perform(by: sequence, delivery: &delivery, in: transaction) ?? .init()
        // The event is about no person: its content has a key of its own all the same.
        let subject = try transaction.add(
            SubjectRecord(event: sequence, position: 0, person: 0, protectedAddress: false, body: action.stored))
        try transaction.record(action, since: standing?.number, about: subject)
        return Registrar.Entry(answer: answer, ended)
    }

    /// What no schema can say: that an action stays the agency's and the day's that it was given, and goes only forward.
    private func check(_ action: MARACAction, correcting corrected: Int64?, _ standing: StandingAction?) throws(Problem) {
        let zone = registrar.settings.deadlines.zone
        var errors: [FieldError] = []
        if action.due < zone.date(at: action.givenAt) {
            errors.append(
                FieldError(
                    pointer: "/data/due", .invalidValue, "The day on which the action was given, or a later one, is needed here."))
        }
        if let corrected, standing?.statements[corrected] == nil {
            errors.append(
                FieldError(pointer: "/data/supersedes", .invalidValue, "An event about the same action is needed here."))
        }
        let others = standing?.statements.filter { $0.key != corrected }.sorted { $0.key < $1.key }.map(\.value) ?? []
        if let stands = ActionStatement(standing: others) {
            if corrected == nil {
                let said = action.statement
                for (pointer, isSame) in [
                    ("/data/owner", said.owner == stands.owner), ("/data/givenAt", said.givenAt == stands.givenAt),
                    ("/data/due", said.due == stands.due),
                ] where !isSame {
                    errors.append(
                        FieldError(pointer: pointer, .invalidValue, "What was said of the action first: `supersedes` corrects it."))
                }
            }
            let isPossible =
                corrected == nil ? stands.state.leads(to: action.state) : !(stands.state.isEnded && action.state.isEnded)
            if !isPossible {
                errors.append(
                    FieldError(
                        pointer: "/data/state", .invalidValue,
                        "The action is \(stands.state.rawValue) already: `supersedes` corrects the event that said so."))
            }
        }
        guard errors.isEmpty else { throw Problem(.invalidEvent, errors: errors) }
    }
}
