// SPDX-License-Identifier: Apache-2.0

/// A law of docs/simulation.md; the case's text is the name that it has there.
enum Law: String, Hashable, CaseIterable {
    case answered = "answered"
    case decided = "decided"
    case sameAnswer = "same-answer"
    case conflictChangesNothing = "conflict-changes-nothing"
    case notInvented = "not-invented"
    case rightRecipient = "right-recipient"
    case nothingPersonal = "nothing-personal"
    case repetitionMarked = "repetition-marked"
    case inOrder = "in-order"
    case withinWindow = "within-window"
    case receiptJudged = "receipt-judged"
    case stagesMonotone = "stages-monotone"
    case deadline = "deadline"
    case escalatedOnce = "escalated-once"
    case escalatedInTime = "escalated-in-time"
    case notStuck = "not-stuck"
    case ledgerExtends = "ledger-extends"
    case accountsAgree = "accounts-agree"
    case everythingArrives = "everything-arrives"
    case keepsRunning = "keeps-running"
}

/// A law that did not hold.
struct Violation: Error, CustomStringConvertible {
    let law: Law
    let what: String

    init(_ law: Law, _ what: String) {
        self.law = law
        self.what = what
    }

    var description: String { "\(law.rawValue): \(what)" }
}

/// Throws unless a law holds.
func require(_ law: Law, _ holds: Bool, _ what: @autoclosure () -> String) throws(Violation) {
    guard holds else { throw Violation(law, what()) }
}
