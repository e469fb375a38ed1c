// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// What the reports of tables say of a year, added up from the books by docs/reports.md.
extension YearBooks {
    static let quarters = ["2026/27 Q1", "2026/27 Q2", "2026/27 Q3", "2026/27 Q4", "2027/28 Q1"]

    func quarter(_ event: Event) -> String { YearCalendar.quarter(YearCalendar.day(event.reportedAt)) }

    /// Incidents, cases and papers that count.
    private var contacts: [Event] { events.filter { $0.kind != .digest && $0.exclusion == nil } }

    private func excluded(_ figures: inout YearFigures, _ isCounted: (Event) -> Bool = { $0.kind != .digest }) {
        for reason in [Exclusion.recalled, .superseded] {
            figures["excluded", reason.rawValue] = .count(events.count { $0.exclusion == reason && isCounted($0) })
        }
    }

    func source(_ event: Event) -> String {
        switch event.reportedBy {
        case "police": "police"
        case "partner_agency": "partner-agency"
        case "family_public": "family-public"
        default: event.producer.hasPrefix("police/") ? "police" : "partner-agency"
        }
    }

    static let sources = ["police", "partner-agency", "family-public"]
    private static let kinds = [
        "physical", "verbal", "sexual", "coercive_control", "economic", "emotional", "stalking_harassment", "hba", "fm",
        "child_to_parent", "other", "none-given", "not-recorded",
    ]

    private func kinds(_ event: Event) -> Set<String> { event.types.isEmpty ? ["none-given"] : event.types }

    func volumes() -> YearFigures {
        var figures = YearFigures()
        let (contacts, standing, events) = (contacts, standing, events)
        figures["figures", "contacts"] = .count(contacts.count)
        figures["figures", "notices"] = .count(standing.count)
        excluded(&figures)
        for quarter in Self.quarters {
            figures["by-quarter", quarter, "contacts"] = .count(contacts.count { self.quarter($0) == quarter })
            figures["by-quarter", quarter, "notices"] = .count(standing.count { self.quarter(events[$0.event]) == quarter })
        }
        func came(_ source: String, _ quarter: String) -> Int {
            contacts.count { self.source($0) == source && self.quarter($0) == quarter }
        }
        func notices(_ quarter: String, _ isCounted: (Event) -> Bool) -> Int {
            standing.count { isCounted(events[$0.event]) && self.quarter(events[$0.event]) == quarter }
        }
        figures.pivot("contacts-by-source", Self.sources, Self.quarters, came)
        figures.pivot("notices-by-source", Self.sources, Self.quarters) { row, column in
            notices(column) { source($0) == row }
        }
        func percent(_ source: String, _ quarter: String) -> Int? {
            let whole = Self.sources.reduce(0) { $0 + came($1, quarter) }
            return whole == 0 ? nil : (came(source, quarter) * 200 + whole) / (2 * whole)
        }
        for (place, quarter) in Self.quarters.enumerated() {
            for source in Self.sources {
                figures["shares-by-source", quarter, source, "share"] = .share(
                    came(source, quarter), Self.sources.reduce(0) { $0 + came($1, quarter) })
                for (back, name) in [(1, "on the quarter before"), (4, "on the year before")] where place >= back {
                    guard let now = percent(source, quarter), let then = percent(source, Self.quarters[place - back])
                    else { continue }
                    figures["shares-by-source", quarter, source, name] = .count(now - then)
                }
            }
        }
        figures.pivot("notices-by-type", Self.kinds, Self.quarters, sumsColumns: false) { row, column in
            notices(column) { kinds($0).contains(row) }
        }
        for source in Self.sources {
            for kind in Self.kinds {
                let counts = Self.quarters.map { notices($0) { self.source($0) == source && kinds($0).contains(kind) } }
                guard counts.contains(where: { $0 > 0 }) else { continue }
                for (quarter, count) in zip(Self.quarters, counts) {
                    figures["notices-by-type-and-source", kind, source, quarter] = .count(count)
                }
                figures["notices-by-type-and-source", kind, source, "total"] = .count(counts.reduce(0, +))
            }
        }
        let incidents = contacts.filter { $0.kind == .incident }
        let years = ["2026/27", "2027/28"]
        figures.pivot(
            "areas-by-year", ["20", "22"], years.flatMap { ["\($0) crimes", "\($0) incidents"] }
        ) { area, column in
            incidents.count { event in
                event.force == area
                    && column.hasPrefix(YearCalendar.financialYear(YearCalendar.day(event.reportedAt)))
                    && column.hasSuffix(event.isCrime ? " crimes" : " incidents")
            }
        }
        return figures
    }

