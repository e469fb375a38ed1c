// SPDX-License-Identifier: Apache-2.0
import Broker

/// A defect put into a run, to show that the laws find it.
enum Mutation: String, CaseIterable, Sendable {
    /// Delivery forgets a notice.
    case forgetNotice
    /// A notice goes to another partner's session.
    case misdeliver
    /// A level is journalled once more.
    case escalateTwice
    /// A deadline moves without a calendar.
    case moveDeadline
    /// A stored answer changes.
    case changeAnswer
    /// An accepted event is gone.
    case loseEvent
    /// A repetition does not say so.
    case hideAttempt
    /// A receipt that was recorded is gone.
    case loseReceipt
    /// A level that has come is not journalled.
    case missEscalation
    /// A notice never leaves the broker, which thinks that it did.
    case dropNotice
    /// A leaf of the ledger changes.
    case editLedger
    /// A notice that waits becomes another recipient's.
    case swapRecipient

    /// The laws of which one must be found broken.
    var laws: Set<Law> {
        switch self {
        case .forgetNotice: [.notStuck, .everythingArrives]
        case .misdeliver: [.rightRecipient, .notInvented]
        case .swapRecipient: [.rightRecipient, .notInvented, .notStuck]
        case .escalateTwice: [.escalatedOnce, .escalatedInTime, .notStuck]
        case .moveDeadline: [.deadline, .notStuck]
        case .changeAnswer: [.sameAnswer]
        case .loseEvent: [.sameAnswer, .accountsAgree, .answered, .notInvented]
        case .hideAttempt, .dropNotice: [.repetitionMarked]
        case .loseReceipt: [.stagesMonotone, .notStuck]
        case .missEscalation: [.escalatedInTime, .notStuck]
        case .editLedger: [.ledgerExtends]
        }
    }
}
