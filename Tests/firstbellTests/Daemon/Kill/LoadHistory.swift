// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding
import Wire

/// What the clients of a load know by themselves: every answer they got and every notice that came.
struct LoadHistory: Sendable {
    /// An event that was ACCEPTED.
    struct AcceptedEvent: Sendable {
        var child: Int
        var source: PartnerID
        /// The broker's own number of it.
        var sequence: Int64
        /// Recipients by the notice's id.
        var notices: [String: PartnerID]
        /// Deadlines by the notice's id, as the answer named them.
        var deadlines: [String: Instant] = [:]
        /// The whole answer.
        var answer: [UInt8]
    }

    /// A NOTICE as it came.
    struct Arrival: Sendable {
        var notice: String
        var recipient: PartnerID
        var attempt: Int
        /// SHA-256 of the content that came; empty when it could not be read or its digest was wrong.
        var digest: [UInt8]

        var isWhole: Bool { !digest.isEmpty }
    }

    /// A time in which a partner was to get nothing, by places in ``arrivals``.
    struct Cut: Sendable {
        var partner: PartnerID
        var start: Int
        /// Nil while it lasts.
        var end: Int?
    }

    /// By the event's id.
    var accepted: [String: AcceptedEvent] = [:]
    /// In the order they came.
    var arrivals: [Arrival] = []
    /// Notices whose `delivered` was RECORDED.
    var recorded: Set<String> = []
    /// Partners that were suspended or revoked, from when their sessions had ended until they were let in again.
    var cuts: [Cut] = []
    /// Codes of answers that should have been others.
    var rejections: [String] = []
    /// The ledger's tree as each start of the daemon showed it.
    var heads: [TreeHead] = []

    /// Whether everything that was accepted is delivered and the recipients know that this is recorded.
    var isSettled: Bool { accepted.values.allSatisfy { $0.notices.keys.allSatisfy(recorded.contains) } }
}

extension LoadHistory.AcceptedEvent {
    /// Reads the answer to an event about a child.
    init(child: Int, source: PartnerID, answer body: [UInt8]) throws {
        let answer = try Accepted(body: body).answer
        let notices = answer.notices.compactMap { line in line.recipient.map { (line.notice, $0) } }
        self.init(
            child: child, source: source, sequence: answer.sequence, notices: Dictionary(notices) { first, _ in first },
            deadlines: Dictionary(answer.notices.map { ($0.notice, $0.deadline) }) { first, _ in first }, answer: body)
    }
}

extension LoadHistory.Arrival {
    /// Reads a NOTICE that came to a partner.
    init(_ message: Wire.Message, at partner: PartnerID) {
        if let envelope = try? ReceivedNotice(body: message.body).envelope {
            self.init(notice: envelope.id, recipient: partner, attempt: envelope.attempt, digest: envelope.digest)
        } else {
            self.init(
                notice: String(decoding: message.correlation, as: UTF8.self), recipient: partner, attempt: 0, digest: [])
        }
    }
}
