// SPDX-License-Identifier: Apache-2.0
import Safeguarding

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
        /// The whole answer.
        var answer: [UInt8]
    }

    /// A NOTICE as it came.
    struct Arrival: Sendable {
        var notice: String
        var recipient: PartnerID
        var attempt: Int
        /// Whether it could be read and its digest was right.
        var isWhole = true
    }

    /// By the event's id.
    var accepted: [String: AcceptedEvent] = [:]
    /// In the order they came.
    var arrivals: [Arrival] = []
    /// Notices whose `delivered` was RECORDED.
    var recorded: Set<String> = []
    /// Codes of answers that should have been others.
    var rejections: [String] = []

    /// Whether everything that was accepted is delivered and the recipients know that this is recorded.
    var isSettled: Bool { accepted.values.allSatisfy { $0.notices.keys.allSatisfy(recorded.contains) } }
}

/// What the journal says of the same load.
struct JournalStanding: Sendable {
    struct Line: Sendable {
        var notice: String
        var recipient: PartnerID
        var stage: Stage
    }

    /// By the id of each event that was asked for; an event that is not there is missing.
    var events: [String: [Line]] = [:]
    var eventCount = 0
    var noticeCount = 0
    var byStage: [Stage: Int] = [:]
}
