// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import Broker

/// A year of a made-up area, event by event: no duty waits for consent, nothing that needs consent goes without it, and no body
/// says what its reader may not know.
@Suite struct GeneratedYearTests {
    static let events = 400
    static let families = 20

    @Test(arguments: [1, 2]) func `what a year sends is what the table says, and nothing else`(seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let families = (0..<Self.families).map { YearFamily($0, using: &generator) }
        try await TestBroker.with(at: "2026-01-05T08:00:00Z") { test in
            try await Self.furnish(test, families)
            var year = Year(test: test, families: families, generator: generator)
            for number in 0..<Self.events { try await year.step(number) }
            try await year.finish()
        }
    }

    /// Rolls, practices, forums and partners of the area.
    private static func furnish(_ test: TestBroker, _ families: [YearFamily]) async throws {
        let partners = [
            "local-authority/885", "agency/refuge", "agency/idva-north", "agency/early-help", "gp/M81001", "gp/M81002",
            "marac/worcestershire-north", "police/22",
        ]
        for (position, id) in partners.enumerated() { try await test.enrol(id, number: position) }
        try await test.members(
            "locality/malvern,agency/refuge,Lee Example,2025-04-01,",
            "locality/malvern,local-authority/885,Kim Example,2025-04-01,")
        var rows = ["setting,upn,nhsNumber,givenName,familyName,dateOfBirth,postcode,from,to,attendance,practice,protected"]
        for child in families.flatMap(\.children) {
            rows.append("\(child.school),,,\(child.given),\(child.family),\(child.birth),\(child.postcode),2020-09-01,,,,")
        }
        try await test.importFile(
            "rolls", "year.csv", octets: Array((rows.joined(separator: "\n") + "\n").utf8), confirm: true)
        for (position, partner) in (partners + YearFamily.schools).enumerated() {
            await test.broker.listen(SessionNumber(100 + position), try #require(PartnerID(partner)))
        }
    }
}

/// The year as it goes on, and what is known of it.
private struct Year {
    let test: TestBroker
    let families: [YearFamily]
    var generator: SeededGenerator
    var oracle = YearOracle(start: Int(Year.start.milliseconds / 1_000))
    /// Minutes since the year began at 08:00.
    var minute = 0
    var told: [String: Int] = [:]

    init(test: TestBroker, families: [YearFamily], generator: SeededGenerator) {
        self.test = test
        self.families = families
        self.generator = generator
    }

    static let risks = ["standard", "medium", "high"]

    mutating func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    /// Some days and hours later, within the working day, so that dates are the same everywhere.
    private mutating func pass() {
        minute += random(0...2) * 1_440
        minute = minute / 1_440 * 1_440 + min(480, minute % 1_440 + random(1...60))
        let now = minute
        test.time.withLockedValue { $0 = Year.start + .seconds(Int64(now) * 60) }
    }

    static let start = (try? Instant(rfc3339: "2026-01-05T08:00:00Z")) ?? Instant(milliseconds: 0)

    func time(_ minute: Int) -> String { (Year.start + .seconds(Int64(minute) * 60)).rfc3339 }

    mutating func step(_ number: Int) async throws {
        pass()
        let waking = try await collect { await $0.broker.tick() }
        try check(words: waking, "after time has passed")
        let family = random(0...families.count - 1)
        switch random(0...99) {
        case 0..<40: try await incident(number, family)
        case 40..<60: try await statement(number, family)
        case 60..<78: try await paper(number, family)
        case 78..<94: try await notification(number, family)
        default: try await hearing(number, family)
        }
    }

    /// At the end everything is accounted for, and each flow has had its share.
    func finish() async throws {
        for flow in ["encompass", "locality-conference", "police-notification", "marac-gp"] {
            #expect(told[flow, default: 0] > 0, "no \(flow) in the whole year")
        }
        #expect(told["recalled", default: 0] > 0, "nothing was taken back in the whole year")
        let status = try await test.ask(.status)
        #expect(status["stuck"]?.integer == 0)
    }

    // MARK: Events

