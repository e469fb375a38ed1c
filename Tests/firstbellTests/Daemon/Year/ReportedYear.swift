// SPDX-License-Identifier: Apache-2.0
import Broker
import Client
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

/// A year of an area as it goes on: partners that publish and receive over their own connections, an operator who decides, and a
/// clock that is moved.
struct ReportedYear {
    /// How often something is reported between May 2026 and June 2027: 58 is every week.
    static let rounds = min(58, max(8, RunLength.count("FIRSTBELL_YEAR_ROUNDS", short: 20)))

    let daemon: DaemonFixture
    let calendar: YearCalendar
    let families: [YearPeople.Family]
    private let administration: AdminChannel
    private let connections: [String: YearConnection]
    var books = YearBooks()
    private var generator: SeededGenerator
    /// The clock as it was last moved, and when.
    private var moved: (to: Instant, at: ContinuousClock.Instant)
    private var number = 0
    /// Notices whose recipients have not acted yet, and holds that nobody has ended, by their places in the books.
    private var plans: [(row: Int, plan: YearPlan, notice: Notice?)] = []
    private var held: [Int] = []

    init(_ daemon: DaemonFixture, seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        families = (0..<YearPeople.families).map { YearPeople.family($0, using: &generator) }
        self.daemon = daemon
        self.generator = generator
        let data = BuiltProgram.package + "/Examples/data"
        let holidays = try JSONDocument(Array(try Data(contentsOf: URL(filePath: data + "/bank-holidays.json")))).root
        calendar = YearCalendar(
            rows: try String(contentsOfFile: data + "/calendar.csv", encoding: .utf8),
            bankHolidays: holidays["england-and-wales"]?["events"]?.elements.compactMap { $0["date"]?.string } ?? [])
        let address = try #require(DaemonAddress(of: try Deployment.load(file: daemon.configuration, environment: [:])))
        administration = try AdminChannel(endpoint: address.administration)
        moved = (try Instant(rfc3339: SampleDeployment.evening), .now)
        let partners =
            ["police/22", "police/20", YearPeople.marac, YearPeople.authority, YearPeople.lead]
            + YearPeople.schools.map(\.id) + YearPeople.practices
        try await daemon.enrol(partners)
        try await daemon.importText("rolls", YearPeople.rolls(families))
        for (kind, header, row) in [
            (
                "practices", "odsCode,name,status,role,successor",
                "M81001,Sample Surgery,active,RO76,\nM81002,Other Surgery,active,RO76,"
            ),
            (
                "members", "forum,partner,representative,agreement_from,agreement_until",
                "locality/malvern,\(YearPeople.authority),Kim Example,2025-04-01,"
            ),
            (
                "families",
                "family,cluster,lead,flagged_from,flagged_until,consent_until,limb,given_name,family_name,date_of_birth",
                "F1,locality/malvern,\(YearPeople.lead),2026-06-01,2026-06-30,,,Qanarykin,Nobody,2012-01-01"
            ),
        ] {
            try await daemon.importText(kind, "\(header)\n\(row)\n")
        }
        var connections: [String: YearConnection] = [:]
        for partner in partners {
            connections[partner] = try await YearConnection(
                partner, await daemon.profile(partner), receives: !partner.hasPrefix("police/") && partner != YearPeople.marac)
        }
        self.connections = connections
    }

    func close() async {
        for connection in connections.values { await connection.close() }
        await administration.close()
    }

    @discardableResult private func ask(_ verb: AdminVerb, _ arguments: JSON = .object([])) async throws -> JSONValue {
        try await administration.ask(AdminRequest(verb, arguments))
    }

    private mutating func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func chance(_ percent: Int) -> Bool { random(0...99) < percent }

    /// The deployment's clock.
    var now: Instant { moved.to + (ContinuousClock.now - moved.at) }

    /// So many minutes ago and at half a minute, so that no deadline falls into the seconds in which the year does something.
    private func before(minutes: Int) -> Instant {
        Instant(milliseconds: (now.milliseconds / 60_000 - Int64(minutes)) * 60_000 + 30_000)
    }

