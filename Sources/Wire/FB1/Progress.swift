// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// The body of `STATUS`: which event the producer asks about.
package struct StatusRequest: Hashable, Sendable {
    /// The CloudEvents id.
    package var event: String

    package init(event: String) { self.event = event }

    /// - Throws: `Problem` with `not-json` or `invalid-body`.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .refused) { fields, errors in
            fields.required("event", &errors)?.text(.token(128), &errors).map { StatusRequest(event: $0) }
        }
    }

    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 160)
        writer.raw("{\"event\":")
        writer.string(event)
        writer.raw("}")
        return writer.octets
    }
}

/// The body of `PROGRESS`: where the notices of an event are.
package struct Progress: Hashable, Sendable {
    package var event: String
    package var notices: [Line]

    package init(event: String, notices: [Line]) {
        self.event = event
        self.notices = notices
    }

    /// Where one notice is; `recipient` is nil for a child whose address is protected.
    package struct Line: Hashable, Sendable {
        package var notice: String
        package var recipient: PartnerID?
        package var stage: Stage
        package var at: Instant
        package var deadline: Instant

        package init(notice: String, recipient: PartnerID?, stage: Stage, at: Instant, deadline: Instant) {
            self.notice = notice
            self.recipient = recipient
            self.stage = stage
            self.at = at
            self.deadline = deadline
        }
    }

    /// - Throws: `Problem` with `not-json` or `invalid-body`.
    package init(body: [UInt8]) throws(Problem) {
        self = try Fields.decode(body, or: .invalidBody, unknown: .ignored) { fields, errors in
            let event = fields.required("event", &errors)?.text(.token(128), &errors)
            let notices = fields.required("notices", &errors)?.list(0...1000, &errors, Self.line)
            guard let event, let notices else { return nil }
            return Progress(event: event, notices: notices)
        }
    }

    private static func line(_ value: JSONValue, _ errors: inout FieldErrors) -> Line? {
        Fields.read(value, unknown: .ignored, &errors) { fields, errors in
            let notice = fields.required("notice", &errors)?.text(.token(64), &errors)
            let recipient = fields.optional("recipient")?.partner(&errors)
            let stage = fields.required("stage", &errors)?.choice(Stage.self, &errors)
            let at = fields.required("at", &errors)?.instant(&errors)
            let deadline = fields.required("deadline", &errors)?.instant(&errors)
            guard let notice, let stage, let at, let deadline else { return nil }
            return Line(notice: notice, recipient: recipient, stage: stage, at: at, deadline: deadline)
        }
    }

    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 64 + notices.count * 192)
        writer.raw("{\"event\":")
        writer.string(event)
        writer.raw(",\"notices\":[")
        for (offset, line) in notices.enumerated() {
            writer.raw(offset == 0 ? "{\"at\":" : ",{\"at\":")
            writer.instant(line.at)
            writer.raw(",\"deadline\":")
            writer.instant(line.deadline)
            writer.raw(",\"notice\":")
            writer.string(line.notice)
            if let recipient = line.recipient {
                writer.raw(",\"recipient\":")
                writer.partner(recipient)
            }
            writer.raw(",\"stage\":")
            writer.string(line.stage.rawValue)
            writer.raw("}")
        }
        writer.raw("]}")
        return writer.octets
    }
}
