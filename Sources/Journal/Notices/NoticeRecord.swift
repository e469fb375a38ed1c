// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A notice to be made: what one recipient will get, and until when.
package struct NoticeRecord: Sendable {
    package var id: NoticeID
    package var kind: NoticeKind
    package var recipient: PartnerID
    package var flow: Flow
    package var deadline: Deadline
    /// The rule that gave the deadline.
    package var due: PolicyDeadline
    /// How long the subject was held before this notice was released.
    package var held: Duration
    /// The days a young child attends, by which the deadline was found and is found again.
    package var attendance: Weekdays?
    /// Canonical JSON of the notice's `data`.
    package var body: [UInt8]
    /// SHA-256 of `body`, which a receipt must repeat; the journal stores a keyed digest of it.
    package var digest: [UInt8]
    /// Sequence of the notice that this one recalls or corrects.
    package var corrects: Int64?

    package init(
        id: NoticeID, kind: NoticeKind, recipient: PartnerID, flow: Flow, deadline: Deadline, due: PolicyDeadline = .nextCutOff,
        held: Duration, attendance: Weekdays?, body: [UInt8], digest: [UInt8], corrects: Int64? = nil
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.flow = flow
        self.deadline = deadline
        self.due = due
        self.held = held
        self.attendance = attendance
        self.body = body
        self.digest = digest
        self.corrects = corrects
    }
}

/// What a notice is about.
package enum NoticeKind: Int, Sendable {
    /// A subject: `firstbell.notice.v1`.
    case subject = 0
    /// A hold or an exception that its owner must look at, without content: `firstbell.hold.v1`.
    case hold = 1
    /// The recall of a notice: `firstbell.recalled.v1`.
    case recall = 2
    /// A drill, about nobody: `firstbell.drill.v1`. It stands in a table of its own.
    case drill = 3

    /// Whether it goes before ordinary notices: what is taken back goes on doing harm while its recall waits (domain.md 4.4 rule 26).
    package var isUrgent: Bool { self == .recall }

    /// The word that ledger entries have for it.
    var name: String {
        switch self {
        case .subject: "subject"
        case .hold: "hold"
        case .recall: "recall"
        case .drill: "drill"
        }
    }
}

/// A notice that stands in the journal, with the key that seals it.
package struct NoticeHandle {
    package let sequence: Int64
    package let id: NoticeID
    package let recipient: PartnerID
    package let person: Int64
    let key: BodyKey
}

/// A notice that waits to be sent, or waits again.
package struct WaitingNotice: Hashable, Sendable {
    package var sequence: Int64
    package var recipient: PartnerID
    package var person: Int64
    /// How often a drill was sent; of a notice, which goes until somebody has it, nothing is told by it.
    package var attempt: Int
    /// Whether it goes before what waits for the same recipient, as a recall does.
    package var isUrgent: Bool
    /// Whether it is a drill, which goes after everything that is real.
    package var isDrill: Bool

    /// How often a drill is sent: whoever has not stored it then has not passed it, and the next one takes its place.
    ///
    /// A client that does not know drills answers none, and each that is out takes room of its window.
    package static let drillAttempts = 3

    package init(
        sequence: Int64, recipient: PartnerID, person: Int64, attempt: Int, isUrgent: Bool = false, isDrill: Bool = false
    ) {
        self.sequence = sequence
        self.recipient = recipient
        self.person = person
        self.attempt = attempt
        self.isUrgent = isUrgent
        self.isDrill = isDrill
    }
}

/// Everything needed to send a notice once more.
package struct OutgoingNotice: Sendable {
    package var id: NoticeID
    package var kind: NoticeKind
    package var recipient: PartnerID
    package var attempt: Int
    package var body: [UInt8]
    /// SHA-256 of `body`.
    package var digest: [UInt8]
    package var releasedAt: Instant

    package init(
        id: NoticeID, kind: NoticeKind, recipient: PartnerID, attempt: Int, body: [UInt8], digest: [UInt8], releasedAt: Instant
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.attempt = attempt
        self.body = body
        self.digest = digest
        self.releasedAt = releasedAt
    }
}

/// What a receipt asked of the journal.
package struct ReceiptRecord: Sendable {
    package var notice: NoticeID
    package var recipient: PartnerID
    /// SHA-256 that the recipient computed.
    package var digest: [UInt8]
    package var stage: Stage
    /// E-mail of the key adult, needed for `opened` and `acknowledged`.
    package var by: String?
    package var claimedAt: Instant?
    package var code: String?
    package var note: String?

    /// The code that confirms that what was recalled is gone.
    package static let deleted = "deleted"

    package init(
        notice: NoticeID, recipient: PartnerID, digest: [UInt8], stage: Stage, by: String?, claimedAt: Instant?, code: String?,
        note: String?
    ) {
        self.notice = notice
        self.recipient = recipient
        self.digest = digest
        self.stage = stage
        self.by = by
        self.claimedAt = claimedAt
        self.code = code
        self.note = note
    }
}

/// What became of a receipt.
package enum ReceiptOutcome: Sendable {
    /// `changed` lists the stages newly reached; empty when it told nothing new.
    case recorded(RecordedReceipt)
    /// No such notice of this recipient.
    case unknownNotice
    case digestMismatch
    case notKeyAdult
    /// A recall is acknowledged by `deleted` alone, and nothing else is.
    case wrongCode
    /// The notice, or what stands of it, cannot be read; nothing was written.
    case damaged
}

/// A receipt that counts.
package struct RecordedReceipt: Sendable {
    package var sequence: Int64
    package var kind: NoticeKind
    package var event: Int64
    package var subject: Int64
    package var recipient: PartnerID
    package var reached: [Stage]
    package var life: NoticeLife
}
