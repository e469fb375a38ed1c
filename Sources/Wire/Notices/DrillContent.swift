// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// What a setting is sent to show that a notice would reach it: the `data` of `firstbell.drill.v1`.
///
/// It has no place for anything about anybody, nor for what a notice says of a flow or an event.
package struct DrillContent: Hashable, Sendable {
    package var recipient: PartnerID
    /// By when it should be acknowledged: the deadline that a notice of the same moment would have.
    package var deadline: Instant
    /// True in a rehearsal deployment, for ever.
    package var rehearsal: Bool
    /// For whoever reads it: that it is a drill, and what to do.
    package var text: String

    /// What every drill says; a client may show words of its own.
    package static let words = """
        THIS IS A DRILL. It is about nobody and nothing has happened. Open it and acknowledge it as you would a notice: that shows \
        that a notice would reach a trained person here before the bell. Do nothing else, and ring nobody about it.
        """

    package init(recipient: PartnerID, deadline: Instant, rehearsal: Bool, text: String = words) {
        self.recipient = recipient
        self.deadline = deadline
        self.rehearsal = rehearsal
        self.text = text
    }

    /// The `data` of `firstbell.drill.v1`, canonical as it is written.
    package var octets: [UInt8] {
        var writer = ObjectWriter()
        writer.instant("deadline", deadline)
        writer.truth("drill", true)
        writer.text("recipient", recipient.description)
        writer.truth("rehearsal", rehearsal)
        writer.text("text", text)
        return writer.finish()
    }

    /// Reads it, for clients: members that a later broker adds are ignored.
    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> DrillContent? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            if let drill = fields.required("drill", &errors), drill.boolean(&errors) == false {
                errors.add(.invalidValue, at: drill, "`true` is needed here.")
            }
            let recipient = fields.required("recipient", &errors)?.partner(&errors)
            let rehearsal = fields.required("rehearsal", &errors)?.boolean(&errors)
            let text = fields.required("text", &errors)?.text(.paragraph(4000), &errors)
            guard let deadline, let recipient, let rehearsal, let text else { return nil }
            return DrillContent(recipient: recipient, deadline: deadline, rehearsal: rehearsal, text: text)
        }
    }
}
