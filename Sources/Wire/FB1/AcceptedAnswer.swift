// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// What the broker decided about an event: everything in `ACCEPTED` that is stored and never changes (design.md section 5).
package struct AcceptedAnswer: Hashable, Sendable {
    /// The CloudEvents id.
    package var event: String
    /// Place of the event in the journal.
    package var sequence: Int64
    package var acceptedAt: Instant
    package var notices: [NoticeLine]
    package var holds: [HoldLine]
    package var denials: [DenialLine]
    /// What free text of the event seems to hold; nothing is refused for it.
    package var warnings: [WarningLine]

    package init(
        event: String, sequence: Int64, acceptedAt: Instant, notices: [NoticeLine], holds: [HoldLine] = [],
        denials: [DenialLine] = [], warnings: [WarningLine] = []
    ) {
        self.event = event
        self.sequence = sequence
        self.acceptedAt = acceptedAt
        self.notices = notices
        self.holds = holds
        self.denials = denials
        self.warnings = warnings
    }

    /// A notice that was released; `recipient` is nil for a child whose address is protected.
    package struct NoticeLine: Hashable, Sendable {
        package var notice: String
        package var recipient: PartnerID?
        package var flow: Flow
        package var deadline: Instant

        package init(notice: String, recipient: PartnerID?, flow: Flow, deadline: Instant) {
            self.notice = notice
            self.recipient = recipient
            self.flow = flow
            self.deadline = deadline
        }
    }

    /// A decision that waits for a person.
    package struct HoldLine: Hashable, Sendable {
        /// RFC 6901 pointer into the event, `/data/children/0`.
        package var subject: String
        package var recipient: PartnerID?
        package var code: String
        /// The id of the hold.
        package var hold: String?

        package init(subject: String, recipient: PartnerID? = nil, code: String, hold: String? = nil) {
            self.subject = subject
            self.recipient = recipient
            self.code = code
            self.hold = hold
        }
    }

    /// A decision not to share.
    package struct DenialLine: Hashable, Sendable {
        /// RFC 6901 pointer into the event, `/data/children/0`.
        package var subject: String
        package var recipient: PartnerID?
        package var code: String

        package init(subject: String, recipient: PartnerID? = nil, code: String) {
            self.subject = subject
            self.recipient = recipient
            self.code = code
        }
    }

    /// Something that the lint found in a free text, which is not repeated here.
    package struct WarningLine: Hashable, Sendable {
        /// RFC 6901 pointer into the event, `/data/summary`.
        package var pointer: String
        package var code: String

        package init(pointer: String, code: String) {
            self.pointer = pointer
            self.code = code
        }
    }

    /// The answer as the journal keeps it: an object without `digest` and `duplicate`.
    ///
    /// The digest is left out because one that outlives its body must be keyed or salted (design.md section 7).
    package var stored: [UInt8] {
        var writer = JSONWriter(capacity: 192 + notices.count * 160 + (holds.count + denials.count + warnings.count) * 128)
        writer.raw("{\"acceptedAt\":")
        writer.instant(acceptedAt)
        writer.raw(",\"denials\":[")
        for (offset, line) in denials.enumerated() {
            writer.raw(offset == 0 ? "{\"code\":" : ",{\"code\":")
            writer.string(line.code)
            writer.recipient(line.recipient)
            writer.raw(",\"subject\":")
            writer.string(line.subject)
            writer.raw("}")
        }
        writer.raw("],\"event\":")
        writer.string(event)
        writer.raw(",\"holds\":[")
        for (offset, line) in holds.enumerated() {
            writer.raw(offset == 0 ? "{\"code\":" : ",{\"code\":")
            writer.string(line.code)
            if let hold = line.hold {
                writer.raw(",\"hold\":")
                writer.string(hold)
            }
            writer.recipient(line.recipient)
            writer.raw(",\"subject\":")
            writer.string(line.subject)
            writer.raw("}")
        }
        writer.raw("],\"notices\":[")
        for (offset, line) in notices.enumerated() {
            writer.raw(offset == 0 ? "{\"deadline\":" : ",{\"deadline\":")
            writer.instant(line.deadline)
            writer.raw(",\"flow\":")
            writer.string(line.flow.rawValue)
            writer.raw(",\"notice\":")
            writer.string(line.notice)
            writer.recipient(line.recipient)
            writer.raw("}")
        }
        writer.raw("],\"sequence\":")
        writer.integer(sequence)
        for (offset, line) in warnings.enumerated() {
            writer.raw(offset == 0 ? ",\"warnings\":[{\"code\":" : ",{\"code\":")
            writer.string(line.code)
            writer.raw(",\"pointer\":")
            writer.string(line.pointer)
            writer.raw("}")
        }
        writer.raw(warnings.isEmpty ? "}" : "]}")
        return writer.octets
    }
}

extension JSONWriter {
    /// Appends the member `recipient`, where there is one.
    fileprivate mutating func recipient(_ recipient: PartnerID?) {
        guard let recipient else { return }
        raw(",\"recipient\":")
        partner(recipient)
    }
}
