// SPDX-License-Identifier: Apache-2.0

/// Why a notice was late (domain.md 12).
package enum DelayCause: String, Hashable, Sendable, CaseIterable {
    case forceBacklog = "FORCE_BACKLOG"
    case forceStaffing = "FORCE_STAFFING"
    case missingSchool = "MISSING_SCHOOL"
    case wrongSchool = "WRONG_SCHOOL"
    case noTrainedAdult = "NO_TRAINED_ADULT"
    case conflictHold = "CONFLICT_HOLD"
    case consentHold = "CONSENT_HOLD"
    case recipientOffline = "RECIPIENT_OFFLINE"
    case closure = "CLOSURE"
    case other = "OTHER"

    /// The cause of a late notice: the one a person gave, else what the times show.
    ///
    /// The force, when the broker got the event after the deadline; the hold, when one lay over the deadline; the recipient,
    /// when the broker was ready for it and it was not there. Staffing and a closure only a person can know, and of an earlier
    /// system nothing but what the force did.
    ///
    /// - Parameter deadline: what the notice missed.
    package init(of timeline: borrowing NoticeTimeline, deadline: Instant) {
        if let given = timeline.delayCause {
            self = given
        } else if let acceptedAt = timeline.acceptedAt, acceptedAt > deadline {
            self = .forceBacklog
        } else if let hold = timeline.holds.last(where: { $0.from <= deadline && $0.to.map { $0 > deadline } ?? true }) {
            self = DelayCause(holdCode: hold.code)
        } else {
            self = timeline.isHistory ? .other : .recipientOffline
        }
    }

    private init(holdCode: HoldCode) {
        self =
            switch holdCode {
            case .noSetting, .ambiguousMatch, .settingUnconfirmed, .settingUnknown, .settingClosed, .outsideAgeRange: .missingSchool
            case .refusedByRecipient: .wrongSchool
            case .noTrainedKeyAdult, .notParticipating: .noTrainedAdult
            case .conflictOfInterest: .conflictHold
            case .consentMissing, .limbMissing: .consentHold
            case .practiceClosed: .closure
            case .recipientSuspended, .conditionUnmet, .noPractice, .practiceUnknown, .recipientUnknown, .freeText: .other
            }
    }
}
