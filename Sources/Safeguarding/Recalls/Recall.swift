// SPDX-License-Identifier: Apache-2.0

/// What a producer takes back: the `data` of `firstbell.recall.v1`.
package struct Recall: Hashable, Sendable {
    /// The CloudEvents id of the event recalled, of the same source.
    package var event: String
    package var reason: RecallReason
    /// Only this one's notices; nil for everybody's.
    package var recipient: PartnerID?
    /// Words for whoever looks into it: sealed, and never forwarded.
    package var note: String?

    package init(event: String, reason: RecallReason, recipient: PartnerID? = nil, note: String? = nil) {
        self.event = event
        self.reason = reason
        self.recipient = recipient
        self.note = note
    }
}

/// Why a notice is taken back.
package enum RecallReason: String, Hashable, Sendable, CaseIterable {
    /// It went to somebody who should not have had it.
    case wrongRecipient = "WRONG_RECIPIENT"
    /// It is about somebody else.
    case wrongPerson = "WRONG_PERSON"
    case wrongContent = "WRONG_CONTENT"
    case publishedInError = "PUBLISHED_IN_ERROR"
    /// A correction is no longer for this recipient.
    case superseded = "SUPERSEDED"
    /// Consent that it rested on was refused, withdrawn or has expired.
    case consentWithdrawn = "CONSENT_WITHDRAWN"

    /// Whether a producer may give it; the broker gives the others itself.
    package var isPublished: Bool { self != .superseded && self != .consentWithdrawn }

    /// Whether somebody may have had what they should not have had, so that the clock of a breach starts (DPA 2018 s.67).
    package var isBreach: Bool { self != .consentWithdrawn }
}