    func divergence() -> YearFigures {
        var figures = YearFigures()
        func count(_ source: String, _ quarter: String) -> Int {
            contacts.count { self.source($0) == source && self.quarter($0) == quarter }
        }
        for (place, quarter) in Self.quarters.enumerated() {
            for source in ["police", "partner-agency"] {
                figures["by-quarter", quarter, source] = .count(count(source, quarter))
                if place >= 4 {
                    figures["by-quarter", quarter, "\(source) on year"] = .growth(
                        count(source, Self.quarters[place - 4]), count(source, quarter))
                }
            }
            guard place >= 4 else { continue }
            func growth(_ source: String) -> Double {
                let before = Double(count(source, Self.quarters[place - 4]))
                return (Double(count(source, quarter)) - before) * 100 / before
            }
            let diverges = abs(growth("police") - growth("partner-agency")) >= 20
            figures["by-quarter", quarter, "verdict"] = .text(diverges ? "DIVERGES" : "together")
            figures["figures", "diverging"] = .count(diverges ? 1 : 0)
        }
        return figures
    }

    /// - Parameter rolls: children on the roll of each school.
    func recipients(rolls: [String: Int]) -> YearFigures {
        var figures = YearFigures()
        let (standing, events) = (standing, events)
        // The range ends on 30 June 2027, and so does the year before on that of 2026.
        let end = YearCalendar.day("2026-06-30") ?? 0
        let counts = Dictionary(grouping: standing, by: \.recipient).mapValues { rows in
            (now: rows.count, before: rows.count { YearCalendar.day(events[$0.event].reportedAt) <= end })
        }
        figures["figures", "notices"] = .count(standing.count)
        for (kind, members) in Dictionary(grouping: counts, by: { String($0.key.prefix { $0 != "/" }) }) {
            let all = members.map(\.value.now).sorted(by: >)
            let total = all.reduce(0, +)
            figures["by-kind", kind, "notices"] = .count(total)
            figures["by-kind", kind, "recipients"] = .count(all.count)
            figures["by-kind", kind, "each"] = .number((Double(total) * 10 / Double(all.count)).rounded() / 10)
            figures["by-kind", kind, "top tenth"] = .share(all.prefix((all.count + 9) / 10).reduce(0, +), total)
            for (recipient, count) in members {
                figures[kind, recipient, "notices"] = .count(count.now)
                figures[kind, recipient, "rank"] = .count(1 + all.count { $0 > count.now })
                figures[kind, recipient, "a year before"] = .count(count.before)
                figures[kind, recipient, "change"] = .count(count.now - count.before)
                if let children = rolls[recipient] {
                    figures[kind, recipient, "per 1,000"] = .number(Double(count.now) * 1_000 / Double(children))
                }
            }
        }
        return figures
    }

    func unresolved(asOf: Instant) -> YearFigures {
        var figures = YearFigures()
        func table(_ name: String, _ rows: [(name: String, deadline: Instant, since: Instant)]) {
            if rows.isEmpty { return }
            for (group, rows) in Dictionary(grouping: rows, by: \.name).map({ ($0.key, $0.value) }) + [("total", rows)] {
                let overdue = rows.count { $0.deadline < asOf }
                figures[name, group, "waiting"] = .count(rows.count)
                figures[name, group, "overdue"] = .count(overdue)
                figures[name, group, "in time"] = .count(rows.count - overdue)
                let oldest = rows.map(\.since.milliseconds).min() ?? 0
                figures[name, group, "oldest"] = .number(Double((asOf.milliseconds - oldest) / 1_000))
            }
        }
        let held = rows.filter { $0.state == .held }
        table("holds", held.map { ($0.wait?.code ?? "", $0.deadline, $0.wait?.from ?? asOf) })
        table("owners", held.map { (YearPeople.authority, $0.deadline, $0.wait?.from ?? asOf) })
        table(
            "exceptions",
            exceptions.filter(\.isOpen).map { ("no-trained-key-adult", $0.deadline, $0.openedAt) })
        table(
            "undelivered",
            rows.filter { $0.notice != nil && $0.state == .open && $0.deliveredAt == nil }.map {
                (String($0.recipient.prefix { $0 != "/" }), $0.deadline, $0.wait?.to ?? events[$0.event].acceptedAt)
            })
        return figures
    }

