// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// What an event comes to in whose free text something was found.
@Suite struct FreeTextPublishingTests {
    private static let who: [JSON.Member] = [
        .init("by", .string("Lee Example")), .init("reason", .string("read it with the force")),
    ]

    /// The siblings of two schools, with a summary and words of the second child.
    private func siblings(_ test: TestBroker, summary: String, words: String = "I rang for help.") throws -> [UInt8] {
        try test.event("03-siblings-in-two-schools") {
            $0.replacing("Officers attended after a call.", with: summary).replacing("I rang for help.", with: words)
        }
    }

    private func policy(_ rule: FreeTextRule, profile: String? = nil) -> EncompassPolicy {
        var policy = Policy.shipped
        policy.area.freeText = rule
        if let profile {
            // A profile with neither circumstances nor voice.
            for index in policy.profiles.indices where policy.profiles[index].id == profile {
                policy.profiles[index].grants[.circumstances] = nil
                policy.profiles[index].grants[.voice] = nil
            }
        }
        return EncompassPolicy(policy)
    }

    private func holds(_ accepted: Accepted) -> [String] { accepted.answer.holds.map { "\($0.subject) \($0.code)" } }

    private func resolve(_ hold: String, _ more: JSON.Member...) -> JSON { .object([.init("id", .string(hold))] + Self.who + more) }

    @Test func `the producer is warned, the notices go out, and a duplicate gets the same answer`() async throws {
        try await TestBroker.with { test in
            let body = try siblings(test, summary: "Seen at WR1 1AA with Leo.", words: "Ring 07700 900123")
            let accepted = try #require(try await test.publish(body).accepted)
            #expect(
                accepted.answer.warnings.map { "\($0.pointer) \($0.code)" } == [
                    "/data/summary postcode", "/data/summary other-child", "/data/children/1/voice/words telephone",
                ])
            #expect(accepted.answer.notices.count == 2 && accepted.answer.holds.isEmpty)
            let stored = String(decoding: accepted.answer.stored, as: UTF8.self)
            for found in ["WR1", "Leo", "07700"] { #expect(!stored.contains(found)) }
            let again = try #require(try await test.publish(body).accepted)
            #expect(again.duplicate && again.answer == accepted.answer)
        }
    }

    @Test func `an area that does not want to know has no warnings, nor has a text without anything`() async throws {
        try await TestBroker.with(policy: policy(.off)) { test in
            let accepted = try #require(try await test.publish(siblings(test, summary: "Seen at WR1 1AA.")).accepted)
            #expect(accepted.answer.warnings.isEmpty && accepted.answer.notices.count == 2)
        }
        try await TestBroker.with(policy: policy(.hold)) { test in
            let accepted = try #require(try await test.publish(test.event("03-siblings-in-two-schools")).accepted)
            #expect(accepted.answer.warnings.isEmpty && accepted.answer.notices.count == 2)
        }
    }

    @Test func `an area that holds has each notice wait that would carry it, and a person lets it go as it is`() async throws {
        try await TestBroker.with(policy: policy(.hold)) { test in
            let body = try siblings(test, summary: "Officers attended after a call.", words: "Leo rang 07700 900123")
            let accepted = try #require(try await test.publish(body).accepted)
            #expect(holds(accepted) == ["/data/children/1 free-text"])
            #expect(accepted.answer.notices.count == 1)
            #expect(accepted.answer.warnings.map(\.code) == ["telephone", "other-child"])
            let line = try #require(accepted.answer.holds.first)
            let school = try #require(line.recipient?.description)
            #expect(accepted.answer.notices.first?.recipient?.description != school)
            #expect(try await test.broker.waitingRecipients().contains("local-authority/885"))
            let hold = try #require(line.hold)
            // The clock runs: the hold has the deadline that the notice would have.
            let plain = try await test.ask(.holdShow, ["id": .string(hold)])
            #expect(plain.member("deadline")?.string == accepted.answer.notices.first?.deadline.rfc3339)
            #expect(plain.member("owner")?.string == "local-authority/885")
            #expect(plain.member("texts") == nil)
            let shown = try await test.ask(.holdShow, resolve(hold))
            #expect(shown.member("texts")?["voice/words"]?.string == "Leo rang 07700 900123")
            #expect(shown.member("findings")?.elements.compactMap { $0.member("code")?.string } == ["telephone", "other-child"])
            let released = try await test.ask(.holdRelease, resolve(hold))
            #expect(released.member("recipient")?.string == school)
            let sent = String(decoding: try await test.broker.body(of: nil, to: school), as: UTF8.self)
            #expect(sent.contains("Leo rang 07700 900123") && sent.contains("\"match\":\"human\""))
        }
    }

