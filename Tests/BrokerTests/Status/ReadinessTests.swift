// SPDX-License-Identifier: Apache-2.0
import Journal
import NIOConcurrencyHelpers
import Safeguarding
import Testing
import Wire

@testable import Broker

/// Who could not receive a notice tonight, over the sample data.
@Suite struct ReadinessTests {
    private func causes(_ test: TestBroker, authority: String? = nil) async throws -> [String: [String]] {
        let answer = try await test.ask(.readiness, ["authority": authority.map { .string($0) } ?? .null])
        var causes: [String: [String]] = [:]
        for finding in answer["findings"]?.elements.map({ $0 }) ?? [] {
            let setting = try #require(finding["setting"]?.string)
            let words = [finding["cause"]?.string, finding["effect"]?.string, finding["until"]?.string].compactMap(\.self)
            causes[setting, default: []].append(words.joined(separator: " "))
        }
        let settings = try #require(answer["settings"]?.integer)
        #expect(settings == (answer["ready"]?.integer ?? 0) + (answer["notReady"]?.integer ?? 0))
        return causes
    }

    private func certify(_ test: TestBroker, _ id: String, from: String = "2026-04-01T00:00:00Z") async throws {
        _ = try await test.ask(
            .partnerAdd,
            [
                "id": .string(id), "name": "Example", "fingerprint": .string("fingerprint of \(id)"), "serial": "1",
                "notBefore": .string(from), "notAfter": "2026-06-30T00:00:00Z",
            ])
    }

    private func hello(_ test: TestBroker, _ id: String) async throws {
        let request = Request(
            session: 1, partner: try #require(PartnerID(id)), correlation: [],
            body: .hello(try Hello(body: Array("{\"window\":8}".utf8))))
        #expect(await test.broker.perform([.request(request)]))
    }

    @Test func `the sample area before anybody is a partner`() async throws {
        try await TestBroker.with { test in
            let one = ["no-certificate waits", "one-key-adult none"]
            #expect(
                try await causes(test) == [
                    "school/116900": ["no-certificate waits"], "school/116901": ["no-certificate waits"],
                    "school/116902": one, "school/116903": one, "school/116905": one, "school/116906": one, "school/116907": one,
                    "school/116908": ["no-trained-key-adult exception", "no-certificate waits"], "school/116910": one,
                    "school/130700": one, "early-years/EY402388": one,
                    "early-years/EY402389": ["no-trained-key-adult held", "no-certificate waits", "no-roll unmatched"],
                    "early-years/2541234": ["not-participating held"],
                ])
            let answer = try await test.ask(.readiness)
            #expect(answer["settings"]?.integer == 13)
            #expect(answer["ready"]?.integer == 0)
            #expect(answer["byCause"]?["no-certificate"]?.integer == 12)
            #expect(answer["authority"]?.string == "local-authority/885")
            #expect(answer["findings"]?[0]?["owner"]?.string == "local-authority/885")
            #expect(try await causes(test, authority: "885").count == 13)
            #expect(try await causes(test, authority: "886").isEmpty)
            await #expect(throws: AdminFailure.self) { try await causes(test, authority: "Worcestershire") }
        }
    }

    @Test func `a certificate, a first HELLO, a suspension and the end of a certificate are followed`() async throws {
        try await TestBroker.with { test in
            try await certify(test, "school/116900", from: "2026-05-05T00:00:00Z")
            #expect(try await causes(test)["school/116900"] == ["no-certificate waits"])
            try await certify(test, "school/116901")
            #expect(try await causes(test)["school/116901"] == ["never-connected waits"])
            try await hello(test, "school/116901")
            #expect(try await causes(test)["school/116901"] == nil)
            #expect(try await test.ask(.readiness)["ready"]?.integer == 1)
            // It is kept in the journal, not in the memory of this process.
            #expect(try await test.broker.reader.everConnected().map(\.description) == ["school/116901"])
            _ = try await test.ask(.partnerSuspend, ["id": "school/116901", "reason": "a test"])
            #expect(try await causes(test)["school/116901"] == ["recipient-suspended held"])
            _ = try await test.ask(.partnerResume, ["id": "school/116901", "reason": "a test"])
            test.time.withLockedValue { $0 = $0 + .seconds(60 * 86_400) }
            #expect(try await causes(test)["school/116901"] == ["no-certificate waits"])
        }
    }

    @Test func `a closed setting is named when somebody still counts on it`() async throws {
        try await TestBroker.with { test in
            #expect(try await causes(test)["school/116904"] == nil)
            try await certify(test, "school/116904")
            #expect(try await causes(test)["school/116904"] == ["setting-closed held"])
        }
    }

    @Test func `a setting that the directory lacks is named when somebody counts on it`() async throws {
        try await TestBroker.with { test in
            try await certify(test, "school/199999")
            try await certify(test, "police/22")
            #expect(try await causes(test)["school/199999"] == ["setting-unknown held"])
            #expect(try await causes(test, authority: "885")["school/199999"] == ["setting-unknown held"])
            #expect(try await causes(test)["police/22"] == nil)
            #expect(try await test.ask(.readiness)["settings"]?.integer == 14)
        }
    }

    @Test func `training that ends and calendars that run out are told in time`() async throws {
        try await TestBroker.with(at: "2027-05-20T19:00:00Z") { test in
            try await certify(test, "school/116906")
            #expect(
                try await causes(test)["school/116906"] == [
                    "no-certificate waits", "training-ends none 2027-06-02", "one-key-adult none",
                ])
            #expect(try await test.ask(.readiness)["byCause"]?["calendar-low"] == nil)
            test.time.withLockedValue { $0 = $0 + .seconds(400 * 86_400) }
            let later = try await causes(test)
            #expect(later["school/116906"] == ["no-trained-key-adult exception", "no-certificate waits", "calendar-low none"])
            #expect(later.filter { $0.value.contains("calendar-low none") }.count == 12)
        }
    }

    @Test func `where the area holds for want of training the list says so`() async throws {
        try await TestBroker.with(policy: EncompassPolicy(untrained: .hold)) { test in
            let causes = try await causes(test)["school/116908"]
            #expect(causes?.first == "no-trained-key-adult held")
        }
    }

    @Test func `nobody is named`() async throws {
        try await TestBroker.with { test in
            let answer = String(decoding: try await test.ask(.readiness).tree.octets, as: UTF8.self)
            for word in ["Pat", "Kit", "Terry", "dsl@", "@", "WR99"] { #expect(!answer.contains(word)) }
        }
    }
}