    func work() -> YearFigures {
        var figures = YearFigures()
        let (standing, events) = (standing, events)
        func notices(_ wasHeld: Bool, _ quarter: String) -> Int {
            standing.count { ($0.wait != nil) == wasHeld && self.quarter(events[$0.event]) == quarter }
        }
        figures["figures", "automated"] = .share(standing.count { $0.wait == nil }, standing.count)
        figures["figures", "touches"] = .count(touches.count)
        let waits = touches.map { Double(($0.at - $0.from).wholeMilliseconds) / 1_000 }.sorted()
        figures["figures", "medianWait"] = .number((waits[(waits.count - 1) / 2] + waits[waits.count / 2]) / 2)
        figures["figures", "longestWait"] = .number(waits[waits.count - 1])
        figures.pivot("notices", ["automated", "by a person"], Self.quarters) { notices($0 == "by a person", $1) }
        figures.pivot("holds", ["released", "routed", "denied", "noted"], Self.quarters) { end, quarter in
            touches.count { $0.end == end && YearCalendar.quarter(YearCalendar.day($0.at)) == quarter }
        }
        for quarter in Self.quarters {
            let automated = notices(false, quarter)
            figures["shares", quarter, "share"] = .share(automated, automated + notices(true, quarter))
        }
        return figures
    }

    func quality() -> YearFigures {
        var figures = YearFigures()
        excluded(&figures)
        figures["excluded", "notRecorded"] = .count(0)
        for (producer, events) in Dictionary(grouping: contacts, by: \.producer) {
            let people = events.flatMap(\.people)
            figures["subjects", producer, "people"] = .count(people.count)
            let details: [(String, (Given) -> Bool)] = [
                ("UPN", \.hasUPN), ("birth date", \.hasBirthDate), ("NHS number", \.hasNHSNumber), ("postcode", \.hasPostcode),
                ("voice", \.hasVoice), ("setting named", \.namesRecipient), ("on roll", \.isOnRoll), ("no setting", \.hasNoSetting),
            ]
            for (name, isGiven) in details {
                figures["subjects", producer, name] = .share(people.count(where: isGiven), people.count)
            }
            figures["events", producer, "events"] = .count(events.count)
            figures["events", producer, "risk graded"] = .share(events.count, events.count)
            figures["events", producer, "abuse type"] = .share(events.count { !$0.types.isEmpty }, events.count)
            figures["events", producer, "source given"] = .share(events.count { $0.reportedBy != nil }, events.count)
        }
        return figures
    }

    func maracReturn() -> YearFigures {
        var figures = YearFigures()
        let hearings = events.filter { $0.kind == .hearing }
        let heard = hearings.filter { $0.hearing?.outcome == "HEARD" }
        for reason in ["recalled", "superseded", "notRecorded"] { figures["excluded", reason] = .count(0) }
        figures["excluded", "notHeard"] = .count(hearings.count - heard.count)
        func cells(_ place: [String], _ cases: [Event]) {
            let hearings = cases.compactMap(\.hearing)
            let repeats = hearings.count(where: \.isRepeat)
            for (name, figure) in [
                ("cases", .count(cases.count)), ("repeats", .count(repeats)), ("repeat share", .share(repeats, cases.count)),
                ("children", .count(hearings.reduce(0) { $0 + $1.children })),
                ("victims 16-17", .count(hearings.count(where: \.victimIsYoung))),
                ("perpetrators under 18", .count(hearings.count(where: \.perpetratorIsYoung))),
            ] as [(String, YearFigure)] {
                figures.set((place + [name]).joined(separator: "|"), figure)
            }
            for name in ["police referrals", "minoritised victims", "LGBT+ victims", "disabled victims", "male victims"] {
                figures.set((place + [name]).joined(separator: "|"), .text("not-recorded"))
            }
        }
        figures["figures", "cases"] = .count(heard.count)
        figures["figures", "repeats"] = .share(heard.count { $0.hearing?.isRepeat == true }, heard.count)
        figures["figures", "children"] = .count(heard.reduce(0) { $0 + ($1.hearing?.children ?? 0) })
        for (quarter, cases) in Dictionary(grouping: heard, by: quarter) {
            cells(["by-quarter", "worcestershire-north", quarter], cases)
        }
        for (day, cases) in Dictionary(grouping: heard, by: { YearCalendar.day($0.reportedAt) }) {
            cells(["by-meeting", "worcestershire-north", YearCalendar.text(day)], cases)
        }
        return figures
    }

