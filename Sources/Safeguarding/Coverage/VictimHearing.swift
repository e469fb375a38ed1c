// SPDX-License-Identifier: Apache-2.0

/// A case that a MARAC published, and what became of telling the victim's practice (domain.md 1B L4).
///
/// It names no person. A victim heard at two meetings is heard twice, because each hearing owes the practice a notice.
package struct VictimHearing: Hashable, Sendable {
    /// Code of the MARAC.
    package var area: String
    package var heardAt: Instant
    package var telling: PracticeTelling

    package init(area: String, heardAt: Instant, telling: PracticeTelling) {
        self.area = area
        self.heardAt = heardAt
        self.telling = telling
    }
}

/// Where the notice about one victim to one practice has got to; exactly one of these is true of every case.
package enum PracticeTelling: Hashable, Sendable {
    /// The practice's system stored it, whether or not anybody has read it since.
    case delivered(to: PartnerID, inTime: Bool)
    /// The victim was heard and no practice has the notice.
    case missing(CoverageDifference)
    /// Nobody was to be told.
    case excluded(CoverageExclusion)

    /// - Parameters:
    ///   - notice: the newest about the victim to a practice.
    ///   - hold: the newest that is open, or that a person denied.
    ///   - denial: what the policy said when the case was published, where it said no.
    package init(notice: NoticeStanding?, hold: HoldStanding?, denial: PolicyDenial?) {
        if let notice, notice.stage != .refused {
            self =
                switch notice.stage {
                case .recalled: .excluded(.recalled)
                case .superseded: .excluded(.superseded)
                default:
                    notice.deliveredAt.map { .delivered(to: notice.recipient, inTime: $0 <= notice.deadline) }
                        ?? .missing(.notYetDelivered)
                }
        } else if let hold {
            // A refusal is followed by a hold, and that by another notice or by a person's word.
            self =
                switch (hold.open, hold.code) {
                case (true, .refusedByRecipient): .missing(.refused)
                case (true, let code): .missing(.held(code))
                case (false, let code): .missing(.deniedByPerson(code))
                }
        } else if notice != nil {
            self = .missing(.refused)
        } else {
            self = denial?.telling ?? .missing(.unexplained)
        }
    }

    /// A notice as far as it goes.
    package struct NoticeStanding: Hashable, Sendable {
        package var recipient: PartnerID
        package var stage: Stage
        package var deliveredAt: Instant?
        package var deadline: Instant

        package init(recipient: PartnerID, stage: Stage, deliveredAt: Instant?, deadline: Instant) {
            self.recipient = recipient
            self.stage = stage
            self.deliveredAt = deliveredAt
            self.deadline = deadline
        }
    }

    /// A hold that is open, or that a person denied.
    package struct HoldStanding: Hashable, Sendable {
        package var code: HoldCode
        package var open: Bool

        package init(code: HoldCode, open: Bool) {
            self.code = code
            self.open = open
        }
    }

    /// A denial by the policy.
    package struct PolicyDenial: Hashable, Sendable {
        package var code: DenialCode
        /// Whether it is the policy's default, because no rule matched.
        package var byDefault: Bool

        package init(code: DenialCode, byDefault: Bool) {
            self.code = code
            self.byDefault = byDefault
        }

        fileprivate var telling: PracticeTelling {
            switch code {
            case .notHeard: .excluded(.notHeard)
            case .wrongRisk: .excluded(.belowThreshold)
            // GP-14 is for high risk or a criterion; what is neither comes to the default.
            case .noRule where byDefault: .excluded(.belowThreshold)
            default: .missing(.exception(code))
            }
        }
    }
}

/// Why a case is not one of a victim heard.
package enum CoverageExclusion: String, Hashable, Sendable, CaseIterable {
    /// The meeting put it off, or it was withdrawn.
    case notHeard = "not-heard"
    /// Neither high risk nor a criterion: no rule tells a practice.
    case belowThreshold = "below-threshold"
    case recalled
    case superseded
}

/// Why a victim was heard and no practice has the notice.
package enum CoverageDifference: Hashable, Sendable {
    /// Released, and the practice's system has not stored it yet.
    case notYetDelivered
    /// It waits for a person.
    case held(HoldCode)
    /// The practice says that the person is not theirs, and nobody has found another.
    case refused
    /// A coded exception: there is no practice that could be told, or telling would not be safe or permitted.
    case exception(DenialCode)
    /// A person decided against it; the code is the hold's.
    case deniedByPerson(HoldCode)
    /// The journal has neither a notice, nor a hold, nor a denial. There should be none.
    case unexplained

    /// Whether it is settled by a code; otherwise somebody still has to do something.
    package var isException: Bool {
        switch self {
        case .exception, .deniedByPerson: true
        case .notYetDelivered, .held, .refused, .unexplained: false
        }
    }

    /// `not-registered`, `held:limb-missing`, `denied-by-person:practice-closed`.
    package var code: String {
        switch self {
        case .notYetDelivered: "not-yet-delivered"
        case .held(let code): "held:\(code.rawValue)"
        case .refused: "refused-by-practice"
        case .exception(let code): code.rawValue
        case .deniedByPerson(let code): "\(DenialCode.deniedByPerson.rawValue):\(code.rawValue)"
        case .unexplained: "unexplained"
        }
    }
}
