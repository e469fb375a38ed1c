// SPDX-License-Identifier: Apache-2.0

/// Whether one setting could receive a notice tonight, and what stands against it.
package struct SettingReadiness: Hashable, Sendable {
    package let setting: PartnerID
    /// In the order of ``ReadinessCause``.
    package let findings: [Finding]

    /// One thing that stands against it.
    package struct Finding: Hashable, Sendable {
        package let cause: ReadinessCause
        package let effect: ReadinessEffect
        /// The last day on which somebody there is trained.
        package let until: CivilDate?
        /// Where the children of a setting that has closed or left the directory may be now.
        package let successors: [PartnerID]

        package init(
            _ cause: ReadinessCause, _ effect: ReadinessEffect, until: CivilDate? = nil, successors: [PartnerID] = []
        ) {
            self.cause = cause
            self.effect = effect
            self.until = until
            self.successors = successors
        }
    }

    /// Whether a notice tonight would be sent, taken and opened.
    package var isReady: Bool { findings.allSatisfy { $0.effect == .none } }

    /// How many days before nobody is trained a setting is told.
    package static let trainingHorizon = 30

    /// A setting that the directory does not have: whatever leads to it is held.
    package init(unknown setting: PartnerID, successors: [PartnerID] = []) {
        self.setting = setting
        findings = [Finding(.settingUnknown, .held, successors: successors)]
    }

    /// Judges a setting.
    ///
    /// - Parameters:
    ///   - today: the local date.
    ///   - untrained: what the area does under a duty where nobody is trained.
    package init(_ facts: ReadinessFacts, today: CivilDate, untrained: EncompassPolicy.Untrained) {
        setting = facts.setting
        // Nothing else matters of a setting to which nothing is sent.
        guard facts.deliverable else {
            findings = [Finding(.settingClosed, .held, successors: facts.successors)]
            return
        }
        var findings: [Finding] = []
        if facts.suspended { findings.append(Finding(.recipientSuspended, .held)) }
        guard facts.statutory || facts.participating else {
            self.findings = findings + [Finding(.notParticipating, .held)]
            return
        }
        let trained = facts.training.filter { $0.contains(today.daysSinceEpoch) }
        if trained.isEmpty {
            findings.append(Finding(.noTrainedKeyAdult, facts.statutory && untrained == .deliver ? .exception : .held))
        }
        // Whoever reads in the portal needs no system of their own.
        if !facts.connected, !facts.inPortal {
            if !facts.certified {
                findings.append(Finding(.noCertificate, .waits))
            } else if !facts.hasConnected {
                findings.append(Finding(.neverConnected, .waits))
            }
        }
        if !facts.rollLoaded { findings.append(Finding(.noRoll, .unmatched)) }
        if facts.rollStale { findings.append(Finding(.rollStale, .none)) }
        if let last = Self.lastTrainedDay(facts.training, from: today.daysSinceEpoch),
            last <= today.daysSinceEpoch + Self.trainingHorizon
        {
            findings.append(Finding(.trainingEnds, .none, until: CivilDate(daysSinceEpoch: last)))
        }
        if trained.count == 1 { findings.append(Finding(.oneKeyAdult, .none)) }
        if facts.calendar == .low { findings.append(Finding(.calendarLow, .none)) }
        self.findings = findings
    }

    /// The last day up to which somebody is trained on every day; nil when nobody is on the first.
    private static func lastTrainedDay(_ training: [ClosedRange<Int>], from first: Int) -> Int? {
        var last: Int?
        for span in training.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            // Who is trained on the day after the others' training ends leaves no gap.
            let reached = last.map { $0 == .max ? $0 : $0 + 1 } ?? first
            guard span.lowerBound <= reached, span.upperBound >= reached else { continue }
            last = span.upperBound
        }
        return last
    }
}

/// What readiness needs to know of one setting.
package struct ReadinessFacts: Hashable, Sendable {
    package var setting: PartnerID
    /// Open, or open but proposed to close.
    package var deliverable: Bool
    /// An educational establishment of Domestic Abuse Act 2021 s.49A(4).
    package var statutory: Bool
    package var participating: Bool
    package var suspended: Bool
    /// The days since 1970-01-01 on which the training of each key adult counts.
    package var training: [ClosedRange<Int>]
    /// The setting is a partner, and a certificate that it is known to have counts now.
    package var certified: Bool
    /// Its system has a session now.
    package var connected: Bool
    /// Its system has asked for notices at some time.
    package var hasConnected: Bool
    /// Somebody there can sign in to the portal.
    package var inPortal: Bool
    package var rollLoaded: Bool
    /// Its roll is older than the area allows.
    package var rollStale: Bool
    /// How sure the deadline of a notice tonight would be.
    package var calendar: CalendarConfidence
    /// Settings that took this one over.
    package var successors: [PartnerID]

    package init(
        setting: PartnerID, deliverable: Bool, statutory: Bool, participating: Bool, suspended: Bool, training: [ClosedRange<Int>],
        certified: Bool, connected: Bool, hasConnected: Bool, inPortal: Bool = false, rollLoaded: Bool, rollStale: Bool = false,
        calendar: CalendarConfidence, successors: [PartnerID] = []
    ) {
        self.setting = setting
        self.deliverable = deliverable
        self.statutory = statutory
        self.participating = participating
        self.suspended = suspended
        self.training = training
        self.certified = certified
        self.connected = connected
        self.hasConnected = hasConnected
        self.inPortal = inPortal
        self.rollLoaded = rollLoaded
        self.rollStale = rollStale
        self.calendar = calendar
        self.successors = successors
    }
}
