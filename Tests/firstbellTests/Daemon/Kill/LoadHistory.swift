// SPDX-License-Identifier: Apache-2.0
import Ledger
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
        /// SHA-256 of the content that came; empty when it could not be read or its digest was wrong.
        var digest: [UInt8]

        var isWhole: Bool { !digest.isEmpty }
    }

    /// By the event's id.
    var accepted: [String: AcceptedEvent] = [:]
    /// In the order they came.
    var arrivals: [Arrival] = []
    /// Notices whose `delivered` was RECORDED.
    var recorded: Set<String> = []
    /// Codes of answers that should have been others.
    var rejections: [String] = []
    /// The ledger's tree as each start of the daemon showed it.
    var heads: [TreeHead] = []

    /// Whether everything that was accepted is delivered and the recipients know that this is recorded.
    var isSettled: Bool { accepted.values.allSatisfy { $0.notices.keys.allSatisfy(recorded.contains) } }
}
