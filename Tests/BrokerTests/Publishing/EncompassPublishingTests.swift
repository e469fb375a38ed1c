// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What the events of a day come to, on the sample directories.
@Suite struct EncompassPublishingTests {
    func recipients(_ answer: Accepted?) -> [String] {
        answer?.answer.notices.compactMap { $0.recipient?.description }.sorted() ?? []
    }

    @Test func `a child on one roll gets one notice, due on the Tuesday after the bank holiday`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            #expect(accepted.answer.notices.count == 1)
            #expect(accepted.answer.notices.first?.deadline == (try Instant(rfc3339: "2026-05-05T07:30:00Z")))
            #expect(accepted.answer.holds.isEmpty && accepted.answer.denials.isEmpty && !accepted.duplicate)
        }
    }

    @Test func `a dual-registered child has two notices`() async throws {
        try await TestBroker.with { test in
            let accepted = try await test.publish(test.event("04-dual-registered")).accepted
            #expect(recipients(accepted).count == 2)
            #expect(Set(recipients(accepted)).count == 2)
        }
    }

    @Test func `siblings get a notice each, and neither names the other's school`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            let schools = recipients(accepted)
            #expect(schools.count == 2 && Set(schools).count == 2)
            for (position, school) in schools.enumerated() {
                let body = String(decoding: try await test.broker.body(of: accepted, to: school), as: UTF8.self)
                #expect(body.contains("\"siblingsElsewhere\":true"))
                #expect(!body.contains(schools[1 - position]))
            }
        }
    }

    @Test func `an unknown school is a hold of the authority, which is told at once`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("08-unknown-school")).accepted)
            #expect(accepted.answer.notices.isEmpty)
            #expect(accepted.answer.holds.count == 1)
            let holds = try await test.ask(.holdList)
            #expect(holds.member("holds")?.elements.first { _ in true }?.member("owner")?.string == "local-authority/885")
            let waiting = try await test.broker.waitingRecipients()
            #expect(waiting == ["local-authority/885"])
        }
    }

    @Test func `no trained adult delivers all the same, with a flag and an exception`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("09-no-trained-adult")).accepted)
            let school = try #require(recipients(accepted).first)
            #expect(accepted.answer.holds.isEmpty)
            let body = String(decoding: try await test.broker.body(of: accepted, to: school), as: UTF8.self)
            #expect(body.contains("no-trained-key-adult"))
            #expect(try await test.broker.waitingRecipients() == ["local-authority/885", school])
            #expect(try await test.ask(.status).member("openExceptions")?.integer == 1)
        }
    }

    @Test func `an area may hold where nobody is trained`() async throws {
        try await TestBroker.with(policy: EncompassPolicy(untrained: .hold)) { test in
            let accepted = try await test.publish(test.event("09-no-trained-adult")).accepted
            #expect(accepted?.answer.notices.isEmpty == true)
            #expect(accepted?.answer.holds.map(\.code) == ["no-trained-key-adult"])
        }
    }

    @Test func `answers about a protected child name no recipient`() async throws {
        try await TestBroker.with { test in
            let body = try test.event("07-protected-address")
            let accepted = try #require(try await test.publish(body).accepted)
            #expect(!accepted.answer.notices.isEmpty)
            #expect(accepted.answer.notices.allSatisfy { $0.recipient == nil })
            #expect(accepted.answer.holds.allSatisfy { $0.recipient == nil })
            #expect(accepted.answer.denials.allSatisfy { $0.recipient == nil })
            let again = try #require(try await test.publish(body).accepted)
            #expect(again.duplicate && again.answer == accepted.answer)
        }
    }

    @Test func `the notice carries the profile's fields and no address, name of an adult or match key`() async throws {
        try await TestBroker.with { test in
            let body = try test.event("01-bank-holiday") {
                $0.replacingOccurrences(of: "\"role\": \"victim\"", with: "\"role\": \"victim\", \"familyName\": \"Adultname\"")
            }
            let accepted = try #require(try await test.publish(body).accepted)
            let notice = String(
                decoding: try await test.broker.body(of: accepted, to: try #require(recipients(accepted).first)), as: UTF8.self)
            for forbidden in ["Adultname", "postcode", "nhsNumber", "settings", "address"] { #expect(!notice.contains(forbidden)) }
            #expect(notice.contains("\"contactParentPolicy\"") && notice.contains("OFFICIAL-SENSITIVE"))
        }
    }

    @Test func `an address is refused with its pointer and binds nothing`() async throws {
        try await TestBroker.with { test in
            let problem = try await test.publish(test.event("12-refused-address")).rejected
            #expect(problem?.code == .invalidEvent)
            #expect(problem?.errors.contains { $0.code == "forbidden-field" && $0.pointer.hasPrefix("/data/") } == true)
            #expect(try await test.ask(.status).member("events")?.integer == 0)
        }
    }

    @Test func `the same id with other content is a conflict and changes nothing`() async throws {
        try await TestBroker.with { test in
            let body = try test.event("02-weekend")
            let first = try #require(try await test.publish(body).accepted)
            let changed = try test.event("02-weekend") {
                $0.replacingOccurrences(of: "\"summary\": \"", with: "\"summary\": \"Later: ")
            }
            #expect(try await test.publish(changed).rejected?.code == .conflict)
            let again = try #require(try await test.publish(body).accepted)
            #expect(again.duplicate && again.answer == first.answer && again.digest == first.digest)
        }
    }

    @Test func `time and traceparent do not make another event`() async throws {
        try await TestBroker.with { test in
            _ = try await test.publish(test.event("02-weekend"))
            let later = try test.event("02-weekend") { text in
                text.replacingOccurrences(
                    of: "\"datacontenttype\"",
                    with: "\"traceparent\": \"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\",\n  \"datacontenttype\"")
            }
            #expect(try await test.publish(later).accepted?.duplicate == true)
        }
    }

    @Test func `only the force itself may publish its incidents`() async throws {
        try await TestBroker.with { test in
            let body = try test.event("02-weekend")
            #expect(try await test.publish(body, as: "police/21").rejected?.code == .sourceMismatch)
            let posing = try test.event("02-weekend") { $0.replacingOccurrences(of: "police/22", with: "school/116900") }
            #expect(try await test.publish(posing, as: "school/116900").rejected?.code == .notPermitted)
            let foreign = try test.event("02-weekend") {
                $0.replacingOccurrences(of: "\"force\": \"22\"", with: "\"force\": \"21\"")
            }
            #expect(try await test.publish(foreign).rejected?.code == .notPermitted)
        }
    }

    @Test func `a notice that cannot be opened is set aside with an alarm, and the others go out`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("04-dual-registered")).accepted)
            let schools = try accepted.answer.notices.map { try #require($0.recipient) }
            let database = try DatabaseQueue(path: Journal.path(in: test.folder))
            try await database.write {
                try $0.execute(
                    sql: """
                        UPDATE notice_body SET sealed = zeroblob(64) WHERE notice = (SELECT seq FROM notice WHERE recipient = ?)
                        """, arguments: [schools[0].description])
            }
            for (number, school) in schools.enumerated() { await test.broker.listen(SessionNumber(number + 1), school) }
            #expect(try await test.broker.waitingRecipients() == schools.map(\.description).sorted())
            #expect(try await test.ask(.status).member("since")?.member("alarms")?.integer == 1)
            #expect(await test.broker.attempts() == [schools[1].description])
        }
    }

    @Test func `a routed hold becomes a notice with the time it was held, once`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("08-unknown-school")).accepted)
            let hold = try #require(accepted.answer.holds.first?.hold)
            test.time.withLockedValue { $0 = $0 + .seconds(600) }
            let by: JSON = ["id": .string(hold), "to": "school/116900", "by": "Lee Example", "reason": "phoned the school"]
            let routed = try await test.ask(.holdRoute, by)
            #expect(routed.member("state")?.string == "routed")
            #expect(routed.member("recipient")?.string == "school/116900")
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRoute, by) }
            let body = String(decoding: try await test.broker.body(of: nil, to: "school/116900"), as: UTF8.self)
            #expect(body.contains("\"match\":\"human\""))
        }
    }

    @Test func `an imported closure on the morning itself moves the deadline`() async throws {
        try await TestBroker.with { test in
            let accepted = try #require(try await test.publish(test.event("01-bank-holiday")).accepted)
            let school = try #require(recipients(accepted).first)
            test.time.withLockedValue { $0 = (try? Instant(rfc3339: "2026-05-05T06:00:00Z")) ?? $0 }
            let row = "scope,kind,from,to,note\n\(school),CLOSURE,2026-05-05,2026-05-05,Snow\n"
            let summary = try await test.importFile("calendar", "snow.csv", octets: Array(row.utf8), confirm: true)
            #expect(summary.member("deadlinesMoved")?.integer == 1)
            #expect(try await test.broker.journalDeadlines() == [try Instant(rfc3339: "2026-05-06T07:30:00Z")])
        }
    }
}

