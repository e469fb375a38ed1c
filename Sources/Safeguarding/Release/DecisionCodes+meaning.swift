// SPDX-License-Identifier: Apache-2.0

extension HoldCode {
    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .noSetting: "No roll holds the child, and the producer named no setting that can be used."
        case .ambiguousMatch: "A roll holds somebody who may be the child, but not exactly."
        case .settingUnconfirmed: "The producer named a setting whose loaded roll lacks the child."
        case .settingUnknown: "The producer named a setting that the directory does not have."
        case .settingClosed: "The setting is closed or not yet open."
        case .noTrainedKeyAdult: "Nobody at the recipient has current training; for a school an exception beside the notice."
        case .notParticipating: "The early-years setting does not take part."
        case .conflictOfInterest: "A reader is close to somebody in the incident, or has the same name."
        case .recipientSuspended: "The recipient is suspended."
        case .refusedByRecipient: "The recipient says that the child is not, or no longer, theirs."
        case .outsideAgeRange: "The child's age is outside the range that the area tells about."
        case .conditionUnmet: "A condition of the rule does not hold, or nobody knows that it does."
        case .consentMissing: "Consent is needed and there is none that is valid."
        case .limbMissing: "There is no consent, and no limb of Schedule 1 paragraph 18 (DPA 2018) is recorded."
        case .noPractice: "Nobody named the person's practice, or said why there is none."
        case .practiceUnknown: "The directory does not have the practice that the co-ordinator named."
        case .practiceClosed: "The practice is closed; the hold lists who took its patients over, where that is known."
        case .recipientUnknown: "No partner was made of the recipient, or the forum has no members, so nobody could be told."
        case .freeText: "The text may hold a place, a number or another child's name."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .noSetting, .ambiguousMatch: "Find the setting, and `firstbell hold route`."
        case .settingUnconfirmed: "Ask the setting: `firstbell hold release`, or `route`."
        case .settingUnknown: "`firstbell import settings`, or `firstbell hold route`."
        case .settingClosed, .conflictOfInterest, .refusedByRecipient: "`firstbell hold route` to another recipient."
        case .noTrainedKeyAdult: "Train somebody and `firstbell import key-adults`; then `firstbell hold release`."
        case .notParticipating: "`firstbell hold release` or `deny`, as the area agreed."
        case .recipientSuspended: "`firstbell partner resume`, or `firstbell hold route`."
        case .outsideAgeRange: "`firstbell hold deny`, or `firstbell hold route` to who tells children of that age."
        case .conditionUnmet: "`firstbell policy explain` names the condition; mend it, or `firstbell hold deny`."
        case .consentMissing: "Ask for consent and record it, or `firstbell hold deny`."
        case .limbMissing: "Record consent, or who decided to share without it and on which limb."
        case .noPractice: "Find the practice, and `firstbell hold route`; or `deny` with the reason."
        case .practiceUnknown: "`firstbell import practices`, or `firstbell hold route`."
        case .practiceClosed: "Confirm where the person is registered now, and `firstbell hold route`."
        case .recipientUnknown:
            "`firstbell partner add` or `import members`, then `hold release` or `route`; tell it by telephone in the meantime."
        case .freeText:
            "Read it with `firstbell hold show`; then `firstbell hold release` as it is, or `deny` and ask for a new event."
        }
    }
}

extension DenialCode {
    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .notAChild: "The person is 18 or older."
        case .protectedAddress: "A child with a protected address is never told to a setting whose roll does not hold it."
        case .deniedByPerson: "A person denied the hold."
        case .noRule: "No rule permits the flow to this kind of recipient."
        case .neverToRecipient: "The policy never lets the flow go to this kind of recipient."
        case .wrongRisk: "The flow is for another grade of risk."
        case .perpetratorPractice: "The perpetrator's practice is told nothing unless a person releases it."
        case .notHeard: "The case was not heard, so nothing is told of it."
        case .consentRefused:
            "Consent was refused or withdrawn, has expired since or, for a daily digest, is missing, and the flow needs it."
        case .noPractice: "The co-ordinator says that the person is registered at no practice."
        case .practiceOutOfArea: "The co-ordinator says that the practice is out of the area."
        case .numberUnknown: "The co-ordinator says that no NHS number could be found."
        case .deceased: "The co-ordinator says that the person has died."
        case .safetyHold: "The co-ordinator says that to tell the practice would not be safe."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .notAChild: "Check the birth date; publish a corrected event under a new id."
        case .protectedAddress: "Nothing; the settings whose rolls hold the child were told."
        case .deniedByPerson: "Ask who denied it: `firstbell hold show`."
        case .noRule: "Name a recipient of a kind that the flow knows (docs/protocol.md)."
        case .neverToRecipient: "Nothing; `firstbell policy explain` says which rule."
        case .wrongRisk: "The flow for that grade, which the rule's title names."
        case .perpetratorPractice: "A person decides, and never mentions what the victim disclosed."
        case .notHeard: "Publish again once the case was heard."
        case .consentRefused: "Nothing; do not ask again automatically."
        case .noPractice, .practiceOutOfArea, .numberUnknown, .deceased, .safetyHold:
            "Nothing; it is counted as a coded exception. If it has changed, publish again under a new id."
        }
    }
}

extension StuckCause {
    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .noEscalation: "Levels are left before the deadline, and the journal has no time for the next."
        case .wrongEscalation: "The time of the next level is not the one that deadline and level give."
        case .missedEscalation: "The time of the next level is over a minute past, and it was not journalled."
        case .notInDelivery: "The notice must be sent, and delivery does not have it: a record that cannot be opened, or a defect."
        case .missedResend: "The notice should have been sent again over a minute ago."
        case .noContent: "The content was destroyed before the recipient stored it."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .noEscalation, .wrongEscalation: "Tell the recipient by telephone, and report it: this is a defect."
        case .missedEscalation, .missedResend: "Look whether the daemon lives and its clock goes; start it again."
        case .notInDelivery: "Start the daemon again; if it stays, tell the recipient by telephone and `firstbell ledger verify`."
        case .noContent: "Tell the recipient by telephone; ask the producer to publish again under a new id."
        }
    }
}