    private mutating func pass(to day: Int, minute: Int) async throws {
        let target = Instant(milliseconds: Int64(day) * 86_400_000 + Int64(minute) * 60_000)
        let answer = try await ask(
            .clockAdvance, ["milliseconds": .integer((target - now).wholeMilliseconds)])
        moved = (try Instant(rfc3339: answer["now"]?.string ?? ""), .now)
        books.pass(to: moved.to)
        try await receiveDigest()
    }

    // MARK: A round

    /// A day on which things are reported, the morning after, and some days later.
    mutating func pass(_ round: Int) async throws {
        let day = (YearCalendar.day("2026-05-05") ?? 0) + round * (406 / Self.rounds)
        try await pass(to: day, minute: random(950...1_080))
        for _ in 0..<7 { try await incident() }
        try await hearing()
        if chance(30) { try await paper() }
        try await act { $0 == .atOnce }
        try await pass(to: day + 1, minute: random(375...430))
        try await act { $0 == .nextMorning || $0 == .refuse }
        try await decide(40)
        try await pass(to: day + random(2...4), minute: random(760...900))
        try await decide(30)
        try await act { $0 == .later }
        if chance(25) { try await recall() }
        if chance(25) { try await correct() }
    }

    // MARK: Events

    private mutating func publish(_ data: JSON, type: String, as partner: String) async throws -> (id: String, AcceptedAnswer)? {
        number += 1
        let id = "year-\(number)"
        let event: JSON = [
            "specversion": "1.0", "id": .string(id),
            "source": .string("spiffe://\(SampleDeployment.trustDomain)/\(partner)"), "type": .string("firstbell.\(type).v1"),
            "time": .string(now.rfc3339), "data": data,
        ]
        let connection = try #require(connections[partner])
        let answer = try await connection.publish(event.octets)
        // The same event told twice is one event.
        if chance(4) {
            let again = try await connection.publish(event.octets)
            #expect(answer.isSuccess == again.isSuccess)
        }
        if !answer.isSuccess { return nil }
        return type == "recall" ? nil : (id, try Accepted(body: answer.body).answer)
    }

    private static let types = ["physical", "verbal", "sexual", "coercive_control", "economic", "emotional"]
    private static let risks = ["standard", "medium", "high"]

    private mutating func incident() async throws {
        let family = families[chance(30) ? random(0...5) : random(0...families.count - 1)]
        let backlog = chance(12)
        let age = backlog ? random(1...30) * 1_440 + random(0...600) : random(20...180)
        let reportedAt = before(minutes: age)
        let types = Set((0..<random(0...2)).map { _ in Self.types[random(0...Self.types.count - 1)] })
        let sources: [String?] = ["police", "partner_agency", "family_public", nil, nil]
        var event = YearBooks.Event(
            id: "", kind: .incident, reference: "", producer: chance(80) ? "police/22" : "police/20", force: "",
            reportedAt: reportedAt, acceptedAt: now, risk: Self.risks[random(0...2)], types: types,
            reportedBy: sources[random(0...4)], isCrime: chance(40), family: family.number, namesPair: chance(80))
        event.force = String(event.producer.suffix(2))
        event.reference = "\(event.force)/26/\(500_000 + number)"
        // Some events are refused, and count nowhere.
        if chance(3) {
            _ = try await publish(["reference": .string(event.reference)], type: "incident", as: event.producer)
            return
        }
        try await send(event, of: family)
        // The police may tell of one incident in two events.
        if chance(4) { try await send(event, of: family) }
    }

