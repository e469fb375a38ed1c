// SPDX-License-Identifier: Apache-2.0
import Foundation
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What MARAC cases come to in a broker with two practices and an authority.
@Suite struct CasePublishingTests {
    static let now = "2026-11-17T15:45:00Z"
    static let marac = "marac/worcestershire-north"

    static func with(_ body: (TestBroker) async throws -> Void) async throws {
        try await TestBroker.with(at: now) { test in
            for (position, id) in ["gp/M81001", "gp/M81002", "gp/A1B2C", "local-authority/885"].enumerated() {
                try await test.enrol(id, number: position)
            }
            try await body(test)
        }
    }

    /// The full example with one text replaced by another.
    static func event(_ changes: (String, String)...) throws -> [UInt8] {
        let file = TestBroker.examples.appendingPathComponent("../Schemas/examples/firstbell.marac-case-heard.v1/valid-full.json")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (old, new) in changes {
            try #require(text.contains(old), "the example has no \(old)")
            text = text.replacingOccurrences(of: old, with: new)
        }
        return Array(text.utf8)
    }

    @Test func `the victim's and the child's practice are told, and social care gets a record of each`() async throws {
        try await Self.with { test in
            let accepted = try #require(try await test.publish(Self.event(), as: Self.marac).accepted)
            let lines = accepted.answer.notices.map { "\($0.flow.rawValue) \($0.recipient?.description ?? "")" }
            #expect(
                lines.sorted() == [
                    "marac-gp gp/A1B2C", "marac-gp gp/M81001", "marac-record local-authority/885",
                    "marac-record local-authority/885", "marac-record local-authority/885",
                ])
            // The second child is at no practice, which is a coded exception; the perpetrator's practice is told nothing.
            #expect(
                accepted.answer.denials.map { "\($0.subject) \($0.code)" } == [
                    "/data/children/1 not-registered", "/data/perpetrators/0 perpetrator-practice",
                ])
            #expect(accepted.answer.holds.isEmpty)
            let practice = accepted.answer.notices.first { $0.recipient?.code == "M81001" }
            #expect(practice?.deadline == (try Instant(rfc3339: "2026-11-18T14:30:00Z")))
            let record = accepted.answer.notices.first { $0.flow == .maracRecord }
            #expect(record?.deadline == (try Instant(rfc3339: "2026-11-20T14:30:00Z")))
        }
    }

    @Test func `no body sent to a practice has a perpetrator, another person or the reason for going without consent`() async throws
    {
        try await Self.with { test in
            let accepted = try #require(try await test.publish(Self.event(), as: Self.marac).accepted)
            for (recipient, others) in [("gp/M81001", ["Ada", "Zo", "A1B2C"]), ("gp/A1B2C", ["Cleo", "Zo", "IDVA", "telephone"])] {
                let body = String(decoding: try await test.broker.body(of: accepted, to: recipient), as: UTF8.self)
                #expect(body.contains("\"flow\":\"marac-gp\"") && body.contains("Sample"))
                for forbidden in others + ["Beispiel", "M81002", "Asking again", "MARAC chair", "limb", "885"] {
                    #expect(!body.contains(forbidden), "\(recipient): \(forbidden)")
                }
            }
            let record = String(decoding: try await test.broker.body(of: accepted, to: "local-authority/885"), as: UTF8.self)
            #expect(record.contains("Beispiel"))
        }
    }

    @Test func `a perpetrator at the victim's practice is a warning there, and a child's notice is held`() async throws {
        try await Self.with { test in
            let body = try Self.event(("gp/M81002", "gp/M81001"), ("gp/A1B2C", "gp/M81001"))
            let accepted = try #require(try await test.publish(body, as: Self.marac).accepted)
            #expect(accepted.answer.holds.map { "\($0.subject) \($0.code)" } == ["/data/children/0 conflict-of-interest"])
            let notice = String(decoding: try await test.broker.body(of: accepted, to: "gp/M81001"), as: UTF8.self)
            #expect(notice.contains("\"flags\":[\"perpetrator-same-practice\"]"))
        }
    }

    @Test func `without consent and without a limb it is held for a person, who cannot wave it through`() async throws {
        try await Self.with { test in
            let override = "\"override\": {"
            let text = String(decoding: try Self.event(), as: UTF8.self)
            let start = try #require(text.range(of: ",\n      " + override))
            let end = try #require(text.range(of: "}", range: start.upperBound..<text.endIndex))
            let body = Array((text[..<start.lowerBound] + text[end.upperBound...]).utf8)
            let accepted = try #require(try await test.publish(body, as: Self.marac).accepted)
            #expect(accepted.answer.holds.map(\.code) == ["limb-missing"])
            let hold = try #require(accepted.answer.holds.first?.hold)
            let words: JSON = ["id": .string(hold), "by": "Lee Example", "reason": "the chair agreed"]
            await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRelease, words) }
            // The child's notice does not wait for the adult's consent.
            #expect(accepted.answer.notices.contains { $0.recipient?.code == "A1B2C" })
        }
    }

    @Test func `a practice that nobody knows is a hold, which a person routes to the right one`() async throws {
        try await Self.with { test in
            let accepted = try #require(
                try await test.publish(Self.event(("gp/M81001", "gp/M99999")), as: Self.marac).accepted)
            #expect(accepted.answer.holds.map(\.code) == ["practice-unknown"])
            let hold = try #require(accepted.answer.holds.first?.hold)
            let shown = try await test.ask(.holdShow, ["id": .string(hold), "by": "Lee Example", "reason": "to find the practice"])
            #expect(shown.member("person")?.member("familyName")?.string == "Sample")
            let school: JSON = ["id": .string(hold), "to": "school/116900", "by": "Lee Example", "reason": "x"]
            let failure = await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRoute, school) }
            #expect(failure?.remedy == "gp/CODE")
            test.time.withLockedValue { $0 = $0 + .seconds(600) }
            let routed = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": "gp/M81002", "by": "Lee Example", "reason": "asked the practice"])
            #expect(routed.member("state")?.string == "routed")
            let notice = String(decoding: try await test.broker.body(of: nil, to: "gp/M81002"), as: UTF8.self)
            // The perpetrator is registered there too, which the reader must know.
            #expect(notice.contains("\"match\":\"human\"") && notice.contains("perpetrator-same-practice"))
        }
    }

    @Test func `a practice that a person chose is not warned of a perpetrator who is registered at another`() async throws {
        try await Self.with { test in
            // The practice that the co-ordinator named is unknown, and the perpetrator's too.
            let body = try Self.event(("gp/M81001", "gp/M99999"), ("gp/M81002", "gp/M99999"))
            let accepted = try #require(try await test.publish(body, as: Self.marac).accepted)
            let hold = try #require(accepted.answer.holds.first { $0.code == "practice-unknown" }?.hold)
            _ = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": "gp/M81001", "by": "Lee Example", "reason": "asked the practice"])
            let notice = String(decoding: try await test.broker.body(of: nil, to: "gp/M81001"), as: UTF8.self)
            #expect(notice.contains("\"match\":\"human\"") && notice.contains("\"flags\":[]"))
        }
    }

    @Test func `a closed practice offers its successor, and only a person follows it`() async throws {
        try await Self.with { test in
            let list = """
                odsCode,name,status,role,successor
                M81001,Old Sample Surgery,closed,RO76,M81002
                M81002,New Sample Surgery,active,RO76,
                A1B2C,Third Sample Surgery,active,RO76,

                """
            try await test.importFile("practices", "practices.csv", octets: Array(list.utf8))
            let accepted = try #require(try await test.publish(Self.event(), as: Self.marac).accepted)
            #expect(accepted.answer.holds.map(\.code) == ["practice-closed"])
            let hold = try #require(accepted.answer.holds.first?.hold)
            let shown = try await test.ask(.holdShow, ["id": .string(hold)])
            #expect(shown.member("candidates")?.elements.map(\.string) == ["gp/M81002"])
            let routed = try await test.ask(
                .holdRoute, ["id": .string(hold), "to": "gp/M81002", "by": "Lee Example", "reason": "registered there now"])
            #expect(routed.member("recipient")?.string == "gp/M81002")
            #expect(routed.member("deadline")?.string == "2026-11-18T14:30:00Z")
        }
    }

    @Test func `a case that was put off is told to nobody`() async throws {
        try await Self.with { test in
            let accepted = try #require(
                try await test.publish(Self.event(("\"HEARD\"", "\"DEFERRED\"")), as: Self.marac).accepted)
            #expect(accepted.answer.notices.isEmpty && accepted.answer.holds.isEmpty)
            #expect(Set(accepted.answer.denials.map(\.code)) == ["not-heard", "perpetrator-practice"])
        }
    }

    @Test func `only the MARAC of the area may publish its cases`() async throws {
        try await Self.with { test in
            let police = try Self.event(("/marac/worcestershire-north", "/police/22"))
            #expect(try await test.publish(police).rejected?.code == .notPermitted)
            let south = try Self.event(("/marac/worcestershire-north", "/marac/worcestershire-south"))
            let problem = try await test.publish(south, as: "marac/worcestershire-south").rejected
            #expect(problem?.code == .notPermitted && problem?.errors.map(\.pointer) == ["/data/area"])
        }
    }

    @Test func `the deadline of a practice follows the bank holidays and no school calendar`() async throws {
        try await Self.with { test in
            _ = try await test.publish(Self.event(), as: Self.marac)
            let snow = Array("scope,kind,from,to,note\nlocal-authority/885,CLOSURE,2026-11-18,2026-11-18,Snow\n".utf8)
            let summary = try await test.importFile("calendar", "snow.csv", octets: snow, confirm: true)
            #expect(summary.member("deadlinesMoved")?.integer == 0)
        }
    }

    @Test func `a practice that refuses makes a hold that keeps the clock`() async throws {
        try await Self.with { test in
            _ = try await test.publish(Self.event(), as: Self.marac)
            let refused = try await test.broker.refuse(by: "gp/M81001")
            #expect(refused == .recorded)
            let holds = try await test.ask(.holdList).member("holds")?.elements.map { $0 } ?? []
            #expect(holds.map { $0.member("code")?.string } == ["refused-by-recipient"])
            #expect(holds.first?.member("deadline")?.string == "2026-11-18T14:30:00Z")
            #expect(holds.first?.member("flow")?.string == "marac-gp")
        }
    }

    @Test func `policy explain says of each person why a practice is told`() async throws {
        try await Self.with { test in
            let answer = try await test.ask(.policyExplain, ["recipient": "gp/M81001"], payload: Self.event())
            let people = answer.member("children")?.elements.map { $0 } ?? []
            #expect(
                people.map { $0.member("child")?.string } == [
                    "/data/victim", "/data/children/0", "/data/children/1", "/data/perpetrators/0",
                ])
            #expect(people.map { $0.member("outcome")?.string } == ["release", "nothing", "nothing", "nothing"])
            #expect(people.first?.member("rule")?.string == "GP-14")
        }
    }
}