    @Test func `a summary that names one child holds the other's notice alone, and a person may deny it`() async throws {
        try await TestBroker.with(policy: policy(.hold)) { test in
            let accepted = try #require(try await test.publish(siblings(test, summary: "Mia rang.")).accepted)
            #expect(holds(accepted) == ["/data/children/0 free-text"])
            let line = try #require(accepted.answer.holds.first)
            let denied = try await test.ask(.holdDeny, resolve(try #require(line.hold)))
            #expect(denied.member("state")?.string == "denied")
            #expect(try await test.broker.body(of: nil, to: try #require(line.recipient?.description)).isEmpty)
        }
    }

    @Test func `what carries no such text is never held for it`() async throws {
        try await TestBroker.with(policy: policy(.hold, profile: "OE_STANDARD")) { test in
            let body = try siblings(test, summary: "Seen at WR1 1AA with Leo.", words: "Ring 07700 900123")
            let accepted = try #require(try await test.publish(body).accepted)
            #expect(accepted.answer.holds.isEmpty && accepted.answer.notices.count == 2)
            #expect(accepted.answer.warnings.count == 3)
        }
    }

    @Test func `a text behind another hold goes out only once somebody has read it`() async throws {
        try await TestBroker.with(policy: policy(.hold)) { test in
            let body = try test.event("08-unknown-school") {
                $0.replacing("Officers attended after a call.", with: "Seen at WR1 1AA.")
            }
            try #require(String(decoding: body, as: UTF8.self).contains("WR1 1AA"))
            let accepted = try #require(try await test.publish(body).accepted)
            #expect(accepted.answer.holds.count == 1 && accepted.answer.holds.first?.code != "free-text")
            let hold = try #require(accepted.answer.holds.first?.hold)
            let to = JSON.Member("to", .string("school/116900"))
            let failure = await #expect(throws: AdminFailure.self) { _ = try await test.ask(.holdRoute, resolve(hold, to)) }
            #expect(failure?.lines == ["postcode at /data/summary"])
            #expect(try await test.ask(.holdShow, ["id": .string(hold)]).member("state")?.string == "open")
            let shown = try await test.ask(.holdShow, resolve(hold))
            #expect(shown.member("texts")?["summary"]?.string == "Seen at WR1 1AA.")
            let routed = try await test.ask(.holdRoute, resolve(hold, to, .init("textRead", .boolean(true))))
            #expect(routed.member("state")?.string == "routed")
        }
    }

    @Test func `a policy explains that a text is what holds it`() async throws {
        try await TestBroker.with(policy: policy(.hold)) { test in
            let body = try siblings(test, summary: "Seen at WR1 1AA.")
            let school = try #require(try await test.publish(body).accepted?.answer.holds.first?.recipient)
            let reply = try await test.ask(.policyExplain, ["recipient": .string(school.description)], payload: body)
            let child = try #require(reply.member("children")?.elements.first { $0.member("outcome")?.string == "hold" })
            #expect(child.member("code")?.string == "free-text")
            #expect(
                child.member("explanation")?.elements.contains { $0.string?.contains(HoldCode.freeText.meaning) == true } == true)
        }
    }

    @Test func `a case's contact with a postcode is held for the practice, and its records go`() async throws {
        let place = "safeContact\": \""
        try await TestBroker.with(at: CasePublishingTests.now, policy: policy(.hold)) { test in
            for (position, id) in ["gp/M81001", "gp/M81002", "gp/A1B2C", "local-authority/885"].enumerated() {
                try await test.enrol(id, number: position)
            }
            let plain = try CasePublishingTests.event()
            #expect(try await test.publish(plain, as: CasePublishingTests.marac).accepted?.answer.warnings == [])
            let id = try #require(try JSONDocument(plain).root["id"]?.string)
            let body = try CasePublishingTests.event((place, place + "Not at WR1 1AA. "), (id, id + "x"))
            let accepted = try #require(try await test.publish(body, as: CasePublishingTests.marac).accepted)
            #expect(holds(accepted) == ["/data/victim free-text"])
            #expect(accepted.answer.warnings.map { "\($0.pointer) \($0.code)" } == ["/data/safeContact postcode"])
            let flows = accepted.answer.notices.map { "\($0.flow.rawValue) \($0.recipient?.description ?? "")" }.sorted()
            #expect(flows.first == "marac-gp gp/A1B2C" && flows.dropFirst().allSatisfy { $0.hasPrefix("marac-record") })
            let released = try await test.ask(.holdRelease, resolve(try #require(accepted.answer.holds.first?.hold)))
            #expect(released.member("recipient")?.string == "gp/M81001")
        }
    }
}