extension Broker {
    /// Has a session of `partner` wait for notices, and sends what is ready.
    func listen(_ session: SessionNumber, _ partner: PartnerID) {
        delivery.helloed(session, partner: partner, window: 8)
        finishTurn()
    }

    /// Recipients whose notices have been tried.
    func attempts() -> [String] {
        let waiting = (try? journal.reader.waiting()) ?? []
        let tried = waiting.filter { (try? journal.reader.progress(notice: $0.sequence))??.stage == .sent }
        return tried.map(\.recipient.description)
    }

    func waitingRecipients() throws -> [String] { try Set(journal.reader.waiting().map(\.recipient.description)).sorted() }

    func journalDeadlines() throws -> [Instant] {
        try [journal.reader.status(now: clock.now).earliestOpenDeadline].compactMap(\.self)
    }

    /// The sealed content of the notice to a recipient.
    func body(of accepted: Accepted?, to recipient: String) throws -> [UInt8] {
        let waiting = try journal.reader.waiting().filter { $0.recipient.description == recipient }
        for notice in waiting {
            let outgoing = try journal.write(at: clock.now) { try $0.beginAttempt(notice.sequence, to: notice.recipient) }
            guard let outgoing, outgoing.kind == .subject else { continue }
            if accepted?.answer.notices.contains(where: { $0.notice == outgoing.id.description }) ?? true { return outgoing.body }
        }
        return []
    }
}
