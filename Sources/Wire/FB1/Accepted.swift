// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// The body of `ACCEPTED`: the stored answer, the event's digest, and whether the event had been accepted before.
package struct Accepted: Hashable, Sendable {
    package var answer: AcceptedAnswer
    /// 32 octets.
    package var digest: [UInt8]
    package var duplicate: Bool

    package init(_ answer: AcceptedAnswer, digest: [UInt8], duplicate: Bool) {
        self.answer = answer
        self.digest = digest
        self.duplicate = duplicate
    }

    package var octets: [UInt8] { Accepted.octets(stored: answer.stored, digest: digest, duplicate: duplicate) }

    /// The body around `stored`, octet for octet as it was stored.
    ///
    /// An answer is returned unchanged for ever, so it is never read and written again by a later version.
    package static func octets(stored: [UInt8], digest: [UInt8], duplicate: Bool) -> [UInt8] {
        var writer = JSONWriter(capacity: stored.count + 128)
        writer.raw("{\"digest\":")
        writer.hex(digest)
        writer.raw(",\"duplicate\":")
        writer.boolean(duplicate)
        writer.raw(",")
        stored.withUnsafeBufferPointer { writer.raw(UnsafeBufferPointer(rebasing: $0.dropFirst())) }
        return writer.octets
    }

    /// Reads the body, for clients.
    ///
    /// - Throws: `Problem` with `not-json` or `invalid-body`.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .ignored) { fields, errors in
            let event = fields.required("event", &errors)?.text(.token(128), &errors)
            let sequence = fields.required("sequence", &errors)?.integer(in: 1...1 << 53, &errors)
            let acceptedAt = fields.required("acceptedAt", &errors)?.instant(&errors)
            let digest = fields.required("digest", &errors)?.digest(&errors)
            let duplicate = fields.required("duplicate", &errors)?.boolean(&errors)
            let notices = fields.required("notices", &errors)?.list(0...1000, &errors, Self.notice)
            let holds = fields.required("holds", &errors)?.list(0...1000, &errors, Self.hold)
            let denials = fields.required("denials", &errors)?.list(0...1000, &errors, Self.denial)
            let warnings = fields.optional("warnings")?.list(1...1000, &errors, Self.warning)
            guard let event, let sequence, let acceptedAt, let digest, let duplicate, let notices, let holds, let denials else {
                return nil
            }
            let answer = AcceptedAnswer(
                event: event, sequence: sequence, acceptedAt: acceptedAt, notices: notices, holds: holds, denials: denials,
                warnings: warnings ?? [])
            return Accepted(answer, digest: digest, duplicate: duplicate)
        }
    }

    private static func notice(_ value: JSONValue, _ errors: inout FieldErrors) -> AcceptedAnswer.NoticeLine? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let notice = fields.required("notice", &errors)?.text(.token(64), &errors)
            let recipient = fields.optional("recipient")?.partner(&errors)
            let flow = fields.required("flow", &errors)?.choice(Flow.self, &errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            guard let notice, let flow, let deadline else { return nil }
            return AcceptedAnswer.NoticeLine(notice: notice, recipient: recipient, flow: flow, deadline: deadline)
        }
    }

    private static func hold(_ value: JSONValue, _ errors: inout FieldErrors) -> AcceptedAnswer.HoldLine? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let subject = fields.required("subject", &errors)?.string(&errors)
            let recipient = fields.optional("recipient")?.partner(&errors)
            let code = fields.required("code", &errors)?.text(.token(64), &errors)
            let hold = fields.optional("hold")?.text(.token(64), &errors)
            guard let subject, let code else { return nil }
            return AcceptedAnswer.HoldLine(subject: subject, recipient: recipient, code: code, hold: hold)
        }
    }

    private static func denial(_ value: JSONValue, _ errors: inout FieldErrors) -> AcceptedAnswer.DenialLine? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let subject = fields.required("subject", &errors)?.string(&errors)
            let recipient = fields.optional("recipient")?.partner(&errors)
            let code = fields.required("code", &errors)?.text(.token(64), &errors)
            guard let subject, let code else { return nil }
            return AcceptedAnswer.DenialLine(subject: subject, recipient: recipient, code: code)
        }
    }

    private static func warning(_ value: JSONValue, _ errors: inout FieldErrors) -> AcceptedAnswer.WarningLine? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let pointer = fields.required("pointer", &errors)?.string(&errors)
            let code = fields.required("code", &errors)?.text(.token(64), &errors)
            guard let pointer, let code else { return nil }
            return AcceptedAnswer.WarningLine(pointer: pointer, code: code)
        }
    }
}