    func papers() -> YearFigures {
        var figures = YearFigures()
        let papers = events.filter { $0.kind == .paper }
        func isInTime(_ paper: Event) -> Bool {
            guard let meeting = paper.meetingAt else { return false }
            return YearCalendar.day(meeting) - YearCalendar.day(paper.acceptedAt) >= 5
        }
        func cells(_ table: String, _ row: String, _ papers: [Event]) {
            let inTime = papers.count(where: isInTime)
            figures[table, row, "papers"] = .count(papers.count)
            figures[table, row, "in time"] = .count(inTime)
            figures[table, row, "late"] = .count(papers.count - inTime)
            figures[table, row, "share"] = .share(inTime, papers.count)
        }
        figures["figures", "papers"] = .count(papers.count)
        figures["figures", "inTime"] = .share(papers.count(where: isInTime), papers.count)
        for reason in ["recalled", "superseded", "notRecorded"] { figures["excluded", reason] = .count(0) }
        cells("by-forum", "locality/malvern", papers)
        cells("by-forum", "total", papers)
        for (day, papers) in Dictionary(grouping: papers, by: { $0.meetingAt.map(YearCalendar.day) ?? 0 }) {
            cells("by-meeting", "locality/malvern \(YearCalendar.text(day))", papers)
        }
        cells("by-meeting", "total", papers)
        return figures
    }

    /// The register had a family of one cluster on each day of June.
    func nilReturns() -> YearFigures {
        var figures = YearFigures()
        let first = YearCalendar.day("2026-06-01") ?? 0
        let days = first...first + 29
        let made = days.filter { digests[$0] != nil }
        let (notices, inTime) = digests.values.reduce((0, 0)) { ($0.0 + $1.notices, $0.1 + $1.inTime) }
        figures["figures", "expected"] = .count(days.count)
        figures["figures", "made"] = .share(made.count, days.count)
        figures["figures", "inTime"] = .share(inTime, notices)
        let cluster = "locality/malvern"
        figures["by-cluster", cluster, "expected"] = .count(days.count)
        figures["by-cluster", cluster, "made"] = .share(made.count, days.count)
        figures["by-cluster", cluster, "missing"] = .count(days.count - made.count)
        figures["by-cluster", cluster, "sent to nobody"] = .count(0)
        figures["by-cluster", cluster, "notices"] = .count(notices)
        figures["by-cluster", cluster, "in time"] = .share(inTime, notices)
        figures["by-cluster", cluster, "of none"] = .count(made.count)
        figures["by-cluster", cluster, "of some"] = .count(0)
        figures["by-cluster", cluster, "not recorded"] = .count(0)
        // Its rows have one name, so that the last day stands for all.
        if let last = days.last(where: { digests[$0] == nil }) {
            figures["missing", cluster, "day"] = .text(YearCalendar.text(last))
        }
        return figures
    }

    func coverage() -> [String: Int] {
        var counts: [String: Int] = [:]
        for (place, event) in events.enumerated() where event.kind == .hearing {
            guard let hearing = event.hearing else { continue }
            if hearing.outcome != "HEARD" {
                counts["excluded not-heard", default: 0] += 1
            } else if let reason = hearing.reason {
                counts["heard", default: 0] += 1
                counts["exception \(reason)", default: 0] += 1
            } else if hearing.isBelowThreshold {
                counts["excluded below-threshold", default: 0] += 1
            } else {
                counts["heard", default: 0] += 1
                let row = rows.first { $0.event == place && $0.isVictim }
                guard let row, let delivered = row.deliveredAt else {
                    counts["open not-yet-delivered", default: 0] += 1
                    continue
                }
                counts[delivered <= row.deadline ? "in time" : "late", default: 0] += 1
                counts[row.recipient, default: 0] += 1
            }
        }
        return counts
    }

