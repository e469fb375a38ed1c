// SPDX-License-Identifier: Apache-2.0

/// Every code that a `REJECTED` can carry: the one catalogue of what a client may be told (docs/protocol.md has it as a table).
package enum ProblemCode: String, Hashable, Sendable, CaseIterable {
    case malformedFrames = "malformed-frames"
    case unknownVersion = "unknown-version"
    case unknownVerb = "unknown-verb"
    case tooLarge = "too-large"
    case notJSON = "not-json"
    case invalidBody = "invalid-body"
    case invalidEvent = "invalid-event"
    case invalidReceipt = "invalid-receipt"
    case unknownType = "unknown-type"
    case notPermitted = "not-permitted"
    case sourceMismatch = "source-mismatch"
    case suspended
    case notKeyAdult = "not-key-adult"
    case unknownEvent = "unknown-event"
    case unknownNotice = "unknown-notice"
    case conflict
    case digestMismatch = "digest-mismatch"
    case stageConflict = "stage-conflict"
    case noSession = "no-session"
    case tooManyUnanswered = "too-many-unanswered"
    case retryLater = "retry-later"

    /// The HTTP status that means the same (RFC 9457 `status`).
    package var status: Int {
        switch self {
        case .malformedFrames, .unknownVersion, .unknownVerb, .notJSON: 400
        case .notPermitted, .sourceMismatch, .suspended, .notKeyAdult: 403
        case .unknownEvent, .unknownNotice: 404
        case .conflict, .digestMismatch, .stageConflict, .noSession: 409
        case .tooLarge: 413
        case .invalidBody, .invalidEvent, .invalidReceipt, .unknownType: 422
        case .tooManyUnanswered: 429
        case .retryLater: 503
        }
    }

    /// A short summary that never changes for a code (RFC 9457 `title`).
    package var title: String {
        switch self {
        case .malformedFrames: "The message does not have the four frames of FB1"
        case .unknownVersion: "The first frame names no version that the broker speaks"
        case .unknownVerb: "The verb is not one that the broker takes"
        case .tooLarge: "The body is longer than 262,144 octets"
        case .notJSON: "The body is not an I-JSON document"
        case .invalidBody: "The body does not have the members of its verb"
        case .invalidEvent: "The event breaks its schema"
        case .invalidReceipt: "The receipt breaks its schema"
        case .unknownType: "The event has a type that the broker does not take"
        case .notPermitted: "The partner may not do this"
        case .sourceMismatch: "The source of the event is not the partner of the connection"
        case .suspended: "The partner is suspended"
        case .notKeyAdult: "The reader is no current trained key adult of the partner"
        case .unknownEvent: "The partner has published no such event"
        case .unknownNotice: "The partner has received no such notice"
        case .conflict: "The event's id already stands for other content"
        case .digestMismatch: "The receipt's digest is not the notice's"
        case .stageConflict: "The notice is past this stage"
        case .noSession: "The connection has no session"
        case .tooManyUnanswered: "More than 1,000 publishes wait for an answer"
        case .retryLater: "The broker cannot take this now"
        }
    }

    /// What the sender should do.
    package var help: String {
        switch self {
        case .malformedFrames: "Send FB1, the verb, a correlation of at most 64 octets and the body, and nothing else."
        case .unknownVersion: "Send `FB1` as the first frame."
        case .unknownVerb: "Send PUBLISH, HELLO, RECEIPT, STATUS or BYE, in capital letters."
        case .tooLarge: "Split the event; no lawful notice needs a body this long."
        case .notJSON: "Send one UTF-8 JSON document by RFC 7493; `errors` says where reading stopped."
        case .invalidBody, .invalidEvent, .invalidReceipt: "Correct each member that `errors` points at and send it again."
        case .unknownType: "Send a type that docs/protocol.md lists."
        case .notPermitted: "Ask the partnership which certificate may do this; do not retry."
        case .sourceMismatch: "Set `source` to the SPIFFE id in your certificate."
        case .suspended: "Ask the partnership; do not retry."
        case .notKeyAdult: "Set `by` to the e-mail of a key adult whose training is current."
        case .unknownEvent: "Check the id; only the source of an event may ask for it."
        case .unknownNotice: "Check the id; a receipt counts only from the notice's recipient."
        case .conflict: "Use a new id for new content; the first event stands."
        case .digestMismatch: "Repeat the NOTICE's own `digest`, and check how the notice was stored."
        case .stageConflict: "Nothing is to be done; ask for the notice with `from: \"unread\"` if it was lost."
        case .noSession: "Send HELLO first."
        case .tooManyUnanswered: "Wait for answers before sending more."
        case .retryLater: "Send the same id again after `retryAfter` seconds."
        }
    }

    /// Whether the same message may succeed later.
    package var isRetriable: Bool { self == .retryLater || self == .tooManyUnanswered || self == .noSession }
}

/// Why the broker cannot take a message now: the `cause` of `retry-later`.
package enum RetryCause: String, Hashable, Sendable, CaseIterable {
    /// More arrives than can be journalled.
    case overload
    /// The disk is nearly full; receipts still count.
    case disk
    /// The broker's memory is nearly used up; receipts still count.
    case memory
    /// The partner has used up what it may publish in a day.
    case quota
    /// The journal cannot be written.
    case journal
    /// The broker is starting or stopping.
    case stopping

    /// What the cause means, in one sentence.
    package var meaning: String {
        switch self {
        case .overload: "More arrives than can be journalled."
        case .disk: "The disk is nearly full; receipts still count."
        case .memory: "The broker's memory is nearly used up; receipts still count."
        case .quota: "The partner has used up what it may publish in a day; receipts still count."
        case .journal: "The journal cannot be written."
        case .stopping: "The broker is starting or stopping."
        }
    }
}
