// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension RecalledContent {
    /// The `data` of `firstbell.recalled.v1`, canonical as it is written.
    package var octets: [UInt8] {
        var handling = ObjectWriter()
        handling.text("text", self.handling)
        var writer = ObjectWriter()
        writer.instant("deadline", deadline)
        writer.object("decision", decision.octets)
        writer.object("event", event.octets)
        writer.text("family", family)
        writer.text("flow", Flow.correction.rawValue)
        writer.object("handling", handling.finish())
        writer.text("notice", notice)
        writer.text("reason", reason.rawValue)
        writer.text("recipient", recipient.description)
        writer.truth("rehearsal", rehearsal)
        return writer.finish()
    }

    /// Reads it, for clients: members that a later broker adds are ignored.
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> RecalledContent? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let flowValue = fields.required("flow", &errors)
            if let flowValue, flowValue.string(&errors).map({ $0 != Flow.correction.rawValue }) ?? false {
                errors.add(.invalidValue, at: flowValue, "`correction` is needed here.")
            }
            let recipient = fields.required("recipient", &errors)?.partner(&errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            let rehearsal = fields.required("rehearsal", &errors)?.boolean(&errors)
            let handling = fields.required("handling", &errors).flatMap { Self.text(of: $0, &errors) }
            let notice = fields.required("notice", &errors)?.text(.token(64), &errors)
            let family = fields.optional("family")?.text(.line(60), &errors)
            let event = fields.required("event", &errors).flatMap { NoticeContent.EventReference.read($0, &errors) }
            let reason = fields.required("reason", &errors)?.choice(RecallReason.self, &errors)
            let decision = fields.required("decision", &errors).flatMap { NoticeContent.DecisionReference.read($0, &errors) }
            guard let recipient, let deadline, let rehearsal, let handling, let notice, let event, let reason, let decision else {
                return nil
            }
            return RecalledContent(
                recipient: recipient, deadline: deadline, rehearsal: rehearsal, handling: handling, notice: notice, family: family,
                event: event, reason: reason, decision: decision)
        }
    }

    private static func text(of handling: JSONValue, _ errors: inout FieldErrors) -> String? {
        Fields.read(handling, unknown: .ignored, &errors) { fields, errors in
            fields.required("text", &errors)?.text(.paragraph(4000), &errors)
        }
    }
}
