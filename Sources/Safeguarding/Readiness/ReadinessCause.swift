// SPDX-License-Identifier: Apache-2.0

/// Why a notice to a setting would not get through tonight, or might not before long.
package enum ReadinessCause: String, Hashable, Sendable, CaseIterable {
    case settingUnknown = "setting-unknown"
    case settingClosed = "setting-closed"
    case recipientSuspended = "recipient-suspended"
    case notParticipating = "not-participating"
    case noTrainedKeyAdult = "no-trained-key-adult"
    case noCertificate = "no-certificate"
    case neverConnected = "never-connected"
    case noRoll = "no-roll"
    case rollStale = "roll-stale"
    case trainingEnds = "training-ends"
    case oneKeyAdult = "one-key-adult"
    case calendarLow = "calendar-low"
    case nobodyToTell = "nobody-to-tell"
    case noDrillPassed = "no-drill-passed"

    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .settingUnknown:
            "The directory does not have the setting, and a roll, a trained person or a partner still counts on it."
        case .settingClosed: "The setting is closed or not yet open, and a roll, a trained person or a partner still counts on it."
        case .recipientSuspended: "The setting's partner is suspended."
        case .notParticipating: "The early-years setting does not take part."
        case .noTrainedKeyAdult: "Nobody at the setting has training that counts today."
        case .noCertificate: "The setting is no partner, or none of its certificates counts today."
        case .neverConnected: "The setting's system has a certificate and has never asked for notices."
        case .noRoll: "No roll of the setting is loaded, so its children are found only where the producer names it."
        case .rollStale: "The setting's roll is older than the area allows, so children may have come or gone."
        case .trainingEnds: "Within 30 days nobody at the setting will have training that counts."
        case .oneKeyAdult: "One person alone has training that counts, so nobody stands in."
        case .nobodyToTell:
            "Nudges go by mail, and for a level that is the setting's own the directory has nobody whom it could tell today."
        case .noDrillPassed: "The setting has not opened and acknowledged a drill in time for as many days as the area allows."
        case .calendarLow: "No term dates are known for the next deadline: weekdays less bank holidays are assumed."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .settingUnknown: "Correct its id, or `firstbell import settings` with a file that has it."
        case .settingClosed: "Ask where its children went; import the rolls of those settings, and suspend the partner."
        case .recipientSuspended: "`firstbell partner resume`, once the reason is gone."
        case .notParticipating: "Agree with the setting, and `firstbell import settings`; until then a person decides each notice."
        case .noTrainedKeyAdult, .trainingEnds: "Train somebody, and `firstbell import key-adults`."
        case .noCertificate:
            "`firstbell partner add`, or `firstbell partner renew`; or `firstbell portal invite` for a setting without a system."
        case .neverConnected: "Have the setting start its system; `firstbell doctor --profile` there says what is wrong."
        case .noRoll: "`firstbell import rolls` with the setting's roll."
        case .rollStale: "`firstbell import rolls` with the setting's roll of today, and mend what should have brought it."
        case .oneKeyAdult: "Train a deputy, and `firstbell import key-adults`."
        case .nobodyToTell: "`firstbell import contacts` with the setting's address, or `firstbell import key-adults`."
        case .noDrillPassed: "`firstbell report drills` says how far the last one came; ask there why, and `firstbell drill send`."
        case .calendarLow: "`firstbell import calendar` with the terms of the setting or its authority."
        }
    }
}

/// What a cause would do to a notice tonight.
package enum ReadinessEffect: String, Hashable, Sendable, CaseIterable {
    /// It would wait for a person to decide.
    case held
    /// It would be sent with an exception to the authority, and nobody there may open it.
    case exception
    /// It would be released and wait for a system to take it.
    case waits
    /// No roll would lead to the setting.
    case unmatched
    /// It would get through tonight.
    case none

    /// What the word means, in one sentence.
    package var meaning: String {
        switch self {
        case .held: "A notice would be held for a person."
        case .exception: "A notice would be sent with an exception to the authority, and nobody there could open it."
        case .waits: "A notice would be released and wait until the setting connects."
        case .unmatched: "A child there would not be found by the rolls."
        case .none: "A notice tonight would get through."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .held, .exception, .unmatched: "What the cause says, before the next notice."
        case .waits: "What the cause says; until then tell the setting by telephone."
        case .none: "What the cause says, in time."
        }
    }
}