extension TestBroker {
    /// Enrols a partner with an invented certificate.
    func enrol(_ id: String, number: Int) async throws {
        let digit = String(number % 10)
        _ = try await ask(
            .partnerAdd,
            [
                "id": .string(id), "name": "Sample", "fingerprint": .string(String(repeating: digit, count: 64)),
                "serial": .string(digit), "notBefore": "2026-01-01T00:00:00Z", "notAfter": "2027-12-31T00:00:00Z",
            ])
    }
}

extension Broker {
    /// A recipient's refusal of its first waiting notice, as a turn of its own; the verb of the answer.
    func refuse(by recipient: String) throws -> Verb? {
        guard let partner = PartnerID(recipient),
            let waiting = try journal.reader.waiting().first(where: { $0.recipient == partner }),
            let notice = try journal.write(at: clock.now, { try $0.beginAttempt(waiting.sequence, to: partner) })
        else { return nil }
        let body = Array(
            #"{"notice":"\#(notice.id)","digest":"\#(Digest.hex(notice.digest))","stage":"refused","code":"wrong-setting"}"#.utf8)
        let outbox = try commit([
            .request(Request(session: 7, partner: partner, correlation: [], body: .receipt(try Receipt(body: body))))
        ])
        dispatch(outbox)
        return outbox.answers.first?.message.verb
    }
}
