// SPDX-License-Identifier: Apache-2.0

/// What whoever had a notice is told of its recall: the `data` of `firstbell.recalled.v1`.
///
/// It has no place for anything about anybody: the reader knows the notice by its id, and a family by the programme's number.
package struct RecalledContent: Hashable, Sendable {
    package var recipient: PartnerID
    /// By when it should be there: at once.
    package var deadline: Instant
    /// True in a rehearsal deployment, for ever.
    package var rehearsal: Bool
    /// What the reader must do.
    package var handling: String
    /// The id of the notice that is recalled.
    package var notice: String
    /// The programme's number of the one family of a digest that it is about; the rest of the digest stands.
    package var family: String?
    package var event: NoticeContent.EventReference
    package var reason: RecallReason
    package var decision: NoticeContent.DecisionReference

    package init(
        recipient: PartnerID, deadline: Instant, rehearsal: Bool, handling: String = HandlingText.text(flow: .correction),
        notice: String, family: String? = nil, event: NoticeContent.EventReference, reason: RecallReason,
        decision: NoticeContent.DecisionReference
    ) {
        self.recipient = recipient
        self.deadline = deadline
        self.rehearsal = rehearsal
        self.handling = handling
        self.notice = notice
        self.family = family
        self.event = event
        self.reason = reason
        self.decision = decision
    }
}