    private mutating func send(
        _ draft: YearBooks.Event, of family: YearPeople.Family, correcting former: Int? = nil
    ) async throws {
        var event = draft
        event.corrects = former
        event.people = []
        var children: [JSON] = []
        for child in family.children {
            let hasVoice = chance(50)
            var members: [JSON.Member] = [
                .init("givenName", .string(child.given)), .init("familyName", .string(child.family)),
                .init("dateOfBirth", .string(child.birth)), .init("postcode", .string(child.postcode)),
                .init("exposure", "PRESENT_SAW"),
            ]
            if child.place == .named { members.append(.init("settings", [.string(child.school)])) }
            if hasVoice { members.append(.init("voice", ["spokenTo": false])) }
            children.append(.object(members))
            event.people.append(
                .init(
                    hasPostcode: true, hasVoice: hasVoice, namesRecipient: child.place == .named,
                    isOnRoll: child.place == .onRoll, hasNoSetting: child.place != .onRoll))
        }
        func adult(_ role: String, _ given: String, _ surname: String) -> JSON {
            var members: [JSON.Member] = [.init("role", .string(role))]
            if event.namesPair { members += [.init("givenName", .string(given)), .init("familyName", .string(surname))] }
            return .object(members)
        }
        var data: [JSON.Member] = [
            .init("reference", .string(event.reference)), .init("force", .string(event.force)),
            .init("occurredAt", .string((event.reportedAt - .seconds(1_800)).rfc3339)),
            .init("reportedAt", .string(event.reportedAt.rfc3339)), .init("riskGrade", .string(event.risk)),
            .init("children", .array(children)), .init("summary", "A call was made."),
            .init(
                "adults",
                [
                    adult("victim", family.victim, family.surname), adult("perpetrator", family.perpetrator, family.surname),
                ]),
        ]
        if !event.types.isEmpty { data.append(.init("abuseTypes", .array(event.types.sorted().map { .string($0) }))) }
        if let by = event.reportedBy { data.append(.init("reportedBy", .string(by))) }
        if event.isCrime { data.append(.init("crimeReference", .string("C/\(event.reference)"))) }
        if let former { data.append(.init("supersedes", .string(books.events[former].id))) }
        let (id, answer) = try #require(try await publish(.object(data), type: "incident", as: event.producer))
        (event.id, event.acceptedAt) = (id, answer.acceptedAt)
        books.events.append(event)
        let place = books.events.count - 1
        var told: Set<Int> = []
        for line in answer.notices {
            let recipient = try #require(line.recipient).description
            let child = try #require(
                family.children.indices.first { child in
                    family.children[child].place == .onRoll && family.children[child].school == recipient && !told.contains(child)
                })
            told.insert(child)
            let deadline = calendar.deadline(of: recipient, reportedAt: event.reportedAt)
            #expect(line.deadline == deadline, "\(recipient), reported \(event.reportedAt)")
            try await add(
                .init(
                    event: place, child: child, flow: "encompass", recipient: recipient, notice: line.notice, deadline: deadline),
                mayRefuse: recipient != YearPeople.untrained)
            // It is told in spite of nobody being trained, and somebody has to do something about that.
            if recipient == YearPeople.untrained {
                books.exceptions.append(.init(openedAt: event.acceptedAt, deadline: deadline))
            }
        }
        for line in answer.holds {
            let child = try #require(line.subject.split(separator: "/").last.flatMap { Int($0) })
            let school = family.children[child].school
            let hold = try #require(line.hold)
            #expect(line.code == (family.children[child].place == .named ? "setting-unconfirmed" : "no-setting"))
            let recipient = family.children[child].place == .named ? school : YearPeople.authority
            var row = YearBooks.Row(
                event: place, child: child, flow: "encompass", recipient: recipient,
                deadline: calendar.deadline(of: recipient, reportedAt: event.reportedAt))
            wait(&row, hold, line.code, since: event.acceptedAt)
            told.insert(child)
        }
        #expect(told.count == family.children.count, "every child is told of or waits")
    }

    private mutating func wait(_ row: inout YearBooks.Row, _ hold: String, _ code: String, since: Instant) {
        row.state = .held
        row.wait = .init(hold: hold, code: code, from: since)
        books.waits.append(.init(hold: hold, code: code, from: since))
        books.rows.append(row)
        books.escalate(books.rows.count - 1, now)
        held.append(books.rows.count - 1)
    }

    /// Enters a notice and takes it from its recipient's connection.
    private mutating func add(_ row: YearBooks.Row, plan: YearPlan? = nil, mayRefuse: Bool = true) async throws {
        let notice = try await connections[row.recipient]?.notice(try #require(row.notice))
        books.rows.append(row)
        books.escalate(books.rows.count - 1, now)
        let draw = random(0...99)
        let drawn: YearPlan = draw < 10 ? .atOnce : draw < 70 ? .nextMorning : draw < 94 ? .later : draw < 98 ? .refuse : .never
        plans.append((books.rows.count - 1, plan ?? (drawn == .refuse && !mayRefuse ? .later : drawn), notice))
    }

    private mutating func hearing() async throws {
        let family = families[random(0...families.count - 1)]
        let outcome = chance(85) ? "HEARD" : chance(50) ? "DEFERRED" : "WITHDRAWN"
        let reasons = ["NOT_REGISTERED", "OUT_OF_AREA", "NUMBER_UNKNOWN", "SAFETY_HOLD", "DECEASED"]
        let reason = chance(12) ? reasons[random(0...4)] : nil
        let practice = YearPeople.practices[random(0...1)]
        let (isLow, isRepeat, isYoung, isYoungPerpetrator) = (chance(8), chance(30), chance(10), chance(10))
        let hasChildren = chance(60)
        let heardAt = before(minutes: random(20...300))
        func person(_ given: String, _ birth: String, _ more: [JSON.Member]) -> JSON {
            .object(
                [
                    .init("givenName", .string(given)), .init("familyName", .string(family.surname)),
                    .init("dateOfBirth", .string(birth)),
                ] + more)
        }
        let told = reason.map { JSON.Member("noPractice", .string($0)) } ?? .init("practice", .string(practice))
        let children = hasChildren ? family.children : []
        var data: [JSON.Member] = [
            .init("reference", .string("WN/26/\(10_000 + number)")), .init("area", "worcestershire-north"),
            .init("heardAt", .string(heardAt.rfc3339)), .init("outcome", .string(outcome)),
            .init("riskGrade", .string(isLow ? "standard" : "high")),
            .init("victim", person(family.victim, isYoung ? "2010-01-31" : "1988-07-02", [told])),
            .init(
                "children",
                .array(
                    children.map {
                        person($0.given, $0.birth, [.init("practice", .string(practice)), .init("connection", "VICTIM")])
                    })),
            .init("perpetrators", [person(family.perpetrator, isYoungPerpetrator ? "2010-02-28" : "1985-01-31", [])]),
            .init("consent", ["state": "given", "scopes": ["support", "information"]]),
        ]
        if isRepeat { data.append(.init("criteria", ["REPEAT"])) }
        let (id, answer) = try #require(
            try await publish(.object(data), type: "marac-case-heard", as: YearPeople.marac))
        let printed = [
            "NOT_REGISTERED": "not-registered", "OUT_OF_AREA": "practice-out-of-area", "NUMBER_UNKNOWN": "nhs-number-unknown",
            "SAFETY_HOLD": "safety-hold", "DECEASED": "deceased",
        ]
        var event = YearBooks.Event(
            id: id, kind: .hearing, reference: "", producer: YearPeople.marac, force: "worcestershire-north", reportedAt: heardAt,
            acceptedAt: answer.acceptedAt, risk: isLow ? "standard" : "high", family: family.number)
        event.people = ([true] + children.map { _ in false }).map { _ in .init(namesRecipient: true) }
        event.hearing = .init(
            outcome: outcome, isRepeat: isRepeat, children: children.count, victimIsYoung: isYoung,
            perpetratorIsYoung: isYoungPerpetrator, reason: reason.flatMap { printed[$0] }, isBelowThreshold: isLow && !isRepeat)
        books.events.append(event)
        let isTold = outcome == "HEARD" && (!isLow || isRepeat)
        #expect(answer.notices.count == (isTold ? children.count + (reason == nil ? 1 : 0) : 0), "\(outcome) \(isLow)")
        #expect(answer.holds.isEmpty)
        let deadline = calendar.practiceDeadline(heardAt: heardAt)
        for (place, line) in answer.notices.enumerated() {
            #expect(line.deadline == deadline, "heard \(heardAt)")
            try await add(
                .init(
                    event: books.events.count - 1, flow: "marac-gp", recipient: practice, notice: line.notice, deadline: deadline,
                    isVictim: place == 0 && reason == nil), mayRefuse: false)
        }
    }

    /// A paper for a conference, which rests on consent that nobody has recorded, so that nobody is sent it.
    private mutating func paper() async throws {
        let family = families[random(0...families.count - 1)]
        let reportedAt = before(minutes: 60)
        let meetingAt = reportedAt + .seconds(Int64(random(2...12)) * 86_400)
        let data: JSON = [
            "reference": .string("22/26/\(500_000 + number)"), "reportedAt": .string(reportedAt.rfc3339), "riskGrade": "medium",
            "forum": "locality/malvern", "meetingAt": .string(meetingAt.rfc3339),
            "victim": [
                "givenName": .string(family.victim), "familyName": .string(family.surname), "dateOfBirth": "1988-07-02",
            ],
        ]
        let (id, answer) = try #require(try await publish(data, type: "locality-paper", as: "police/22"))
        #expect(answer.notices.isEmpty)
        var event = YearBooks.Event(
            id: id, kind: .paper, reference: "", producer: "police/22", force: "22", reportedAt: reportedAt,
            acceptedAt: answer.acceptedAt, risk: "medium", family: family.number)
        event.people = [.init()]
        event.meetingAt = meetingAt
        books.events.append(event)
        for line in answer.holds {
            // Less than five days before the meeting it is too late whatever anybody consents to.
            let days = YearCalendar.day(meetingAt) - YearCalendar.day(now)
            #expect(line.code == (days < 5 ? "condition-unmet" : "consent-missing"))
            var row = YearBooks.Row(
                event: books.events.count - 1, flow: "locality-conference", recipient: try #require(line.recipient).description,
                deadline: YearCalendar.paperDeadline(reportedAt: reportedAt, meetingAt: meetingAt))
            wait(&row, try #require(line.hold), line.code, since: answer.acceptedAt)
        }
    }

    // MARK: Recipients

    /// What recipients do whose time has come.
    private mutating func act(_ isTheirTime: (YearPlan) -> Bool) async throws {
        var acts: [Act] = []
        var left: [(row: Int, plan: YearPlan, notice: Notice?)] = []
        for entry in plans {
            let row = books.rows[entry.row]
            // Nobody acts on what was taken back.
            if row.state != .open { continue }
            guard isTheirTime(entry.plan), let notice = entry.notice, let connection = connections[row.recipient] else {
                left.append(entry)
                continue
            }
            if entry.plan == .refuse {
                _ = try await connection.record(.refused, notice, code: "wrong-setting")
                books.rows[entry.row].state = .refused
                try await refused(entry.row)
                continue
            }
            let reader = YearPeople.schools.first { $0.id == row.recipient }?.reader
            let reads = reader != nil && chance(75)
            acts.append(
                Act(row: entry.row, notice: notice, connection: connection, reader: reads ? reader : nil, answers: chance(50)))
        }
        plans = left
        try await withThrowingTaskGroup(of: (Int, [Instant]).self) { group in
            for act in acts { group.addTask { (act.row, try await act.perform()) } }
            for try await (row, times) in group {
                books.rows[row].deliveredAt = times.first
                books.rows[row].openedAt = times.dropFirst().first
                books.rows[row].acknowledgedAt = times.dropFirst(2).first
            }
        }
    }

    /// What one recipient does with one notice, which is stored, read and answered as far as it goes.
    private struct Act: Sendable {
        var row: Int
        var notice: Notice
        var connection: YearConnection
        var reader: String?
        var answers: Bool

        func perform() async throws -> [Instant] {
            var times = [try await connection.record(.delivered, notice)]
            guard let reader else { return times }
            times.append(try await connection.record(.opened, notice, by: reader))
            if answers { times.append(try await connection.record(.acknowledged, notice, by: reader, code: "noted")) }
            return times
        }
    }

    /// The child of a refused notice waits for a person.
    private mutating func refused(_ place: Int) async throws {
        let known = Set(books.waits.map(\.hold))
        let fresh = try await holds(areExceptions: false).filter { hold in hold["id"]?.string.map { !known.contains($0) } ?? false }
        #expect(fresh.count == 1)
        let hold = try #require(fresh.first?["id"]?.string)
        #expect(fresh.first?["code"]?.string == "refused-by-recipient")
        let former = books.rows[place]
        var row = YearBooks.Row(
            event: former.event, child: former.child, flow: former.flow, recipient: former.recipient, deadline: former.deadline)
        wait(&row, hold, "refused-by-recipient", since: now)
    }

    private mutating func receiveDigest() async throws {
        let (day, minute) = (YearCalendar.day(now), YearCalendar.minute(now))
        let flagged = (YearCalendar.day("2026-06-01") ?? 0)...(YearCalendar.day("2026-06-30") ?? 0)
        guard flagged.contains(day), minute >= 420, books.digests[day] == nil else { return }
        let due = YearCalendar.instant(day, minute: 420)
        books.events.append(
            .init(
                id: "", kind: .digest, reference: "", producer: "", force: "malvern", reportedAt: due, acceptedAt: now,
                risk: "unknown"))
        books.digests[day] = (now, 0, 0)
        for recipient in [YearPeople.authority, YearPeople.lead] {
            let connection = try #require(connections[recipient])
            let notice = try await connection.digest()
            var row = YearBooks.Row(
                event: books.events.count - 1, flow: "families-first", recipient: recipient, notice: notice.id,
                deadline: calendar.digestDeadline(day))
            row.deliveredAt = try await connection.record(.delivered, notice)
            books.rows.append(row)
            books.escalate(books.rows.count - 1, now)
            books.digests[day]?.notices += 1
            if row.deadline >= now { books.digests[day]?.inTime += 1 }
        }
    }

    // MARK: The operator

    /// Ends some of what waits.
    private mutating func decide(_ percent: Int) async throws {
        for place in held where books.rows[place].state == .held && books.rows[place].flow == "encompass" && chance(percent) {
            let row = books.rows[place]
            guard let wait = row.wait, let child = row.child else { continue }
            let at = now
            if chance(25) {
                try await ask(.holdDeny, decision(wait.hold))
                books.rows[place].state = .denied
                end(wait, "denied", at)
                continue
            }
            let school = families[books.events[row.event].family].children[child].school
            let isReleased = wait.code == "setting-unconfirmed"
            let target =
                wait.code == "refused-by-recipient" ? (school == "school/116900" ? "school/116901" : "school/116900") : school
            let answer =
                isReleased
                ? try await ask(.holdRelease, decision(wait.hold))
                : try await ask(.holdRoute, decision(wait.hold, [.init("to", .string(target))]))
            end(wait, isReleased ? "released" : "routed", at)
            var ended = wait
            ended.to = at
            books.rows[place].state = .ended
            try await add(
                .init(
                    event: row.event, child: child, flow: "encompass", recipient: target,
                    notice: try #require(answer["notice"]?.string),
                    deadline: calendar.deadline(of: target, reportedAt: books.events[row.event].reportedAt), wait: ended),
                plan: chance(80) ? .later : .nextMorning)
        }
        held.removeAll { books.rows[$0].state != .held }
        for exception in try await holds(areExceptions: true) where chance(20) {
            let openedAt = try Instant(rfc3339: exception["openedAt"]?.string ?? "")
            let place = try #require(books.exceptions.firstIndex { $0.openedAt == openedAt && $0.isOpen })
            #expect(exception["code"]?.string == "no-trained-key-adult")
            let at = now
            try await ask(.holdRelease, decision(try #require(exception["id"]?.string)))
            books.exceptions[place].isOpen = false
            books.touches.append(.init(end: "noted", from: openedAt, at: at))
        }
    }

    /// What waits for a person, as the operator is shown it.
    private func holds(areExceptions: Bool) async throws -> [JSONValue] {
        let holds = try await ask(.holdList)["holds"].map { Array($0.elements) } ?? []
        return holds.filter { $0["exception"]?.boolean == areExceptions }
    }

    private func decision(_ hold: String, _ more: [JSON.Member] = []) -> JSON {
        .object([.init("id", .string(hold)), .init("by", "A. Officer"), .init("reason", "As the books say.")] + more)
    }

    private mutating func end(_ wait: YearBooks.Wait, _ end: String, _ at: Instant) {
        books.touches.append(.init(end: end, from: wait.from, at: at))
        closeWait(wait.hold, at)
    }

    private mutating func closeWait(_ hold: String, _ at: Instant) {
        for place in books.waits.indices where books.waits[place].hold == hold { books.waits[place].to = at }
    }

    /// Events that a recall or a correction may still be about, with everybody in them told by rule.
    private func plain() -> [Int] {
        books.events.indices.suffix(60).filter { place in
            let event = books.events[place]
            return event.kind == .incident && event.exclusion == nil && families[event.family].isPlain
                && !books.rows.contains { $0.event == place && ($0.state != .open || $0.wait != nil) }
        }
    }

    private mutating func recall() async throws {
        let candidates = plain()
        guard !candidates.isEmpty else { return }
        let place = candidates[random(0...candidates.count - 1)]
        let event = books.events[place]
        _ = try await publish(
            ["event": .string(event.id), "reason": "WRONG_RECIPIENT"], type: "recall", as: event.producer)
        books.events[place].exclusion = .recalled
        // With what it corrected, which its recipients have as well.
        var former: Int? = place
        while let event = former {
            for row in books.rows.indices where books.rows[row].event == event { books.rows[row].state = .recalled }
            former = books.events[event].corrects
        }
    }

    private mutating func correct() async throws {
        let candidates = plain()
        guard !candidates.isEmpty else { return }
        let place = candidates[random(0...candidates.count - 1)]
        var event = books.events[place]
        event.risk = Self.risks[random(0...2)]
        try await send(event, of: families[event.family], correcting: place)
        books.events[place].exclusion = .superseded
        for row in books.rows.indices where books.rows[row].event == place { books.rows[row].state = .superseded }
    }
}

/// One partner's connection by the public client, with what has come to it.
private struct YearConnection: Sendable {
    private let connection: PartnerConnection
    private let arrived = Mailbox<Notice>()
    private let reading: Task<Void, Never>
    private let partner: String

    init(_ partner: String, _ profile: ConnectionProfile, receives: Bool) async throws {
        self.partner = partner
        let connection = try await PartnerConnection.open(profile, session: receives ? .init(window: 256) : nil)
        let arrived = arrived
        self.connection = connection
        reading = Task {
            // One that is sent again is the same notice.
            var known: Set<String> = []
            for await notice in connection.notices where known.insert(notice.id).inserted { await arrived.put(notice) }
            await arrived.close()
        }
    }

    func publish(_ event: [UInt8]) async throws -> Answer { try await connection.publish(event) }

    /// The notice of an id.
    func notice(_ id: String) async throws -> Notice {
        try await arrived.take("notice \(id) to \(partner)") { $0.id == id }
    }

    /// The next digest that has come the first time.
    func digest() async throws -> Notice {
        try await arrived.take("digest to \(partner)") { notice in
            if case .digest = notice.received.content { true } else { false }
        }
    }

    /// Records a stage; when, by the broker's clock.
    @discardableResult func record(
        _ stage: NoticeStage, _ notice: Notice, by: String? = nil, code: String? = nil
    ) async throws -> Instant {
        let answer = try await connection.record(stage, of: notice, by: by, code: code)
        #expect(answer.isSuccess, "\(stage.rawValue) at \(partner): \(answer.rejectionCode ?? "")")
        return try Recorded(body: answer.body).at
    }

    func close() async {
        await connection.close()
        await reading.value
    }
}