    private mutating func incident(_ number: Int, _ place: Int) async throws {
        let family = families[place]
        let words = "I hid, said the child."
        let children: [JSON] = family.children.map { child in
            [
                "givenName": .string(child.given), "familyName": .string(child.family), "dateOfBirth": .string(child.birth),
                "postcode": .string(child.postcode), "nhsNumber": .string(child.nhsNumber), "exposure": "PRESENT_SAW",
                "voice": ["spokenTo": true, "words": .string(words)],
            ]
        }
        let data: JSON = [
            "reference": .string(family.reference), "force": "22", "occurredAt": .string(time(minute - 90)),
            "reportedAt": .string(time(minute - 60)), "riskGrade": .string(Year.risks[random(0...2)]),
            "summary": "Officers attended after a call.", "children": .array(children),
            "adults": [
                [
                    "role": "victim", "givenName": .string(family.victim.given), "familyName": .string(family.victim.family),
                    "relationshipToChild": "mother",
                ],
                [
                    "role": "perpetrator", "givenName": .string(family.perpetrator.given),
                    "familyName": .string(family.perpetrator.family), "relationshipToChild": "father",
                ],
            ],
        ]
        let sent = try await publish(number, "firstbell.incident.v1", data)
        // Every school of every child, whatever anybody said of consent.
        #expect(sent.map(\.recipient).sorted() == family.children.map(\.school).sorted(), "event \(number)")
        for notice in sent {
            let own = family.children.filter { $0.school == notice.recipient && notice.text.contains($0.given) }
            #expect(own.count == 1, "event \(number): a notice is about one child")
            try clean(notice, of: family, but: own.map(\.given))
        }
    }

    private mutating func statement(_ number: Int, _ place: Int) async throws {
        let family = families[place]
        let states = ["given", "given", "given", "given", "refused", "withdrawn"]
        let state = states[random(0...5)]
        let scopes: [String] = state != "given" ? [] : random(0...3) == 0 ? ["support"] : ["support", "information"]
        let isSafe = random(0...9) > 0
        let expires = state == "given" && random(0...2) == 0 ? minute + random(1...20) * 1_440 : nil
        var members: [JSON.Member] = [
            .init("person", family.victim.identity), .init("state", .string(state)),
            .init("scopes", .array(scopes.map { .string($0) })), .init("obtainedSafely", .boolean(isSafe)),
            .init("at", .string(time(minute))), .init("recordedBy", "Lee Example"),
        ]
        if let expires { members.append(.init("expiresAt", .string(time(expires)))) }
        oracle.said(
            .init(minute: minute, state: state, scopes: Set(scopes), isSafe: isSafe, expires: expires), by: place)
        let words = try await publish(number, "firstbell.consent.v1", .object(members))
        try check(words: words, "event \(number): after \(state)")
    }

    private mutating func paper(_ number: Int, _ place: Int) async throws {
        let family = families[place]
        let risk = Year.risks[random(0...2)]
        let (old, ahead) = (random(0...24), random(3...16))
        let data: JSON = [
            "reference": .string(family.reference), "reportedAt": .string(time(minute - old * 1_440)), "riskGrade": .string(risk),
            "forum": "locality/malvern", "meetingAt": .string(time(minute + ahead * 1_440)), "victim": family.victim.identity,
            "children": .array(family.children.map(\.identity)), "perpetrators": [family.perpetrator.name],
            "circumstances": "Shouting was heard.",
        ]
        let sent = try await publish(number, "firstbell.locality-paper.v1", data)
        let expected = oracle.readers(
            ofPaperOn: place, risk: risk, daysOld: old, daysToMeeting: ahead, at: minute)
        #expect(Set(sent.map(\.recipient)) == expected, "event \(number): paper, \(risk), \(old) old, \(ahead) ahead")
        for notice in sent {
            oracle.rests(notice.id, at: notice.recipient, on: place, for: ["support", "information"])
            #expect(!notice.text.contains(family.address) && notice.text.contains(family.victim.given))
        }
    }

    private mutating func notification(_ number: Int, _ place: Int) async throws {
        let family = families[place]
        let risk = Year.risks[random(0...2)]
        let level = random(1...4)
        var victim = family.victim.identity
        if case .object(var members) = victim {
            members.append(.init("address", .string(family.address)))
            members.append(.init("addressProtected", .boolean(family.isAddressProtected)))
            victim = .object(members)
        }
        let recipients = [
            ("local-authority/885", "social-care"), ("agency/early-help", "early-help"), ("agency/refuge", "support-service"),
            ("agency/idva-north", "idva"),
        ]
        let data: JSON = [
            "reference": .string(family.reference), "reportedAt": .string(time(minute - 30)), "riskGrade": .string(risk),
            "level": .integer(Int64(level)), "victim": victim, "children": .array(family.children.map(\.identity)),
            "perpetrators": [family.perpetrator.name], "circumstances": "Shouting was heard.",
            "safeContact": "Through the school nurse.",
            "recipients": .array(recipients.map { ["partner": .string($0), "as": .string($1)] }),
        ]
        let sent = try await publish(number, "firstbell.police-notification.v1", data)
        #expect(
            Set(sent.map(\.recipient)) == oracle.readers(ofNotificationOn: place, risk: risk, level: level, at: minute),
            "event \(number): notification, \(risk), level \(level)")
        for notice in sent {
            if notice.recipient == "agency/early-help" || notice.recipient == "agency/refuge" {
                oracle.rests(notice.id, at: notice.recipient, on: place, for: ["support"])
            }
            if notice.recipient == "local-authority/885" {
                #expect(notice.text.contains(family.address) == !family.isAddressProtected, "event \(number)")
            } else {
                #expect(!notice.text.contains(family.address) && !notice.text.contains(family.perpetrator.given))
            }
        }
    }

