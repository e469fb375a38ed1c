// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// What a local authority is told about a hold it owns: the `data` of `firstbell.hold.v1`.
///
/// It has no place for anything about a child: the authority looks at the hold itself for that (design.md section 9).
package struct HoldContent: Hashable, Sendable {
    /// The id of the hold.
    package var hold: String
    /// Why a person is needed, `no-setting`.
    package var code: String
    package var flow: Flow
    /// The setting concerned, where there is one.
    package var recipient: PartnerID?
    /// The CloudEvents id of the producer's event.
    package var event: String
    package var openedAt: Instant
    /// The deadline that keeps running.
    package var deadline: Instant
    /// The code of the clock of a breach, whose `hold` is the id of the recall.
    package static let breach = "breach-clock"

    /// True in a rehearsal deployment, for ever.
    package var rehearsal: Bool

    package init(
        hold: String, code: String, flow: Flow, recipient: PartnerID?, event: String, openedAt: Instant, deadline: Instant,
        rehearsal: Bool
    ) {
        self.hold = hold
        self.code = code
        self.flow = flow
        self.recipient = recipient
        self.event = event
        self.openedAt = openedAt
        self.deadline = deadline
        self.rehearsal = rehearsal
    }

    /// The `data` of `firstbell.hold.v1`, canonical as it is written.
    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 384)
        writer.raw("{\"code\":")
        writer.string(code)
        writer.raw(",\"deadline\":")
        writer.instant(deadline)
        writer.raw(",\"event\":")
        writer.string(event)
        writer.raw(",\"flow\":")
        writer.string(flow.rawValue)
        writer.raw(",\"hold\":")
        writer.string(hold)
        writer.raw(",\"openedAt\":")
        writer.instant(openedAt)
        if let recipient {
            writer.raw(",\"recipient\":")
            writer.partner(recipient)
        }
        writer.raw(",\"rehearsal\":")
        writer.boolean(rehearsal)
        writer.raw("}")
        return writer.octets
    }

    static func read(_ value: JSONValue, _ errors: inout FieldErrors) -> HoldContent? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let hold = fields.required("hold", &errors)?.text(.token(64), &errors)
            let code = fields.required("code", &errors)?.text(.token(64), &errors)
            let flow = fields.required("flow", &errors)?.choice(Flow.self, &errors)
            let recipient = fields.optional("recipient")?.partner(&errors)
            let event = fields.required("event", &errors)?.text(.token(128), &errors)
            let openedAt = fields.required("openedAt", &errors)?.instant(&errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            let rehearsal = fields.required("rehearsal", &errors)?.boolean(&errors)
            guard let hold, let code, let flow, let event, let openedAt, let deadline, let rehearsal else { return nil }
            return HoldContent(
                hold: hold, code: code, flow: flow, recipient: recipient, event: event, openedAt: openedAt, deadline: deadline,
                rehearsal: rehearsal)
        }
    }
}
