// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A subject with its content, as the journal seals it.
package struct OpenSubject: Sendable {
    package let id: Int64
    /// The number of its event.
    package let event: Int64
    /// The event's type.
    package let type: String
    package let body: [UInt8]
}

/// Everything that the journal has under one reference: what was told, decided, sent and read, without any content.
package struct CaseFile: Sendable {
    /// In the order in which they were accepted.
    package var events: [Event]

    /// An event with what came of it.
    package struct Event: Sendable {
        package var sequence: Int64
        package var source: PartnerID
        /// The CloudEvents id.
        package var id: String
        package var type: String
        package var force: String
        package var risk: String
        package var occurredAt: Instant
        package var reportedAt: Instant
        package var publishedAt: Instant
        package var acceptedAt: Instant
        package var timesOutOfOrder: Bool
        /// The event whose place it takes.
        package var supersedes: Int64?
        /// The event that it takes back.
        package var recalls: Int64?
        package var decisions: [Decision]
        package var notices: [Notice]
        package var holds: [Hold]
        /// What it says of an action of a MARAC; nil of an event about something else.
        package var action: ActionStatement?
    }

    /// What the policy, or a person, said for one subject and one recipient.
    package struct Decision: Sendable {
        /// The journal's number of the subject: the same in decisions, notices and holds.
        package var subject: Int64
        package var recipient: PartnerID?
        package var outcome: String
        package var code: String?
        package var rule: String
        package var basis: String
        package var consent: String?
        /// The digest of the policy that decided.
        package var policy: String
        /// A keyed digest of what it saw, hexadecimal.
        package var inputs: String
        package var at: Instant
    }

    /// A notice and its life.
    package struct Notice: Sendable {
        package var sequence: Int64
        package var id: NoticeID
        package var kind: NoticeKind
        package var subject: Int64
        package var flow: String
        package var recipient: PartnerID
        package var deadline: Instant
        package var confidence: String
        package var infeasible: Bool
        /// The level of escalation that it reached.
        package var escalation: Int
        package var attempt: Int
        /// Milliseconds for which it was held before it was released.
        package var heldFor: Int64
        package var code: String?
        /// Each stage that it reached, with the broker's time.
        package var stages: [(stage: Stage, at: Instant)]
        /// How many receipts came with words of the recipient, which are sealed.
        package var notes: Int
        /// Whether its body is still there.
        package var hasBody: Bool
    }

    /// Something that needed a person.
    package struct Hold: Sendable {
        package var id: NoticeID
        package var subject: Int64
        package var recipient: PartnerID?
        package var flow: String
        package var code: String
        package var owner: PartnerID
        package var isException: Bool
        package var state: String
        package var openedAt: Instant
        package var resolvedAt: Instant?
        package var deadline: Instant
    }
}

extension CaseFile {
    /// The table `forces` of a WITH RECURSIVE; its last row is NULL.
    static let forcesTable = """
        forces (force) AS (SELECT min(force) FROM event UNION ALL
        SELECT (SELECT min(e.force) FROM event e WHERE e.force > f.force) FROM forces f WHERE f.force IS NOT NULL)
        """
    /// The forces that there are, each found by the index after the one before.
    static let forces = """
        WITH RECURSIVE \(forcesTable) SELECT force FROM forces WHERE force IS NOT NULL
        """
    static let eventsOfReference = "SELECT seq FROM event WHERE force = ? AND reference_key = ?"
    /// The events that any source gave an id.
    static let eventsOfID = """
        WITH RECURSIVE sources (source) AS (SELECT min(source) FROM event UNION ALL
            SELECT (SELECT min(e.source) FROM event e WHERE e.source > s.source) FROM sources s WHERE s.source IS NOT NULL)
        SELECT e.seq FROM sources s CROSS JOIN event e WHERE e.source = s.source AND e.id = ?
        """
}
