// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading the `data` of `firstbell.marac-action.v1`; Schemas/firstbell.marac-action.v1.schema.json says the same.
extension MARACAction {
    /// The action, or nil after at least one error.
    static func read(_ value: JSONValue, now: Instant, _ errors: inout FieldErrors) -> MARACAction? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let reference = fields.required("reference", &errors)?.identifier(PoliceReference.check, &errors)
            let area = fields.required("area", &errors).flatMap { $0.area(&errors) }
            let action = fields.required("action", &errors)?.text(.token(64), &errors)
            let owner = fields.required("owner", &errors)?.partner(&errors)
            let givenAt = fields.required("givenAt", &errors)?.pastInstant(now: now, &errors)
            let due = fields.required("due", &errors)?.date(&errors)
            let state = fields.required("state", &errors)?.choice(ActionState.self, &errors)
            let hasMoved = state.map { $0 != .open } ?? false
            let stateAt = (hasMoved ? fields.required("stateAt", &errors) : fields.optional("stateAt"))?
                .pastInstant(now: now, &errors)
            let acknowledgedAt = fields.optional("acknowledgedAt")?.pastInstant(now: now, &errors)
            let needsReason = state?.needsReason ?? false
            let reason = (needsReason ? fields.required("reason", &errors) : fields.optional("reason"))?
                .text(.paragraph(500), &errors)
            let supersedes = fields.optional("supersedes")?.text(.token(128), &errors)
            guard let reference, let area, let action, let owner, let givenAt, let due, let state else { return nil }
            return MARACAction(
                reference: reference.text, area: area, action: action, owner: owner, givenAt: givenAt, due: due, state: state,
                stateAt: stateAt, acknowledgedAt: acknowledgedAt, reason: reason, supersedes: supersedes)
        }
    }

    /// Reads an action that stands alone, as the journal keeps it.
    ///
    /// - Throws: `not-json`, or `invalid-event` with every fault.
    package init(stored octets: [UInt8]) throws(Problem) {
        let root: JSONValue
        do throws(JSONError) { root = try JSONDocument(octets).root } catch { throw Problem(error) }
        var errors = FieldErrors()
        // What was accepted once is not judged by a later clock.
        let action = MARACAction.read(root, now: .farFuture, &errors)
        guard errors.isEmpty, let action else { throw Problem(.invalidEvent, errors: errors.list) }
        self = action
    }

    /// Its canonical JSON, without what it takes the place of.
    package var stored: [UInt8] {
        var writer = ObjectWriter()
        writer.instant("acknowledgedAt", acknowledgedAt)
        writer.text("action", action)
        writer.text("area", area)
        writer.date("due", due)
        writer.instant("givenAt", givenAt)
        writer.text("owner", owner.description)
        writer.text("reason", reason)
        writer.text("reference", reference)
        writer.text("state", state.rawValue)
        writer.instant("stateAt", stateAt)
        return writer.finish()
    }
}
