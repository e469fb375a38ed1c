// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Safeguarding
package import Wire

/// A request of a session that needs the journal, decoded and permitted.
package struct Request: Sendable {
    package let session: SessionNumber
    package let partner: PartnerID
    let correlation: [UInt8]
    package let body: Body
    /// How long the message was.
    let octets: Int

    /// - Parameters:
    ///   - correlation: repeated in the answer.
    ///   - octets: how long the message was.
    package init(session: SessionNumber, partner: PartnerID, correlation: [UInt8], body: Body, octets: Int = 0) {
        self.session = session
        self.partner = partner
        self.correlation = correlation
        self.body = body
        self.octets = octets
    }

    /// What is asked.
    package enum Body: Sendable {
        case publish(Publication)
        case hello(Hello)
        case receipt(Receipt)
        case status(StatusRequest)
    }

    var isPublish: Bool {
        if case .publish = body { return true }
        return false
    }

    var isHello: Bool {
        if case .hello = body { return true }
        return false
    }
}

/// What a turn sends once its transaction is on the disk.
package struct Outbox: Sendable {
    /// One message to one session.
    package struct Answer: Sendable {
        package let session: SessionNumber
        package let message: Wire.Message
        /// Whether it is the answer to a PUBLISH, of which the edge allows so many without one.
        var endsPublish = false
    }

    /// One notice to one session.
    package struct Sending: Sendable {
        package let dispatch: Delivery.Dispatch
        package let notice: OutgoingNotice
    }

    package internal(set) var answers: [Answer] = []
    package internal(set) var notices: [Sending] = []
    /// Notices whose producers may want to know.
    var progressed: [Int64] = []
    var statusRequests: [Request] = []
    /// How many refusals by sockets the turn knew of.
    package var refusalsHeard = 0
    /// The earliest escalation of what the turn made.
    var earliestEscalation: Instant?
    /// What was refused, for the ledger.
    var refused: [RefusalRecord] = []
    /// Deadlines were moved or ended, so the next escalation must be looked up.
    var deadlinesChanged = false

    /// Notices were taken back: one that this turn was about to send stays here, and their producer may want to know.
    ///
    /// The journal has it as sent, which errs on the side of telling its recipient.
    mutating func withdraw(_ sequences: [Int64]) {
        guard !sequences.isEmpty else { return }
        notices.removeAll { sequences.contains($0.dispatch.notice.sequence) }
        progressed += sequences
    }

    mutating func answer(_ request: Request, _ verb: Verb, _ body: [UInt8]) {
        answers.append(
            Answer(
                session: request.session, message: Wire.Message(verb, correlation: request.correlation, body: body),
                endsPublish: request.isPublish))
    }

    mutating func reject(_ request: Request, _ problem: Problem) {
        refused.append(RefusalRecord(place: .message, code: problem.code.rawValue, partner: request.partner))
        answers.append(
            Answer(
                session: request.session, message: .rejected(problem, correlation: request.correlation),
                endsPublish: request.isPublish))
    }
}

extension Outbox.Sending {
    /// The NOTICE that carries it.
    package func message(source: String) -> Wire.Message {
        let id = notice.id.description
        let envelope = NoticeEnvelope(
            type: notice.kind.type, id: id, source: source, time: notice.releasedAt,
            digest: notice.digest, attempt: notice.attempt, data: notice.body)
        return Wire.Message(.notice, correlation: Array(id.utf8), body: envelope.octets)
    }
}

extension NoticeKind {
    fileprivate var type: NoticeType {
        switch self {
        case .subject: .notice
        case .hold: .hold
        case .recall: .recalled
        case .drill: .drill
        }
    }
}
