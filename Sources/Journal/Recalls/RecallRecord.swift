// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// An earlier event of a producer, which it may recall or correct.
package struct RecallableEvent: Hashable, Sendable {
    package var sequence: Int64
    package var id: String
    package var type: String
    package var force: String
    /// Nil for a statement of consent, which nobody grades.
    package var riskGrade: RiskGrade?
    let referenceKey: [UInt8]
}

/// A notice about a subject that can be taken back.
package struct RecallableNotice {
    package let sequence: Int64
    package let id: NoticeID
    package let recipient: PartnerID
    package let subject: Int64
    package let person: Int64
    /// Whether its recipient has it, or may have it.
    package let wasSent: Bool
    /// Whether it is still to be sent, or is sent again when its recipient asks for what nobody has read there.
    package let isUnread: Bool
    package let isSuperseded: Bool
    let holder: JournalTransaction.Holder
}

/// A recall to be stored.
package struct RecallRecord: Sendable {
    package var id: NoticeID
    /// Sequence of the event that recalls.
    package var event: Int64
    /// Sequence of the event recalled.
    package var recalled: Int64
    /// Whose notices alone, where it was so.
    package var recipient: PartnerID?
    package var reason: RecallReason
    /// The producer's words, sealed at rest.
    package var note: String?
    /// How many notices were taken back before and after they were sent.
    package var unsent: Int
    package var sent: Int
    /// Who watches the breach; nil where nothing was sent.
    package var owner: PartnerID?
    /// How many recipients of what was sent are certainly of no authority: their part of the breach is the operator's to follow.
    package var unowned: Int

    package init(
        id: NoticeID, event: Int64, recalled: Int64, recipient: PartnerID?, reason: RecallReason, note: String?, unsent: Int,
        sent: Int, owner: PartnerID?, unowned: Int = 0
    ) {
        self.id = id
        self.event = event
        self.recalled = recalled
        self.recipient = recipient
        self.reason = reason
        self.note = note
        self.unsent = unsent
        self.sent = sent
        self.owner = owner
        self.unowned = unowned
    }
}

/// A recall as it stands.
package struct RecallStanding: Hashable, Sendable {
    package var id: NoticeID
    /// Sequence of the event that recalls.
    package var event: Int64
    package var source: PartnerID
    /// The CloudEvents ids of the event that recalls and of the one recalled.
    package var eventID: String
    package var recalledID: String
    package var reason: RecallReason
    package var recipient: PartnerID?
    package var acceptedAt: Instant
    /// Notices taken back that were never sent.
    package var unsent: Int
    /// Notices taken back that were sent, and of those how many were stored, opened and confirmed as deleted.
    package var sent: Int
    package var delivered: Int
    package var opened: Int
    package var deleted: Int
    /// Holds that ended with it.
    package var holds: Int
    package var breach: BreachStanding?
}

/// The clock of a breach as it stands.
package struct BreachStanding: Hashable, Sendable {
    package var owner: PartnerID
    package var clock: BreachClock
    package var escalation: EscalationLevel?
    package var closedAt: Instant?
    /// How many recipients are of no authority; nil where that is not known.
    package var unowned: Int?

    package init(
        owner: PartnerID, clock: BreachClock, escalation: EscalationLevel?, closedAt: Instant?, unowned: Int? = 0
    ) {
        self.owner = owner
        self.clock = clock
        self.escalation = escalation
        self.closedAt = closedAt
        self.unowned = unowned
    }
}

/// A notice that was taken back, with what its recipient did with it and with its recall.
package struct RecalledNotice: Hashable, Sendable {
    package var id: NoticeID
    package var recipient: PartnerID
    package var flow: Flow
    package var sentAt: Instant?
    package var deliveredAt: Instant?
    package var openedAt: Instant?
    /// The key adult's row.
    package var openedBy: Int64?
    package var acknowledgedAt: Instant?
    package var acknowledgedBy: Int64?
    /// The notice that tells of the recall.
    package var recall: NoticeID?
    package var recallStage: Stage?
    /// When its recipient confirmed that it is deleted.
    package var deletedAt: Instant?
    package var deletedBy: Int64?
}
