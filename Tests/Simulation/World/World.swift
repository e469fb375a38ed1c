// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport

/// The small world of one run, decided by its seed: who is where, who is trained, which days are school days.
///
/// Settings and partners are the same in every world; people, training, calendars, policy and the hour are not.
struct World {
    let seed: UInt64
    let start: Instant
    let untrained: EncompassPolicy.Untrained
    var people: [Person]
    var trained: Set<PartnerID>
    /// The current rows of every calendar, by scope.
    var calendar: [PartnerID: [CalendarEntry]]

    /// A setting of the directory.
    struct Setting {
        let id: PartnerID
        let authority: PartnerID
        var isOpen = true
        var participates = true
        var hasRoll = true

        var isStatutory: Bool { id.kind == .school }
    }

    static let police = ids("police/22", "police/23")
    static let authorities = ids("local-authority/885", "local-authority/916")
    /// Owner of what no setting's authority owns.
    static let fallback = authorities[0]
    static let settings: [Setting] = {
        let schools = ids("school/116900", "school/116901", "school/116902", "school/116903", "school/116904")
        let nurseries = ids("early-years/EY402388", "early-years/EY402389")
        return [
            Setting(id: schools[0], authority: authorities[0]), Setting(id: schools[1], authority: authorities[0]),
            Setting(id: schools[2], authority: authorities[1]), Setting(id: schools[3], authority: authorities[0], isOpen: false),
            Setting(id: schools[4], authority: authorities[1], hasRoll: false),
            Setting(id: nurseries[0], authority: authorities[0]),
            Setting(id: nurseries[1], authority: authorities[1], participates: false),
        ]
    }()
    static let byID = Dictionary(uniqueKeysWithValues: settings.map { ($0.id, $0) })
    /// A setting that the directory does not have.
    static let unknownSetting = ids("school/199999")[0]
    static var recipients: [PartnerID] { settings.map(\.id) + authorities }
    static let bankHolidays = BankHolidays([.englandAndWales: bankHolidayTexts.compactMap { CivilDate(iso: $0) }])
    static let bankHolidayTexts = [
        "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
    ]

    static func ids(_ texts: String...) -> [PartnerID] { texts.compactMap { PartnerID($0) } }

    init(seed: UInt64, using random: inout SeededGenerator) {
        self.seed = seed
        // Before both changes of the clocks, a bank holiday, a half term, the summer, Christmas.
        let hours = [
            "2026-03-27T15:10:00Z", "2026-10-23T21:30:00Z", "2026-05-01T22:00:00Z", "2026-05-21T06:50:00Z", "2026-07-20T11:00:00Z",
            "2026-12-17T23:59:00Z", "2026-06-09T07:05:00Z",
        ]
        let hour = hours.randomElement(using: &random).flatMap { try? Instant(rfc3339: $0) } ?? Instant(milliseconds: 0)
        start = hour + .milliseconds(Int64.random(in: 0..<7_200_000, using: &random))
        untrained = Int.random(in: 0..<4, using: &random) == 0 ? .hold : .deliver
        people = Person.crowd(at: Zone.london.date(at: start), using: &random)
        trained = Set(Self.settings.map(\.id).filter { _ in Int.random(in: 0..<5, using: &random) > 0 })
        calendar = [:]
        for scope in Self.authorities where Int.random(in: 0..<6, using: &random) > 0 {
            calendar[scope] = Self.rows(of: scope, around: start, using: &random)
        }
        for setting in Self.settings where Int.random(in: 0..<4, using: &random) == 0 {
            calendar[setting.id] = Self.rows(of: setting.id, around: start, using: &random)
        }
    }

    /// A new calendar of a scope: one or two terms, and some days that are not what they seem.
    static func rows(of scope: PartnerID, around now: Instant, using random: inout SeededGenerator) -> [CalendarEntry] {
        let today = Zone.london.date(at: now)
        func day(_ range: ClosedRange<Int>) -> CivilDate { today.adding(days: Int.random(in: range, using: &random)) }
        var rows: [CalendarEntry?] = []
        let pause = day(1...9)
        rows.append(CalendarEntry(scope: scope, kind: .term, from: day(-60 ... -20), to: pause))
        rows.append(
            CalendarEntry(
                scope: scope, kind: .term, from: pause.adding(days: Int.random(in: 2...16, using: &random)), to: day(40...90)))
        for kind in [CalendarKind.inset, .closure, .openExtra, .holiday] where Int.random(in: 0..<3, using: &random) == 0 {
            let from = day(0...8)
            rows.append(
                CalendarEntry(scope: scope, kind: kind, from: from, to: from.adding(days: Int.random(in: 0...3, using: &random))))
        }
        return rows.compactMap(\.self)
    }

    /// The e-mail of the one adult that a partner lists.
    static func email(of partner: PartnerID) -> String { "adult@p\(partner.code.lowercased()).example" }
}
