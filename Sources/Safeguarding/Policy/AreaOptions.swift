// SPDX-License-Identifier: Apache-2.0

/// What an area agreed for itself within the rules.
package struct AreaOptions: Hashable, Sendable {
    /// Local time by which a notice must be there, where a setting has none of its own.
    package var cutOff = TimeOfDay.halfPastEight
    /// Years of age from which a child is told about.
    package var ageFrom = 0
    /// Years of age up to and with which a child is told about; never over 17.
    package var ageTo = AreaOptions.lastYearOfChildhood
    package var earlyYearsRoute = EarlyYearsRoute.setting
    package var educationTeam = EducationTeamRoute.named
    /// Used when an event says nothing.
    package var contactParentPolicy = ContactParentPolicy.dslJudgement
    package var untrained = EncompassPolicy.Untrained.deliver
    /// Profile taken where a rule leaves a choice; nil takes the first.
    package var profile: String?
    package var repeatDefinition = RepeatDefinition.anyBehaviour
    /// Whether adults' names stand where a profile leaves that to the area.
    package var adultNames = false
    /// Whether the perpetrator's name stands where a profile leaves that to the area.
    package var perpetratorNames = false
    /// What is done about a postcode, a number or another child's name in free text.
    package var freeText = FreeTextRule.warn
    /// How long consent to a locality conference lasts that names no end.
    package var localityConsent = ConsentTerm.months(6)
    /// How long consent to a referral to a service lasts that names no end.
    package var referralConsent = ConsentTerm.days(28)

    /// Domestic Abuse Act 2021 s.49A(4): a child is under 18.
    package static let lastYearOfChildhood = 17

    package init() {}
}

/// Who is told about a child below school age (domain.md 1A W7).
package enum EarlyYearsRoute: String, PolicyWord {
    case setting
    case healthVisitor = "health-visitor"
    case both

    package var meaning: String {
        switch self {
        case .setting: "the area tells early-years settings"
        case .healthVisitor: "the area tells health visitors"
        case .both: "the area tells settings and health visitors"
        }
    }
}

/// When the education team of a local authority is told about a child (domain.md 1A W2, 4.4 rule 5).
package enum EducationTeamRoute: String, PolicyWord {
    /// The one that the event names, where no establishment can be told.
    case named
    /// Where the event names none, the area's own.
    case area
    /// The same, of every child, because the area works through a hub.
    case hub

    package var meaning: String {
        switch self {
        case .named: "the education team that the event names is told where no establishment can be"
        case .area: "the area's education team is told where no establishment can be"
        case .hub: "the area's education team is told of every child"
        }
    }
}

/// What makes a case a repeat at the MARAC (domain.md 3.2).
package enum RepeatDefinition: String, PolicyWord {
    /// Any abuse between the same victim and perpetrator within twelve months of the last referral.
    case anyBehaviour = "any-behaviour"
    /// The older definition, which counts criminal behaviour only.
    case criminalBehaviour = "criminal-behaviour"

    package var meaning: String {
        switch self {
        case .anyBehaviour: "any abuse of the same pair within 12 months of the last referral"
        case .criminalBehaviour: "criminal behaviour of the same pair within 12 months of the last referral"
        }
    }
}
