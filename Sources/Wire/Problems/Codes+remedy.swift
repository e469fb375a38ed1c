// SPDX-License-Identifier: Apache-2.0

extension FieldCode {
    /// What to do about it.
    package var remedy: String {
        switch self {
        case .missing: "Add the member."
        case .wrongType: "Send the type that the schema says."
        case .unknownField: "Take the member out, or correct its name."
        case .forbiddenField: "Take the member out; it must never be sent."
        case .invalidValue: "Send a value that the schema allows."
        case .wrongCheckCharacter: "Look the identifier up again."
        case .naiveTime: "Add `Z` or an offset."
        case .unparseableTime: "Send a time such as 2026-11-17T23:40:00Z."
        case .futureTime: "Correct the time, or the clock of the machine."
        }
    }
}

extension RetryCause {
    /// What an operator should do if it lasts; the sender waits and sends the same id again.
    package var remedy: String {
        switch self {
        case .overload: "Look at `firstbell status`; spread the load."
        case .disk: "Make room on the journal's disk; nothing needs to be started again."
        case .memory: "Look what grows, or raise `limits.memoryMegabytes`; start the daemon again if it does not fall."
        case .quota: "Wait for midnight UTC, or raise `limits.publishedMegabytesPerDayPerPartner`."
        case .journal: "Look at the daemon's log and at the disk."
        case .stopping: "Wait until it has started again."
        }
    }
}

extension Bye.Code {
    /// What the other end should do.
    package var remedy: String {
        switch self {
        case .closing: "Nothing."
        case .shuttingDown: "Keep the socket, say HELLO every 30 seconds, and send what is unanswered again."
        case .idle: "Say HELLO."
        case .suspended: "Ask the partnership."
        case .revoked: "Ask the partnership for a new certificate."
        case .protocolError: "Correct the client by docs/protocol.md."
        }
    }

    /// Whether a new session may succeed without a change.
    package var isRetriable: Bool {
        switch self {
        case .closing, .shuttingDown, .idle: true
        case .suspended, .revoked, .protocolError: false
        }
    }
}

extension ReceiptCode {
    /// What the broker or the partnership does about it.
    package var consequence: String {
        switch self {
        case .noted, .monitoring, .supportOffered, .referred, .alreadyKnown, .otherAction, .deleted: "It is kept with the notice."
        case .wrongSetting, .childLeft, .notAuthorised, .unreadable, .duplicate:
            "A hold `refused-by-recipient` goes to the authority, and the clock goes on."
        }
    }
}
