// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Reading the `data` of `firstbell.recall.v1`; Schemas/firstbell.recall.v1.schema.json says the same.
extension Recall {
    /// The recall, or nil after at least one error.
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> Recall? {
        Fields.read(value, unknown: .refused, &errors) { fields, errors in
            let event = fields.required("event", &errors)?.text(.token(128), &errors)
            let reasonValue = fields.required("reason", &errors)
            let reason = reasonValue?.choice(RecallReason.self, &errors)
            if let reason, let reasonValue, !reason.isPublished {
                errors.add(.invalidValue, at: reasonValue, "Only a correction gives this reason.")
            }
            let recipient = fields.optional("recipient")?.partner(&errors)
            let note = fields.optional("note")?.text(.paragraph(500), &errors)
            guard let event, let reason, reason.isPublished else { return nil }
            return Recall(event: event, reason: reason, recipient: recipient, note: note)
        }
    }
}