    func repeats() -> YearFigures {
        var figures = YearFigures()
        // A child of whom somebody was told, in an incident that counts.
        struct Sighting { var child: [Int], event: Int, day: Int, notices: Int }
        var notices: [[Int]: Int] = [:]
        for row in standing where events[row.event].kind == .incident && events[row.event].exclusion == nil {
            if let child = row.child { notices[[row.event, child], default: 0] += 1 }
        }
        let sightings = notices.map { key, count in
            Sighting(
                child: [events[key[0]].family, key[1]], event: key[0], day: YearCalendar.day(events[key[0]].reportedAt),
                notices: count)
        }.sorted { ($0.day, $0.event) < ($1.day, $1.event) }
        var last: [[Int]: Int] = [:]
        var counts: [String: [String: Int]] = ["new": [:], "repeat": [:]]
        for sighting in sightings {
            let isRepeat = last[sighting.child].map { sighting.day <= YearCalendar.twelveMonthsOn($0) } ?? false
            counts[isRepeat ? "repeat" : "new"]?[YearCalendar.quarter(sighting.day), default: 0] += 1
            last[sighting.child] = sighting.day
        }
        // Children who were in one incident are of one household, and so are those who were each in one with a third.
        var household: [[Int]: Int] = [:]
        for sightings in Dictionary(grouping: sightings, by: \.event).values {
            let children = sightings.map(\.child)
            let joined = Set(children.compactMap { household[$0] })
            let number = joined.min() ?? household.count * 1_000 + sightings[0].event
            for (child, old) in household where joined.contains(old) { household[child] = number }
            for child in children { household[child] = number }
        }
        var sums: [Int: Int] = [:]
        for sighting in sightings { sums[household[sighting.child] ?? 0, default: 0] += sighting.notices }
        let most = sums.values.sorted(by: >)
        var days: [Int: [String: Int]] = [:]
        for event in events where event.kind == .incident && event.exclusion == nil && event.namesPair {
            let day = YearCalendar.day(event.reportedAt)
            // Two events of one incident are one.
            if days[event.family]?[event.reference] == nil { days[event.family, default: [:]][event.reference] = day }
        }
        var pairs: [Int: Int] = [:]
        for days in days.values.map({ $0.values.sorted() }) {
            let best = days.map { end in days.count { $0 <= end && YearCalendar.twelveMonthsOn($0) >= end } }.max() ?? 0
            pairs[best, default: 0] += 1
        }
        figures["figures", "children"] = .count(last.count)
        figures["figures", "households"] = .count(most.count)
        figures["figures", "escalated"] = .count(pairs.reduce(0) { $1.key >= 3 ? $0 + $1.value : $0 })
        figures.pivot("new-and-repeat", ["new", "repeat"], Self.quarters) { counts[$0]?[$1] ?? 0 }
        for quarter in Self.quarters {
            let repeated = counts["repeat"]?[quarter] ?? 0
            figures["share-of-repeats", quarter, "share"] = .share(repeated, repeated + (counts["new"]?[quarter] ?? 0))
        }
        for percent in [1, 5, 10] {
            let top = Int((Double(most.count * percent) / 100).rounded(.up))
            figures["concentration", "\(percent) %", "households"] = .count(top)
            figures["concentration", "\(percent) %", "notices"] = .share(most.prefix(top).reduce(0, +), most.reduce(0, +))
        }
        for (incidents, count) in pairs where incidents >= 3 { figures["pairs", "\(incidents)", "pairs"] = .count(count) }
        figures["pairs", "total", "pairs"] = .count(pairs.reduce(0) { $1.key >= 3 ? $0 + $1.value : $0 })
        for row in ["total"] + pairs.keys.filter({ $0 >= 3 }).map(String.init) {
            figures["pairs", row, "total"] = figures["pairs", row, "pairs"]
        }
        return figures
    }
}
