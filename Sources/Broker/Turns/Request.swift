// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// A request of a session that needs the journal, decoded and permitted.
struct Request {
    let session: SessionNumber
    let partner: PartnerID
    let correlation: [UInt8]
    let body: Body

    enum Body {
        case publish(DecodedEvent)
        case hello(Hello)
        case receipt(Receipt)
        case status(StatusRequest)
    }

    var isPublish: Bool {
        if case .publish = body { return true }
        return false
    }
}

/// What a turn sends once its transaction is on the disk.
struct Outbox {
    var answers: [(session: SessionNumber, message: Wire.Message)] = []
    var notices: [(dispatch: Delivery.Dispatch, message: Wire.Message)] = []
    /// Publishes answered, by session, for the edge's limit of unanswered ones.
    var publishesAnswered: [SessionNumber: Int] = [:]
    /// Notices whose producers may want to know.
    var progressed: [Int64] = []
    var statusRequests: [Request] = []
    /// The earliest escalation of what the turn made.
    var earliestEscalation: Instant?
    /// Deadlines were moved or ended, so the next escalation must be looked up.
    var deadlinesChanged = false

    mutating func answer(_ request: Request, _ verb: Verb, _ body: [UInt8]) {
        answers.append((request.session, Wire.Message(verb, correlation: request.correlation, body: body)))
        if request.isPublish { publishesAnswered[request.session, default: 0] += 1 }
    }

    mutating func reject(_ request: Request, _ problem: Problem) {
        answers.append((request.session, .rejected(problem, correlation: request.correlation)))
        if request.isPublish { publishesAnswered[request.session, default: 0] += 1 }
    }
}

extension OutgoingNotice {
    /// The NOTICE that carries it.
    func message(source: String) -> Wire.Message {
        let envelope = NoticeEnvelope(
            type: kind == .subject ? .notice : .hold, id: id.description, source: source, time: releasedAt,
            digest: Digest.sha256(body), attempt: attempt, data: body)
        return Wire.Message(.notice, correlation: Array(id.description.utf8), body: envelope.octets)
    }
}