    private mutating func hearing(_ number: Int, _ place: Int) async throws {
        let family = families[place]
        var victim = family.victim.identity
        if case .object(let members) = victim { victim = .object(members + [.init("practice", .string(family.victim.practice))]) }
        let children: [JSON] = family.children.map { child in
            guard case .object(let members) = child.identity else { return child.identity }
            return .object(members + [.init("practice", .string(child.practice)), .init("connection", "VICTIM")])
        }
        let data: JSON = [
            "reference": .string("WN/26/1\(1_000 + number)"), "area": "worcestershire-north", "heardAt": .string(time(minute - 30)),
            "outcome": "HEARD", "riskGrade": "high", "victim": victim, "children": .array(children),
            "perpetrators": [family.perpetrator.name],
            "consent": [
                "state": "refused",
                "override": [
                    "limb": "c", "reason": "Asking again would bring her into danger.", "decidedBy": "MARAC chair",
                    "decidedAt": .string(time(minute - 30)),
                ],
            ],
        ]
        let sent = try await publish(number, "firstbell.marac-case-heard.v1", data, as: "marac/worcestershire-north")
        // A high-risk case goes on whatever the register says: its own statement is older than any in it, and the limb stands,
        // unless consent has been given since.
        let expected = [family.victim.practice] + family.children.map(\.practice)
        #expect(sent.map(\.recipient).sorted() == expected.sorted(), "event \(number): hearing")
        for notice in sent {
            #expect(!notice.text.contains(family.perpetrator.given) && !notice.text.contains(family.address))
            let named = ([family.victim] + family.children).filter { notice.text.contains($0.given) }
            #expect(named.count == 1, "event \(number): a practice is told of one patient")
        }
    }

    // MARK: What was sent

    struct Sent {
        var id: String
        var recipient: String
        var kind: NoticeKind
        var text: String
    }

    private mutating func publish(
        _ number: Int, _ type: String, _ data: JSON, as partner: String = "police/22"
    ) async throws -> [Sent] {
        let event: JSON = [
            "specversion": "1.0", "id": .string("year-\(number)"),
            "source": .string("spiffe://worcestershire.example/\(partner)"), "type": .string(type), "time": .string(time(minute)),
            "data": data,
        ]
        return try await collect { test in
            let answer = try await test.publish(event.octets, as: partner)
            let problem = answer.rejected.map { "\($0.code) \($0.errors.map(\.pointer))" }
            #expect(problem == nil, "event \(number)")
        }
    }

    /// What goes out while `body` runs, every notice stored by its recipient at once; words to authorities are left out.
    private mutating func collect(_ body: (TestBroker) async throws -> Void) async throws -> [Sent] {
        let test = test
        var all: [Sent] = []
        var fresh = try await test.sendings { try await body(test) }
        while !fresh.isEmpty {
            for sending in fresh where sending.notice.kind != .hold {
                let sent = Sent(
                    id: sending.notice.id.description, recipient: sending.notice.recipient.description, kind: sending.notice.kind,
                    text: String(decoding: sending.notice.body, as: UTF8.self))
                all.append(sent)
                let flow = try JSONDocument(sending.notice.body).root["flow"]?.string ?? ""
                told[sent.kind == .recall ? "recalled" : flow, default: 0] += 1
            }
            let received = fresh
            fresh = try await test.sendings {
                for sending in received { _ = try await test.receipt(sending, .delivered) }
            }
        }
        return all
    }

    /// Only words of what has fallen, each once.
    private mutating func check(words: [Sent], _ when: String) throws {
        #expect(words.allSatisfy { $0.kind == .recall }, "\(when)")
        let taken = try words.compactMap { try JSONDocument(Array($0.text.utf8)).root["notice"]?.string }
        #expect(taken.sorted() == oracle.fallen(at: minute).sorted(), "\(when)")
    }

    /// Nothing of the family that a school may not know.
    private func clean(_ notice: Sent, of family: YearFamily, but own: [String]) throws {
        let adults = [family.victim.given, family.perpetrator.given, family.perpetrator.family, family.address]
        let others = family.children.map(\.given).filter { !own.contains($0) }
        let numbers = ([family.victim] + family.children).map(\.nhsNumber) + family.children.map(\.postcode)
        for word in adults + others + numbers {
            #expect(!notice.text.contains(word), "\(notice.recipient): \(word)")
        }
    }
}

extension YearFamily.Person {
    fileprivate var name: JSON { ["givenName": .string(given), "familyName": .string(family)] }

    fileprivate var identity: JSON {
        [
            "givenName": .string(given), "familyName": .string(family), "dateOfBirth": .string(birth),
            "nhsNumber": .string(nhsNumber),
        ]
    }
}
