// SPDX-License-Identifier: Apache-2.0
import Directories
package import Journal
package import Safeguarding

/// The directories as one value in memory, read from the journal at start and after every change.
package struct SettingDirectory: Sendable {
    private var settings: [PartnerID: Entry] = [:]
    private var training: [PartnerID: [TrainingSpan]]
    private var suspended: Set<PartnerID>
    private var enrolled: Set<PartnerID>
    private var loadedRolls: Set<PartnerID>
    private var calendars: CalendarBook
    private let links: Successors
    private let division: Division
    /// The one authority that the deployment names: by its configuration, as a partner, or by an account of the portal; nil where it
    /// names none or several.
    package let soleAuthority: PartnerID?
    /// The authorities of settings that a roll or a key adult makes more than a line of a register.
    private var authoritiesInUse: Set<PartnerID> = []
    /// By whose calendar somebody is told whom the directory gives no authority.
    private let calendarAuthority: PartnerID?
    /// The authority of the area that somebody can connect as: the configured one, or the only one that there is.
    ///
    /// What is told to it is about a child, so nothing is guessed: where it is not plain which it is, there is none.
    package let educationAuthority: PartnerID?
    /// Whose rolls were found to be damaged.
    var unreadableRolls = UnreadableRolls()

    private struct Entry {
        var name: String
        var authority: PartnerID?
        var deliverable: Bool
        var statutory: Bool
        var participates: Bool
    }

    /// Reads everything that decisions need.
    package init(_ reader: JournalReader, settings options: BrokerSettings) throws {
        training = try reader.training()
        let partners = try reader.partners()
        suspended = Set(partners.filter(\.suspended).map(\.id))
        enrolled = Set(partners.map(\.id))
        loadedRolls = try reader.loadedRolls()
        calendars = try reader.calendarBook()
        links = Successors(try reader.successors().map { ($0.setting, $0.successor) })
        division = options.division
        let configured = options.localAuthority.flatMap { PartnerID(kind: .localAuthority, code: $0) }
        let authorities = Set(partners.map(\.id).filter { $0.kind == .localAuthority })
        // Where the configuration has no code it says `unassigned`, which names nobody.
        let area = configured == Registrar.nobody ? nil : configured
        let named = authorities.union(area.map { [$0] } ?? []).union(try reader.portalAuthorities())
        soleAuthority = named.count == 1 ? named.first : nil
        calendarAuthority = area ?? soleAuthority
        educationAuthority = (configured ?? (authorities.count == 1 ? authorities.first : nil)).flatMap {
            authorities.contains($0) ? $0 : nil
        }
        for row in try reader.settings() {
            settings[row.id] = Entry(
                name: row.name, authority: row.owner, deliverable: row.isDeliverable,
                statutory: row.id.kind == .school && row.category != .other, participates: row.participates)
        }
        findAuthoritiesInUse()
    }

    private mutating func findAuthoritiesInUse() {
        authoritiesInUse = Set(loadedRolls.union(training.keys).compactMap { settings[$0]?.authority })
    }

    /// Whether everything that the deployment counts is one authority's: no other is named, and none has a setting in use.
    package func isAlone(_ authority: PartnerID) -> Bool {
        soleAuthority == authority && authoritiesInUse.subtracting([authority]).isEmpty
    }

    /// Reads again what is another.
    mutating func follow(_ change: DirectoryChange, _ reader: JournalReader) throws {
        switch change {
        case .nothing: break
        case .rolls:
            loadedRolls = try reader.loadedRolls()
            findAuthoritiesInUse()
        case .training:
            training = try reader.training()
            findAuthoritiesInUse()
        case .calendars: calendars = try reader.calendarBook()
        }
    }

    package var calendarVersion: Int { calendars.version }

    /// How many settings the directory has.
    package var count: Int { settings.count }

    package func isSuspended(_ partner: PartnerID) -> Bool { suspended.contains(partner) }

    /// Whether something can be sent there.
    package func isDeliverable(_ setting: PartnerID) -> Bool { settings[setting]?.deliverable ?? false }

    package func rollLoaded(_ setting: PartnerID) -> Bool { loadedRolls.contains(setting) }

    /// Facts for the release decision; nil for a setting that the directory does not have.
    ///
    /// - Parameter conflicted: key adults, by row, who conflict with the incident.
    package func facts(_ id: PartnerID, today: CivilDate, conflicted: Set<Int64>) -> SettingFacts? {
        guard let entry = settings[id] else { return nil }
        let trained = training[id, default: []].filter { $0.covers(today) }
        let unconflicted = trained.filter { !conflicted.contains($0.keyAdult) }
        return SettingFacts(
            id: id, localAuthority: entry.authority?.code, deliverable: entry.deliverable, statutory: entry.statutory,
            participating: entry.participates, trainedKeyAdults: unconflicted.count, conflicted: !conflicted.isEmpty,
            suspended: suspended.contains(id))
    }

    /// Whether a partner has been made for it, or the directory has such a setting.
    package func knows(_ partner: PartnerID) -> Bool { enrolled.contains(partner) || settings[partner] != nil }

    /// Whom a person may ask for the children of a setting that has closed or left the directory; nothing follows them by itself.
    package func successors(of setting: PartnerID) -> [PartnerID] {
        links.candidates(for: setting) { settings[$0]?.deliverable ?? false }
    }

    /// Whether a local authority has settings in the directory, or a partner has been made of it.
    package func isAuthority(_ id: PartnerID) -> Bool { enrolled.contains(id) || settings.values.contains { $0.authority == id } }

    /// Whether a partner has been made for it.
    package func isEnrolled(_ partner: PartnerID) -> Bool { enrolled.contains(partner) }

    /// The settings that are looked at for readiness, in order; without a name those that the directory does not have.
    ///
    /// Of the authority, or of all where there is none, those to which a notice can go; of all the others those that somebody
    /// counts on, because a roll is loaded, somebody is trained or a partner was made.
    package func countedOn(by authority: PartnerID?, partners: Set<PartnerID>) -> [(id: PartnerID, name: String?)] {
        var counted = partners.union(training.keys).union(loadedRolls).filter { $0.kind == .school || $0.kind == .earlyYears }
        for (id, entry) in settings where authority == nil || entry.authority == authority {
            if entry.deliverable && (entry.statutory || id.kind == .earlyYears) { counted.insert(id) }
        }
        return counted.sorted().map { ($0, settings[$0]?.name) }
    }

    /// What is known of partners at a moment, beside the directory.
    package struct Circumstances: Sendable {
        package var now: Instant
        package var partners: Set<PartnerID>
        /// Those of whom a certificate counts now.
        package var certified: Set<PartnerID>
        /// Those with a session.
        package var connected: Set<PartnerID>
        /// Those that ever asked for notices.
        package var hasConnected: Set<PartnerID>
        /// Those where somebody can sign in to the portal.
        package var inPortal: Set<PartnerID> = []
        package var deadlines: DeadlineRule
        /// Those whose roll has not been imported for too long.
        package var staleRolls: Set<PartnerID>
    }

    /// Facts for the readiness of a setting; nil for one that the directory does not have.
    package mutating func readiness(of id: PartnerID, _ circumstances: Circumstances) -> ReadinessFacts? {
        guard let entry = settings[id] else { return nil }
        let deadline = deadline(
            for: id, reportedAt: circumstances.now, attendance: nil, rule: circumstances.deadlines)
        return ReadinessFacts(
            setting: id, deliverable: entry.deliverable, statutory: entry.statutory, participating: entry.participates,
            suspended: suspended.contains(id),
            training: training[id, default: []].compactMap { $0.from <= $0.to ? $0.from...$0.to : nil },
            certified: circumstances.certified.contains(id), connected: circumstances.connected.contains(id),
            hasConnected: circumstances.hasConnected.contains(id), inPortal: circumstances.inPortal.contains(id),
            rollLoaded: loadedRolls.contains(id),
            rollStale: circumstances.staleRolls.contains(id), calendar: deadline.confidence,
            successors: entry.deliverable ? [] : successors(of: id))
    }

    /// The authority that a register gives a setting, without any other rule of ownership.
    package func authority(of setting: PartnerID) -> PartnerID? { settings[setting]?.authority }

    /// The deadline of something open by these calendars; nil for what rows of `scope`, where there is one, do not reach.
    mutating func deadline(_ question: DeadlineQuestion, rule: DeadlineRule, reachedBy scope: PartnerID?) -> Deadline? {
        if let scope, !reaches(scope, question.recipient) { return nil }
        return deadline(
            for: question.recipient, reportedAt: question.reportedAt, attendance: question.attendance, rule: rule,
            due: question.due)
    }

    /// Takes the calendars in which a scope has other rows, as nobody has made them yet.
    ///
    /// - Parameters:
    ///   - rows: of every scope, as they stand.
    ///   - version: of the calendars then.
    mutating func use(
        _ own: [CalendarEntry], of scope: PartnerID, among rows: [CalendarEntry], version: Int, _ reader: JournalReader
    ) throws {
        let holidays = Dictionary(grouping: try reader.bankHolidays(), by: \.division).mapValues { $0.map(\.date) }
        calendars = CalendarBook(
            entries: rows.filter { $0.scope != scope } + own, bankHolidays: BankHolidays(holidays), version: version)
    }

    /// Whether rows of a calendar of `scope` count for a recipient, or for an owner's hold that names nobody.
    func reaches(_ scope: PartnerID, _ recipient: PartnerID) -> Bool {
        if recipient == scope { return true }
        guard scope.kind == .localAuthority, recipient.kind != .localAuthority else { return false }
        return (settings[recipient]?.authority ?? calendarAuthority) == scope
    }

    /// Whether rows of an authority reach recipients of no authority that the directory names, in a deployment of several.
    func sharesCalendar(of authority: PartnerID) -> Bool { calendarAuthority == authority && !isAlone(authority) }

    /// What the directory calls a setting; nil for one that it does not know.
    func name(of setting: PartnerID) -> String? { settings[setting]?.name }

    /// Who owns what concerns a recipient, beyond a guess; nil where it might be more than one (decision 0036).
    ///
    /// The authority of the recipient; else the one that all `candidates` are of; else `home`; else ``soleAuthority``.
    ///
    /// - Parameters:
    ///   - candidates: to which a person may route a hold.
    ///   - home: the authority whose education team the producer named for the child.
    package func owner(of recipient: PartnerID?, candidates: [PartnerID] = [], home: PartnerID? = nil) -> PartnerID? {
        if let recipient {
            if recipient.kind == .localAuthority { return recipient }
            if let authority = settings[recipient]?.authority { return authority }
        }
        let authorities = Set(candidates.map { settings[$0]?.authority })
        if authorities.count == 1, case let authority?? = authorities.first { return authority }
        if let home, isAuthority(home) { return home }
        return soleAuthority
    }

    /// The calendar by which a recipient's deadlines are found.
    package mutating func calendar(of recipient: PartnerID) -> SettingCalendar {
        let authority = recipient.kind == .localAuthority ? recipient : settings[recipient]?.authority ?? calendarAuthority
        return calendars.calendar(
            of: SettingPlace(setting: recipient, authority: authority, division: division, openDays: .mondayToFriday))
    }

    /// Whether a notice could be sent there without a person's word, so that a drill shows something.
    func takesDrills(_ setting: PartnerID) -> Bool {
        guard let entry = settings[setting], entry.deliverable, !suspended.contains(setting) else { return false }
        return entry.statutory || (setting.kind == .earlyYears && entry.participates)
    }

    /// The deadline of a notice to `recipient`, or of a hold that names nobody, by its owner's calendar.
    package mutating func deadline(
        for recipient: PartnerID, reportedAt: Instant, attendance: Weekdays?, rule: DeadlineRule,
        due: PolicyDeadline = .nextCutOff
    ) -> Deadline {
        let calendar = calendar(of: recipient)
        return due == .nextCutOff
            ? rule.deadline(reportedAt: reportedAt, calendar: calendar, attendance: attendance)
            : rule.deadline(due, from: reportedAt, calendar: calendar)
    }
}
