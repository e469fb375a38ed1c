// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What must be decided, worked out from the world alone and not by the code under test.
struct Oracle {
    let world: World
    let suspended: Set<PartnerID>
    let today: CivilDate

    /// What becomes of one child at one recipient.
    enum Outcome: Hashable {
        case notice(exception: Bool, attendance: Weekdays?)
        case hold(HoldCode)
        case denial(DenialCode)
    }

    /// The outcomes for one mention, in the order in which an answer lists them.
    func outcomes(of mention: Telling.Mention) -> [(recipient: PartnerID?, outcome: Outcome)] {
        let person = mention.person
        if person.isAdult(on: today) { return [(nil, .denial(.notAChild))] }
        var outcomes: [PartnerID: Outcome] = [:]
        for setting in person.settings {
            outcomes[setting] =
                mention.knowledge == .name ? .hold(.ambiguousMatch) : told(setting, attendance: person.attendance[setting])
        }
        for setting in mention.named where outcomes[setting] == nil {
            if person.isProtected, !person.settings.isEmpty {
                outcomes[setting] = .denial(.protectedAddress)
            } else if let known = World.byID[setting] {
                outcomes[setting] = known.hasRoll ? .hold(.settingUnconfirmed) : told(setting, attendance: nil)
            } else {
                outcomes[setting] = .hold(.settingUnknown)
            }
        }
        var list = outcomes.map { (recipient: PartnerID?.some($0.key), outcome: $0.value) }
            .sorted { ($0.recipient?.description ?? "") < ($1.recipient?.description ?? "") }
        let everybodyDenied = list.allSatisfy { if case .denial = $0.outcome { true } else { false } }
        if everybodyDenied { list.append((nil, .hold(.noSetting))) }
        return list
    }

    private func told(_ id: PartnerID, attendance: Weekdays?) -> Outcome {
        guard let setting = World.byID[id] else { return .hold(.settingUnknown) }
        if !setting.isOpen { return .hold(.settingClosed) }
        if suspended.contains(id) { return .hold(.recipientSuspended) }
        if !setting.isStatutory, !setting.participates { return .hold(.notParticipating) }
        if world.trained.contains(id) { return .notice(exception: false, attendance: attendance) }
        guard setting.isStatutory, world.untrained == .deliver else { return .hold(.noTrainedKeyAdult) }
        return .notice(exception: true, attendance: attendance)
    }

    /// Whether a person may send a held child's notice to a setting.
    func mayBeRouted(_ person: Person, to id: PartnerID) -> Bool {
        guard let setting = World.byID[id], !person.isAdult(on: today) else { return false }
        return setting.isOpen && !suspended.contains(id)
    }

    /// Who owns what is not certainly an authority's (decision 0036).
    static let nobody = PartnerID(kind: .localAuthority, code: "unassigned")

    /// The authority of a setting; nil where it would be a guess, for the deployment names two.
    static func certainAuthority(of id: PartnerID) -> PartnerID? { id.kind == .localAuthority ? id : World.byID[id]?.authority }

    static func authority(of id: PartnerID?) -> PartnerID {
        guard let id else { return World.fallback }
        if id.kind == .localAuthority { return id }
        return World.byID[id]?.authority ?? World.fallback
    }
}

/// The calendars as the world has them, and the deadlines they give.
struct DeadlineOracle {
    private var book: CalendarBook

    init(_ world: World) {
        book = CalendarBook(entries: world.calendar.values.flatMap(\.self), bankHolidays: World.bankHolidays, version: 0)
    }

    mutating func deadline(for recipient: PartnerID, reportedAt: Instant, attendance: Weekdays?) -> Instant {
        let place = SettingPlace(setting: recipient, authority: Oracle.authority(of: recipient))
        return DeadlineRule().deadline(reportedAt: reportedAt, calendar: book.calendar(of: place), attendance: attendance).instant
    }
}
