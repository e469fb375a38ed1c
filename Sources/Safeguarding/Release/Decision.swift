// SPDX-License-Identifier: Apache-2.0

/// What the policy said for one subject and one recipient; a denial is a decision too (design.md section 1).
package struct Decision: Hashable, Sendable {
    /// Nil when no recipient could be named.
    package var recipient: PartnerID?
    package var outcome: Outcome
    /// Rule of the decision table, or `default` when none matched.
    package var rule: String
    /// Codes of gateway and lawful bases (domain.md 4.1), joined by `+`.
    package var basis: String
    package var flow: Flow
    /// Recipients a person may consider when a hold names none that could take it.
    package var candidates: [PartnerID]
    /// ``ConsentFinding/record`` of a decision that asked for consent.
    package var consent: String?

    package init(
        recipient: PartnerID?, outcome: Outcome, rule: String, basis: String, flow: Flow, candidates: [PartnerID] = [],
        consent: String? = nil
    ) {
        self.recipient = recipient
        self.outcome = outcome
        self.rule = rule
        self.basis = basis
        self.flow = flow
        self.candidates = candidates
        self.consent = consent
    }

    /// Release, hold for a person, or deny.
    package enum Outcome: Hashable, Sendable {
        /// `exception` tells the authority of a defect that did not stop the notice.
        case release(MatchBasis, exception: HoldCode?)
        case hold(HoldCode)
        case deny(DenialCode)
    }
}

/// Why a decision needs a person; the clock keeps running.
package enum HoldCode: String, Hashable, Sendable, CaseIterable {
    /// No roll holds the child and the producer named no setting that can be used.
    case noSetting = "no-setting"
    /// A roll holds somebody who may be the child, but not exactly.
    case ambiguousMatch = "ambiguous-match"
    /// The producer named a setting whose loaded roll lacks the child.
    case settingUnconfirmed = "setting-unconfirmed"
    /// The producer named a setting that the directory does not have.
    case settingUnknown = "setting-unknown"
    /// The setting is closed or not yet open.
    case settingClosed = "setting-closed"
    case noTrainedKeyAdult = "no-trained-key-adult"
    /// An early-years setting that does not take part.
    case notParticipating = "not-participating"
    case conflictOfInterest = "conflict-of-interest"
    case recipientSuspended = "recipient-suspended"
    /// The recipient says that this is the wrong setting or that the child has left.
    case refusedByRecipient = "refused-by-recipient"
    /// The child's age is outside the range that the area tells about.
    case outsideAgeRange = "outside-age-range"
    /// A condition of the rule does not hold, or nobody knows that it does.
    case conditionUnmet = "condition-unmet"
    /// Consent is needed and there is none that is valid.
    case consentMissing = "consent-missing"
    /// Shared without consent, and no limb of Schedule 1 paragraph 18 is recorded.
    case limbMissing = "limb-missing"
    /// Nobody knows the person's practice, and no exception says why.
    case noPractice = "practice-missing"
    /// The directory does not have the practice.
    case practiceUnknown = "practice-unknown"
    /// The practice is closed; a person confirms who took its patients over.
    case practiceClosed = "practice-closed"
    /// No partner was made of it, so nobody could ever fetch the notice: a force, a provider, an authority or an agency.
    case recipientUnknown = "recipient-unknown"
    /// A free text of the notice seems to hold what it must not, and the area wants a person to read it first.
    case freeText = "free-text"
}

/// Why a notice must not be made at all.
package enum DenialCode: String, Hashable, Sendable, CaseIterable {
    /// The person is 18 or older (Domestic Abuse Act 2021 s.49A(4)).
    case notAChild = "not-a-child"
    /// A child with a protected address is never told to a setting that is not confirmed by its roll.
    case protectedAddress = "protected-address"
    /// A person denied the hold.
    case deniedByPerson = "denied-by-person"
    /// No rule permits the flow to this kind of recipient.
    case noRule = "no-rule"
    /// The policy never lets the flow go to this kind of recipient.
    case neverToRecipient = "never-to-recipient"
    /// The flow is for another grade of risk.
    case wrongRisk = "wrong-risk"
    /// The perpetrator's practice is told nothing unless a person releases it.
    case perpetratorPractice = "perpetrator-practice"
    /// The case was not heard, so nothing is told of it.
    case notHeard = "not-heard"
    /// Consent was refused or withdrawn, and the flow needs it.
    case consentRefused = "consent-refused"
    /// Coded exception: the person is registered at no practice.
    case noPractice = "not-registered"
    /// Coded exception: the practice is out of the area that the notices cover.
    case practiceOutOfArea = "practice-out-of-area"
    /// Coded exception: no NHS number could be found.
    case numberUnknown = "nhs-number-unknown"
    /// Coded exception: the person has died.
    case deceased = "deceased"
    /// Coded exception: to tell the practice would not be safe.
    case safetyHold = "safety-hold"
}
