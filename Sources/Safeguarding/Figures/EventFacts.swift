// SPDX-License-Identifier: Apache-2.0

/// What reports need of an event beside its times: codes, counts and a meeting, and nothing of a person, so that it may outlive the
/// event's content.
package struct EventFacts: Hashable, Sendable {
    package var abuseTypes: AbuseTypes
    /// Nil where the producer did not say.
    package var reportedBy: ReportSource?
    /// Whether the force made a crime of it.
    package var isCrime: Bool
    package var forum: ForumID?
    package var stage: MeetingStage?
    package var meetingAt: Instant?
    package var outcome: HearingOutcome?
    package var isRepeat: Bool
    package var children: Int
    /// Whether the victim was 16 or 17; nil where no birth date is known.
    package var isVictimYoung: Bool?
    /// Whether a perpetrator was 17 or younger; nil where no birth date is known.
    package var isPerpetratorYoung: Bool?

    package init(
        abuseTypes: AbuseTypes = [], reportedBy: ReportSource? = nil, isCrime: Bool = false, forum: ForumID? = nil,
        stage: MeetingStage? = nil, meetingAt: Instant? = nil, outcome: HearingOutcome? = nil, isRepeat: Bool = false,
        children: Int = 0, isVictimYoung: Bool? = nil, isPerpetratorYoung: Bool? = nil
    ) {
        self.abuseTypes = abuseTypes
        self.reportedBy = reportedBy
        self.isCrime = isCrime
        self.forum = forum
        self.stage = stage
        self.meetingAt = meetingAt
        self.outcome = outcome
        self.isRepeat = isRepeat
        self.children = children
        self.isVictimYoung = isVictimYoung
        self.isPerpetratorYoung = isPerpetratorYoung
    }

    package init(_ incident: Incident) {
        self.init(
            abuseTypes: AbuseTypes(incident.abuseTypes), reportedBy: incident.reportedBy, isCrime: incident.crimeReference != nil,
            children: incident.children.count)
    }

    /// - Parameter zone: of the day of the hearing.
    package init(_ heard: CaseHeard, in zone: Zone) {
        let day = zone.date(at: heard.facts.heardAt)
        self.init(
            meetingAt: heard.facts.heardAt, outcome: heard.facts.outcome, isRepeat: heard.facts.isRepeat,
            children: heard.children.count, isVictimYoung: Self.isYoung(heard.victim.dateOfBirth, on: day, from: 16),
            isPerpetratorYoung: Self.isAnyYoung(heard.perpetrators.map(\.dateOfBirth), on: day))
    }

    /// - Parameters:
    ///   - isRepeat: by the producer or by the register.
    ///   - zone: of the day of the report.
    package init(_ matter: Matter, isRepeat: Bool, in zone: Zone) {
        let (facts, day) = (matter.facts, zone.date(at: matter.facts.reportedAt))
        self.init(
            abuseTypes: AbuseTypes(facts.abuseTypes), forum: facts.forum, stage: facts.stage, meetingAt: facts.meetingAt,
            isRepeat: isRepeat, children: matter.children.count,
            isVictimYoung: Self.isYoung(matter.victim?.dateOfBirth, on: day, from: 16),
            isPerpetratorYoung: Self.isAnyYoung(matter.perpetrators.map(\.dateOfBirth), on: day))
    }

    private static func isYoung(_ birth: CivilDate?, on day: CivilDate, from least: Int) -> Bool? {
        birth.map { (least...17).contains($0.age(on: day)) }
    }

    private static func isAnyYoung(_ births: [CivilDate?], on day: CivilDate) -> Bool? {
        let known = births.compactMap { isYoung($0, on: day, from: 0) }
        return known.isEmpty ? nil : known.contains(true)
    }
}

/// The kinds of abuse of an event; an event can have several.
package struct AbuseTypes: OptionSet, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    package init(_ types: some Sequence<AbuseType>) { self.init(types.map { AbuseTypes(rawValue: $0.bit) }) }

    package func contains(_ type: AbuseType) -> Bool { rawValue & type.bit != 0 }
}

extension AbuseType {
    /// Its bit in the journal, which is for ever.
    fileprivate var bit: Int64 {
        switch self {
        case .physical: 1
        case .verbal: 1 << 1
        case .sexual: 1 << 2
        case .coerciveControl: 1 << 3
        case .economic: 1 << 4
        case .emotional: 1 << 5
        case .stalkingHarassment: 1 << 6
        case .honourBased: 1 << 7
        case .forcedMarriage: 1 << 8
        case .childToParent: 1 << 9
        case .other: 1 << 10
        }
    }
}

/// What an event gave of one subject, for the quality of what a producer sends.
package struct GivenDetails: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let upn = GivenDetails(rawValue: 1)
    package static let birthDate = GivenDetails(rawValue: 1 << 1)
    package static let nhsNumber = GivenDetails(rawValue: 1 << 2)
    package static let postcode = GivenDetails(rawValue: 1 << 3)
    /// What the child said, or that it was not spoken to.
    package static let voice = GivenDetails(rawValue: 1 << 4)
    /// A setting or a practice that the producer names.
    package static let recipient = GivenDetails(rawValue: 1 << 5)
    /// A roll has exactly this child.
    package static let matched = GivenDetails(rawValue: 1 << 6)
    /// Nobody could tell the child's setting, so that a person has to.
    package static let unmatched = GivenDetails(rawValue: 1 << 7)

    /// - Parameter decisions: about it.
    package init(_ child: Child, found decisions: [Decision]) {
        self = .birthDate
        if child.upn != nil { insert(.upn) }
        if child.nhsNumber != nil { insert(.nhsNumber) }
        if child.postcode != nil { insert(.postcode) }
        if child.voice != nil { insert(.voice) }
        if !child.settings.isEmpty { insert(.recipient) }
        for decision in decisions {
            switch decision.outcome {
            case .release(.upn, _), .release(.person, _): insert(.matched)
            case .hold(.noSetting), .hold(.ambiguousMatch), .hold(.settingUnconfirmed), .hold(.settingUnknown): insert(.unmatched)
            case .release, .hold, .deny: break
            }
        }
    }

    package init(_ person: CasePerson) {
        self = []
        if person.dateOfBirth != nil { insert(.birthDate) }
        if person.nhsNumber != nil { insert(.nhsNumber) }
        if person.practice != nil || person.noPractice != nil { insert(.recipient) }
    }

    package init(_ subject: MatterSubject) {
        self = []
        if subject.person.dateOfBirth != nil { insert(.birthDate) }
        if subject.person.upn != nil { insert(.upn) }
        if subject.person.nhsNumber != nil { insert(.nhsNumber) }
        if subject.person.postcode != nil { insert(.postcode) }
        if subject.person.voice != nil { insert(.voice) }
        if !subject.recipients.isEmpty { insert(.recipient) }
    }
}
